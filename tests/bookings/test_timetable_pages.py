"""Hours as staff see them: the preview, publishing, who changed what, and why no time is offered."""

from datetime import date, time, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from bookings.actions import booking, closings, moving, publishing
from bookings.errors import TimeTaken
from bookings.models import Absence, Allowance, Resource, Slot, TimetableRule
from bookings.planning import Plans
from bookings.proposals import Stretch
from bookings.reasons import Reason
from bookings.why import explain
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import CalendarDay, Letter, OfficeOpening
from tests import factories
from tests.bookings.desk_day import sentences, signed_in

TUESDAY = date(2026, 9, 8)


@pytest.fixture
def tuesdays(town):
    town.municipality.booking_days = 7
    town.municipality.save()
    return factories.rule(town.resource, weekday=1, starts=time(9), ends=time(10))


@pytest.fixture
def published(town, tuesdays):
    publishing.publish(resource=town.resource)
    return list(Slot.objects.order_by("starts_at"))


@pytest.fixture
def boss(town):
    client = signed_in(town.staff("manager"))
    client.cookies["valoda"] = "en"
    return client


def page(town, path=""):
    return town.url(f"darbs/laiki/{town.resource.pk}/{path}")


def rule_form(**fields) -> dict:
    return {
        "weekday": "1",
        "starts": "9:00",
        "ends": "10:00",
        "valid_from": "01.01.2026.",
        "every_weeks": "1",
        "slot_minutes": "20",
        "gap_minutes": "0",
        "modes": ["in_person"],
        "online": "on",
        "kept_for_staff": "0",
        "kept_for_crisis": "0",
        **fields,
    }


# Before publishing


def test_preview_counts_what_changes_and_names_who_no_longer_fits(town, published, boss):
    visit = factories.appointment(published[0], town.purpose)
    TimetableRule.objects.update(starts=time(9, 20), ends=time(10, 20))

    answer = boss.get(page(town))

    assert answer.context["preview"].counts == {"gained": 1, "lost": 0, "kept": 2, "changed": 0, "no_longer_fit": 1}
    assert [row.pk for row in answer.context["unfit"]] == [visit.pk]
    assert [(day.day, len(day.gained), len(day.lost)) for day in answer.context["preview"].days] == [(TUESDAY, 1, 0)]
    assert Slot.objects.count() == 3


def test_published_hours_lead_to_the_appointments_to_move_who_may_move_them(town, published, boss, client):
    factories.appointment(published[0], town.purpose)
    TimetableRule.objects.update(starts=time(9, 20), ends=time(10, 20))
    seen = boss.get(page(town)).context["preview"].stamp
    link = town.url("darbs/japarcel/")
    assert f'href="{link}"' not in boss.get(page(town)).content.decode()

    boss.post(page(town, "publicet/"), {"seen": seen})

    assert f'href="{link}"' in boss.get(page(town)).content.decode()
    assert f'href="{link}"' in boss.get(town.url("darbs/laiki/")).content.decode()
    client.force_login(town.staff("administrator"))
    for path in (page(town), town.url("darbs/laiki/")):
        shown = client.get(path).content.decode()
        assert f'href="{link}"' not in shown
        assert "neatbilst" in shown


def test_preview_of_another_way_of_offering(town, published, boss):
    TimetableRule.objects.update(online=False)

    assert boss.get(page(town)).context["preview"].counts["changed"] == 3


def test_gained_times_leave_out_what_stands_in_the_way(town, published, boss):
    factories.appointment(published[1], town.purpose)
    TimetableRule.objects.update(slot_minutes=30)

    preview = boss.get(page(town)).context["preview"]

    assert preview.counts == {"gained": 0, "lost": 2, "kept": 1, "changed": 0, "no_longer_fit": 0}


def test_publishing_does_what_was_seen(town, published, boss):
    TimetableRule.objects.update(starts=time(13), ends=time(14))
    seen = boss.get(page(town)).context["preview"].stamp

    answer = boss.post(page(town, "publicet/"), {"seen": seen})

    assert sentences(answer) == ["3 times were published.", "3 free times were taken off."]
    assert not boss.get(page(town)).context["preview"].waits


def test_hours_changed_after_they_were_seen_are_looked_at_again(town, published, boss):
    seen = boss.get(page(town)).context["preview"].stamp
    TimetableRule.objects.update(starts=time(13), ends=time(14))

    boss.post(page(town, "publicet/"), {"seen": seen})

    assert list(Slot.objects.order_by("starts_at")) == published


def test_list_shows_whose_hours_wait(town, published, boss, django_assert_max_num_queries):
    second = factories.resource(town.office, town.purpose, name="Juris Kalns", order=20)
    factories.rule(second)

    with django_assert_max_num_queries(25):
        rows = boss.get(town.url("darbs/laiki/")).context["rows"]

    assert [(row.resource.name, row.waits) for row, _hours in rows] == [("Ilze Ozola", False), ("Juris Kalns", True)]
    assert [hours[0].hours for _row, hours in rows] == ["Tue 9:00–10:00", "Mon 9:00–12:00"]


def test_closed_specialist_has_nothing_to_publish(town, published, boss):
    day = Stretch(clock.at(TUESDAY, time.min), clock.at(TUESDAY, time.max), resource=town.resource)
    closings.work(closing=closings.close(stretch=day, reason="slimība", by=town.staff("manager", "Gints Lācis")))

    [(row, _hours)] = boss.get(town.url("darbs/laiki/")).context["rows"]

    assert not row.waits


def test_list_plans_only_whose_hours_were_touched(town, published, boss, monkeypatch):
    monkeypatch.setattr(Plans, "of", None)
    Resource.objects.update(published_at=timezone.now() + timedelta(days=1))

    [(row, _hours)] = boss.get(town.url("darbs/laiki/")).context["rows"]

    assert not row.waits


# Changing hours


def test_added_hours_are_saved_and_not_published(town, boss):
    answer = boss.post(page(town, "jaunas/"), rule_form(office=town.office.pk, every_weeks="2", kept_for_staff="1"))

    assert answer.status_code == 302, answer.context["form"].errors
    saved = TimetableRule.objects.get()
    assert (saved.weekday, saved.every_weeks, saved.kept_for_staff, saved.modes) == (1, 2, 1, ["in_person"])
    assert Slot.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"starts": "9:30", "ends": "11:00"}, "starts"),
        ({"ends": "8:00"}, "ends"),
        ({"weekday": "2", "kept_for_crisis": "1"}, "crisis_until"),
        ({"weekday": "2", "break_starts": "8:00", "break_ends": "8:30"}, "break_ends"),
        ({"weekday": "2", "every_weeks": "0"}, "every_weeks"),
        ({"weekday": "2", "modes": []}, "modes"),
    ],
)
def test_hours_that_cannot_be_are_refused_beside_the_field(town, tuesdays, boss, fields, faulty):
    answer = boss.post(page(town, "jaunas/"), rule_form(office=town.office.pk, **fields))

    assert faulty in answer.context["form"].errors
    assert TimetableRule.objects.count() == 1


def test_hours_for_one_purpose_may_lie_inside_those_for_all(town, tuesdays, boss):
    answer = boss.post(page(town, "jaunas/"), rule_form(office=town.office.pk, purposes=[town.purpose.pk]))

    assert answer.status_code == 302
    assert TimetableRule.objects.count() == 2


def test_changed_and_deleted_hours_are_told_in_words(town, boss):
    boss.post(page(town, "jaunas/"), rule_form(office=town.office.pk))
    saved = TimetableRule.objects.get()
    boss.post(page(town, f"stundas/{saved.pk}/"), rule_form(office=town.office.pk, ends="11:00", online_most="2"))
    boss.post(page(town, f"stundas/{saved.pk}/dzest/"))

    answer = boss.get(page(town, "vesture/"))

    deleted, changed, added = answer.context["changes"]
    assert [change.kind for change in (deleted, changed, added)] == ["delete", "update", "insert"]
    assert changed.gone == ["Tuesday 9:00–10:00"]
    assert changed.come == ["Tuesday 9:00–11:00", "at most 2 times on the web"]
    assert {change.who for change in answer.context["changes"]} == {"Sintija Bērziņa"}


# What no longer fits


@pytest.fixture
def unfit(town, published):
    visit = factories.appointment(published[0], town.purpose)
    TimetableRule.objects.update(starts=time(13), ends=time(13, 20))
    publishing.publish(resource=town.resource)
    return visit


def test_appointment_goes_to_the_nearest_time_and_the_client_is_told(town, unfit, sintija):
    answer = sintija.post(town.url("darbs/japarcel/"), {"pieraksts": [unfit.pk]})

    unfit.refresh_from_db()
    assert answer.status_code == 302
    assert unfit.starts_at == clock.at(TUESDAY, time(13))
    assert Letter.objects.filter(kind="rescheduled", about_id=unfit.pk).exists()
    assert sintija.get(town.url("darbs/japarcel/")).context["rows"] == []


def test_each_failure_is_told_beside_its_row(town, published, sintija):
    first, second, third = (
        factories.appointment(slot, town.purpose, phone=f"+3712900000{number}") for number, slot in enumerate(published)
    )
    TimetableRule.objects.update(starts=time(13), ends=time(13, 20))
    publishing.publish(resource=town.resource)

    answer = sintija.post(town.url("darbs/japarcel/"), {"pieraksts": [first.pk, second.pk]})

    told = {row.pk: row.failure for row in answer.context["rows"]}
    assert sorted(told) == [second.pk, third.pk]
    assert "Ilze Ozola" in told[second.pk]
    assert told[third.pk] == ""


def test_nobody_is_moved_to_another_office_or_specialist(town, unfit):
    Slot.objects.filter(appointment=None).delete()
    other = factories.resource(town.office, town.purpose, name="Juris Kalns")
    town.slots(TUESDAY, "11:00", resource=other)

    with pytest.raises(Refusal):
        moving.to_nearest(appointment=unfit, by=town.staff("front_desk"))


def test_times_lost_to_others_are_passed_over(town, unfit, monkeypatch):
    town.slots(TUESDAY, "14:00", "14:20", "14:40", "15:00", "15:20")
    move, lost = booking.move, []

    def slow(*, starts_at, **more):
        if len(lost) < 5:
            lost.append(starts_at)
            raise TimeTaken
        return move(starts_at=starts_at, **more)

    monkeypatch.setattr(booking, "move", slow)
    moved = moving.to_nearest(appointment=unfit, by=town.staff("front_desk"))

    assert moved.starts_at not in lost
    assert len(set(lost)) == 5


def test_nothing_chosen_moves_nothing(town, unfit, sintija):
    sintija.post(town.url("darbs/japarcel/"), {"pieraksts": ["x", "999999999999999999999"]})

    unfit.refresh_from_db()
    assert unfit.starts_at == clock.at(TUESDAY, time(9))


# Why no time is offered


def asked(client, town, day="08.09.2026."):
    query = {"merkis": town.purpose.pk, "iestade": town.office.pk, "diena": day}
    return client.get(town.url("darbs/kapec/"), query)


def test_page_names_the_reasons(town, published, boss):
    for slot in published:
        factories.appointment(slot, town.purpose)

    answer = asked(boss, town)

    assert answer.context["answer"].reasons == [Reason("3 times are taken.", "Ilze Ozola")]
    assert "There is no time to give." in answer.content.decode()


def told(town, day=TUESDAY):
    found = explain(town.purpose, town.office, day)
    return [reason.text for reason in found.reasons], found.for_staff, found.on_web


def test_facts_are_those_of_the_day(town, published, now):
    town.municipality.refresh_from_db()

    def lines(change):
        from django.db import transaction
        from django.utils import translation

        with transaction.atomic(), translation.override("en"):
            change()
            found = told(town)
            transaction.set_rollback(True)
        return found

    def full(**fields):
        Allowance.objects.create(office=town.office, day=TUESDAY, allowed=1, used=1, **fields)

    def away():
        starts = clock.at(TUESDAY, time(0))
        Absence.objects.create(
            resource=town.resource,
            kind="sickness",
            starts_at=starts,
            ends_at=starts + timedelta(days=1),
            created_at=now,
        )
        publishing.follow(resource=town.resource)

    assert lines(lambda: None) == ([], 3, 3)
    assert lines(lambda: OfficeOpening.objects.update(valid_until=now))[0] == [
        "The office is closed on that day: it lies outside its opening periods."
    ]
    holiday = {"municipality": town.municipality, "day": TUESDAY, "kind": "holiday", "name": "Svētki"}
    assert lines(lambda: CalendarDay.objects.create(**holiday))[0] == ["No one works on that day: Svētki."]
    assert lines(lambda: full(kind="clients", purpose=town.purpose))[0] == ["The daily limit of 1 client is reached."]
    assert lines(lambda: full(kind="online", resource=town.resource)) == (
        ["The web has had its share of the day. The rest is kept for phone and desk."],
        3,
        0,
    )
    assert lines(away)[0] == ["Absent: sickness."]
    assert lines(town.resource.purposes.clear)[0] == ["Nobody serves this purpose at this office."]
    assert lines(lambda: Slot.objects.all().delete())[0] == ["The hours are not published yet."]


def test_day_without_hours(town, published):
    texts, staff, web = told(town, date(2026, 9, 9))

    assert (len(texts), staff, web) == (1, 0, 0)


# From the command line


def test_command_says_how_far_it_is(town, tuesdays):
    said = StringIO()

    call_command("publish", "liepaja", until=date(2026, 9, 30), stdout=said)

    assert said.getvalue().splitlines() == [
        "1 of 1: 12 times published, 0 taken off",
        "Done. Appointments that no longer fit the hours: 0.",
    ]


@pytest.mark.parametrize(
    "wrong", [{"municipality": "nekur"}, {"office": "nekur"}, {"until": date(2026, 9, 6)}, {"until": date(2028, 1, 1)}]
)
def test_command_refuses_what_is_not_there(town, wrong):
    place = wrong.pop("municipality", "liepaja")

    with pytest.raises(CommandError):
        call_command("publish", place, stdout=StringIO(), **wrong)

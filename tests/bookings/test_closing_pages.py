from datetime import date, datetime

import pytest

from bookings.actions import closings
from bookings.models import Appointment, Closing
from bookings.offered import times_of
from socialservice import clock
from tests import factories
from tests.bookings.desk_day import LIST, signed_in

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 16)
TODAY = date(2026, 9, 7)


@pytest.fixture
def manager(town):
    return signed_in(town.staff("manager", "Baiba Vītola"))


def visits(town, day, *hours):
    return [factories.appointment(slot, town.purpose) for slot in town.slots(day, *hours)]


def asked(town, **more):
    return {
        "what": "specialist",
        "resource": town.resource.pk,
        "day": "16.09.2026.",
        "kind": "sickness",
        "reason": "slimība",
        **more,
    }


def test_manager_reads_the_proposal_and_nothing_is_changed(town, manager):
    visits(town, DAY, "9:00", "9:20")

    page = manager.post(town.url("darbs/slegt/"), asked(town))

    assert "Nekas vēl nav mainīts." in page.content.decode()
    assert [case.appointment.name for case in page.context["proposal"].cases] == ["Zenta Grīnberga-Vītoliņa"] * 2
    assert not Closing.objects.exists()


def test_manager_goes_back_with_all_that_was_typed(town, manager):
    page = manager.post(town.url("darbs/slegt/"), asked(town, step="edit"))

    assert 'value="slimība"' in page.content.decode()


def test_manager_chooses_for_a_group_and_closes(town, manager):
    visits(town, DAY, "9:00", "9:20")
    town.slots(date(2026, 9, 17), "9:00", "9:20")

    answer = manager.post(town.url("darbs/slegt/"), asked(town, step="apply", **{"visi-same": "phone"}))

    closing = Closing.objects.get()
    assert answer.url == town.url(f"darbs/slegt/{closing.pk}/")
    assert [item.choice for item in closing.items.all()] == ["phone", "phone"]
    assert "0 no 2" in manager.get(answer.url).content.decode()
    manager.post(f"{answer.url}turpinat/")
    page = manager.get(answer.url).content.decode()
    assert "Pabeigts: 2 pieraksti." in page
    assert "Atvērt no jauna un atdot laikus" in page


def test_manager_chooses_in_a_row(town, manager):
    first, second = visits(town, DAY, "9:00", "9:20")
    town.slots(date(2026, 9, 17), "9:00", "9:20")

    manager.post(town.url("darbs/slegt/"), asked(town, step="apply", **{f"ko-{first.pk}": "cancel"}))

    assert list(Closing.objects.get().items.values_list("appointment", "choice").order_by("pk")) == [
        (first.pk, "cancel"),
        (second.pk, "same"),
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"resource": ""}, "resource"),
        ({"what": "day"}, "office"),
        ({"day": "32.09.2026."}, "day"),
        ({"day": "04.09.2026."}, "day"),
        ({"starts": "25:00"}, "starts"),
        ({"reason": ""}, "reason"),
        ({"last_day": "15.09.2026."}, "last_day"),
    ],
)
def test_form_refuses_with_a_sentence(town, manager, change, field):
    page = manager.post(town.url("darbs/slegt/"), asked(town, **change))

    assert list(page.context["form"].errors) == [field]


def test_office_closed_from_a_date_is_opened_again(town, manager):
    town.slots(DAY, "9:00")
    manager.post(town.url("darbs/slegt/"), asked(town, what="office", office=town.office.code, step="apply"))
    closing = Closing.objects.get()
    closings.work(closing=closing)

    answer = manager.post(town.url(f"darbs/slegt/{closing.pk}/atvert/"), {"day": "16.09.2026."}, follow=True)

    assert "Laiki atkal tiek piedāvāti." in answer.content.decode()
    closing.refresh_from_db()
    assert closing.reopened_by.name == "Baiba Vītola"


def test_receptionist_closes_who_is_ill_in_two_clicks(town):
    desk = signed_in(town.staff("front_desk", "Sintija Bērziņa"))
    (visit,) = visits(town, TODAY, "11:00")
    town.slots(TODAY, "11:20")
    town.slots(date(2026, 9, 8), "9:00")
    address = town.url(f"darbs/centrs/slegt/{town.resource.pk}/")

    with clock.set_to(datetime(2026, 9, 7, 10, 0, tzinfo=clock.RIGA)):
        assert address in desk.get(town.url(LIST)).content.decode()
        assert "Nekas vēl nav mainīts." in desk.get(address).content.decode()
        answer = desk.post(address, {"kind": "sickness", "reason": "speciālista slimība"})
        closing = Closing.objects.get()
        closings.work(closing=closing)

    visit.refresh_from_db()
    assert answer.url == town.url(f"darbs/centrs/slegts/{closing.pk}/")
    assert visit.day == date(2026, 9, 8)
    assert desk.get(answer.url).status_code == 200


def test_who_phones_sees_the_times_that_are_held(town, manager):
    taken = town.slots(DAY, "9:00", "9:20")
    for slot in taken:
        factories.appointment(slot, town.purpose, phone="+37163426044")
    town.slots(date(2026, 9, 17), "9:00", "9:20", "9:40", "10:00", "10:20", "10:40")
    first = Appointment.objects.earliest("starts_at")
    manager.post(town.url("darbs/slegt/"), asked(town, step="apply", **{f"ko-{first.pk}": "cancel"}))
    closing = Closing.objects.get()
    closings.work(closing=closing)

    page = manager.get(town.url(f"darbs/slegt/{closing.pk}/")).content.decode()

    (offer,) = first.offers.all()
    assert len(times_of(offer, clock.now())) == 3
    for time in times_of(offer, clock.now()):
        assert f'<span class="num">17.09.2026. {clock.local(time.starts_at):%-H:%M}</span>' in page


def test_whom_no_letter_reaches_is_ticked_off(town, manager):
    (slot,) = town.slots(DAY, "9:00")
    factories.appointment(slot, town.purpose, phone="+37163426044")
    manager.post(town.url("darbs/slegt/"), asked(town, step="apply"))
    closing = Closing.objects.get()
    closings.work(closing=closing)
    address = town.url(f"darbs/slegt/{closing.pk}/")
    item = closing.items.get()

    assert "634 26044" in manager.get(address).content.decode()
    manager.post(f"{address}piezvanits/", {"kam": item.pk})

    item.refresh_from_db()
    assert item.called_by.name == "Baiba Vītola"


def test_administrator_plans_without_seeing_names(town):
    visits(town, DAY, "9:00")
    admin = signed_in(town.staff("administrator", "Anna Admin"))

    page = admin.post(town.url("darbs/slegt/"), asked(town)).content.decode()

    assert "Zenta" not in page


@pytest.mark.parametrize("role", ["front_desk", "phone_centre", "specialist"])
def test_planning_needs_its_right(town, role):
    assert signed_in(town.staff(role)).get(town.url("darbs/slegt/")).status_code == 403


def test_closing_of_another_office_is_not_there(town):
    branch = factories.office(town.municipality, "filiale")
    there = factories.resource(branch, town.purpose, name="Dace Kalniņa")
    manager = factories.user("Vadītāja", role="manager", office=town.office)

    page = signed_in(manager).post(town.url("darbs/slegt/"), asked(town, resource=there.pk))

    assert list(page.context["form"].errors) == ["resource"]
    assert signed_in(manager).get(town.url(f"darbs/centrs/slegt/{there.pk}/")).status_code == 404

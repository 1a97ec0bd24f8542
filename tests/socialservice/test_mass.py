import tracemalloc
from datetime import date, timedelta

import pytest

from socialservice import clock, mass_figures
from socialservice.actions import delivering, mass
from socialservice.errors import Refusal
from socialservice.models import Letter, MassLetter, MassRecipient
from tests import factories
from tests.socialservice.mass_rows import MONDAY, draft, people, unreachable

pytestmark = pytest.mark.django_db

State = MassLetter.State


@pytest.fixture
def manager(town):
    return town.staff("manager", "Anna Kalniņa")


def at(day, hour=9):
    return clock.set_to(clock.at(day, clock.now().time().replace(hour=hour, minute=0)))


def started(found, by):
    mass.count(mass=found, by=by)
    return mass.start(mass=found, by=by)


def numbers(found):
    return {way.channel: way.number for way in found.ways}


# Who gets it


def test_counting_writes_nobody_a_letter(town, manager):
    people(town, 4)
    unreachable(town)

    found = mass.count(mass=draft(town, manager), by=manager)

    told = mass_figures.progress(found)
    assert (numbers(told), told.unreachable) == ({"sms": 4}, 1)
    assert [(day, number) for day, number in mass_figures.days(found)] == [(MONDAY, 3), (date(2026, 9, 8), 1)]
    assert not Letter.objects.exists()


def test_one_number_gets_one_letter(town, manager):
    factories.person(town.municipality, name="Anna", phone="+37129123456", district=town.district)
    factories.person(town.municipality, name="Jānis", phone="+37129123456", district=town.district)

    found = mass.count(mass=draft(town, manager), by=manager)

    assert numbers(mass_figures.progress(found)) == {"sms": 1}


def test_letters_by_post_go_to_each_of_a_house(town, manager):
    for name in ("Anna", "Jānis"):
        factories.person(
            town.municipality, name=name, address="Jelgavas iela 4", letters_by="post", district=town.district
        )

    found = mass.count(mass=draft(town, manager), by=manager)

    assert numbers(mass_figures.progress(found)) == {"post": 2}


def test_an_age_group_has_both_its_ends(town, manager):
    for name, born in (("79", "1946-09-08"), ("80", "1946-09-07"), ("90", "1935-09-08"), ("91", "1935-09-07")):
        factories.person(town.municipality, name=name, phone=f"+371290000{name}", birth_date=born)

    found = mass.count(mass=draft(town, manager, audience="age", chosen={"from_age": 80, "to_age": 90}), by=manager)

    assert set(found.recipients.values_list("person__name", flat=True)) == {"80", "90"}


def test_of_several_appointments_the_earliest_is_told(town, manager):
    first, second = town.slots(MONDAY + timedelta(days=2), "9:00", "9:20")
    factories.appointment(second, town.purpose)
    factories.appointment(first, town.purpose, starts_at=first.starts_at)
    (later,) = town.slots(MONDAY + timedelta(days=9), "9:00")
    factories.appointment(later, town.purpose)
    (outside,) = town.slots(MONDAY + timedelta(days=20), "9:00")
    factories.appointment(outside, town.purpose, phone="+37129999999")

    chosen = {"first": "2026-09-08", "last": "2026-09-20"}
    found = mass.count(mass=draft(town, manager, audience="appointments", chosen=chosen), by=manager)

    assert [row.about_day for row in found.recipients.all()] == [MONDAY + timedelta(days=2)]


# Sending


def test_letters_go_on_the_days_they_are_spread_over(town, manager):
    people(town, 7)
    found = started(draft(town, manager, first_day=date(2026, 9, 10)), manager)  # a Thursday

    written = []
    for day in range(10, 16):
        with at(date(2026, 9, day)):
            written.append(mass.write_due())

    found.refresh_from_db()
    assert written == [3, 3, 0, 0, 1, 0]  # Saturday and Sunday are not worked
    assert found.state == State.FINISHED
    assert Letter.objects.filter(kind="mass").count() == 7


@pytest.mark.parametrize("hour", [7, 19, 22])
def test_nothing_is_written_at_night(town, manager, hour):
    people(town, 1)
    started(draft(town, manager), manager)

    with at(MONDAY, hour):
        assert mass.write_due() == 0


def test_letter_fills_its_gaps_in_the_language_of_each(town, manager):
    factories.person(town.municipality, phone="+37129000001", district=town.district)
    factories.person(town.municipality, name="John Smith", phone="+37129000002", language="en", district=town.district)
    texts = {"sms_en": "Please book: {url}", "subject_en": "Please book", "body_en": "Please book: {url}"}
    started(draft(town, manager, **texts), manager)

    mass.write_due()

    told = dict(Letter.objects.values_list("language", "text"))
    assert told["lv"].startswith("Ludzam pieteikties: http") and told["lv"].endswith("vai 634 89652")
    assert told["en"].startswith("Please book: http")


def test_as_many_a_day_as_the_offices_have_free_times(town, manager):
    people(town, 3)
    town.slots(date(2026, 9, 8), "9:00", "9:20")
    town.slots(date(2026, 9, 10), "9:00", "9:20")

    found = started(draft(town, manager, by_capacity=True, per_day=100), manager)

    assert mass_figures.days(found) == [(date(2026, 9, 8), 2), (date(2026, 9, 10), 1)]


def test_more_letters_than_free_times_are_refused(town, manager):
    people(town, 3)
    town.slots(date(2026, 9, 8), "9:00")

    with pytest.raises(Refusal) as refused:
        started(draft(town, manager, by_capacity=True), manager)

    assert refused.value.code == "no_room"
    assert MassLetter.objects.get().state == State.DRAFT


def test_numbers_of_more_than_an_hour_ago_are_not_confirmed(town, manager):
    people(town, 1)
    found = mass.count(mass=draft(town, manager), by=manager)

    with at(MONDAY, 10), pytest.raises(Refusal) as refused:
        mass.start(mass=found, by=manager)

    assert refused.value.code == "stale"


def test_nobody_to_write_to_is_refused(town, manager):
    unreachable(town)

    with pytest.raises(Refusal) as refused:
        started(draft(town, manager), manager)

    assert refused.value.code == "nobody"


def test_stopping_takes_back_what_has_not_gone(town, manager):
    people(town, 5)
    found = started(draft(town, manager), manager)
    mass.write_due()
    gone = Letter.objects.first()
    Letter.objects.filter(pk=gone.pk).update(state="sent")

    mass.stop(mass=found, by=manager)

    assert mass.write_due() == 0
    assert MassRecipient.objects.filter(letter__isnull=False).get().letter == gone
    assert Letter.objects.filter(state="dropped").count() == 2


def test_going_on_writes_to_the_others_once(town, manager):
    people(town, 5)
    found = started(draft(town, manager), manager)
    mass.write_due()
    Letter.objects.filter(pk=Letter.objects.first().pk).update(state="sent")
    mass.stop(mass=found, by=manager)

    with at(date(2026, 9, 9)):
        mass.go_on(mass=found, by=manager)
        assert [mass.write_due(), mass.write_due()] == [3, 0]
    with at(date(2026, 9, 10)):
        assert mass.write_due() == 1

    living = Letter.objects.exclude(state="dropped")
    assert living.count() == living.values("to").distinct().count() == 5


def test_days_on_which_nobody_worked_are_not_made_up_at_once(town, manager):
    people(town, 9)
    started(draft(town, manager), manager)

    with at(date(2026, 9, 10)):
        assert [mass.write_due(), mass.write_due()] == [3, 0]


def test_started_letter_is_not_changed_any_more(town, manager):
    people(town, 1)
    found = started(draft(town, manager), manager)

    for act in (mass.count, mass.start, mass.go_on, lambda **what: mass.change(**what, name="x")):
        with pytest.raises(Refusal):
            act(mass=found, by=manager)


def test_letters_to_invented_people_never_leave(town, manager, settings):
    settings.SMS_URL = "json://127.0.0.1:1/?:to={to}"
    people(town, 2, is_demo=True)
    started(draft(town, manager), manager)
    mass.write_due()

    delivering.deliver()

    assert set(Letter.objects.values_list("state", "note")) == {("kept", "demo")}


def test_letters_by_post_wait_to_be_printed(town, manager):
    factories.person(town.municipality, address="Jelgavas iela 4", letters_by="post", district=town.district)
    started(draft(town, manager), manager)
    mass.write_due()

    delivering.deliver()

    letter = Letter.objects.get()
    assert (letter.state, letter.note) == ("kept", "to_post")
    assert "Lūdzam pieteikties" in letter.text


def test_memory_stays_flat_while_recipients_are_written(town, manager):
    def peak(number):
        found = draft(town, manager)
        tracemalloc.start()
        mass.count(mass=found, by=manager)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found.recipients.count() == number
        return most

    people(town, 1500)
    few = peak(1500)
    more = people(town, 6000)[1500:]
    assert more

    assert peak(6000) < few * 2

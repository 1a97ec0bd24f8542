"""Who is told thirty days before that the certificate ends, once, and who is not."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest

from benefits.actions import expiring, extensions
from benefits.letters import render_status_expiring
from socialservice import clock
from socialservice.models import Letter
from tests.benefits.rows import emergency, household, status
from tests.conftest import NOW

TODAY = NOW.date()
IN_THIRTY_DAYS = TODAY + timedelta(days=30)  # 07.10.2026.


@pytest.fixture
def one(town):
    return status(household(town.municipality, phone="+37129123456"), IN_THIRTY_DAYS)


def tell(town):
    return expiring.tell(municipality=town.municipality)


@pytest.mark.parametrize("days, told", [(31, 0), (30, 1), (24, 1), (23, 0), (1, 0), (-1, 0)])
def test_thirty_days_before_or_within_the_week_after(town, days, told):
    status(household(town.municipality, phone="+37129123456"), TODAY + timedelta(days=days))

    assert tell(town) == told


@pytest.mark.parametrize(
    "fields",
    [
        {"closed_on": TODAY, "close_reason": "revoked"},
        {"kind": "crisis"},
        {"granted_from": TODAY + timedelta(days=1)},
        {"effective_until": IN_THIRTY_DAYS + timedelta(days=31)},
    ],
)
def test_status_of_which_nobody_is_told(town, fields):
    status(household(town.municipality, phone="+37129123456"), IN_THIRTY_DAYS, **fields)

    assert tell(town) == 0


def test_household_that_has_its_next_status_is_not_told(town, one):
    status(one.household, IN_THIRTY_DAYS + timedelta(days=90), granted_from=IN_THIRTY_DAYS + timedelta(days=1))

    assert tell(town) == 0


@pytest.mark.parametrize(
    "first, last, fields, told",
    [
        (TODAY, IN_THIRTY_DAYS, {}, 0),
        (TODAY, IN_THIRTY_DAYS - timedelta(days=1), {}, 1),
        (IN_THIRTY_DAYS, IN_THIRTY_DAYS + timedelta(days=9), {}, 0),
        (TODAY, IN_THIRTY_DAYS, {"extends_statuses": False}, 1),
        (TODAY, IN_THIRTY_DAYS, {"voided_at": NOW, "void_reason": "kļūda"}, 1),
    ],
)
def test_nobody_is_told_while_an_emergency_covers_the_term(town, one, first, last, fields, told):
    emergency(first, last, **fields)

    assert tell(town) == told


def test_once_for_each_status_and_term(town, one):
    assert [tell(town) for _morning in range(3)] == [1, 0, 0]

    one.effective_until = IN_THIRTY_DAYS + timedelta(days=31)
    one.save()
    with clock.set_to(NOW + timedelta(days=31)):
        assert [tell(town) for _morning in range(2)] == [1, 0]

    assert Letter.objects.filter(kind="status_expiring").count() == 2


def test_letter_is_written_when_it_goes_and_only_if_it_is_still_true(town, one):
    tell(town)
    letter = Letter.objects.get()

    assert (letter.text, letter.at_once) == ("", False)
    assert render_status_expiring(letter).text.startswith("Jusu izzinas deriguma termins beidzas 07.10.2026. Lai")
    emergency(TODAY, IN_THIRTY_DAYS)
    assert render_status_expiring(letter) is None


@pytest.mark.parametrize("number, said", [("2026/117", "izziņas Nr. 2026/117 derīguma"), ("", "izziņas derīguma")])
def test_longer_letter_names_the_certificate_and_no_status(town, one, number, said):
    person = one.household.contact_person
    person.email, person.letters_by = "zenta@example.org", "email"
    person.save()
    if number:
        one.certificates.create(
            municipality=town.municipality, number=number, issued_on=date(2026, 1, 2), printed_until=IN_THIRTY_DAYS
        )
    tell(town)

    draft = render_status_expiring(Letter.objects.get())

    assert draft.subject == "Izziņas derīguma termiņš beidzas 07.10.2026."
    assert f"{said} termiņš beidzas 2026. gada 7. oktobrī." in draft.text
    assert "trūcīg" not in draft.text


def test_who_can_only_be_reached_by_post_gets_it_by_post(town):
    status(household(town.municipality, address="Lielā iela 1, Liepāja"), IN_THIRTY_DAYS)

    assert tell(town) == 1
    assert Letter.objects.get().channel == "post"


def test_who_wants_no_letters_gets_none(town):
    status(household(town.municipality, phone="+37129123456", letters_by="none"), IN_THIRTY_DAYS)

    assert tell(town) == 0


# The wave: many terms that end on one day

END = date(2026, 10, 31)  # a Saturday; the six weeks begin on Saturday, 19 September


@pytest.fixture
def six_weeks_before(town):
    with clock.set_to(datetime(2026, 9, 21, 8, tzinfo=clock.RIGA)):
        yield


def many(town, number, **fields):
    return [
        status(household(town.municipality, name=f"Persona {n}", phone="+37129123456"), END, **fields)
        for n in range(number)
    ]


def by_day():
    return Counter(clock.local(letter.due_at).date() for letter in Letter.objects.filter(kind="status_expiring"))


def test_few_of_one_day_are_told_thirty_days_before(town, six_weeks_before):
    many(town, 5)

    assert tell(town) == 0
    with clock.set_to(datetime(2026, 10, 1, 10, tzinfo=clock.RIGA)):
        assert tell(town) == 5


def test_many_are_told_by_turns_on_working_days_in_proportion_to_the_free_times(town, six_weeks_before):
    town.slots(date(2026, 9, 22), "9:00", "9:20")
    town.slots(date(2026, 9, 23), "9:00", "9:20", "9:40", "10:00")
    many(town, 60)

    assert [tell(town) for _morning in range(2)] == [60, 0]

    planned = by_day()
    assert sum(planned.values()) == 60
    assert all(day.weekday() < 5 and date(2026, 9, 21) <= day <= date(2026, 10, 17) for day in planned)
    assert planned[date(2026, 9, 23)] == 2 * planned[date(2026, 9, 22)] > 0
    assert max(planned.values()) < 20
    assert {clock.local(letter.due_at).time() for letter in Letter.objects.all()} == {time(10)}


def test_who_joins_a_wave_later_is_told_on_a_day_of_it_still_to_come(town, six_weeks_before):
    many(town, 30)
    tell(town)
    many(town, 1)

    with clock.set_to(datetime(2026, 10, 5, 10, tzinfo=clock.RIGA)):
        assert tell(town) == 1
        assert date(2026, 10, 5) <= clock.local(Letter.objects.latest("pk").due_at).date() <= date(2026, 10, 17)


def test_planned_reminders_are_taken_back_when_the_extension_is_written(town, six_weeks_before):
    statuses = many(town, 25)
    tell(town)
    emergency(date(2026, 9, 1), END)

    extensions.extend(municipality=town.municipality)

    reminders = Letter.objects.filter(kind="status_expiring")
    assert set(reminders.values_list("state", "note", "once")) == {("dropped", "overtaken", None)}
    assert Letter.objects.filter(kind="status_extended", state="queued").count() == len(statuses)
    statuses[0].refresh_from_db()
    assert statuses[0].effective_until == date(2026, 11, 30)


def test_reminder_queued_for_thirty_days_before_is_taken_back(town):
    """The second example case of the rule: low-income, granted until 30.04.2020."""
    with clock.set_to(datetime(2020, 3, 31, 9, tzinfo=clock.RIGA)):
        one = status(household(town.municipality, phone="+37129123456"), date(2020, 4, 30), kind="low_income")
        tell(town)
        emergency(date(2020, 3, 12), date(2020, 6, 9))

        extensions.extend(municipality=town.municipality)

    reminder = Letter.objects.get(kind="status_expiring")
    one.refresh_from_db()
    assert (reminder.state, one.effective_until) == ("dropped", date(2020, 7, 31))

import random
from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest

from benefits.extensions import (
    CRISIS,
    LOW_INCOME,
    NEEDY,
    EmergencyView,
    Review,
    Step,
    TermView,
    covers,
    decide,
    target,
)
from tests.benefits.reference_terms import expected

SPRING_2020 = EmergencyView("spring 2020", date(2020, 3, 12), date(2020, 6, 9))
AUTUMN_2021 = EmergencyView("autumn 2021", date(2021, 10, 11), date(2022, 1, 11))


def term(granted_until, told=None, *, kind=NEEDY, **facts):
    return TermView(kind, granted_until, told or granted_until, **facts)


@pytest.mark.parametrize(
    "end, last_day",
    [
        (date(2020, 4, 14), date(2020, 5, 31)),
        (date(2020, 5, 12), date(2020, 6, 30)),
        (date(2020, 6, 9), date(2020, 7, 31)),
        (date(2022, 1, 11), date(2022, 2, 28)),
        (date(2022, 2, 28), date(2022, 3, 31)),
        (date(2021, 4, 6), date(2021, 5, 31)),
        (date(2021, 11, 30), date(2021, 12, 31)),
        (date(2020, 1, 31), date(2020, 2, 29)),
        (date(2021, 1, 31), date(2021, 2, 28)),
        (date(2021, 12, 31), date(2022, 1, 31)),
        (date(2021, 12, 1), date(2022, 1, 31)),
    ],
)
def test_target_is_the_last_day_of_the_next_calendar_month(end, last_day):
    assert target(replace(SPRING_2020, start=date(2019, 1, 1), end=end)) == last_day


@pytest.mark.parametrize(
    "widened, first, last",
    [
        ({}, date(2020, 3, 12), date(2020, 6, 9)),
        ({"covers_from": date(2020, 2, 29)}, date(2020, 2, 29), date(2020, 6, 9)),
        ({"covers_to": date(2020, 6, 30)}, date(2020, 3, 12), date(2020, 6, 30)),
        # A decision made before the emergency was prolonged does not cut it short.
        ({"covers_from": date(2020, 4, 1), "covers_to": date(2020, 4, 30)}, date(2020, 3, 12), date(2020, 6, 9)),
    ],
)
def test_coverage_counts_both_ends_and_is_only_ever_widened(widened, first, last):
    emergency = replace(SPRING_2020, **widened)
    day = timedelta(days=1)

    assert covers(emergency, first) and covers(emergency, last)
    assert not covers(emergency, first - day) and not covers(emergency, last + day)


def test_prolonged_twice_gives_three_steps_and_one_term():
    status = term(date(2020, 3, 31))
    steps = []
    for end in (date(2020, 4, 14), date(2020, 5, 12), date(2020, 6, 9)):
        decision = decide(status, [replace(SPRING_2020, end=end)])
        steps += decision.steps
        status = replace(status, effective_until=decision.effective_until)

    assert [(step.first_day, step.last_day) for step in steps] == [
        (date(2020, 4, 1), date(2020, 5, 31)),
        (date(2020, 6, 1), date(2020, 6, 30)),
        (date(2020, 7, 1), date(2020, 7, 31)),
    ]
    assert status.effective_until == date(2020, 7, 31)


def test_entered_late_is_extended_without_a_gap():
    decision = decide(term(date(2020, 3, 31)), [SPRING_2020])

    assert decision.steps == (Step("spring 2020", date(2020, 3, 31), date(2020, 4, 1), date(2020, 7, 31)),)
    assert decision.covered_by == ("spring 2020",)
    assert not decision.review


def test_extended_term_in_a_new_emergency_is_extended_again():
    summer = EmergencyView("summer 2020", date(2020, 7, 20), date(2020, 8, 20))

    decision = decide(term(date(2020, 3, 31)), [summer, SPRING_2020])

    assert decision.effective_until == date(2020, 9, 30)
    assert [(step.emergency, step.covered_term, step.last_day) for step in decision.steps] == [
        ("spring 2020", date(2020, 3, 31), date(2020, 7, 31)),
        ("summer 2020", date(2020, 7, 31), date(2020, 9, 30)),
    ]


def test_shorter_emergency_does_not_hide_a_longer_one():
    june = EmergencyView("june", date(2023, 6, 1), date(2023, 6, 30))
    later = EmergencyView("later", date(2023, 6, 15), date(2023, 7, 10))

    decision = decide(term(date(2023, 6, 20)), [june, later])

    assert decision.effective_until == date(2023, 8, 31)
    assert [step.last_day for step in decision.steps] == [date(2023, 7, 31), date(2023, 8, 31)]


def test_a_term_once_had_counts_after_it_was_overtaken():
    june = EmergencyView("june", date(2023, 6, 1), date(2023, 6, 30))
    later = EmergencyView("later", date(2023, 6, 15), date(2023, 7, 10))
    end_of_july = EmergencyView("end of july", date(2023, 7, 25), date(2023, 8, 5))

    assert decide(term(date(2023, 6, 20)), [june, later, end_of_july]).effective_until == date(2023, 9, 30)


def test_a_term_never_had_does_not_count():
    long = EmergencyView("long", date(2023, 6, 1), date(2023, 7, 10))
    short = EmergencyView("short", date(2023, 6, 15), date(2023, 6, 30))
    end_of_july = EmergencyView("end of july", date(2023, 7, 25), date(2023, 8, 5))

    assert decide(term(date(2023, 6, 20)), [long, short, end_of_july]).effective_until == date(2023, 8, 31)


def test_two_begun_on_one_day_extend_as_one():
    short = EmergencyView("short", date(2023, 6, 1), date(2023, 6, 30))
    long = EmergencyView("long", date(2023, 6, 1), date(2023, 7, 10))

    decision = decide(term(date(2023, 6, 20)), [long, short])

    assert decision.steps == (Step("long", date(2023, 6, 20), date(2023, 6, 21), date(2023, 8, 31)),)
    assert decision.covered_by == ("short", "long")


@pytest.mark.parametrize("end", [date(2021, 11, 15), date(2021, 10, 20)])
def test_told_date_is_kept_and_looked_at_when_the_emergency_is_lifted_early(end):
    decision = decide(term(date(2021, 10, 31), date(2022, 2, 28)), [replace(AUTUMN_2021, end=end)])

    assert decision.effective_until == date(2022, 2, 28)
    assert decision.steps == ()
    assert decision.reasons == (Review.TOLD_DATE_KEPT,)


def test_told_date_is_kept_and_looked_at_when_the_emergency_is_voided():
    decision = decide(term(date(2021, 10, 31), date(2022, 2, 28)), [replace(AUTUMN_2021, voided=True)])

    assert (decision.effective_until, decision.by_rule_until) == (date(2022, 2, 28), date(2021, 10, 31))
    assert decision.reasons == (Review.TOLD_DATE_KEPT,)
    assert decision.covered_by == ()


def test_told_date_in_a_new_emergency_is_extended():
    winter = EmergencyView("winter 2022", date(2022, 2, 20), date(2022, 3, 10))
    lifted = replace(AUTUMN_2021, end=date(2021, 11, 15))

    decision = decide(term(date(2021, 10, 31), date(2022, 2, 28)), [lifted, winter])

    assert decision.steps == (Step("winter 2022", date(2022, 2, 28), date(2022, 3, 1), date(2022, 4, 30)),)
    assert decision.reasons == (Review.TOLD_DATE_KEPT,)


@pytest.mark.parametrize("extends, until", [(False, date(2021, 10, 31)), (True, date(2022, 2, 28))])
def test_local_emergency_extends_only_by_its_own_reference(extends, until):
    local = replace(AUTUMN_2021, extends=extends)

    assert decide(term(date(2021, 10, 31)), [local]).effective_until == until


@pytest.mark.parametrize(
    "kind, until",
    [
        (NEEDY, date(2020, 7, 31)),
        (LOW_INCOME, date(2020, 7, 31)),
        (CRISIS, date(2020, 4, 30)),
        ("anything else", date(2020, 4, 30)),
    ],
)
def test_only_needy_and_low_income_are_extended(kind, until):
    assert decide(term(date(2020, 4, 30), kind=kind), [SPRING_2020]).effective_until == until


def test_closed_status_ends_on_its_last_day_even_if_it_had_been_extended():
    closed = term(date(2020, 3, 31), date(2020, 7, 31), closed_on=date(2020, 6, 15))

    decision = decide(closed, [SPRING_2020])

    assert decision.effective_until == date(2020, 6, 15)
    assert (decision.steps, decision.reasons, decision.covered_by) == ((), (), ())


@pytest.mark.parametrize(
    "renewed_from, until, reasons",
    [
        (date(2021, 11, 1), date(2021, 10, 31), ()),  # in time: the old record is replaced
        (date(2021, 11, 2), date(2021, 11, 1), (Review.RENEWED_AFTER_GAP,)),
        (date(2021, 11, 15), date(2021, 11, 14), (Review.RENEWED_AFTER_GAP,)),
        (date(2022, 2, 28), date(2022, 2, 27), (Review.RENEWED_AFTER_GAP,)),
        (date(2022, 3, 1), date(2022, 2, 28), ()),  # the extension itself ends the day before
        (date(2022, 5, 1), date(2022, 2, 28), ()),
    ],
)
def test_renewal_ends_the_extension_the_day_before_it_starts(renewed_from, until, reasons):
    decision = decide(term(date(2021, 10, 31), renewed_from=renewed_from), [AUTUMN_2021])

    assert decision.effective_until == until
    assert decision.reasons == reasons


def test_gap_before_a_renewal_without_an_emergency_needs_no_look():
    decision = decide(term(date(2021, 9, 30), renewed_from=date(2021, 11, 15)), [AUTUMN_2021])

    assert (decision.effective_until, decision.reasons) == (date(2021, 9, 30), ())


HISTORIES = 10_000


@pytest.mark.parametrize("seed", range(10))
def test_random_histories_agree_with_the_calendar(seed):
    chance = random.Random(seed)
    for number in range(HISTORIES // 10):
        told = None
        history = random_history(chance)
        for granted, emergencies in history:
            status = replace(granted, effective_until=told or granted.granted_until)
            place = f"seed {seed}, history {number}: {status}, {emergencies}"

            decision = decide(status, emergencies)

            assert (decision.effective_until, decision.review) == by_calendar(status, emergencies), place
            assert_sound(decision, status, emergencies, place)
            told = decision.effective_until


def assert_sound(decision, status, emergencies, place):
    if status.closed_on:
        assert decision.steps == (), place
        return
    assert decision.effective_until >= status.effective_until, place
    days = [status.effective_until, *(step.last_day for step in decision.steps)]
    assert days == sorted(set(days)) and days[-1] == decision.effective_until, place
    assert [step.first_day - timedelta(days=1) for step in decision.steps] == days[:-1], place

    again = decide(replace(status, effective_until=decision.effective_until), emergencies)
    assert (again.effective_until, again.steps) == (decision.effective_until, ()), place
    assert again.review == decision.review, place
    assert_same_days(decide(status, emergencies[::-1]), decision, place)


def assert_same_days(decision, other, place):
    assert [(step.first_day, step.last_day) for step in decision.steps] == [
        (step.first_day, step.last_day) for step in other.steps
    ], place
    assert (decision.effective_until, decision.reasons) == (other.effective_until, other.reasons), place


@pytest.mark.parametrize("seed", range(4))
def test_run_after_each_emergency_gives_what_one_run_at_the_end_gives(seed):
    chance = random.Random(f"one by one {seed}")
    for number in range(500):
        status, emergencies = random_status(chance), random_emergencies(chance)
        status = replace(status, effective_until=status.granted_until)
        emergencies.sort(key=lambda emergency: emergency.start)
        emergencies = [one for one in emergencies if [other.start for other in emergencies].count(one.start) == 1]
        at_once = decide(status, emergencies)

        steps = []
        for recorded in range(len(emergencies) + 1):
            decision = decide(status, emergencies[:recorded])
            steps += decision.steps
            status = replace(status, effective_until=decision.effective_until)

        place = f"seed {seed}, history {number}: {status}, {emergencies}"
        assert (status.effective_until, tuple(steps)) == (at_once.effective_until, at_once.steps), place
        assert decision.reasons == at_once.reasons, place


def by_calendar(status, emergencies):
    return expected(
        status.kind,
        status.granted_until,
        status.effective_until,
        status.closed_on,
        status.renewed_from,
        [asdict(emergency) for emergency in emergencies],
    )


FIRST_DAY = date(2019, 11, 1)  # the months that follow contain a leap day and two ends of a year


def random_day(chance, first=0, last=300):
    day = FIRST_DAY + timedelta(days=chance.randint(first, last))
    if chance.random() < 0.4:  # terms and emergencies like the ends of months
        day = (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return day


def random_status(chance):
    granted_until = random_day(chance)
    return TermView(
        kind=chance.choices([NEEDY, LOW_INCOME, CRISIS], [5, 5, 1])[0],
        granted_until=granted_until,
        effective_until=granted_until,
        closed_on=granted_until - timedelta(days=chance.randint(0, 40)) if chance.random() < 0.05 else None,
        renewed_from=granted_until + timedelta(days=chance.randint(1, 120)) if chance.random() < 0.2 else None,
    )


def random_emergencies(chance):
    return [random_emergency(chance, number) for number in range(chance.randint(0, 5))]


def random_emergency(chance, number):
    start = random_day(chance)
    end = start + timedelta(days=chance.choice([0, 5, 20, 30, 60, 90]) + chance.randint(0, 10))
    return EmergencyView(
        id=number,
        start=start,
        end=end,
        extends=chance.random() < 0.9,
        covers_from=start - timedelta(days=chance.randint(0, 30)) if chance.random() < 0.2 else None,
        covers_to=end + timedelta(days=chance.randint(0, 70)) if chance.random() < 0.2 else None,
        voided=chance.random() < 0.05,
    )


def random_history(chance):
    """One status through a few runs, between which emergencies are recorded, moved, widened or voided."""
    status, emergencies = random_status(chance), random_emergencies(chance)
    yield status, emergencies
    for _run in range(chance.randint(0, 3)):
        emergencies = [random_change(chance, emergency) for emergency in emergencies]
        if chance.random() < 0.3:
            emergencies = [*emergencies, random_emergency(chance, len(emergencies))]
        if chance.random() < 0.05:
            status = replace(status, closed_on=status.granted_until)
        if chance.random() < 0.1 and not status.renewed_from:
            status = replace(status, renewed_from=status.granted_until + timedelta(days=chance.randint(1, 120)))
        yield status, emergencies


def random_change(chance, emergency):
    moved = emergency.start + timedelta(days=chance.randint(0, 120))
    return chance.choice(
        [
            emergency,
            emergency,
            replace(emergency, end=moved, covers_to=None),
            replace(emergency, covers_from=emergency.start - timedelta(days=chance.randint(0, 40))),
            replace(emergency, extends=not emergency.extends),
            replace(emergency, voided=chance.random() < 0.5),
        ]
    )

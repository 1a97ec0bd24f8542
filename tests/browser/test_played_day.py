"""A day of an office of eight specialists: 200 visits, two receptionists really at once, one specialist ill at ten.

What happens is drawn from a seed, which is printed; PLAYED_DAY_SEED plays the same day again.
"""

import csv
import os
import sys
from collections import Counter
from random import Random
from threading import Barrier

import pytest

from bookings import dayfigures, daylist
from bookings.actions import closings
from bookings.dayfigures import Figures
from bookings.lifecycle import OPEN_STATES, State
from bookings.models import Appointment, AppointmentEvent, Closing, ClosingItem, SentAway
from socialservice import clock
from socialservice.models import Submission
from socialservice.roles import Right
from tests.browser.day_hands import DAY, ENDS, STEP, Day, moment
from tests.browser.day_plan import BOOKED, CLOSES, ILL_AT, OPENS, RUSHES, WALK_INS, draw
from tests.browser.receptionist import Receptionist

NOW_TAB = "diena/2026-09-07/?cilne=tagad"
WHOLE_DAY = "diena/2026-09-07/?cilne=visa"
NOT_COME = 12


@pytest.fixture
def seed(capsys):
    number = int(os.environ.get("PLAYED_DAY_SEED") or Random().randrange(1_000_000))
    told = f"\nThe played day: PLAYED_DAY_SEED={number}\n"
    sys.stdout.write(told)  # for the report of a failure
    with capsys.disabled():
        sys.stdout.write(told)
    return number


@pytest.fixture
def day(seed, now, town, live_server):
    chance = Random(seed)
    return Day(town, draw(chance), chance)


@pytest.fixture
def receptionists(day, live_server):
    together = Barrier(2)
    names = ("Sintija Bērziņa", "Inga Liepa")
    both = [Receptionist(day.town.staff("front_desk", name), live_server, together) for name in names]
    yield both
    for one in both:
        one.go_home()


@pytest.mark.long
def test_day_adds_up_on_the_screen_in_the_file_in_the_rows_and_in_the_history(day, receptionists):
    for minute in range(OPENS, CLOSES + 1, STEP):
        with clock.set_to(moment(minute)):
            _play(day, receptionists, minute)
            if minute == ILL_AT:
                _finish_closing(day, receptionists[0])
            if minute % 60 == 0:
                _agrees_with_its_history(day)
    with clock.set_to(moment(CLOSES)):
        day.close_the_office()
        counted = _in_the_rows(day)

        assert (counted.booked, counted.walk_ins, counted.not_come, counted.still_open) == (
            BOOKED,
            WALK_INS,
            NOT_COME,
            0,
        )
        assert counted.balanced
        assert dayfigures.rebuilt(day.town.office, DAY) == counted
        for one in receptionists:
            assert one.soon(one.sum_on_screen, WHOLE_DAY).result() == _on_screen(day, counted)
        _agrees_with_the_file(receptionists[1], counted)
        assert min(counted.moved, counted.cancelled, counted.sent_away) > 0
    _two_worked_at_once(day, receptionists)


def _play(day, receptionists, minute) -> None:
    due = day.due(minute)
    clicked = [[job for hand, *job in due if hand == number] for number in (0, 1)]
    at_work = [
        one.soon(one.work, NOW_TAB, _rush_first(jobs)) for one, jobs in zip(receptionists, clicked, strict=True) if jobs
    ]
    for hand, *job in due:
        if hand is None:
            day.do(*job)
    for one in at_work:
        one.result()
    _came_true(clicked)
    if not day.quiet(minute):
        day.call_some(3)


def _rush_first(jobs):
    """Both receptionists come to the same row with nothing else to do before."""
    return sorted(jobs, key=lambda job: job[0] != "rush")


def _came_true(clicked) -> None:
    """Each click has done in the rows what its button said."""
    last = {what[0]: act for jobs in clicked for act, *what in jobs if act in ENDS}
    found = dict(Appointment.objects.filter(pk__in=last).values_list("pk", "state"))
    assert found == {row: ENDS[act] for row, act in last.items()}


def _finish_closing(day, receptionist) -> None:
    """The receptionist helps along while the background works: nobody is dealt with twice."""
    closing = Closing.objects.get(resource=day.ill)
    helping = receptionist.soon(receptionist.go_on)
    closings.work(closing=closing)
    helping.result()
    closing.refresh_from_db()
    items = list(closing.items.all())
    assert closing.finished_at is not None
    assert {item.choice for item in items} >= {ClosingItem.Choice.CANCEL, ClosingItem.Choice.SAME}
    for item in items:
        day.forget(item.appointment_id)


def _agrees_with_its_history(day) -> Figures:
    rights = {Right.SEE_DAY, Right.RUN_DAY, Right.SEE_ALL_VISITS}
    shown = daylist.read(day.town.office, DAY, user=day.by, rights=rights).figures
    assert shown.balanced
    assert dayfigures.rebuilt(day.town.office, DAY) == shown
    return shown


def _in_the_rows(day) -> Figures:
    """Counted here anew, and not by the program."""
    here = Appointment.objects.filter(office=day.town.office, day=DAY)
    states = Counter(here.values_list("state", flat=True))
    strangers = SentAway.objects.filter(day=DAY, appointment=None).count()
    moved = Appointment.objects.filter(pk__in=day.visits).exclude(office=day.town.office, day=DAY).count()
    walk_ins = here.filter(came_from=Submission.Way.WALK_IN).count()
    return Figures(
        booked=here.count() - walk_ins + moved,
        walk_ins=walk_ins + strangers,
        done=states[State.DONE],
        not_come=states[State.NO_SHOW],
        moved=moved,
        cancelled=states[State.CANCELLED_CLIENT] + states[State.CANCELLED_OFFICE],
        sent_away=SentAway.objects.filter(day=DAY).count(),
        still_open=sum(states[state] for state in OPEN_STATES),
    )


def _on_screen(day, counted: Figures):
    """The line under the list, and the tabs that count the same."""
    line = [
        counted.booked,
        counted.walk_ins,
        counted.done,
        counted.not_come,
        counted.moved,
        counted.cancelled,
        counted.sent_away,
    ]
    read = daylist.read(day.town.office, DAY, user=day.by, rights={Right.SEE_DAY, Right.SEE_ALL_VISITS})
    others = {str(tab.label): count for tab, count in read.tabs()}
    tabs = {"Pabeigti": counted.done, "Neieradās": counted.not_come, "Aizsūtīti": counted.sent_away, "Ieradās": 0}
    return line, others | tabs | {"Apstiprināti": 0, "Notiek": 0}


def _agrees_with_the_file(receptionist, counted: Figures) -> None:
    text = receptionist.soon(receptionist.export, WHOLE_DAY).result().read_text("utf-8-sig")
    lines = list(csv.reader(text.splitlines(), delimiter=";"))
    gap = lines.index([])
    states = Counter(line[8] for line in lines[1:gap])
    told = dict(lines[gap + 1 :])

    assert gap - 1 == counted.everybody - counted.moved
    assert (states["Pabeigts"], states["Neieradās"], states["Aizsūtīts"]) == (
        counted.done,
        counted.not_come,
        counted.sent_away,
    )
    assert states["Atcēla klients"] + states["Atcēla iestāde"] == counted.cancelled
    assert sum(states.values()) == gap - 1
    assert [int(number) for number in told.values()] == [
        *(counted.booked, counted.walk_ins, counted.done, counted.not_come),
        *(counted.moved, counted.cancelled, counted.sent_away, counted.still_open),
    ]


def _two_worked_at_once(day, receptionists) -> None:
    """At least forty visits by clicks, shared by two; where both pressed, one did it and one was told who had."""
    by_hand = [visit for visit in day.visits.values() if visit.hand is not None]
    names = [one.name for one in receptionists]
    events = AppointmentEvent.objects.filter(by__in=[one.user for one in receptionists], day=DAY)

    assert len(by_hand) >= 40
    assert min(Counter(visit.hand for visit in by_hand).values()) >= 20
    told = [(one.name, text) for one in receptionists for text in one.told]
    assert len(told) == RUSHES
    assert all((other in text) and (name not in text) for name, text in told for other in names if other != name)
    assert [one.faults for one in receptionists] == [[], []]
    assert events.values("appointment").distinct().count() >= 40

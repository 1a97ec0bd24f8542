"""Liepāja, June 2020, as the city told it: 547 persons with the needy and 3204 with the low-income status on 30 June.

37 and 31 of them were granted theirs in June; the terms of all others had ended in the emergency of 12 March to 9 June
and were extended, in three steps as its end was moved twice, until 31 July.
"""

from datetime import date

from socialservice import clock
from socialservice.actions import emergencies
from socialservice.demo import World
from socialservice.models import EmergencyChange

from ..extensions import CRISIS, LOW_INCOME, NEEDY
from ..models import ReviewItem, Status
from .households import OFFICE_HOUR, Plan, make, on, run, sizes

LIEPAJA = "liepaja"
TERMS = (date(2020, 3, 31), date(2020, 4, 30), date(2020, 5, 31))
NEEDY_BEFORE, NEEDY_NEW = (170, 170, 170), 37
LOW_INCOME_BEFORE, LOW_INCOME_NEW = (1058, 1058, 1057), 31
NEEDY_MONTHS, LOW_INCOME_MONTHS = 3, 6
CRISIS_PERSONS = 3
WITHOUT_DOCUMENTS = 0.01

START, FIRST_END = date(2020, 3, 12), date(2020, 4, 14)
ENTERED = date(2020, 3, 23)  # the law that extends the terms is in force since the day before
PROLONGED = ((date(2020, 4, 7), date(2020, 5, 12)), (date(2020, 5, 7), date(2020, 6, 9)))
LEGAL = "Ministru kabineta 12.03.2020. rīkojums Nr. 103"


def load(world: World) -> None:
    if LIEPAJA not in world.municipalities:
        return
    make(world, LIEPAJA, [*_before(world), *_ended(), *_crisis()])
    _emergency(world)
    make(world, LIEPAJA, _granted_in_june(world))
    _reviewed(world)
    world.say("Liepāja: the statuses of June 2020, extended by the emergency of that spring.")


def _before(world: World):
    for kind, months, parts in (
        (NEEDY, NEEDY_MONTHS, NEEDY_BEFORE),
        (LOW_INCOME, LOW_INCOME_MONTHS, LOW_INCOME_BEFORE),
    ):
        for term, persons in zip(TERMS, parts, strict=True):
            for size in sizes(world, persons):
                plan = _plan(size, kind, _months_before(term, months), term)
                plan.documents_on_file = not world.chance(WITHOUT_DOCUMENTS)
                yield plan


def _ended():
    """Not in force on 30 June: one term ended the day before the emergency, one status was revoked in it."""
    yield _plan(2, NEEDY, date(2020, 1, 1), date(2020, 3, 11))
    revoked = _plan(1, LOW_INCOME, date(2019, 12, 1), date(2020, 5, 31))
    revoked.closed_on, revoked.close_reason = date(2020, 3, 20), Status.CloseReason.REVOKED
    yield revoked


def _crisis():
    """A crisis certificate of the emergency: its term is never extended."""
    yield _plan(1, CRISIS, date(2020, 4, 1), date(2020, 4, 30))


def _granted_in_june(world: World) -> list[Plan]:
    plans = [
        _plan(size, kind, date(2020, 6, 1), until, decided_on=date(2020, 6, world.random.randint(1, 30)))
        for kind, persons, until in (
            (NEEDY, NEEDY_NEW, date(2020, 8, 31)),
            (LOW_INCOME, LOW_INCOME_NEW, date(2020, 7, 31)),
        )
        for size in sizes(world, persons)
    ]
    crisis = [
        _plan(1, CRISIS, date(2020, 6, 1), date(2020, 8, 31), decided_on=date(2020, 6, day)) for day in (3, 11, 25)
    ]
    return plans + crisis[:CRISIS_PERSONS]


def _emergency(world: World) -> None:
    """Declared and prolonged through the same acts as by hand, on the days on which it was."""
    municipality = world.municipalities[LIEPAJA]
    with on(ENTERED):
        emergency = emergencies.declare(
            emergency=emergencies.new(
                municipality=municipality,
                name="Ārkārtējā situācija",
                name_en="State of emergency",
                legal_reference=LEGAL,
                starts_on=START,
                planned_end=FIRST_END,
                is_demo=True,
            ),
            decided_on=START,
        )
        run(municipality)
    for day, end in PROLONGED:
        with on(day):
            emergencies.change(
                emergency=emergency,
                what=EmergencyChange.What.PROLONGED,
                decided_on=day,
                new_end=end,
                reason=f"Ministru kabineta {day:%d.%m.%Y.} lēmums",
            )
            run(municipality)


def _reviewed(world: World) -> None:
    """Somebody has looked long since at what the runs had left for a person."""
    waiting = ReviewItem.objects.of(world.municipalities[LIEPAJA]).open()
    waiting.update(resolved_at=clock.at(date(2020, 8, 14), OFFICE_HOUR), note="Sazvanīts, dokumenti saņemti.")


def _months_before(term: date, months: int) -> date:
    month = term.month - months + 1
    return date(term.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _plan(size, kind, granted_from, granted_until, *, decided_on=None) -> Plan:
    return Plan(size, kind, granted_from, granted_until, decided_on or granted_from)

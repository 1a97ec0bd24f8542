"""Statuses of today: in force, ending soon, ended, extended by a local emergency that is over."""

from datetime import timedelta

from socialservice.actions import emergencies
from socialservice.demo import World
from socialservice.models import EmergencyChange
from socialservice.periods import last_day_of_month, months_later

from ..extensions import CRISIS, LOW_INCOME, NEEDY
from ..models import Status
from .households import OF_SIZES, SIZES, Plan, make, on, run

HOUSEHOLDS = {"liepaja": 160, "daugavpils": 60, "kuldiga": 40, "koknese": 25}
KNOWN = 0.5  # of the people who come to the offices, how many have a status
KINDS, OF_KINDS = (NEEDY, LOW_INCOME, CRISIS), (30, 62, 8)
MONTHS = {NEEDY: 3, LOW_INCOME: 6, CRISIS: 3}
WITHOUT_DOCUMENTS = 0.06
CLOSED = 0.03

STORM = "liepaja"
STORM_BEGAN, STORM_PLANNED, STORM_ENDED = timedelta(days=45), timedelta(days=20), timedelta(days=10)


def load(world: World) -> None:
    for code, number in HOUSEHOLDS.items():
        if code in world.municipalities:
            make(world, code, _plans(world, code, number))
    if STORM in world.municipalities:
        _storm(world)


def _plans(world: World, code: str, number: int) -> list[Plan]:
    known = [person for person in world.people.get(code, []) if world.chance(KNOWN)]
    strangers = [None] * max(number - len(known), 0)
    return [_plan(world, person) for person in [*known, *strangers]]


def _plan(world: World, contact) -> Plan:
    kind = world.random.choices(KINDS, OF_KINDS)[0]
    months = MONTHS[kind]
    # Of each kind some ended a month ago or two, some end this month, most later.
    begun = months_later(world.today.replace(day=1), -world.random.randint(0, months + 1))
    plan = Plan(
        size=world.random.choices(SIZES, OF_SIZES)[0],
        kind=kind,
        granted_from=begun,
        granted_until=last_day_of_month(months_later(begun, months - 1)),
        decided_on=begun,
        contact=contact,
        documents_on_file=not world.chance(WITHOUT_DOCUMENTS),
    )
    if begun + timedelta(days=40) < world.today and world.chance(CLOSED):
        plan.closed_on, plan.close_reason = begun + timedelta(days=35), Status.CloseReason.MOVED_AWAY
    return plan


def _storm(world: World) -> None:
    """An invented local emergency that ended ten days ago: the terms that fell into it last a month longer."""
    municipality, today = world.municipalities[STORM], world.today
    with on(today - STORM_BEGAN):
        emergency = emergencies.declare(
            emergency=emergencies.new(
                municipality=municipality,
                name="Vētras seku novēršana (izdomāts piemērs)",
                name_en="After the storm (invented example)",
                legal_reference="Domes lēmums (izdomāts piemērs)",
                starts_on=today - STORM_BEGAN,
                planned_end=today - STORM_PLANNED,
                nationwide=False,
                is_demo=True,
            ),
            decided_on=today - STORM_BEGAN,
        )
        run(municipality)
    with on(today - STORM_PLANNED):
        emergencies.change(
            emergency=emergency,
            what=EmergencyChange.What.PROLONGED,
            decided_on=today - STORM_PLANNED,
            new_end=today - STORM_ENDED,
            reason="Domes lēmums (izdomāts piemērs)",
        )
        run(municipality)

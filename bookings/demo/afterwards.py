"""What came of visits: answers of visitors over a year, and people who wait for an earlier time."""

from datetime import date, timedelta
from random import Random

from socialservice import clock
from socialservice.demo import World
from socialservice.errors import Refusal
from socialservice.models import Municipality, Posting
from socialservice.roles import Role

from ..actions import earlier
from ..lifecycle import State
from ..models import Mode, SurveyAnswer

MONTHS = 12
A_MONTH = (0, 14)  # answers of one office in a month
MARKED = ([1, 2, 3, 4, 5], [3, 5, 12, 40, 40])
SAID = 0.2  # share of those who add words
ON_PAPER = 0.15
WAITING = 3
AHEAD = timedelta(days=6)  # whose appointment is further away than this would come earlier


def load(world: World, told: list[dict], municipality: Municipality) -> None:
    chance = Random(f"afterwards {municipality.code}")  # noqa: S311 - nothing secret comes from it
    Municipality.objects.filter(pk=municipality.pk).update(survey=True)
    desk = Posting.objects.filter(municipality=municipality, role=Role.FRONT_DESK).select_related("user").first()
    purposes = [purpose for (code, _key), purpose in world.purposes.items() if code == municipality.code]
    offices = list(municipality.offices.open_on(world.today))
    answers = [
        _answer(chance, municipality, office, chance.choice(purposes), month, told, desk and desk.user)
        for month in _months(world.today)
        for office in offices
        for _one in range(chance.randint(*A_MONTH))
    ]
    SurveyAnswer.objects.bulk_create(answers)
    _wait(world, municipality)


def _months(today: date) -> list[date]:
    count = today.year * 12 + today.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(count - MONTHS + 1, count + 1)]


def _answer(chance, municipality, office, purpose, month, told, by) -> SurveyAnswer:
    marks = {name: chance.choices(*MARKED)[0] for name in ("convenience", "safety", "waiting", "service")}
    said = chance.choice(told) if chance.random() < SAID else {}
    on_paper = chance.random() < ON_PAPER and by is not None
    return SurveyAnswer(
        municipality=municipality,
        office=office,
        purpose=None if purpose.crisis else purpose,
        month=month,
        on_paper=on_paper,
        entered_by=by if on_paper else None,
        is_demo=True,
        **marks,
        **said,
    )


def _wait(world: World, municipality: Municipality) -> None:
    coming = municipality.appointments.filter(
        state=State.CONFIRMED, mode=Mode.IN_PERSON, activity=None, day__gt=world.today + AHEAD
    )
    waiting = 0
    for row in coming.select_related("person").order_by("-starts_at")[: 5 * WAITING]:
        with clock.set_to(world.now):
            try:
                earlier.wait(appointment=row, first_day=world.today + timedelta(days=1))
            except Refusal:  # cannot be written to
                continue
        waiting += 1
        if waiting == WAITING:
            return

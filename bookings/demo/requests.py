"""Requests of people who ask to be called: open ones, some of them overdue, and answered ones."""

from datetime import datetime, time, timedelta

from socialservice import clock
from socialservice.demo import World
from socialservice.models import Language, Municipality, Submission
from socialservice.workdays import add_working_days, working_days

from .. import letters
from ..actions.requests import ANSWER_WITHIN, close
from ..models import Request
from .callers import Callers

LOOK_BACK = timedelta(days=60)  # holds so many working days as any request is old


def load(world: World, code: str, rows: list[dict], callers: Callers) -> None:
    municipality = world.municipalities[code]
    oldest_first = sorted(rows, key=lambda row: -row["working_days_ago"])
    for number, row in enumerate(oldest_first, 1):
        received = _received(world, municipality, row.pop("working_days_ago"))
        outcome, note = row.pop("outcome", ""), row.pop("note", "")
        with clock.set_to(received):
            request = _asked(world, municipality, number, **row)
        if outcome:
            with clock.set_to(received + timedelta(hours=21)):
                close(request=request, outcome=outcome, note=note, by=callers.at_the_phone())


def _received(world: World, municipality: Municipality, days_ago: int) -> datetime:
    day = working_days(municipality, world.today - LOOK_BACK, world.today)[-1 - days_ago]
    told = clock.at(day, time(world.random.randint(9, 15), world.random.randint(0, 59)))
    return min(told, world.now - timedelta(minutes=world.random.randint(15, 90)))


def _asked(world, municipality, number, *, purpose, name, need, preferred_time, way=Submission.Way.WEB, language=None):
    language = language or Language.LV
    person = world.person(municipality.code, born=world.birth_date((30, 70)), phone=world.mobile())
    request = Request.objects.create(
        municipality=municipality,
        submission=Submission.objects.create(municipality=municipality, way=way, received_at=clock.now()),
        number=number,
        purpose=world.purposes[municipality.code, purpose],
        district=person.district,
        name=name,
        phone=person.phone,
        language=language,
        need=need,
        preferred_time=preferred_time,
        created_at=clock.now(),
        due_on=add_working_days(municipality, clock.today(), ANSWER_WITHIN),
        is_demo=True,
    )
    letters.request_received(request)
    return request

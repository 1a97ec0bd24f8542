"""Letters to many people: a draft that somebody still looks at, and one that is on its way for days."""

from datetime import timedelta

from .. import clock
from ..actions import mass
from ..errors import Refusal
from ..models import MassLetter, Municipality, Posting, User
from ..roles import Role
from .world import World

Audience = MassLetter.Audience


def load(world: World) -> None:
    """After people, appointments and statuses are there."""
    with clock.set_to(world.now):
        for municipality in world.municipalities.values():
            by = _manager(municipality)
            if by is not None:
                _draft(world, municipality, by)
                _running(world, municipality, by)


def _manager(municipality: Municipality) -> User | None:
    posting = Posting.objects.filter(municipality=municipality, role=Role.MANAGER).select_related("user").first()
    return posting and posting.user


def _draft(world: World, municipality: Municipality, by: User) -> None:
    chosen = {"first": world.today.isoformat(), "last": (world.today + timedelta(days=60)).isoformat()}
    found = mass.write(
        municipality=municipality,
        by=by,
        name="Termiņš tuvojas beigām",
        audience=Audience.STATUSES,
        chosen=chosen,
        sms_lv="Lūdzam līdz {date} pieteikt apmeklējumu: {url} vai tālr. {phone}",
        sms_en="Please book an appointment before {date}: {url} or call {phone}",
        subject_lv="Lūdzam pieteikt apmeklējumu",
        subject_en="Please book an appointment",
        body_lv="Lūdzam laikus, līdz {date} pieteikt apmeklējumu: {url} vai pa tālruni {phone}.",
        body_en="Please book an appointment before {date}: {url} or call {phone}.",
        first_day=world.today + timedelta(days=1),
        per_day=20,
        by_capacity=True,
    )
    mass.count(mass=found, by=by)


def _running(world: World, municipality: Municipality, by: User) -> None:
    found = mass.write(
        municipality=municipality,
        by=by,
        name="Bezmaksas biļetes senioriem",
        audience=Audience.AGE,
        chosen={"from_age": 80},
        sms_lv="Lūdzam izvēlēties laiku, kad ierasties: {url} vai tālr. {phone}",
        subject_lv="Lūdzam izvēlēties laiku, kad ierasties",
        body_lv="Biļetes izsniedzam pēc pieraksta. Laiku var izvēlēties: {url} vai pa tālruni {phone}.",
        first_day=world.today,
        per_day=60,
    )
    mass.count(mass=found, by=by)
    try:
        mass.start(mass=found, by=by)
    except Refusal:  # nobody so old can be written to here: it stays a draft
        return

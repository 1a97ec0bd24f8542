"""What can be booked: purposes, the questions that lead to them, and who receives at which hours."""

from dataclasses import dataclass
from datetime import time

from socialservice.demo import World
from socialservice.demo.places import INVENTED, dated
from socialservice.models import User

from ..models import Mode, Need, Purpose, Resource, TimetableRule

TIMES = {"starts", "ends", "break_starts", "break_ends", "crisis_until"}
ONLY_FOR_VISITS = {"share", "ages"}


@dataclass
class Receiver:
    """A resource, and what its invented days are like."""

    resource: Resource
    user: User | None
    purposes: list[Purpose]
    shares: list[float]  # how often each of the purposes is asked for
    ages: dict[str, tuple[int, int]]  # of those who ask for a purpose, where it is not for everybody
    online: bool
    busy: float  # share of its times taken on a full day
    walk_ins: float = 0.0  # share of the other times given to somebody without an appointment
    away: str = ""  # why it does not receive today


def load(world: World, code: str, data: dict) -> list[Receiver]:
    for row in data["purposes"]:
        world.purposes[code, row["code"]] = _purpose(world, code, row)
    _answers(world, code, data["needs"], under=None)
    told = {row["code"]: row for row in data["purposes"]}
    return [_receiver(world, code, data["hours"], told, order, **row) for order, row in enumerate(data["resources"], 1)]


def _purpose(world, code, row) -> Purpose:
    fields = {key: value for key, value in row.items() if key not in ONLY_FOR_VISITS}
    department = world.departments[code, fields.pop("department")]
    competence, service = fields.pop("competence", None), fields.pop("service", None)
    bring, bring_en = "\n".join(fields.pop("bring")), "\n".join(fields.pop("bring_en"))
    return dated(
        Purpose,
        {"source_note": INVENTED, **fields},
        municipality=world.municipalities[code],
        department=department,
        competence=world.competences[code, competence] if competence else department.competence,
        service=world.services[code, service] if service else None,
        bring=bring,
        bring_en=bring_en,
        order=len(world.purposes) + 1,
    )


def _answers(world, code, rows, under: Need | None) -> None:
    for order, row in enumerate(rows, 1):
        below, purpose = row.pop("answers", []), row.pop("purpose", None)
        need = Need.objects.create(
            municipality=world.municipalities[code],
            under=under,
            purpose=world.purposes[code, purpose] if purpose else None,
            order=order,
            **row,
        )
        _answers(world, code, below, under=need)


def _receiver(world, code, timetables, told, order, *, office, purposes, user=None, **row) -> Receiver:
    user = user and world.users[f"{user}@{code}.example"]
    ways = {key: row.pop(key) for key in ("busy", "walk_ins", "away") if key in row}
    timetable = {"slot_minutes": row.pop("minutes"), "online": row.pop("online", True)}
    timetable["modes"] = row.pop("modes", [Mode.IN_PERSON, Mode.PHONE])
    rules = [rule for name in row.pop("hours") for rule in timetables[name]]
    resource = Resource.objects.create(office=world.offices[office], user=user, order=order, **row)
    resource.purposes.set(world.purposes[code, purpose] for purpose in purposes)
    for rule in rules:
        _hours(world, resource, timetable, **rule)
    return Receiver(
        resource=resource,
        user=user,
        purposes=[world.purposes[code, purpose] for purpose in purposes],
        shares=[told[purpose].get("share", 1) for purpose in purposes],
        ages={purpose: told[purpose]["ages"] for purpose in purposes if "ages" in told[purpose]},
        online=timetable["online"],
        **ways,
    )


def _hours(world, resource, timetable, *, weekdays, office=None, **fields) -> None:
    fields = {key: time.fromisoformat(value) if key in TIMES else value for key, value in fields.items()}
    office = world.offices[office] if office else resource.office
    for weekday in weekdays:
        dated(TimetableRule, fields | timetable, resource=resource, office=office, weekday=weekday)

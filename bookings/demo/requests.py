"""Requests by every channel and in every state: open ones, some of them overdue, and answered ones."""

from datetime import datetime, time, timedelta

from socialservice import clock
from socialservice.demo import World
from socialservice.latvian import fold
from socialservice.models import Emptying, Language, Municipality, Submission, User
from socialservice.workdays import working_days

from ..actions import handling
from ..actions.inbox import empty
from ..actions.requests import close, write
from ..models import Request
from .callers import Callers

LOOK_BACK = timedelta(days=60)  # holds so many working days as any request is old
Way, Signature = Submission.Way, Submission.Signature
BY_MAIL = {Way.EMAIL, Way.SIGNED_EMAIL}
IN_A_BOX = 3  # envelopes, one more than have been entered
NEXT_TRY = timedelta(minutes=20)


def load(world: World, code: str, data: dict, callers: Callers) -> None:
    municipality = world.municipalities[code]
    boxes = [_box(world, code, **row) for row in data.get("drop_boxes", [])]
    emptied: dict = {}
    contact: dict = {}
    for row in sorted(data["requests"], key=lambda row: -row["working_days_ago"]):
        received, by = _received(world, municipality, row["working_days_ago"]), callers.at_the_phone()
        if not row.get("same_contact"):
            contact = _contact(world, code, row)
        with clock.set_to(received):
            submission = _submission(municipality, row, received, by)
            if submission.way == Way.DROP_BOX:
                submission.emptying = _emptied(emptied, boxes[0], received, by)
            request = _asked(world, municipality, row, submission, contact, by)
        _worked_on(request, row, received, world.now, by)


def _received(world: World, municipality: Municipality, days_ago: int) -> datetime:
    day = working_days(municipality, world.today - LOOK_BACK, world.today)[-1 - days_ago]
    told = clock.at(day, time(world.random.randint(9, 15), world.random.randint(0, 59)))
    return min(told, world.now - timedelta(minutes=world.random.randint(15, 90)))


def _contact(world: World, code: str, row: dict) -> dict:
    person = world.person(code, born=world.birth_date((30, 70)), phone=world.mobile())
    email = f"{fold(row['name']).replace(' ', '.') or 'reklama'}@example.com" if row.get("way") in BY_MAIL else ""
    return {"name": row["name"], "phone": person.phone, "email": email, "district": person.district}


def _submission(municipality: Municipality, row: dict, received: datetime, by: User) -> Submission:
    signature = row.get("signature", Signature.NONE)
    checked = {"signature_by": by, "signature_at": received} if signature == Signature.VALID else {}
    before = row.get("postmarked_days_before")
    return Submission(
        municipality=municipality,
        way=row.get("way", Way.WEB),
        received_at=received,
        postmarked_on=clock.local(received).date() - timedelta(days=before) if before else None,
        signature=signature,
        **checked,
    )


def _asked(world: World, municipality, row: dict, submission, contact: dict, by: User) -> Request:
    return write(
        municipality=municipality,
        submission=submission,
        by=None if submission.way in BY_MAIL | {Way.WEB} else by,
        purpose=world.purposes[municipality.code, row["purpose"]] if row["purpose"] else None,
        department=world.departments[municipality.code, row["department"]] if "department" in row else None,
        language=row.get("language", Language.LV),
        need=row["need"],
        preferred_time=row["preferred_time"],
        is_demo=True,
        **contact,
    )


def _worked_on(request: Request, row: dict, received: datetime, now: datetime, by: User) -> None:
    """What was done about it since: at once, or the next morning."""
    with clock.set_to(min(received + timedelta(minutes=5), now)):
        if row.get("taken"):
            handling.take(request=request, by=by)
    for number in range(row.get("calls", 0)):
        with clock.set_to(min(received + timedelta(hours=2 * number + 1), now)):
            again = max(clock.now(), now - timedelta(hours=1)) + NEXT_TRY
            handling.called(request=request, reached=False, again_at=again, by=by, words=f"{number + 1}. zvans")
    with clock.set_to(min(received + timedelta(hours=21), now)):
        if "application" in row:
            handling.hand_to_benefits(request=request, subject=row["application"], by=by)
        if "answer" in row:
            handling.answer(request=request, subject=request.purpose.name, text=row["answer"], by=by)
        if outcome := row.get("outcome"):
            close(request=request, outcome=outcome, note=row.get("note", ""), by=by)


def _box(world: World, code: str, *, department: str = "", **fields):
    department = world.departments[code, department] if department else None
    return world.municipalities[code].drop_boxes.create(department=department, **fields)


def _emptied(emptied: dict, box, received: datetime, by: User) -> Emptying:
    day = clock.local(received).date()
    if day not in emptied:
        emptied[day] = empty(box=box, day=day, found=IN_A_BOX, by=by)
    return emptied[day]

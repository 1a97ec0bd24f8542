"""The command by which an act about an emergency is carried out: its steps are written with it and done one by one.

Any number of workers do them, each another one; one that dies leaves its step to the next. Done twice changes nothing.
"""

import logging
from dataclasses import replace
from functools import partial

from django.db import DatabaseError, transaction

from .. import clock, consequences
from ..consequences import Act
from ..errors import Refusal
from ..models import Emergency, EmergencyChange, Municipality, SwitchCommand, SwitchStep, User

log = logging.getLogger(__name__)

What = EmergencyChange.What
COMMANDS = {
    What.DECLARED: SwitchCommand.What.DECLARE,
    What.PROLONGED: SwitchCommand.What.PROLONG,
    What.ENDED: SwitchCommand.What.END,
    What.VOIDED: SwitchCommand.What.VOID,
    consequences.HERE: SwitchCommand.What.HERE,
    consequences.HERE_BACK: SwitchCommand.What.HERE,
}


@transaction.atomic
def start(
    *,
    emergency: Emergency,
    what: str,
    ended=None,
    by: User | None = None,
    municipality: Municipality | None = None,
    chosen: dict[str, dict] | None = None,
) -> list[SwitchCommand]:
    """What the act calls for, in every municipality concerned; `chosen`, by part, is that of `municipality` alone.

    Nothing is recorded as a command where nobody commands, or only the coverage of terms is widened.
    """
    steps = consequences.apply(emergency, by=by)
    if by is None or what not in COMMANDS:
        return []
    commands = []
    for concerned in _concerned(emergency):
        own = chosen or {} if concerned == municipality else {}
        rows = [step for step in steps if step.municipality_id == concerned.pk]
        act = Act(what=what, emergency=emergency, ended=ended, municipality=concerned)
        commands.append(_write(act, own, rows, by))
    transaction.on_commit(partial(_hurry), robust=True)
    return commands


@transaction.atomic
def carry_out_here(
    *, emergency: Emergency, municipality: Municipality, chosen: dict[str, dict], by: User
) -> SwitchCommand:
    """Visits and restrictions of one municipality, as its own manager chooses; terms have been moved everywhere."""
    emergency = Emergency.objects.select_for_update(of=("self",)).get(pk=emergency.pk)
    act = Act(what=here(emergency), emergency=emergency, municipality=municipality)
    command = _write(act, chosen, [], by)
    transaction.on_commit(partial(_hurry), robust=True)
    return command


def here(emergency: Emergency) -> str:
    """What can be carried out: what it calls for while it lasts, the way back of visits when it is over."""
    over = emergency.voided_at or emergency.ends_on < clock.today()
    return consequences.HERE_BACK if over else consequences.HERE


def work(*, command: SwitchCommand, limit: int | None = None) -> int:
    """Do the steps that nobody has done; how many. Safe beside others who do the same.

    A step that waits for something else, or that breaks, does not keep the others: the next round tries it again.
    """
    done, put_off = 0, []
    while limit is None or done < limit:
        try:
            finished = _work_one(command, put_off)
        except DatabaseError:
            log.exception("A step of the command %s could not be done.", command.pk)
            continue
        if finished is None:
            break
        done += finished
    if not SwitchStep.objects.filter(command=command, done_at__isnull=True).exists():
        SwitchCommand.objects.filter(pk=command.pk, finished_at__isnull=True).update(finished_at=clock.now())
    return done


@transaction.atomic
def _work_one(command: SwitchCommand, put_off: list[int]) -> bool | None:
    """Whether a step was done; None where there is none left to try."""
    step = (
        SwitchStep.objects.filter(command=command, done_at__isnull=True)
        .exclude(pk__in=put_off)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("command__by", "command__emergency", "command__municipality")
        .order_by("pk")
        .first()
    )
    if step is None:
        return None
    put_off.append(step.pk)
    try:
        with transaction.atomic():
            if not consequences.handlers()[step.handler](step):
                return False
    except Refusal as refusal:
        step.failure = str(refusal.sentence)[:300]
    step.done_at = clock.now()
    step.save(update_fields=["done_at", "failure"])
    return True


def _write(act: Act, chosen: dict[str, dict], rows: list[SwitchStep], by: User) -> SwitchCommand:
    command = SwitchCommand.objects.create(
        emergency=act.emergency, municipality=act.municipality, what=COMMANDS[act.what], by=by, at=clock.now()
    )
    for name, part in consequences.parts().items():
        rows = rows + part.write(replace(act, chosen=chosen.get(name, {})), command)
    for row in rows:
        row.command = command
    SwitchStep.objects.bulk_create(rows)
    return command


def _concerned(emergency: Emergency) -> list[Municipality]:
    if emergency.municipality_id:
        return [emergency.municipality]
    return list(Municipality.objects.filter(successor__isnull=True).order_by("pk"))


def _hurry() -> None:
    from ..tasks import finish_switches

    finish_switches.apply_async(retry=False)

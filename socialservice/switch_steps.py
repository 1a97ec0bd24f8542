"""The steps of a command as its page tells them: counted by what is done, and which they are, one by one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from . import clock, latvian, words
from .models import Restriction, SwitchCommand, SwitchStep

SHOWN = 500  # of all groups together


@dataclass(frozen=True)
class Group:
    handler: str
    choice: str
    all: int
    done: int
    steps: list[SwitchStep]

    @property
    def further(self) -> int:
        return self.all - len(self.steps)


def groups(command: SwitchCommand) -> list[Group]:
    done = Count("pk", filter=Q(done_at__isnull=False))
    counted: dict[tuple, list[int]] = {}
    for row in command.steps.order_by().values("handler", "choice").annotate(all=Count("pk"), done=done):
        sums = counted.setdefault(_alike(row["handler"], row["choice"]), [0, 0])
        sums[0], sums[1] = sums[0] + row["all"], sums[1] + row["done"]
    shown: dict[tuple, list] = {}
    for step in named(command.steps.order_by("done_at", "pk")[:SHOWN]):
        shown.setdefault(_alike(step.handler, step.choice), []).append(step)
    found = [Group(*alike, *sums, steps=shown.get(alike, [])) for alike, sums in counted.items()]
    return sorted(found, key=lambda group: (-group.all, group.handler, group.choice))


def _alike(handler: str, choice: str) -> tuple[str, str]:
    """What stays as it is stays so whatever the reason."""
    return handler, "keep" if choice.startswith("keep_") else choice


def named(steps) -> list[SwitchStep]:
    """Each with `detail`: when the visit was, or which restriction it is."""
    steps = list(steps)
    switched = Restriction.objects.in_bulk({step.about_id for step in steps if step.handler == "restriction"})
    for step in steps:
        step.detail = _detail(step, switched)
    return steps


def _detail(step: SwitchStep, switched: dict[int, Restriction]) -> str:
    if step.handler == "restriction":
        row = switched.get(step.about_id)
        return str(row.get_code_display()) if row else ""
    if start := (step.before or {}).get("starts_at"):
        moment = clock.local(datetime.fromisoformat(start))
        return f"{words.date_short(moment)} {latvian.hour(moment)}"
    return ""

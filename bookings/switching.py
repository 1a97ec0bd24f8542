"""Visits as a part of the emergency switch: to the phone, to another day, or as they are with a reason; and back."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.consequences import Act, Consequence, Part
from socialservice.finding import row_number
from socialservice.letters import reachable_by
from socialservice.models import Channel, SwitchCommand, SwitchStep

from .actions.switching import ABOUT, AWAY, BACK, Choice, bring_back, carry_out
from .lifecycle import State
from .models import Appointment, Mode
from .models.appointments import WhyInPerson
from .proposals import to_be_phoned

LISTED = 200  # of so many the choice is made one by one; of those further off by group
KEEP = "keep_"


@dataclass(frozen=True)
class Case:
    """An appointment and what can become of it, the best first."""

    appointment: Appointment
    choices: list[str]
    step: SwitchStep | None = None  # the step that is to be taken back

    @property
    def best(self) -> str:
        return self.choices[0]

    @cached_property
    def told_by(self) -> Channel:
        return reachable_by(self.appointment)

    def unreachable_if(self, choice: str) -> bool:
        """No letter about this would reach the client in time."""
        return to_be_phoned(self.told_by, choice, self.appointment.starts_at, clock.now())

    @property
    def unreachable(self) -> bool:
        return self.unreachable_if(self.best)

    @property
    def labelled(self) -> list[tuple[str, str]]:
        return [(choice, label_of(choice)) for choice in self.choices]


def label_of(choice: str) -> str:
    if choice.startswith(KEEP):
        return _("stays in person: %(why)s") % {"why": WhyInPerson(choice.removeprefix(KEEP)).label}
    return str(Choice(choice).label)


def read(posted) -> dict:
    """`each`: by appointment; `groups`: by what is proposed; `leave`: nothing is done with any."""
    each = {
        row_number(name.removeprefix("ko-")): value[:20] for name, value in posted.items() if name.startswith("ko-")
    }
    groups = {name.removeprefix("visi-"): value[:20] for name, value in posted.items() if name.startswith("visi-")}
    return {
        "each": {pk: choice for pk, choice in each.items() if pk},
        "groups": {best: choice for best, choice in groups.items() if choice},
        "leave": posted.get("pieraksti") == "leave",
    }


def cases(act: Act) -> list[Case]:
    if act.grows:
        return [Case(row, _ways_away(row)) for row in touched(act)]
    return _changed_before(act) if act.shrinks else []


def touched(act: Act):
    """Visits in person while it lasts; by time. Where nobody meets anybody, nothing need change."""
    first = act.emergency.starts_on if act.ended is None else act.ended + timedelta(days=1)
    starts = max(clock.now(), clock.at(first, time.min))
    ends = clock.at(act.emergency.ends_on + timedelta(days=1), time.min)
    return (
        Appointment.objects.filter(
            municipality=act.municipality,
            mode=Mode.IN_PERSON,
            state=State.CONFIRMED,
            starts_at__gte=starts,
            starts_at__lt=ends,
            purpose__two_times=False,
        )
        .select_related("purpose", "office", "resource", "person")
        .order_by("starts_at", "pk")
    )


def preview(act: Act) -> list[Consequence]:
    found = _chosen(act)
    if not found or act.chosen.get("leave"):
        return []
    what = _("Appointments in person") if act.grows else _("Appointments changed by the emergency")
    by_choice: dict[str, int] = {}
    for _case, choice in found:
        by_choice[choice] = by_choice.get(choice, 0) + 1
    told = _("Whose visit changes gets a letter, where one reaches them.")
    lines = [Consequence(what=what, number=len(found), how=told)]
    lines += [
        Consequence(what=label_of(choice), number=number, part=True) for choice, number in sorted(by_choice.items())
    ]
    alone = sum(_changes(choice) and case.unreachable_if(choice) for case, choice in found)
    if alone:
        lines.append(
            Consequence(
                what=_("Cannot be reached"),
                number=alone,
                how=_("No letter reaches them in time: to be phoned."),
                alert=True,
            )
        )
    return lines


def choices(act: Act) -> dict:
    found = _chosen(act)
    groups: dict[str, int] = {}
    for case, _choice in found:
        groups[case.best] = groups.get(case.best, 0) + 1
    others = [*AWAY, KEEP + WhyInPerson.SERVICE] if act.grows else BACK
    wanted = act.chosen.get("groups", {})
    return {
        "cases": found[:LISTED],
        "further": max(0, len(found) - LISTED),
        "groups": [(best, label_of(best), n, wanted.get(best, "")) for best, n in sorted(groups.items())],
        "others": [(choice, label_of(choice)) for choice in others],
        "grows": act.grows,
        "chosen": act.chosen,
    }


def write(act: Act, command: SwitchCommand) -> list[SwitchStep]:
    """Only where the municipality's own manager has seen them."""
    if "each" not in act.chosen or act.chosen["leave"]:
        return []
    return [
        SwitchStep(
            handler="appointment_back" if case.step else "appointment",
            about=ABOUT,
            about_id=case.appointment.pk,
            choice=choice,
            before=_as_it_is(case, choice),
            back_of=case.step,
        )
        for case, choice in sorted(_chosen(act), key=_offers_last)
        if choice != Choice.LEAVE
    ]


PART = Part(
    read=read,
    preview=preview,
    choices=choices,
    template="bookings/_emergency_choices.html",
    write=write,
    handlers={"appointment": carry_out, "appointment_back": bring_back},
)


# Pieces


def _chosen(act: Act) -> list[tuple[Case, str]]:
    """What is to become of each: as said of all proposed alike, else of it alone, else as proposed."""
    each, groups = act.chosen.get("each", {}), act.chosen.get("groups", {})
    found = []
    for case in cases(act):
        wanted = groups.get(case.best) or each.get(case.appointment.pk, "")
        found.append((case, wanted if wanted in case.choices else case.best))
    return found


def _ways_away(row: Appointment) -> list[str]:
    """As far as possible by phone; what cannot be done so stays, with the reason."""
    keep = [KEEP + why for why in WhyInPerson]
    on = [] if row.activity_id else [Choice.SAME]
    if Mode.PHONE not in row.purpose.modes:
        return [KEEP + WhyInPerson.SERVICE, *on, Choice.CANCEL]
    if not row.phone or row.activity_id:
        return [KEEP + WhyInPerson.NO_PHONE, *on, Choice.CANCEL]
    return [Choice.PHONE, *on, Choice.CANCEL, *keep]


def _changed_before(act: Act) -> list[Case]:
    """Of what the emergency's commands did, that which would not have been needed; newest state of each."""
    steps = SwitchStep.objects.filter(
        command__emergency=act.emergency.pk,
        command__municipality=act.municipality,
        handler="appointment",
        failure="",
        done_at__isnull=False,
        choice__in=AWAY,
        taken_back_by__isnull=True,
    )
    rows = {step.about_id: step for step in steps.order_by("pk")}
    visits = Appointment.objects.filter(pk__in=rows).select_related("purpose", "office", "resource", "person")
    found = []
    for visit in visits.order_by("starts_at", "pk"):
        step = rows[visit.pk]
        if _was_needless(act, step) and (way := _way_back(visit, step)):
            found.append(Case(visit, [way, Choice.LEAVE], step))
    return found


def _was_needless(act: Act, step: SwitchStep) -> bool:
    start = datetime.fromisoformat(step.before["starts_at"])
    if start <= clock.now():
        return False
    return act.emergency.voided_at is not None or clock.local(start).date() > act.emergency.ends_on


def _way_back(visit: Appointment, step: SwitchStep) -> str:
    """Empty where the client or a colleague has changed it since."""
    start = datetime.fromisoformat(step.before["starts_at"])
    if step.choice == Choice.CANCEL:
        return Choice.OFFER if visit.state == State.CANCELLED_OFFICE else ""
    if visit.state != State.CONFIRMED:
        return ""
    if step.choice == Choice.PHONE:
        return Choice.IN_PERSON if visit.mode == Mode.PHONE and visit.starts_at == start else ""
    return Choice.OLD_TIME if visit.starts_at != start else ""


def _offers_last(chosen: tuple[Case, str]) -> bool:
    """Times offered to some must not be those to which others go back."""
    return chosen[1] in (Choice.OFFER, Choice.CANCEL)


def _changes(choice: str) -> bool:
    return choice != Choice.LEAVE and not choice.startswith(KEEP)


def _as_it_is(case: Case, choice: str) -> dict:
    row = case.appointment
    return {
        "starts_at": row.starts_at.isoformat() if row.starts_at else "",
        "mode": row.mode,
        "office": row.office_id,
        "resource": row.resource_id,
        "to_call": case.unreachable_if(choice),
    }

"""What an emergency does to statuses, line by line, for the page on which it is declared."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socialservice.consequences import Consequence
from socialservice.models import Channel, Emergency, Municipality, SwitchStep
from socialservice.words import date_short, local

from . import previews
from .actions import deadlines, extensions
from .models import Deadline, ExtensionRun, ReviewItem, Status

Kind, Reason = Status.Kind, ReviewItem.Reason


def preview(*, emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    shown = previews.preview(municipality, emergency)
    return [
        *(_statuses(shown, kind) for kind in (Kind.NEEDY, Kind.LOW_INCOME)),
        *_extended_before(shown),
        *_review(shown.review),
        _letters(shown.letters),
        *_unreachable(shown.unreachable),
    ]


def begin(*, emergency: Emergency, by) -> list[SwitchStep]:
    """The runs are begun with the act; a step of each municipality's command waits until they are finished."""
    steps = []
    for run in extensions.start_run(emergency=emergency, by=by):
        step = SwitchStep(handler="statuses", about="benefits.ExtensionRun", about_id=run.pk)
        step.municipality_id = run.municipality_id
        steps.append(step)
    return steps


def finish(step: SwitchStep) -> bool:
    """The run goes on by itself."""
    return ExtensionRun.objects.filter(pk=step.about_id, finished_at__isnull=False).exists()


def put_off(*, emergency: Emergency, by) -> list[SwitchStep]:
    """Done with the act: nothing of it is left for later."""
    deadlines.follow_emergency(emergency=emergency, by=by)
    return []


def report(*, emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    """What the runs of the emergency have done, and what still waits for a person."""
    runs = ExtensionRun.objects.filter(municipality=municipality, emergency=emergency)
    return [_run(run) for run in runs.order_by("started_at", "pk")] + _waiting(emergency, municipality)


def preview_deadlines(*, emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    number = deadlines.would_move(municipality, emergency)
    return [replace(line, url="", lists=_list("deadlines:", number)) for line in _deadlines(number)]


def report_deadlines(*, emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    return _deadlines(Deadline.objects.filter(municipality=municipality, emergency=emergency).count())


def _deadlines(number: int) -> list[Consequence]:
    if not number:
        return []
    how = _("Households that have stated that nothing has changed: due at the end of the emergency.")
    url, label = reverse("deadlines"), _("Reassessments and home visits")
    return [
        Consequence(what=_("Reassessments and home visits put off"), number=number, how=how, url=url, url_label=label)
    ]


def kind_in_full(kind: str) -> str:
    return {
        Kind.NEEDY: _("Statuses: needy household"),
        Kind.LOW_INCOME: _("Statuses: low-income household"),
        Kind.CRISIS: _("Statuses: crisis situation"),
    }[Kind(kind)]


def _statuses(shown: previews.Preview, kind) -> Consequence:
    persons = shown.persons(kind)
    how = ngettext("%(number)d person.", "%(number)d people.", persons) % {"number": persons}
    if days := shown.days(kind):
        how += " " + _("New term: %(days)s.") % {"days": ", ".join(map(date_short, days))}
    return Consequence(
        what=kind_in_full(kind), number=shown.statuses(kind), how=how, lists=_list(f"terms:{kind}", persons)
    )


def _list(key: str, number: int) -> tuple[tuple[str, str], ...]:
    return ((key, _("Show the list")),) if number else ()


def _extended_before(shown: previews.Preview):
    moves = shown.extended_before
    if moves:
        days = sorted({(move.told, move.until) for move in moves})
        yield Consequence(
            what=_("of these extended before"),
            number=sum(move.statuses for move in moves),
            how=" ".join(
                _("The term moves from %(told)s to %(until)s.") % {"told": date_short(told), "until": date_short(until)}
                for told, until in days
            ),
            part=True,
            lists=_list("terms:before", len(moves)),
        )


def _review(review: dict[str, int]):
    if review:
        yield Consequence(
            what=_("To be reviewed by a person"),
            number=sum(review.values()),
            alert=True,
            lists=tuple(
                (f"review:{reason}", f"{Reason(reason).label}: {number}") for reason, number in sorted(review.items())
            ),
        )


def _letters(letters: dict[str, int]) -> Consequence:
    sent = {way: number for way, number in letters.items() if way in Channel.values and way != Channel.NONE}
    words = [f"{Channel(way).label}: {number}" for way, number in sorted(sent.items())]
    if quiet := letters.get(Channel.NONE):
        words.append(_("wish no letters: %(number)d") % {"number": quiet})
    return Consequence(
        what=_("Letters to clients"),
        number=sum(sent.values()),
        how=", ".join(words),
        lists=_list("terms:letters", sum(sent.values())),
    )


def _unreachable(number: int):
    if number:
        yield Consequence(
            what=_("Cannot be reached"),
            number=number,
            how=_("Neither phone, e-mail nor address. They will be listed for the specialists."),
            alert=True,
            lists=_list("terms:unreachable", number),
        )


def _run(run: ExtensionRun) -> Consequence:
    extended = run.counts.get("extended", {})
    letters = sum(run.counts.get("letters", {}).values())
    if run.finished_at is None:
        how = _("Under way, %(percent)d %%. The page may be closed.") % {"percent": run.percent}
    else:
        how = ngettext("%(number)d letter to clients.", "%(number)d letters to clients.", letters) % {"number": letters}
    return Consequence(
        what=_("Statuses extended, %(day)s") % {"day": date_short(local(run.started_at))},
        number=sum(extended.values()),
        how=how,
        url=reverse("extension_runs"),
        url_label=_("Runs of extensions"),
    )


def _waiting(emergency: Emergency, municipality: Municipality) -> list[Consequence]:
    waiting = ReviewItem.objects.of(municipality).open().filter(status__extensions__emergency=emergency)
    number = waiting.distinct().count()
    if not number:
        return []
    return [
        Consequence(
            what=_("Records to review"),
            number=number,
            url=reverse("status_reviews"),
            url_label=_("Records to review"),
            alert=True,
        )
    ]

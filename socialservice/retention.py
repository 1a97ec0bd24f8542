"""Which terms of keeping a municipality has on a day, and the same in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, npgettext
from django.utils.translation import gettext_lazy as _

from .models import Municipality, RetentionTerm

Kind = RetentionTerm.Kind

TRACES = "traces"  # of no use after a day, whatever the municipality says
USUAL = {Kind.VISITS: 24, Kind.REQUESTS: 12, Kind.LETTERS: 6, Kind.MAIL: 6, Kind.ACCESS: 60}  # months

SAID = {
    Kind.VISITS: _("%(length)s after the visit; only the day, the purpose and how it ended remain, for statistics"),
    Kind.REQUESTS: _("%(length)s after closing; with the visit, where one came of it; with the decision, if decided"),
    Kind.LETTERS: _("%(length)s after sending"),
    Kind.MAIL: _("%(length)s after receipt"),
    Kind.ACCESS: _("%(length)s"),
}


def terms(municipality: Municipality, day) -> dict[str, int | None]:
    """Kind → months; None where nothing is removed."""
    own = RetentionTerm.objects.on(day).filter(municipality=municipality)
    return {**USUAL, **dict(own.values_list("kind", "months"))}


def in_words(municipality: Municipality, day) -> list[tuple[str, str]]:
    """What is kept, and how long: for the page that tells clients."""
    found = terms(municipality, day)
    return [(Kind(kind).label, _said(kind, found[kind])) for kind in Kind.values]


def _said(kind: str, months: int | None) -> str:
    if months is None:
        return gettext("as long as the municipality's plan of files demands")
    return SAID[kind] % {"length": length(months)}


def length(months: int) -> str:
    """2 years, 18 months."""
    if months % 12:
        return npgettext("kept for", "%(n)d month", "%(n)d months", months) % {"n": months}
    return npgettext("kept for", "%(n)d year", "%(n)d years", months // 12) % {"n": months // 12}


@dataclass(frozen=True)
class Removal:
    day: date
    counted: list[tuple[str, int]]


def last_run(municipality: Municipality) -> Removal | None:
    """When something was last removed here, or nothing was due; None before the first night."""
    run = municipality.retention_runs.filter(finished_at__isnull=False).first()
    if run is None:
        return None
    labels = {**dict(Kind.choices), TRACES: gettext("Used codes, holds that are over")}
    return Removal(run.day, [(str(labels[kind]), count) for kind, count in run.removed.items() if kind in labels])

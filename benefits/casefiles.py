"""Cases written by hand in a table, for trying the extension of terms: cells in, a case or a refusal out.

A refusal names its column, so that a lawyer finds the cell.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from benefits.extensions import CRISIS, EXTENDED_KINDS, LOW_INCOME, NEEDY, EmergencyView, Review, TermView
from socialservice.errors import Refusal

COLUMNS = ("kind", "valid_from", "valid_to", "told", "closed", "renewed", "emergencies")

KINDS = {
    **dict.fromkeys(("needy", "trūcīga", "t"), NEEDY),
    **dict.fromkeys(("low_income", "low-income", "low income", "maznodrošināta", "m"), LOW_INCOME),
    **dict.fromkeys(("crisis", "krīze", "k"), CRISIS),
}
YES = {"yes", "jā"}
LOCAL, VOIDED = {"local", "vietēja"}, {"voided", "anulēta"}
EXTENDS, EXTENDS_NOT = {"extends", "pagarina"}, {"no-extension", "nepagarina"}
COVERS = {"covers", "aptver"}

DAY = r"\d{4}-\d\d?-\d\d?|\d\d?\.\s?\d\d?\.(?:\s?\d{4}\.?)?"
RANGE = rf"(?P<first>{DAY})?\s*(?:\.\.|–|—|-)\s*(?P<last>{DAY})?"
WHOLE_DAY = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)|(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<y>\d{4})\.?", re.ASCII
)
EMERGENCY = re.compile(rf"\s*{RANGE}(?P<rest>.*)", re.ASCII | re.DOTALL)
COVERAGE = re.compile(rf"\b(?:covers|aptver)\s+{RANGE}", re.ASCII)
YEARS = range(1990, 2200)
SHOWN = 60  # characters of a wrong cell that a sentence repeats


@dataclass(frozen=True)
class Case:
    term: TermView
    emergencies: tuple[EmergencyView, ...]


def read_case(cells):
    """A case from the cells of one row, by column; Refusal where a cell cannot be read."""
    valid_from, valid_to = _day(cells, "valid_from"), _day(cells, "valid_to")
    if valid_to is None:
        raise Refusal(_("The last day of the term is missing."), field="valid_to")
    term = TermView(
        kind=_kind(cells["kind"]),
        granted_until=valid_to,
        effective_until=_day(cells, "told") or valid_to,
        closed_on=_day(cells, "closed"),
        renewed_from=_renewed_from(cells, valid_to),
    )
    for column, day in (("valid_to", valid_to), ("closed", term.closed_on), ("renewed", term.renewed_from)):
        if valid_from and day and day < valid_from:
            raise Refusal(_("%(day)s is before the status begins.") % {"day": _said(day)}, field=column)
    return Case(term, read_emergencies(cells["emergencies"]))


def read_emergencies(text):
    pieces = [piece for piece in re.split(r"[;|\n]", text) if piece.strip()]
    return tuple(_emergency(piece, number) for number, piece in enumerate(pieces))


def _kind(text):
    try:
        return KINDS[text.strip().casefold()]
    except KeyError:
        sentence = _("“%(text)s” is not a kind of status: write needy, low_income or crisis.")
        raise Refusal(sentence % {"text": text[:SHOWN]}, field="kind") from None


def _day(cells, column):
    text = cells[column].strip()
    return _whole_day(text, column) if text else None


def _renewed_from(cells, valid_to):
    if cells["renewed"].strip().casefold() in YES:
        return valid_to + timedelta(days=1)
    return _day(cells, "renewed")


def _whole_day(text, column):
    match = WHOLE_DAY.fullmatch(text)
    if match:
        year, month, day = (int(part) for part in match.groups() if part)
        if match["y"]:
            year, day = day, year
        try:
            if year in YEARS:
                return date(year, month, day)
        except ValueError:
            pass
    sentence = _("“%(text)s” is not a date: write 2020-06-09 or 09.06.2020.")
    raise Refusal(sentence % {"text": text[:SHOWN]}, field=column)


def _emergency(piece, number):
    text = re.sub(r"[()\s]+", " ", piece.casefold())
    match = EMERGENCY.fullmatch(text)
    if not match or not (match["first"] and match["last"]):
        sentence = _("“%(text)s” is not an emergency: write its first and last day, like 2020-03-12..2020-06-09.")
        raise Refusal(sentence % {"text": piece.strip()[:SHOWN]}, field="emergencies")
    start, end = (_whole_day(match[side], "emergencies") for side in ("first", "last"))
    if end < start:
        raise Refusal(_("The emergency of %(day)s ends before it starts.") % {"day": _said(start)}, field="emergencies")
    covers_from, covers_to, rest = _coverage(match["rest"], start, end)
    words = set(rest.replace(",", " ").split())
    _refuse_unknown(words)
    return EmergencyView(
        id=number,
        start=start,
        end=end,
        extends=bool(words & EXTENDS) if words & LOCAL else not words & EXTENDS_NOT,
        covers_from=covers_from,
        covers_to=covers_to,
        voided=bool(words & VOIDED),
    )


def _coverage(rest, start, end):
    """The widened coverage, either side of it optional, and the words that are left."""
    match = COVERAGE.search(rest)
    if not match:
        return None, None, rest
    first, last = (_covered_day(match[side], start, end) for side in ("first", "last"))
    if not (first or last):
        raise Refusal(_coverage_without_days(), field="emergencies")
    if (first and first > end) or (last and last < start):
        raise Refusal(_("The coverage lies outside its emergency."), field="emergencies")
    return first, last, rest[: match.start()] + rest[match.end() :]


def _covered_day(text, start, end):
    """The year may be left out where there is only one to think of."""
    if text and not re.search(r"\d{4}", text) and start.year == end.year:
        text = f"{text}{start.year}"
    return _whole_day(text, "emergencies") if text else None


def _coverage_without_days():
    return _("After “covers” write two days, or one of them: covers 2020-02-29..2020-06-30.")


def _refuse_unknown(words):
    if words & COVERS:
        raise Refusal(_coverage_without_days(), field="emergencies")
    for word in sorted(words - LOCAL - VOIDED - EXTENDS - EXTENDS_NOT):
        sentence = _("“%(word)s” is not known here: --help says what may follow the dates.")
        raise Refusal(sentence % {"word": word[:SHOWN]}, field="emergencies")


def why(case, decision):
    """The decision in whole sentences."""
    if case.term.closed_on:
        return _("The status was closed: it is never extended.")
    sentences = [_step_in_words(case, step) for step in decision.steps] or [_why_no_step(case, decision)]
    if Review.TOLD_DATE_KEPT in decision.reasons:
        sentences.append(
            _("A later date has been told than the emergencies now give (%(day)s): it is kept, a person must look.")
            % {"day": _said(decision.by_rule_until)}
        )
    if Review.RENEWED_AFTER_GAP in decision.reasons:
        sentences.append(
            _("The renewal begins on %(day)s, after a gap: a person must look at both statuses.")
            % {"day": _said(case.term.renewed_from)}
        )
    return " ".join(sentences)


def _step_in_words(case, step):
    emergency = case.emergencies[step.emergency]
    return _("The emergency from %(start)s to %(end)s covers the term %(term)s: extended to %(until)s.") % {
        "start": _said(emergency.start),
        "end": _said(emergency.end),
        "term": _said(step.covered_term),
        "until": _said(step.last_day),
    }


def _why_no_step(case, decision):
    term = case.term
    if term.kind not in EXTENDED_KINDS:
        return _("A crisis certificate is never extended.")
    if not decision.covered_by:
        return _("No emergency that extends statuses covers the term.")
    if term.effective_until > term.granted_until:
        return _("Already extended: nothing to add.")
    if term.renewed_from:
        return _("The status was renewed: only the renewal is examined.")
    return _("The term is later than the day the emergency would give.")


def _said(day):
    return date_format(day, "SHORT_DATE_FORMAT")

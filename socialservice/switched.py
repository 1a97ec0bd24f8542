"""Restrictions as a part of the emergency switch: switched on with it, and following its end."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import clock
from .actions import restrictions
from .consequences import Act, Consequence, Part
from .errors import Refusal
from .finding import row_number
from .forms import tidy
from .models import EmergencyChange, Restriction, SwitchCommand, SwitchStep
from .periods import day_before
from .words import date_short

Code = Restriction.Code
ABOUT, ABOUT_NOTICE = "socialservice.Restriction", "socialservice.RestrictionNotice"
MOST_PLACES, LONGEST_NUMBER = 500, 100


def read(posted) -> dict:
    """`codes` to switch on, at the `office` (None: all), with so many `places`, and what was typed for them."""
    typed = tidy(posted.get("ier-skaits", "")).strip()[:LONGEST_NUMBER]
    places = row_number(typed)
    return {
        "codes": [code for code in Code.values if code in posted.getlist("ier")],
        "office": row_number(posted.get("ier-vieta", "")) or None,
        "places": places if 0 < places <= MOST_PLACES else None,
        "typed": typed,
    }


def preview(act: Act) -> list[Consequence]:
    rows = list(_following(act))
    followed = [Consequence(what=_("Restrictions"), number=len(rows), how=_how_they_follow(act))] if rows else []
    return [*followed, *_switched_on(act)] if act.grows else followed


def choices(act: Act) -> dict:
    """What is switched on everywhere already is not asked about; `standing` names it."""
    standing = set() if act.what == EmergencyChange.What.DECLARED else _standing(act)
    return {
        "asked": act.grows,
        "codes": [(code, label) for code, label in Code.choices if code not in standing],
        "standing": [label for code, label in Code.choices if code in standing],
        "offices": act.municipality.offices.all(),
        "chosen": act.chosen,
        "places_refused": _places_refused(act),
    }


def write(act: Act, command: SwitchCommand) -> list[SwitchStep]:
    """Done at once: what is public does not wait."""
    steps = [_follow(act, row, command) for row in _following(act)]
    if act.grows:
        steps += _switch_on(act, command)
    if steps:
        notice = restrictions.publish(municipality=act.municipality)
        steps.append(_done("notice", ABOUT_NOTICE, notice.pk))
    return steps


def check(act: Act) -> None:
    """Said before anything is confirmed."""
    if sentence := _places_refused(act):
        raise Refusal(sentence, field="ier-skaits")
    _office(act)


PART = Part(
    read=read,
    preview=preview,
    choices=choices,
    template="emergencies/_restrictions.html",
    write=write,
    check=check,
)


def _places_refused(act: Act) -> str:
    wanted = Code.FEWER_PLACES in act.chosen.get("codes", []) or act.chosen.get("typed")
    if wanted and not act.chosen.get("places"):
        return _("Say how many places there are in the waiting room.")
    return ""


def _switched_on(act: Act) -> list[Consequence]:
    codes = act.chosen.get("codes", [])
    if not codes:
        return []
    office = act.municipality.offices.filter(pk=act.chosen.get("office") or 0).first()
    return [
        Consequence(
            what=_("Restrictions"),
            number=len(codes),
            how=", ".join(str(Code(code).label) for code in codes),
        ),
        Consequence(
            what=_("where"), number=1 if office else act.municipality.offices.count(), how=_place(office), part=True
        ),
        *_places(act),
    ]


def _place(office) -> str:
    return office.label if office else _("in all offices")


def _places(act: Act):
    places = act.chosen.get("places")
    if Code.FEWER_PLACES in act.chosen.get("codes", []) and places:
        how = ngettext("%(n)d place in the waiting room", "%(n)d places in the waiting room", places) % {"n": places}
        yield Consequence(what=_("places"), number=places, how=how, part=True)


def _switch_on(act: Act, command: SwitchCommand) -> list[SwitchStep]:
    found = []
    for code in act.chosen.get("codes", []):
        row = restrictions.switch_on(
            municipality=act.municipality,
            code=code,
            valid_from=_since(act),
            valid_until=act.emergency.ends_on,
            office=_office(act),
            places=act.chosen.get("places") if code == Code.FEWER_PLACES else None,
            emergency=act.emergency,
            by=command.by,
            publishes=False,
        )
        found.append(_done("restriction", ABOUT, row.pk, "on"))
    return found


def _since(act: Act):
    """What is added later begins with that day: the public list does not say it of days that have passed."""
    first = act.emergency.starts_on
    return first if act.what == EmergencyChange.What.DECLARED else max(first, clock.today())


def _standing(act: Act) -> set[str]:
    """Switched on for all offices on the last day, or following to it."""
    rows = Restriction.objects.filter(municipality=act.municipality, office__isnull=True)
    return {
        *rows.on(act.emergency.ends_on).values_list("code", flat=True),
        *(row.code for row in _following(act) if row.office_id is None),
    }


def _office(act: Act):
    if not (pk := act.chosen.get("office")):
        return None
    office = act.municipality.offices.filter(pk=pk).first()
    if office is None:
        raise Refusal(_("Choose an office."))
    return office


def _following(act: Act):
    """Those of the emergency that were to end with it."""
    if act.ended is None or not (act.grows or act.shrinks):
        return []
    rows = Restriction.objects.filter(municipality=act.municipality, emergency=act.emergency)
    return rows.filter(valid_until=act.ended).exclude(valid_until=_new_end(act))


def _new_end(act: Act):
    if act.what == EmergencyChange.What.VOIDED:
        return min(day_before(clock.today()), act.emergency.ends_on)
    return act.emergency.ends_on


def _how_they_follow(act: Act) -> str:
    if act.what == EmergencyChange.What.VOIDED:
        return _("Switched off.")
    return _("They end on %(day)s.") % {"day": date_short(act.emergency.ends_on)}


def _follow(act: Act, row: Restriction, command: SwitchCommand) -> SwitchStep:
    before = {"until": row.valid_until.isoformat()}
    pk = row.pk
    restrictions.set_end(restriction=row, last_day=_new_end(act), by=command.by, publishes=False)
    return _done("restriction", ABOUT, pk, "off" if act.shrinks else "prolong", before)


def _done(handler: str, about: str, about_id: int, choice: str = "", before: dict | None = None) -> SwitchStep:
    return SwitchStep(
        handler=handler,
        about=about,
        about_id=about_id,
        choice=choice,
        before=before or {},
        done_at=clock.now(),
    )

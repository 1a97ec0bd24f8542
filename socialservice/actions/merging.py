"""Two rows of one person become one, and two again where that was wrong. All that moved is written down, row by row."""

from functools import wraps

import pghistory
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from .. import clock
from ..errors import Refusal
from ..identifiers import NEW_FORM
from ..models import FormerCode, Person, PersonMerge, User
from ..moving import Pair, movers

PATIENCE = "400ms"  # below PostgreSQL's deadlock_timeout: who waits crosswise with a merge is never the one who fails
TRIES = 5
BUSY = {"55P03", "40P01"}  # a lock was not to be had in time; a deadlock

# What the one who stays takes over where nothing is written there.
FILLED = ("birth_date", "phone", "email", "address", "district_id", "agreed_word", "paper_file", "died_on")


def _patient(act):
    """The act is one transaction that gives way to whoever works with the same rows, and tries again."""

    @wraps(act)
    def tried(**told):
        for _number in range(TRIES):
            try:
                with transaction.atomic(), pghistory.context(user=told["by"].pk):
                    _wait_briefly()
                    return act(**told)
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", "") not in BUSY:
                    raise
        raise Refusal(_("Somebody is working with these people just now. Please try again in a moment."), code="busy")

    return tried


@_patient
def merge(*, kept: Person, gone: Person, reason: str, by: User, exceed: bool = False) -> PersonMerge:
    """`gone` leads to `kept` from now on. Pressed twice it is the same merge."""
    kept, gone = _locked(kept, gone)
    if gone.merged_into_id == kept.pk:
        return PersonMerge.objects.get(gone=gone, undone_at=None)
    _check(kept, gone)
    merged = PersonMerge(kept=kept, gone=gone, reason=reason[:200], at=clock.now(), by=by)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    merged.moved = {"person": _fill(kept, gone, by)}
    pair = Pair(kept, gone, by, clock.today(), exceed)
    for mover in movers():
        if rows := mover.move(pair):
            merged.moved[mover.key] = rows
    merged.save(force_insert=True)
    return merged


@_patient
def undo(*, merged: PersonMerge, by: User) -> PersonMerge:
    """What moved goes back; what was written since stays with the one who stayed."""
    kept, gone = _locked(merged.kept, merged.gone)
    merged = PersonMerge.objects.select_for_update(of=("self",)).get(pk=merged.pk)
    if merged.undone_at:
        return merged
    later = PersonMerge.objects.filter(kept=kept, undone_at=None, pk__gt=merged.pk)
    if kept.merged_into_id or later.exists():
        raise Refusal(_("The two were merged with somebody else since: take that back first."), code="later")
    _empty(kept, gone, merged.moved["person"])
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    pair = Pair(kept, gone, by, clock.today())
    for mover in reversed(list(movers())):
        if mover.key in merged.moved:
            mover.back(pair, merged.moved[mover.key])
    merged.undone_at, merged.undone_by = clock.now(), by
    merged.save(update_fields=["undone_at", "undone_by"])
    return merged


# Pieces


def _wait_briefly() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")


def _locked(kept: Person, gone: Person) -> tuple[Person, Person]:
    """Both, in the order of their numbers: whoever writes something for one of them waits."""
    rows = Person.everyone.select_for_update(of=("self",)).filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    return found[kept.pk], found[gone.pk]


def _check(kept: Person, gone: Person) -> None:
    if kept.pk == gone.pk or kept.municipality_id != gone.municipality_id:
        raise Refusal(_("Choose two people of this municipality."))
    for person in (kept, gone):
        if person.merged_into_id:
            told = {"name": person.name, "into": person.merged_into.name}
            raise Refusal(_("%(name)s has been merged with %(into)s already.") % told, code="merged")
    if kept.died_on and gone.died_on and kept.died_on != gone.died_on:
        raise Refusal(_("The two died on different days: correct one of them first."), code="died")


def _fill(kept: Person, gone: Person, by: User) -> dict:
    """What `kept` takes over from `gone`, by name; `gone` itself stays as it is."""
    filled = [name for name in FILLED if getattr(gone, name) and not getattr(kept, name)]
    for name in filled:
        setattr(kept, name, getattr(gone, name))
    if gone.no_jubilees and not kept.no_jubilees:
        kept.no_jubilees = True
        filled.append("no_jubilees")
    former = _take_code(kept, gone, by)
    if former or (gone.personal_code and kept.personal_code == gone.personal_code):
        filled.append("personal_code")
    _save(kept, filled)
    return {"filled": filled, "former": former}


def _take_code(kept: Person, gone: Person, by: User) -> int | None:
    """The present code of the two, the newer form where both have one; the other one becomes the former code."""
    if not gone.personal_code:
        return None
    if not kept.personal_code:
        kept.personal_code = gone.personal_code
        return None
    newer = [bool(NEW_FORM.fullmatch(person.personal_code)) for person in (kept, gone)]
    if newer[0] == newer[1] or FormerCode.objects.filter(person__in=[kept, gone]).exists():
        raise Refusal(_("The two have different personal codes. Correct the one that is wrong first."), code="codes")
    older = gone if newer[0] else kept
    former = FormerCode.objects.create(person=kept, personal_code=older.personal_code, changed_at=clock.now(), by=by)
    if newer[1]:
        kept.personal_code = gone.personal_code
    return former.pk


def _empty(kept: Person, gone: Person, moved: dict) -> None:
    """What was taken over is taken out again, unless somebody has changed it since."""
    own = FormerCode.objects.filter(pk=moved["former"]).first() if moved["former"] else None
    since = FormerCode.objects.filter(person=kept).exclude(pk=moved["former"])
    if "personal_code" in moved["filled"] and since.filter(code_index=gone.code_index).exists():
        raise Refusal(_("The personal code was changed since the merge: it cannot be taken back."), code="codes")
    emptied = [name for name in moved["filled"] if getattr(kept, name) == getattr(gone, name)]
    for name in emptied:
        setattr(kept, name, _nothing(kept, name))
    if own and "personal_code" in emptied:
        kept.personal_code = own.personal_code
    if own:
        own.delete()
    _save(kept, emptied)


def _nothing(person: Person, name: str):
    field = person._meta.get_field(name)
    return False if name == "no_jubilees" else None if field.null else ""


def _save(person: Person, names: list[str]) -> None:
    fields = {name.removesuffix("_id") for name in names}
    if fields:
        person.save(update_fields=fields | {"code_index"} if "personal_code" in fields else fields)

"""People are written down and changed; a personal code belongs to one person of a municipality."""

import pghistory
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from .. import clock
from ..errors import Refusal, constraint_of
from ..identifiers import NEW_FORM, PersonalCodeError, parse_personal_code
from ..models import Municipality, Person, User
from ..models.fields import blind_index
from . import twins

ONE_PERSON_ONE_CODE = "person_code_once"


class PersonExists(Refusal):
    """The personal code belongs to somebody who is written down already: `person`."""

    def __init__(self, person: Person):
        super().__init__(
            _("%(name)s already has this personal code.") % {"name": person.name},
            field="personal_code",
            code="exists",
        )
        self.person = person


def create(*, municipality: Municipality, by: User, document_seen: bool = False, **told) -> Person:
    """`told`: fields of Person, as much as is known; a name is enough."""
    person = _write(
        Person(municipality=municipality, created_at=clock.now(), is_demo=by.is_demo), told, document_seen, by
    )
    twins.look(municipality=municipality, person=person)
    return person


@transaction.atomic
def change(*, person: Person, by: User, document_seen: bool = False, seen: int | None = None, **told) -> Person:
    """Only what is told changes. `seen`: the version the person's page showed; a newer one refuses."""
    row = Person.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=person.pk)
    if seen is not None and seen != version(row):
        raise Refusal(
            _("Somebody else has changed this person meanwhile. Compare with what is written now, then save again."),
            code="changed",
        )
    differing = {name: value for name, value in told.items() if getattr(row, name) != value}
    if row.personal_code and "personal_code" in differing:
        _refuse_newer(row.personal_code, differing["personal_code"])
    return _write(row, differing, document_seen, by) if differing else row


def write_code(*, person: Person, personal_code: str, by: User) -> Person:
    """Of a locked row; the code has been read."""
    return _write(person, {"personal_code": personal_code}, True, by)


def version(person: Person) -> int:
    """Grows with every change, whoever makes it."""
    return person.pgh_event_model.objects.filter(id=person.pk).aggregate(last=Max("pgh_id"))["last"] or 0


def _write(person: Person, told: dict, document_seen: bool, by: User) -> Person:
    if told.get("personal_code"):
        told["personal_code"] = _code(told["personal_code"], document_seen)
    for name, value in told.items():
        setattr(person, name, value)
    try:
        with transaction.atomic(), pghistory.context(user=by.pk):
            if told.get("personal_code"):
                _refuse_former(person)
            _save(person, told)
    except IntegrityError as refused:
        if constraint_of(refused) != ONE_PERSON_ONE_CODE:
            raise
        raise PersonExists(person.municipality.people.with_code(person.personal_code).get()) from None
    return person


def _refuse_former(person: Person) -> None:
    """Nobody is written down under a code that somebody had before. Two who write one code take turns here."""
    index = blind_index(person.personal_code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 5))", [f"{person.municipality_id} {index}"])
    known = Person.objects.with_former_code(index).filter(municipality=person.municipality_id).exclude(pk=person.pk)
    if (other := known.first()) is not None:
        raise PersonExists(other)


def _refuse_newer(present: str, told: str) -> None:
    """A code that was changed is no correction: the former one has to be kept."""
    if NEW_FORM.fullmatch(told.replace("-", "").strip()) and not NEW_FORM.fullmatch(present):
        sentence = _("If the person was given a new code, enter it under “New personal code”: the former one is kept.")
        raise Refusal(sentence, field="personal_code", code="newer")


def _save(person: Person, told: dict) -> None:
    if person.pk is None:
        person.save(force_insert=True)
    else:
        person.save(update_fields={*told, "code_index"} if "personal_code" in told else set(told))


def _code(text: str, document_seen: bool) -> str:
    try:
        return parse_personal_code(text, document_seen=document_seen)
    except PersonalCodeError as error:
        raise Refusal(error.problem.sentence, field="personal_code", code=error.problem.value) from None

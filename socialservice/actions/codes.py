"""A personal code is changed once, to the form without a date of birth; the former one goes on finding its person."""

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from .. import clock
from ..errors import Refusal, refusing
from ..identifiers import NEW_FORM
from ..models import FormerCode, Person, User
from . import people

ONCE = "socialservice_formercode_person_id_key"


@transaction.atomic
def change_code(*, person: Person, personal_code: str, by: User) -> Person:
    row = Person.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=person.pk)
    if not row.personal_code:
        raise Refusal(_("No personal code is written down: enter it with the other data of the person."))
    if not NEW_FORM.fullmatch(personal_code):
        raise Refusal(_("A new personal code begins with 32 to 39."), field="personal_code")
    if NEW_FORM.fullmatch(row.personal_code):
        raise Refusal(_("A personal code is changed once, and this one is of the new form already."), code="once")
    with refusing({ONCE: _changed_already}):
        FormerCode.objects.create(person=row, personal_code=row.personal_code, changed_at=clock.now(), by=by)
    with pghistory.context(user=by.pk):
        return people.write_code(person=row, personal_code=personal_code, by=by)


def _changed_already() -> Refusal:
    return Refusal(_("The personal code of this person has been changed already."), code="once")

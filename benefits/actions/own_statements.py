"""A client states on the web that nothing has changed, after a code that only the contact on file receives."""

from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.actions import verification
from socialservice.errors import Refusal
from socialservice.letters import recipient
from socialservice.models import Municipality, Person

from ..models import Household, UnchangedStatement
from . import own_terms
from .deadlines import state_unchanged

PURPOSE = "unchanged"


def ask(*, municipality: Municipality, visitor: str, number: str, personal_code: str) -> None:
    """Write the code where certificate and personal code belong together; nobody who asks is told whether they do."""
    own_terms.ask(
        municipality=municipality, visitor=visitor, number=number, personal_code=personal_code, purpose=PURPOSE
    )


def state(*, municipality: Municipality, visitor: str, code: str) -> UnchangedStatement:
    """Raises Refusal, the same for a wrong, an old and a missing code."""
    found = verification.check(municipality=municipality, visitor=visitor, purpose=PURPOSE, code=code)
    certificate = municipality.certificates.select_related("status__household").get(pk=found.subject_id)
    household, today = certificate.status.household, clock.today()
    person = _whose(household, found.contact, today)
    if person is None:
        raise Refusal(_("Please call us: we cannot take this statement on the web."), code="not_a_member")
    return state_unchanged(household=household, person=person, way=UnchangedStatement.Way.WEB, stated_on=today)


def _whose(household: Household, contact: str, today) -> Person | None:
    members = household.members.on(today).select_related("person").order_by("pk")
    return next((member.person for member in members if recipient(member.person).to == contact), None)

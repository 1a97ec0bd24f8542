"""A client learns the own term: a code goes to the contact on file, and only whoever reads it there is answered."""

from django.utils.translation import get_language

from socialservice.actions import verification
from socialservice.errors import Refusal
from socialservice.letters import recipient
from socialservice.models import Channel, Municipality, Person

from ..models import Certificate, HouseholdMember

PURPOSE = "term"
BY_CODE = {Channel.SMS, Channel.EMAIL}


def ask(*, municipality: Municipality, visitor: str, number: str, personal_code: str, purpose: str = PURPOSE) -> None:
    """Write the code where the two belong together. Nobody who asks is told whether they do."""
    certificate = municipality.certificates.filter(number=number).select_related("status").first()
    person = municipality.people.with_code(personal_code).first()
    if certificate is None or person is None or not _belongs(person, certificate):
        return
    to = recipient(person)
    if to.channel not in BY_CODE:
        return
    try:
        verification.send(
            municipality=municipality,
            visitor=visitor,
            purpose=purpose,
            contact=to.to,
            language=get_language(),
            subject_id=certificate.pk,
        )
    except Refusal:
        return  # saying so would tell that the certificate exists


def answer(*, municipality: Municipality, visitor: str, code: str) -> Certificate:
    """The certificate asked about; raises Refusal, the same for a wrong, an old and a missing code."""
    found = verification.check(municipality=municipality, visitor=visitor, purpose=PURPOSE, code=code)
    return municipality.certificates.select_related("status").get(pk=found.subject_id)


def _belongs(person: Person, certificate: Certificate) -> bool:
    """A member of the household, now or when the certificate was issued."""
    return (
        HouseholdMember.objects.filter(
            person=person, household=certificate.status.household_id, valid_from__lte=certificate.status.ends_on
        )
        .exclude(valid_until__lt=certificate.issued_on)
        .exists()
    )

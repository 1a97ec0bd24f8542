"""What a household is told about its status. No kind of status stands in an SMS, no name anywhere."""

from django.utils import translation
from django.utils.translation import gettext as _

from socialservice import clock, routing
from socialservice.letters import Draft, Recipient, dates, draft, recipient
from socialservice.models import Channel, Letter, Person, PhoneLine

from .models import Extension


def render_status_extended(letter: Letter) -> Draft | None:
    """The text of a letter written by a run, or None where another date holds by now."""
    extension = (
        Extension.objects.filter(pk=letter.about_id, status__closed_on__isnull=True)
        .select_related("emergency", "status__municipality", "status__household__contact_person__district")
        .first()
    )
    if extension is None or extension.status.effective_until != extension.to_on:
        return None
    person = extension.status.household.contact_person
    line = routing.line(extension.status.municipality, person.district, None, clock.today())
    certificate = extension.status.last_certificate
    return status_extended(extension, _reached(person), line, certificate.number if certificate else "")


def status_extended(extension: Extension, to: Recipient, line: PhoneLine | None, number: str) -> Draft:
    """`number`: of the certificate, empty where none was issued."""
    with translation.override(to.language):
        days = dates(extension.to_on)
        return draft(
            to,
            extension.status.municipality,
            short=_short(days["date"], line),
            subject=_("Certificate extended until {date}").format(date=days["date"]),
            template="benefits/letter_status_extended.txt",
            context={
                **days,
                "nationwide": extension.emergency.nationwide,
                "number": number,
            },
            line=line,
        )


def _short(date: str, line: PhoneLine | None) -> list[str]:
    told = _("Your certificate has been extended automatically until {date}. No application is needed.")
    told = told.format(date=date)
    if line is None:
        return [told]
    questions = _("Questions: call {phone}").format(phone=line.as_written)
    return [f"{told} {questions}", told]


def _reached(person: Person) -> Recipient:
    """As letters reach people, and by post before not at all; the run that wrote the letter chose alike."""
    to = recipient(person)
    if to.channel == Channel.NONE and person.address and person.letters_by != Channel.NONE:
        return Recipient(Channel.POST, person.address, person.language, person, person.is_demo)
    return to

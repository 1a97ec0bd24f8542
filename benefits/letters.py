"""What a household is told about its status. No kind of status stands in an SMS, no name anywhere."""

from datetime import time

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from socialservice import clock, links, routing
from socialservice.letters import Draft, Recipient, body_of, dates, draft, recipient
from socialservice.models import Channel, Letter, Person, PhoneLine

from . import expiring
from .models import Extension, Status


def render_status_extended(letter: Letter, to: Recipient | None = None) -> Draft | None:
    """The text of a letter written by a run, or None where another date holds by now. `to`: another way than usual."""
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
    return status_extended(extension, to or recipient_at_all(person), line, certificate.number if certificate else "")


def status_extended(extension: Extension, to: Recipient, line: PhoneLine | None, number: str) -> Draft:
    """`number`: of the certificate, empty where none was issued."""
    with translation.override(to.language):
        days = dates(extension.to_on)
        told = {**days, "nationwide": extension.emergency.nationwide, "number": number}
        return draft(
            to,
            extension.status.municipality,
            kind=Letter.Kind.STATUS_EXTENDED,
            said={"date": days["date"], "questions": _questions(line)},
            told={**days, "extended": body_of("benefits/_extended.txt", told)},
            line=line,
        )


def status_shortened(status: Status, to: Recipient, line: PhoneLine | None) -> Draft:
    """A told date that somebody has taken back. Call it inside `translation.override(to.language)`."""
    days = dates(clock.at(status.effective_until, time(12)))
    certificate = status.last_certificate
    number = certificate.number if certificate else ""
    return draft(
        to,
        status.municipality,
        kind=Letter.Kind.STATUS_SHORTENED,
        said={"date": days["date"], "questions": _questions(line)},
        told={**days, "shortened": _shortened(number, days["date_until"])},
        line=line,
    )


def _shortened(number: str, day: str) -> str:
    if not number:
        return _("The term of your household's certificate has been changed: it is valid until {day}.").format(day=day)
    return _("The term of your household's certificate No. {number} has been changed: it is valid until {day}.").format(
        number=number, day=day
    )


def _questions(line: PhoneLine | None) -> str:
    return _("Questions: call {phone}").format(phone=line.as_written) if line else ""


def recipient_at_all(person: Person) -> Recipient:
    """As letters reach people, and by post before not at all; the run that wrote the letter chose alike."""
    to = recipient(person)
    if to.channel == Channel.NONE and person.address and person.letters_by != Channel.NONE:
        return Recipient(Channel.POST, person.address, person.language, person, person.is_demo)
    return to


def render_status_expiring(letter: Letter, to: Recipient | None = None) -> Draft | None:
    """Before the end; None where the term is another by now, or an emergency is going to move it."""
    status = (
        Status.objects.filter(pk=letter.about_id)
        .select_related("municipality", "household__contact_person__district")
        .prefetch_related("certificates")
        .first()
    )
    if status is None or not expiring.still_true(status, clock.today()):
        return None
    person = status.household.contact_person
    line = routing.line(status.municipality, person.district, None, clock.today())
    return status_expiring(status, to or recipient_at_all(person), line)


def status_expiring(status: Status, to: Recipient, line: PhoneLine | None) -> Draft:
    with translation.override(to.language):
        days = dates(clock.at(status.effective_until, time(12)))
        phone = line.as_written if line else ""
        url = links.absolute(status.municipality, "start")
        told = {
            **days,
            "url": url,
            "phone": phone,
            "reply": pgettext("longer letter", "{url} or call {phone}").format(url=url, phone=phone) if phone else url,
            "expires": _expires(status, days["date_on"]),
            "drop_box": _(
                "You can also send the application by post, with a secure e-signature, or leave it in the drop box."
            ),
        }
        short = {**told, "reply": _("{url} or call {phone}").format(url=url, phone=phone) if phone else url}
        kind = Letter.Kind.STATUS_EXPIRING
        return draft(to, status.municipality, kind=kind, said=short, told=told, line=line)


def _expires(status: Status, day: str) -> str:
    certificate = status.last_certificate
    if certificate is None:
        return _("The certificate of your household expires on {day}.").format(day=day)
    return _("The certificate No. {number} of your household expires on {day}.").format(
        number=certificate.number, day=day
    )

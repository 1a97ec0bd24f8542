"""Requests for tests, and messages as the reading of a mailbox hands them over."""

from bookings.actions import inbox, requests
from socialservice import clock
from socialservice.mail.found import Found
from socialservice.models import Mailbox, MailMessage, Submission

WRITER = {"name": "Andris Vītoliņš", "email": "andris@example.com", "phone": "+37129123456"}


def ask(town, **told):
    return requests.ask(
        **{
            "municipality": town.municipality,
            "name": "Andris Vītoliņš",
            "phone": "+37129123456",
            "need": "Vajag aprūpi mātei.",
            "purpose": town.purpose,
            **told,
        }
    )


def message(town, *, way="email", signature="none", kind="new"):
    """A message that was kept with its submission, but of which no request was made yet."""
    box, _new = Mailbox.objects.get_or_create(
        municipality=town.municipality, address="palidziba@example.org", defaults={"department": town.department}
    )
    own = Submission.objects.create(
        municipality=town.municipality, way=way, received_at=clock.now(), signature=signature
    )
    row = MailMessage.objects.create(
        municipality=town.municipality,
        mailbox=box,
        submission=own,
        kind=kind,
        digest=f"{MailMessage.objects.count():064d}",
        sender="andris@example.com",
        size=100,
        received_at=clock.now(),
    )
    return own, row


def mail(town, need="Vajag aprūpi mātei.", *, way="email", signature="none", kind="new", **found):
    """A request made of a message, or gone on with by it."""
    own, row = message(town, way=way, signature=signature, kind=kind)
    proposal = Found(**{**WRITER, "need": need, "department": town.department, **found})
    return inbox.take_in(submission=own, message=row, found=proposal)

"""How mailboxes stand: read in time, failing, or waiting for mail that is forwarded."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from . import clock, imap
from .models import Mailbox, Municipality
from .words import moment_in

LATE = timedelta(minutes=10)  # read every minute; a round may take five


@dataclass(frozen=True)
class Standing:
    mailbox: Mailbox
    in_trouble: bool
    said: str


def standing(municipality: Municipality) -> list[Standing]:
    return [standing_of(mailbox) for mailbox in municipality.mailboxes.all()]


def standing_of(mailbox: Mailbox) -> Standing:
    if not mailbox.active:
        return Standing(mailbox, False, _("It is not read."))
    if not mailbox.host:
        return Standing(mailbox, False, _("Mail is forwarded to it."))
    if mailbox.failed_at:
        told = {"when": moment_in(clock.local(mailbox.failed_at)), "why": imap.in_words(mailbox.error)}
        return Standing(mailbox, True, _("It could not be read %(when)s. %(why)s") % told)
    if mailbox.read_at is None:
        return Standing(mailbox, False, _("It has not been read yet."))
    late = clock.now() - mailbox.read_at > LATE
    return Standing(mailbox, late, _("Last read %(when)s.") % {"when": moment_in(clock.local(mailbox.read_at))})

"""E-mail by SMTP: the address of a server, a letter as a mail, and what a refusal means."""

import contextlib
import logging
import smtplib
from email.utils import formataddr, parseaddr
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.utils import translation
from django.utils.translation import gettext as _

from ..letters import institution
from ..models import Letter, User
from ..models.fields import blind_index
from .faults import FinalFault, NotHandedOver, PassingFault, said

log = logging.getLogger(__name__)

NOTE = Letter.Note
SMTP_PORTS = {"smtp": 25, "smtps": 465}
SUBMISSION_PORT = 587
TOKEN = 20  # hexadecimal digits: more than anybody guesses


class SmtpLine:
    """A mail server; many e-mails go through one connection, which lives for one round of deliveries."""

    def __init__(self, url: str):
        self._url, self._connection = url, None
        self._sender_names = {}

    def send(self, letter: Letter) -> str:
        connection = self._open()
        try:
            connection.send_messages([mail_of(letter, self._sender_name(letter))])
        except (OSError, ValueError) as fault:
            self.close()
            raise _of_smtp(fault, letter.to) from fault
        return ""

    def _sender_name(self, letter: Letter) -> str:
        key = letter.municipality_id, letter.language
        if key not in self._sender_names:
            with translation.override(letter.language):
                self._sender_names[key] = institution(letter.municipality)
        return self._sender_names[key]

    def _open(self) -> EmailBackend:
        if self._connection is None:
            self._connection = EmailBackend(**smtp_options(self._url), timeout=settings.EMAIL_TIMEOUT)
        try:
            self._connection.open()
        except smtplib.SMTPResponseException as fault:  # it answers, but does not let us in
            self.close()
            raise PassingFault(NOTE.REFUSED, said(fault.smtp_code, fault.smtp_error), gateway_down=True) from fault
        except OSError as fault:
            self.close()
            raise PassingFault(NOTE.UNREACHABLE, type(fault).__name__, gateway_down=True) from fault
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):  # smtplib's own faults are among them
                self._connection.close()
            self._connection = None


def smtp_options(url: str) -> dict:
    """smtp://user:password@host:587/?starttls=1 as Django's backend wants it; ValueError says what is wrong."""
    parts = urlsplit(url)
    if parts.scheme not in SMTP_PORTS or not parts.hostname:
        raise ValueError(_("Write it as smtp://user:password@host:587/?starttls=1 or smtps://user:password@host."))
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if asked.keys() - {"starttls"} or asked.get("starttls", "1") not in ("0", "1") or parts.path.strip("/"):
        raise ValueError(_("After the host, only ?starttls=1 is known."))
    starttls = asked.get("starttls") == "1"
    if starttls and parts.scheme == "smtps":
        raise ValueError(_("smtps:// is encrypted from the first byte and takes no starttls."))
    return {
        "host": parts.hostname,
        "port": parts.port or (SUBMISSION_PORT if starttls else SMTP_PORTS[parts.scheme]),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": starttls,
        "use_ssl": parts.scheme == "smtps",
    }


def mail_of(letter: Letter, sender_name: str) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((sender_name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[letter.to],
        headers={
            "Message-ID": message_id(letter),
            "Auto-Submitted": "auto-generated",  # out-of-office notices stay away
            "Content-Language": letter.language,
        },
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    if letter.attachment:
        mail.attach("pieraksts.ics", letter.attachment, "text/calendar")
    return mail


def message_id(letter: Letter) -> str:
    """The same whenever the letter is sent, so that mail programs see a redelivery for what it is.

    Only who had the letter can name it: a returned one is believed by this.
    """
    token = blind_index(f"message:{letter.pk}:{letter.created_at.timestamp():.0f}")[:TOKEN]
    return f"<letter-{letter.pk}-{token}@{urlsplit(settings.SITE_URL).hostname}>"


def _of_smtp(fault: Exception, to: str) -> NotHandedOver:
    """What a refusal during the conversation means. 4xx may pass, 5xx will not."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(fault.recipients.values()))
        text = said(code, reply, to)
        return FinalFault(NOTE.BAD_ADDRESS, text) if code >= 500 else PassingFault(NOTE.REFUSED, text)
    if isinstance(fault, smtplib.SMTPResponseException):
        text = said(fault.smtp_code, fault.smtp_error, to)
        if isinstance(fault, smtplib.SMTPDataError) and fault.smtp_code >= 500:
            return FinalFault(NOTE.REFUSED, text)
        # Refused before the recipient was named: it is we who are not welcome, with any letter.
        return PassingFault(NOTE.REFUSED, text, gateway_down=isinstance(fault, smtplib.SMTPSenderRefused))
    if isinstance(fault, ValueError):
        return FinalFault(NOTE.BAD_ADDRESS)
    return PassingFault(NOTE.UNREACHABLE, type(fault).__name__)


class AccountMail(EmailBackend):
    """Mail about staff accounts (a forgotten password), by the same server.

    A demo user's never leaves. None is kept here: whoever could read it could sign in as somebody else.
    """

    def __init__(self, **_options):
        super().__init__(
            **(smtp_options(settings.EMAIL_URL) if settings.EMAIL_URL else {}), timeout=settings.EMAIL_TIMEOUT
        )

    def send_messages(self, email_messages):
        real = [mail for mail in email_messages if not User.objects.filter(email__in=mail.to, is_demo=True).exists()]
        if not settings.EMAIL_URL or not real:
            return 0
        try:
            return super().send_messages(real)
        except OSError as fault:
            log.error("Mail about an account could not be sent: %s", type(fault).__name__)
            return 0

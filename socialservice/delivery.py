"""The ways out for letters: SMTP for e-mail, a gateway named by an Apprise address for text messages.

A hand-over that does not succeed says by its class what follows: `Kept` (not to be sent at all), `PassingFault`
(try again later), `FinalFault` (never again). Where no gateway is set, letters are kept.
"""

import contextlib
import logging
import re
import smtplib
from email.utils import formataddr, parseaddr
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from django.conf import settings
from django.core import checks
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.utils import translation

from .identifiers import can_receive_sms
from .letters import institution, masked
from .models import Channel, Letter, User

log = logging.getLogger(__name__)

NOTE = Letter.Note
SMTP_PORTS = {"smtp": 25, "smtps": 465}
SUBMISSION_PORT = 587
LONGEST_ERROR = 300
HTTP_STATUS = re.compile(r"error=([0-9]{3})")  # as Apprise writes it
WE_ARE_NOT_WELCOME = {"401", "402", "403"}


class NotHandedOver(Exception):
    def __init__(self, note: Letter.Note, error: str = ""):
        super().__init__(note)
        self.note, self.error = note, error


class Kept(NotHandedOver):
    """Nothing went wrong: this letter does not leave through a gateway."""


class FinalFault(NotHandedOver):
    """It will not go however often it is tried."""


class PassingFault(NotHandedOver):
    """It may go later. `gateway_down`: no other letter would go either."""

    def __init__(self, note, error="", *, gateway_down=False):
        super().__init__(note, error)
        self.gateway_down = gateway_down


def has_gateway(channel: str) -> bool:
    return bool({Channel.EMAIL: settings.EMAIL_URL, Channel.SMS: settings.SMS_URL}.get(channel))


class Gateways:
    """The ways out, open for one round of deliveries: many e-mails go through one connection."""

    def __init__(self):
        self._smtp: EmailBackend | None = None

    def __enter__(self):
        return self

    def __exit__(self, *_fault):
        self._close()

    def hand_over(self, letter: Letter) -> None:
        if letter.channel == Channel.POST:
            raise Kept(NOTE.TO_POST)
        if not has_gateway(letter.channel):
            raise Kept(NOTE.NO_GATEWAY)
        if letter.is_demo:
            raise Kept(NOTE.DEMO)
        if letter.channel == Channel.EMAIL:
            self._email(letter)
        else:
            _sms(letter)

    def _email(self, letter: Letter) -> None:
        connection = self._open()
        try:
            connection.send_messages([mail_of(letter)])
        except (OSError, ValueError) as fault:
            self._close()
            raise _of_smtp(fault, letter.to) from fault

    def _open(self) -> EmailBackend:
        if self._smtp is None:
            self._smtp = EmailBackend(**smtp_options(settings.EMAIL_URL), timeout=settings.EMAIL_TIMEOUT)
        try:
            self._smtp.open()
        except smtplib.SMTPResponseException as fault:  # it answers, but does not let us in
            self._close()
            raise PassingFault(NOTE.REFUSED, _said(fault.smtp_code, fault.smtp_error), gateway_down=True) from fault
        except OSError as fault:
            self._close()
            raise PassingFault(NOTE.UNREACHABLE, type(fault).__name__, gateway_down=True) from fault
        return self._smtp

    def _close(self) -> None:
        if self._smtp is not None:
            with contextlib.suppress(OSError):  # smtplib's own faults are among them
                self._smtp.close()
            self._smtp = None


# E-mail


def smtp_options(url: str) -> dict:
    """smtp://user:password@host:587/?starttls=1 as Django's backend wants it; ValueError says what is wrong."""
    parts = urlsplit(url)
    if parts.scheme not in SMTP_PORTS or not parts.hostname:
        raise ValueError("Write it as smtp://user:password@host:587/?starttls=1 or smtps://user:password@host.")
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if asked.keys() - {"starttls"} or asked.get("starttls", "1") not in ("0", "1") or parts.path.strip("/"):
        raise ValueError("After the host, only ?starttls=1 is known.")
    starttls = asked.get("starttls") == "1"
    if starttls and parts.scheme == "smtps":
        raise ValueError("smtps:// is encrypted from the first byte and takes no starttls.")
    return {
        "host": parts.hostname,
        "port": parts.port or (SUBMISSION_PORT if starttls else SMTP_PORTS[parts.scheme]),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": starttls,
        "use_ssl": parts.scheme == "smtps",
    }


def mail_of(letter: Letter) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((_sender_name(letter), parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
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


def _sender_name(letter: Letter) -> str:
    with translation.override(letter.language):
        return institution(letter.municipality)


def message_id(letter: Letter) -> str:
    """The same whenever the letter is sent, so that mail programs see a redelivery for what it is."""
    return f"<letter-{letter.pk}-{letter.created_at.timestamp():.0f}@{urlsplit(settings.SITE_URL).hostname}>"


def _of_smtp(fault: Exception, to: str) -> NotHandedOver:
    """What a refusal during the conversation means. 4xx may pass, 5xx will not."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(fault.recipients.values()))
        said = _said(code, reply, to)
        return FinalFault(NOTE.BAD_ADDRESS, said) if code >= 500 else PassingFault(NOTE.REFUSED, said)
    if isinstance(fault, smtplib.SMTPResponseException):
        said = _said(fault.smtp_code, fault.smtp_error, to)
        if isinstance(fault, smtplib.SMTPDataError) and fault.smtp_code >= 500:
            return FinalFault(NOTE.REFUSED, said)
        # Refused before the recipient was named: it is we who are not welcome, with any letter.
        return PassingFault(NOTE.REFUSED, said, gateway_down=isinstance(fault, smtplib.SMTPSenderRefused))
    if isinstance(fault, ValueError):
        return FinalFault(NOTE.BAD_ADDRESS)
    return PassingFault(NOTE.UNREACHABLE, type(fault).__name__)


def _said(code: int, reply: bytes | str, to: str = "") -> str:
    """The gateway's words without the recipient's address in them."""
    text = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    text = " ".join(text.replace(to, masked(to)).split()) if to else " ".join(text.split())
    return f"{code} {text}"[:LONGEST_ERROR]


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


# Text messages


def _sms(letter: Letter) -> None:
    from apprise import Apprise, AppriseAsset, AppriseResultStatus, NotifyFormat

    if not can_receive_sms(letter.to):
        raise FinalFault(NOTE.BAD_ADDRESS)
    gateway = Apprise(asset=AppriseAsset(app_id="Pieraksts", async_mode=False))
    if not gateway.add(sms_url(letter.to, letter.municipality.sms_sender)):
        raise PassingFault(NOTE.UNREACHABLE, "SMS_URL", gateway_down=True)
    answer = gateway.notify(body=letter.text, body_format=NotifyFormat.TEXT)
    if answer:
        return
    said = " ".join(entry.message for result in answer.results for entry in result.logs())
    status = HTTP_STATUS.search(said)
    if status and answer.status != AppriseResultStatus.TIMEOUT:
        raise PassingFault(NOTE.REFUSED, f"HTTP {status[1]}", gateway_down=status[1] in WE_ARE_NOT_WELCOME)
    raise PassingFault(NOTE.UNREACHABLE, gateway_down=True)


def sms_url(number: str, sender: str) -> str:
    """The gateway's address with the number and the sender put into their gaps."""
    return settings.SMS_URL.replace("{to}", quote(number, safe="")).replace("{sender}", quote(sender, safe=""))


# Settings


def check_gateways(app_configs=None, **_options) -> list[checks.CheckMessage]:
    """A gateway's address that could never work is told at the start."""
    found = []
    if settings.EMAIL_URL:
        try:
            smtp_options(settings.EMAIL_URL)
        except ValueError as problem:
            found.append(
                checks.Error("EMAIL_URL is not the address of a mail server.", hint=str(problem), id="letters.E001")
            )
    if settings.SMS_URL:
        found += _check_sms()
    return found


def _check_sms():
    from apprise import Apprise

    if "{to}" not in settings.SMS_URL:
        hint = "Put {to} where the gateway expects the number: json://host/path?:to={to}&:message=text"
        return [checks.Error("SMS_URL has no gap for the phone number.", hint=hint, id="letters.E002")]
    if Apprise.instantiate(sms_url("+37120000000", "SocDienests")) is None:
        hint = "It has to be an address Apprise knows: twilio://, infobip://, jsons:// and others."
        return [checks.Error("SMS_URL is not the address of an SMS gateway.", hint=hint, id="letters.E003")]
    return []

import smtplib
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from socialservice.models import Mailbox

TEXT = """Labdien!

Vēlos pieteikties uz konsultāciju par dzīvokļa pabalstu. Vislabāk man der rīti.
Lūdzu, piezvaniet: 29 000 123.

Ar cieņu
Anna Paraugs
"""


class Command(BaseCommand):
    help = "Sends an e-mail to a mailbox through the door for mail on this machine: watch it become a request."

    def add_arguments(self, parser):
        parser.add_argument("text", nargs="?", default=TEXT, help="what is written")
        parser.add_argument("--subject", default="Dzīvokļa pabalsts")
        parser.add_argument("--sender", default="anna.paraugs@example.com", help="nobody is at example.com")
        parser.add_argument("--to", help="the mailbox; the first one if none is given")
        parser.add_argument("--file", action="append", default=[], help="a file to go with it")

    def handle(self, *, text, subject, sender, to, file, **options):
        boxes = Mailbox.objects.fed()
        mailbox = (boxes.filter(address__iexact=to) if to else boxes).order_by("pk").first()
        if mailbox is None:
            raise CommandError("There is no such mailbox." if to else "There is no mailbox: the demo has one.")
        try:
            with smtplib.SMTP("127.0.0.1", settings.INBOUND_PORT, timeout=30) as server:
                server.send_message(mail(text, subject, sender, mailbox.address, file))
        except (OSError, smtplib.SMTPException) as fault:
            raise CommandError(f"The door for mail did not take it: {fault}. Does `make run` run?") from None
        self.stdout.write(f"Sent to {mailbox.address}. It is among the requests now.")


def mail(text: str, subject: str, sender: str, to: str, files: list[str]) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Anna Paraugs <{sender}>", to, subject
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid(domain="example.com")
    message.set_content(text)
    for path in files:
        with open(path, "rb") as content:
            message.add_attachment(
                content.read(), maintype="application", subtype="octet-stream", filename=path.rpartition("/")[2]
            )
    return message

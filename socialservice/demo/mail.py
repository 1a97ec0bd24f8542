"""E-mail that came in: with papers, with a signed container, answered, and some that makes no request."""

import io
import zipfile
from datetime import timedelta
from email.message import EmailMessage
from email.utils import make_msgid

import typst

from .. import clock
from ..actions.ingest import ingest
from ..latvian import fold
from ..models import Mailbox
from . import files
from .world import World

PAPER = "#set page(width: 12cm, height: 8cm)\n= {title}\nDemonstrācijas paraugs."
MIMETYPE = "application/vnd.etsi.asic-e+zip"


def load(world: World) -> None:
    boxes = {code: _mailbox(world, code) for code in world.municipalities}
    rows = files.read(files.DATA / "mail.json")
    ids = [make_msgid(domain="example.com") for _row in rows]
    for row, message_id in sorted(zip(rows, ids, strict=True), key=lambda pair: -pair[0]["hours_ago"]):
        received = world.now - timedelta(hours=row["hours_ago"])
        answered = ids[row["answers"]] if "answers" in row else ""
        raw = _message(world, row, boxes[row["to"]].address, message_id, answered)
        with clock.set_to(received):
            ingest(mailbox=boxes[row["to"]], raw=raw, received_at=received)
    world.say(f"{len(rows)} e-mails that came in.")


def _mailbox(world: World, code: str) -> Mailbox:
    """Fed by the inbound door. The addresses are like the real ones, under a name where there is nobody."""
    municipality = world.municipalities[code]
    department = municipality.departments.exclude(email="").order_by("pk").first()
    name = municipality.email.partition("@")[0] or "pasts"
    return Mailbox.objects.create(municipality=municipality, department=department, address=f"{name}@{code}.example")


def _message(world: World, row: dict, to: str, message_id: str, answered: str) -> bytes:
    sender = row.get("sender") or f"{fold(row['name']).replace(' ', '.')}@example.com"
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"{row['name']} <{sender}>", to, row["subject"]
    message["Message-ID"] = message_id
    if answered:
        message["In-Reply-To"] = answered
    for name, value in row.get("headers", {}).items():
        message[name] = value
    message.set_content(row["text"].replace("{phone}", world.mobile()))
    for name in row.get("files", []):
        message.add_attachment(_file(name), maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _file(name: str) -> bytes:
    title, _dot, ending = name.rpartition(".")
    if ending == "edoc":
        return _signed(title)
    return typst.compile(PAPER.format(title=title).encode(), format=ending)


def _signed(title: str) -> bytes:
    """Looks like a signed container; there is no signature in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        container.writestr(f"{title}.pdf", _file(f"{title}.pdf"))
        container.writestr("META-INF/signatures0.xml", "<!-- a sample of the demo -->")
    return content.getvalue()

"""Mail for tests, as programs and people send it."""

import io
import zipfile
from email.message import EmailMessage

BOX = "sociala.palidziba@liepaja.example"
ANNA = "Anna Paraugs <anna@example.com>"
TEXT = "Labdien!\n\nLūdzu konsultāciju par dzīvokļa pabalstu.\nMans tālrunis 29 123 456.\n\nAr cieņu\nAnna"


def letter(text=TEXT, *, subject="Pabalsts", sender=ANNA, files=(), **headers) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, BOX, subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def container(*entries: tuple[str, bytes], mimetype="application/vnd.etsi.asic-e+zip") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        if mimetype:
            file.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name, inner in entries:
            file.writestr(name, inner)
    return content.getvalue()


def signed() -> bytes:
    return container(("iesniegums.pdf", PDF), ("META-INF/signatures0.xml", b"<a/>"))


def returned(message_id: str, *, action="failed", to="anna@example.com") -> bytes:
    return f"""From: Mail Delivery <mailer-daemon@mx.example>
To: {BOX}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {to}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{to}> No such user

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: Pieraksts

--b--
""".encode()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
JPEG = b"\xff\xd8\xff\xe0" + bytes(64)

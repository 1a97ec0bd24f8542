"""A message taken in: its row, its submission, its files, its request; once."""

import pytest
from django.db import OperationalError, connection

from bookings.models import Request
from socialservice import clock, delivery
from socialservice.actions import ingest as actions
from socialservice.actions.ingest import ingest, ingest_head, make_request
from socialservice.actions.letters import fill
from socialservice.errors import Refusal
from socialservice.letters import Draft, Recipient
from socialservice.mail import reading
from socialservice.mail.faults import Fault
from socialservice.models import AccessLog, FilePiece, Letter, MailMessage, StoredFile, Submission

from .letters import JPEG, PDF, container, letter, returned, signed

KIND, WAY, SIGNATURE = MailMessage.Kind, Submission.Way, Submission.Signature
ID = {"Message_ID": "<1@example.com>"}


@pytest.fixture
def come(mailbox):
    def come(raw=None, to=mailbox, **parts):
        return ingest(mailbox=to, raw=raw or letter(**parts), received_at=clock.now())

    return come


def sent(town, to="anna@example.com"):
    """A letter of ours that went out."""
    row = Letter(
        municipality=town.municipality,
        kind="request_received",
        created_at=clock.now(),
        due_at=clock.now(),
        state="sent",
    )
    fill(row, Draft(Recipient("email", to, "lv"), "Saņemts", "Saņemts")).save()
    return row


def test_a_message_becomes_a_request(town, mailbox, come):
    message = come(files=[("izziņa.pdf", PDF), ("foto.jpg", JPEG)])

    request = Request.objects.get()
    assert (message.kind, message.sender, message.sender_name) == (KIND.NEW, "anna@example.com", "Anna Paraugs")
    assert (request.submission, request.department) == (message.submission, town.department)
    assert (request.name, request.email, request.phone) == ("Anna Paraugs", "anna@example.com", "+37129123456")
    assert request.need == "Labdien!\n\nLūdzu konsultāciju par dzīvokļa pabalstu.\nMans tālrunis 29 123 456."
    assert request.is_demo
    assert (message.submission.way, message.submission.signature) == (WAY.EMAIL, SIGNATURE.NONE)
    assert list(message.submission.files.values_list("shown_name", "media_type", "size")) == [
        ("izziņa.pdf", "application/pdf", len(PDF)),
        ("foto.jpg", "image/jpeg", len(JPEG)),
    ]
    assert Letter.objects.filter(kind="request_received").count() == 1


def test_the_same_message_is_one_row(come):
    first, second = come(), come()

    assert first == second
    assert (MailMessage.objects.count(), Submission.objects.count(), Request.objects.count()) == (1, 1, 1)


def test_personal_codes_are_taken_out_everywhere(come):
    message = come(
        text="Mans p.k. 390123-12345.",
        subject="Par 390123-12345",
        sender='"Anna 39012312345" <anna@example.com>',
        files=[("390123-12345.pdf", PDF), ("arhīvs.zip", container(("390123-12345.pdf", PDF), mimetype=""))],
    )

    pdf, archive = message.files.all()
    request = Request.objects.get()
    shown = [message.text, message.subject, message.sender_name, pdf.shown_name, str(archive.contents)]
    assert not any("12345" in words for words in [*shown, request.need, request.name])
    assert message.text == "Mans p.k. ******-***45."
    assert message.hidden_codes == ["390123-12345"]
    assert pdf.name == "390123-12345.pdf"
    with connection.cursor() as cursor:
        cursor.execute("select hidden, name from socialservice_mailmessage, socialservice_storedfile")
        assert "12345" not in str(cursor.fetchall())


def test_a_signed_container_waits_for_a_look_at_its_signature(come):
    message = come(files=[("iesniegums.edoc", signed())])

    assert (message.submission.way, message.submission.signature) == (WAY.SIGNED_EMAIL, SIGNATURE.UNCHECKED)
    assert ["iesniegums.pdf", len(PDF)] in message.files.get().contents


def test_files_lie_encrypted_in_pieces_and_come_back_as_they_were(come):
    content = PDF + bytes(range(256)) * 3000

    file = come(files=[("liels.pdf", content)]).files.get()

    pieces = [bytes(piece) for piece in FilePiece.objects.values_list("content", flat=True)]
    assert len(pieces) == 3
    assert not any(PDF in piece for piece in pieces)
    assert b"".join(file.read()) == content


LEFT_OUT = {
    "too large": ([("liels.pdf", PDF + bytes(2_000_000))], "file_size:liels.pdf"),
    "a program": ([("rekins.pdf", b"MZ" + bytes(100))], "file_kind:rekins.pdf"),
    "a page": ([("a.html", b"<html><script>x</script></html>")], "file_kind:a.html"),
    "a bomb": ([("a.zip", container(("0", bytes(9_000_000)), mimetype=""))], "container:a.zip"),
    "one too many": ([(f"{n}.pdf", PDF) for n in range(51)], "file_count:50.pdf"),
    "together too large": ([(f"{n}.pdf", PDF + bytes(900_000)) for n in range(4)], "file_size:3.pdf"),
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_what_is_not_kept_is_told(what, come, settings):
    settings.LARGEST_FILE_MB, settings.LARGEST_SUBMISSION_MB = 1, 3
    files, fault = LEFT_OUT[what]

    message = come(files=files)

    assert message.faults == [fault]
    assert Request.objects.count() == 1
    assert len(message.told_faults) == 1


def test_thirty_megabytes_are_taken_in(come):
    message = come(files=[("liels.pdf", PDF + bytes(22_000_000))])

    assert (message.kind, message.faults) == (KIND.NEW, [])
    assert message.size > 29_000_000


def test_of_a_message_too_large_the_head_is_kept(mailbox):
    head = letter().partition(b"\n\n")[0]

    message = ingest_head(mailbox=mailbox, head=head, size=99_000_000, received_at=clock.now())

    assert (message.kind, message.sender, message.size) == (KIND.REFUSED, "anna@example.com", 99_000_000)
    assert Fault.TOO_LARGE in message.faults
    assert Request.objects.count() == 0


# What makes no request


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"Auto_Submitted": "auto-replied"}, KIND.AUTOMATIC),
        ({"sender": "Sociala.Palidziba@liepaja.example"}, KIND.LOOP),
        ({"X_Spam_Flag": "yes"}, KIND.SPAM),
        ({"Cc": ", ".join(f"p{n}@example.com" for n in range(5000))}, KIND.REFUSED),
    ],
)
def test_what_no_person_sent_makes_no_request(come, parts, kind):
    message = come(**parts, files=[("a.pdf", PDF)])

    assert (message.kind, message.submission) == (kind, None)
    assert message.files.get().shown_name == "a.pdf"
    assert (Request.objects.count(), Letter.objects.count()) == (0, 0)


def test_what_cannot_be_read_is_kept_as_it_came(come):
    raw = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(200))

    message = come(raw)

    assert message.kind == KIND.REFUSED
    assert b"".join(message.files.get().read()) == raw


def test_what_nobody_foresaw_is_kept_as_it_came(come, monkeypatch):
    monkeypatch.setattr(actions, "read", lambda raw: reading.Message(sender="anna@example.com", text="\ud800"))
    raw = letter()

    message = come(raw)

    assert (message.kind, message.faults) == (KIND.REFUSED, [Fault.UNREADABLE])
    assert b"".join(message.files.get().read()) == raw


def test_where_no_request_can_be_made_the_message_stays(come, monkeypatch):
    def refuse(**_all):
        raise Refusal("No.")

    monkeypatch.setattr(actions.registry, "load", lambda name: refuse)

    message = come(files=[("a.pdf", PDF)])

    assert (message.kind, message.faults) == (KIND.REFUSED, [Fault.NO_REQUEST])
    assert message.files.count() == 1


def test_a_database_in_trouble_takes_nothing_in(come, monkeypatch):
    def fail(**_all):
        raise OperationalError("gone")

    monkeypatch.setattr(actions.registry, "load", lambda name: fail)

    with pytest.raises(OperationalError):
        come()
    assert (MailMessage.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_programs_that_answer_each_other_are_stopped(come):
    kinds = [come(text=f"Paldies, saņemts. {n}").kind for n in range(23)]

    assert kinds == [KIND.NEW] * 20 + [KIND.LOOP] * 3


# Bounces and replies


def test_a_returned_letter_has_failed(town, come):
    ours = sent(town)

    message = come(returned(delivery.message_id(ours)))

    ours.refresh_from_db()
    assert message.kind == KIND.BOUNCE
    assert (ours.state, ours.note) == ("failed", "bounced")
    assert "anna@example.com" not in ours.error
    assert "550 5.1.1" in ours.error
    assert Request.objects.count() == 0


def test_a_report_of_delay_and_a_report_on_no_letter_of_ours_change_nothing(town, come):
    ours = sent(town)

    late = come(returned(delivery.message_id(ours), action="delayed"))
    forged = come(returned(f"<letter-{ours.pk}-1@localhost>"))

    ours.refresh_from_db()
    assert (late.kind, forged.kind, ours.state) == (KIND.AUTOMATIC, KIND.BOUNCE, "sent")


def test_an_answer_stands_with_what_it_answers(town, come):
    first = come(**ID)
    second = come(text="Vēl viena lieta.", In_Reply_To="<1@example.com>", files=[("a.edoc", signed())])

    assert (second.kind, second.submission) == (KIND.REPLY, first.submission)
    assert (Request.objects.count(), Submission.objects.count()) == (1, 1)
    first.submission.refresh_from_db()
    assert (first.submission.way, first.submission.signature) == (WAY.EMAIL, SIGNATURE.UNCHECKED)
    assert first.submission.files.get().shown_name == "a.edoc"


def test_an_answer_to_our_letter_and_a_number_lead_to_the_request(come):
    request = Request.objects.get(submission=come().submission)
    ours = Letter.objects.get(kind="request_received")

    by_letter = come(text="Paldies", References=f"<x@y> {delivery.message_id(ours)}")
    by_number = come(text="Un vēl", subject=f"Re: Pieprasījums Nr. {request.number}")
    by_stranger = come(text="Un es", subject=f"Re: Pieprasījums Nr. {request.number}", sender="x <cits@example.com>")

    assert [row.kind for row in (by_letter, by_number, by_stranger)] == [KIND.REPLY, KIND.REPLY, KIND.NEW]
    assert Request.objects.count() == 2


def test_one_message_in_two_mailboxes_is_one_request(town, come, mailbox):
    other = type(mailbox).objects.create(municipality=town.municipality, address="otra@liepaja.example")
    raw = letter(**ID, files=[("a.pdf", PDF)])

    first, copy = come(raw), come(raw, to=other)

    assert (copy.submission, copy.faults) == (first.submission, [Fault.COPY])
    assert (MailMessage.objects.count(), Request.objects.count(), StoredFile.objects.count()) == (2, 1, 1)


def test_another_message_under_the_same_number_is_kept_and_marked(come):
    first, second = come(**ID), come(**ID, text="Pavisam kas cits.")

    assert (first.faults, second.faults) == ([], [Fault.SAME_ID])
    assert Request.objects.count() == 2


# By hand


def test_staff_make_a_request_of_what_made_none(town, come):
    message, by = come(X_Spam_Flag="YES", files=[("a.edoc", signed())]), town.staff("front_desk")

    request = make_request(message=message, by=by)

    message.refresh_from_db()
    assert (message.kind, message.submission) == (KIND.NEW, request.submission)
    assert (request.phone, request.submission.way) == ("+37129123456", WAY.SIGNED_EMAIL)
    assert request.submission.files.count() == 1
    assert AccessLog.objects.filter(what="message made a request", user_id=by.pk).exists()
    with pytest.raises(Refusal):
        make_request(message=message, by=by)


def test_addresses_for_examples_belong_to_nobody():
    names = {"a@example.com": True, "a@x.example": True, "a@liepaja.lv": False, "a@notexample.com": False, "": False}

    assert {name: actions.is_nobodys(name) for name in names} == names

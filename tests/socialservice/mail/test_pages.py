"""Pages of mail that made no request, files to be saved, the signature written down; mailboxes in the settings."""

import pytest
from django.urls import reverse

from bookings.models import Request
from socialservice import clock, links
from socialservice.actions import files
from socialservice.actions.ingest import ingest
from socialservice.errors import Refusal
from socialservice.models import AccessLog, Mailbox, MailMessage, Submission
from tests import factories

from .letters import PDF, letter, signed

CODE = "390123-12345"


@pytest.fixture
def at(town):
    with links.within(town.municipality):
        yield lambda name, *arguments: reverse(name, args=arguments)


@pytest.fixture
def desk(town, client):
    client.force_login(town.staff("front_desk"))
    return client


@pytest.fixture
def automatic(mailbox):
    raw = letter(
        f"Kods {CODE}", subject="<b>Prombūtnē</b>", Auto_Submitted="auto-replied", files=[("a.edoc", signed())]
    )
    return ingest(mailbox=mailbox, raw=raw, received_at=clock.now())


@pytest.fixture
def submission(mailbox):
    return ingest(mailbox=mailbox, raw=letter(files=[("a.edoc", signed())]), received_at=clock.now()).submission


def test_what_made_no_request_is_listed_and_becomes_one(desk, at, automatic):
    listed = desk.get(at("mail")).content.decode()
    page = desk.get(at("mail_message", automatic.pk)).content.decode()
    answer = desk.post(at("mail_request", automatic.pk))

    made = Request.objects.get()
    assert "&lt;b&gt;Prombūtnē&lt;/b&gt;" in listed
    assert "iesniegums.pdf" in page
    assert CODE not in page
    assert answer.url == at("request", made.pk)
    assert desk.get(at("request", made.pk)).status_code == 200
    assert "Prombūtnē" not in desk.get(at("mail")).content.decode()
    assert desk.post(at("mail_request", automatic.pk), follow=True).status_code == 200
    assert Request.objects.count() == 1


def test_the_list_filters_and_turns_pages(desk, at, mailbox, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("socialservice.views.mail.ON_A_PAGE", 2)
    for number in range(3):
        raw = letter(subject=f"Vēstule {number}", X_Spam_Flag="yes")
        ingest(mailbox=mailbox, raw=raw, received_at=clock.now())

    with django_assert_max_num_queries(15):
        first = desk.get(at("mail")).content.decode()
    last = MailMessage.objects.order_by("-pk")[1]
    second = desk.get(at("mail") + f"?pirms={last.pk}").content.decode()

    assert [f"Vēstule {number}" in first for number in range(3)] == [False, True, True]
    assert [f"Vēstule {number}" in second for number in range(3)] == [True, False, False]
    assert "Vēstule" not in desk.get(at("mail") + "?veids=loop").content.decode()
    assert desk.get(at("mail") + "?veids=x&pirms=9999999999999999999").status_code == 200


def test_codes_are_shown_once_and_that_is_written_down(desk, at, automatic):
    page = desk.post(at("mail_codes", automatic.pk)).content.decode()

    assert CODE in page
    assert AccessLog.objects.filter(what="codes of a message").count() == 1


def test_a_file_is_saved_never_shown(desk, at, mailbox):
    submission = ingest(mailbox=mailbox, raw=letter(), received_at=clock.now()).submission
    name = f'../"{CODE}\r\nX: y\u202efdp.exe'
    file = files.store(municipality=mailbox.municipality, name=name, content=PDF, submission=submission)

    answer = desk.get(at("file", file.pk))

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == 'attachment; filename=".._\\"______-___45 X: yfdp.exe"'
    assert AccessLog.objects.filter(what="file").count() == 1


def test_files_and_signatures_of_another_office_are_not_there(client, town, at, submission):
    elsewhere = factories.office(town.municipality, "otra")
    mine = factories.user(role="front_desk", office=town.office)
    Request.objects.update(office=elsewhere)
    client.force_login(mine)
    file, message = submission.files.get(), submission.messages.get()

    answers = [
        client.get(at("file", file.pk)),
        client.get(at("mail_message", message.pk)),
        client.post(at("signature", submission.pk), {"outcome": "valid"}),
    ]
    Request.objects.update(office=town.office)

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert client.get(at("file", file.pk)).status_code == 200


def test_a_signature_is_written_down(desk, at, submission):
    page = at("request", Request.objects.get().pk)

    answer = desk.post(at("signature", submission.pk), {"outcome": "valid", "next": page})
    elsewhere = desk.post(at("signature", submission.pk), {"outcome": "x", "next": "https://evil.example/"})

    submission.refresh_from_db()
    assert (answer.url, elsewhere.url) == (page, at("mail"))
    assert submission.signature == Submission.Signature.VALID
    assert submission.signature_by.name in desk.get(page).content.decode()


def test_a_signature_is_checked_by_one_person(town, submission):
    first, second = town.staff("front_desk", "Pirmā"), town.staff("front_desk", "Otrā")
    files.check_signature(submission=submission, outcome="valid", by=first)
    files.check_signature(submission=submission, outcome="valid", by=second)

    with pytest.raises(Refusal, match="Pirmā"):
        files.check_signature(submission=submission, outcome="invalid", by=second)
    files.check_signature(submission=submission, outcome="invalid", by=first)

    unsigned = Submission.objects.create(municipality=town.municipality, way="post", received_at=clock.now())
    with pytest.raises(Refusal):
        files.check_signature(submission=unsigned, outcome="valid", by=first)


# Settings


BOX = {
    "address": "jauna@liepaja.example",
    "active": "on",
    "host": "imap.example",
    "port": "993",
    "encrypted": "on",
    "user": "jauna",
    "password": "noslēpums-1",
    "folder": "INBOX",
}


@pytest.fixture
def settings_pages(town, client):
    client.force_login(town.staff("administrator"))
    return client


def test_a_mailbox_is_set_up_and_its_password_is_never_shown(settings_pages, at, town):
    settings_pages.post(at("admin:socialservice_mailbox_add"), BOX)
    box = Mailbox.objects.get()
    change = at("admin:socialservice_mailbox_change", box.pk)

    page = settings_pages.get(change).content.decode()
    settings_pages.post(change, {**BOX, "password": "", "port": "143"})

    box.refresh_from_db()
    assert (box.municipality, box.password, box.port) == (town.municipality, "noslēpums-1", 143)
    assert "noslēpums-1" not in page
    assert "noslēpums-1" not in settings_pages.get(at("admin:socialservice_mailbox_history", box.pk)).content.decode()


def test_a_server_needs_a_user_and_a_password(settings_pages, at):
    answer = settings_pages.post(at("admin:socialservice_mailbox_add"), {**BOX, "user": "", "password": ""})

    assert set(answer.context["adminform"].form.errors) == {"user", "password"}


def test_an_address_is_one_mailbox(settings_pages, at, mailbox):
    answer = settings_pages.post(at("admin:socialservice_mailbox_add"), {**BOX, "address": mailbox.address})

    assert list(answer.context["adminform"].form.errors) == ["address"]


def test_how_mailboxes_stand_is_told(desk, at, mailbox, now):
    Mailbox.objects.update(host="imap.example", user="a", password="b", failed_at=now, error="sign_in:NO [AUTH] wrong")

    page = desk.get(at("mail")).content.decode()

    assert "NO [AUTH] wrong" in page
    assert "notice-alert" in page

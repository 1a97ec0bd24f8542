from datetime import timedelta

import pytest
from django.core.mail import EmailMessage

from socialservice import clock, delivery
from socialservice.actions.delivering import BACK_OFF, deliver
from socialservice.models import Channel
from tests import factories
from tests.conftest import NOW
from tests.gateways import free_port, text_of
from tests.socialservice.letter_rows import ADDRESS, FIXED, MOBILE, outcome, write

# Apprise reads all its services when it is first asked, one of them an old module of Python.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


# Handing over


def test_email_arrives_with_text_html_and_calendar(town, mail_host):
    letter = write(town, text="Labdien! Ķīļu iela\n", html="<p>Labdien!</p>", attachment="BEGIN:VCALENDAR\r\n")

    assert deliver() == {"sent": 1}

    [received] = mail_host.letters
    assert received["From"] == "Liepājas dome Sociālais dienests <pieraksts@localhost>"
    assert received["To"] == ADDRESS
    assert received["Subject"] == "Pieraksts apstiprināts"
    assert received["Auto-Submitted"] == "auto-generated"
    assert received["Message-ID"] == delivery.message_id(letter)
    assert text_of(received) == "Labdien! Ķīļu iela\n"
    assert text_of(received, "html") == "<p>Labdien!</p>"
    [attached] = received.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("text/calendar", "pieraksts.ics")
    assert outcome(letter) == ("sent", "")
    assert letter.finished_at == NOW


def test_many_emails_go_through_one_connection(town, mail_host):
    for number in range(5):
        write(town, f"k{number}@example.org")

    assert deliver() == {"sent": 5}

    assert mail_host.connections == 1


def test_sms_reaches_the_gateway_as_it_asks_for_it(town, sms_host):
    letter = write(town, MOBILE, channel=Channel.SMS, text="Pieraksts 16.09.2026. <b> & {x}")

    assert deliver() == {"sent": 1}

    assert sms_host.messages == [
        {"path": "/send", "to": MOBILE, "from": "SocDienests", "text": "Pieraksts 16.09.2026. <b> & {x}"}
    ]
    assert outcome(letter) == ("sent", "")


@pytest.mark.parametrize("channel, to", [(Channel.EMAIL, ADDRESS), (Channel.SMS, MOBILE)])
def test_letter_is_kept_where_no_gateway_is_set(town, channel, to):
    letter = write(town, to, channel=channel)

    deliver()

    assert outcome(letter) == ("kept", "no_gateway")
    assert letter.text == "Labdien!\n"


@pytest.mark.parametrize("channel, to", [(Channel.EMAIL, ADDRESS), (Channel.SMS, MOBILE)])
def test_letter_to_an_invented_person_never_leaves(town, mail_host, sms_host, channel, to):
    letter = write(town, to, channel=channel, is_demo=True)

    deliver()

    assert outcome(letter) == ("kept", "demo")
    assert (mail_host.letters, sms_host.messages) == ([], [])


def test_letter_by_post_is_kept_for_printing(town):
    letter = write(town, "Lāčplēša iela 39", channel=Channel.POST)

    deliver()

    assert outcome(letter) == ("kept", "to_post")


# Faults


@pytest.mark.parametrize(
    "refuse, state, note, error",
    [
        ({ADDRESS: "550 No such user zenta@example.org"}, "failed", "bad_address", "550 No such user z***@example.org"),
        ({ADDRESS: "451 Greylisted"}, "queued", "refused", "451 Greylisted"),
        ({"DATA": "554 Looks like spam"}, "failed", "refused", "554 Looks like spam"),
        ({"DATA": "452 Disk full"}, "queued", "refused", "452 Disk full"),
        ({"MAIL": "553 Who are you"}, "queued", "refused", "553 Who are you"),
    ],
)
def test_refusal_by_the_mail_server_is_final_or_passes(town, mail_host, refuse, state, note, error):
    mail_host.refuse = refuse
    letter = write(town)

    deliver()

    assert (*outcome(letter), letter.error) == (state, note, error)


def test_one_refused_letter_does_not_stop_the_next(town, mail_host):
    mail_host.refuse = {ADDRESS: "550 No such user"}
    write(town)
    write(town, "other@example.org")

    assert deliver() == {"failed": 1, "sent": 1}


def test_line_break_in_an_address_is_a_bad_address(town, mail_host):
    letter = write(town, "a@example.org\nBcc: all@example.org")

    deliver()

    assert outcome(letter) == ("failed", "bad_address")
    assert mail_host.letters == []


def test_mail_server_that_is_down_costs_one_attempt_not_everybodys(town, settings):
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"
    first, second = write(town), write(town, "other@example.org")

    assert deliver() == {"queued": 1}

    assert outcome(first) == ("queued", "unreachable")
    assert first.due_at == NOW + timedelta(minutes=1)
    assert outcome(second) == ("queued", "")
    assert second.attempts == 0


@pytest.mark.parametrize("status, note, error", [(500, "refused", "HTTP 500"), (401, "refused", "HTTP 401")])
def test_refusal_by_the_sms_gateway_passes(town, sms_host, status, note, error):
    sms_host.status = status
    letter = write(town, MOBILE, channel=Channel.SMS)

    deliver()

    assert (*outcome(letter), letter.error) == ("queued", note, error)


def test_sms_gateway_that_is_down(town, settings):
    settings.SMS_URL = f"json://127.0.0.1:{free_port()}/?:to={{to}}&cto=1&rto=1"
    letter = write(town, MOBILE, channel=Channel.SMS)

    deliver()

    assert outcome(letter) == ("queued", "unreachable")


def test_sms_to_a_fixed_line_fails_at_once(town, sms_host):
    letter = write(town, FIXED, channel=Channel.SMS)

    deliver()

    assert outcome(letter) == ("failed", "no_sms")
    assert sms_host.messages == []


def test_attempts_grow_rarer_and_end(town, mail_host):
    mail_host.refuse = {ADDRESS: "451 Later"}
    letter = write(town)
    waits, now = [], NOW
    while outcome(letter)[0] == "queued":
        with clock.set_to(now):
            deliver()
        letter.refresh_from_db()
        waits.append(letter.due_at - now)
        now = letter.due_at

    assert waits[:-1] == BACK_OFF
    assert (letter.state, letter.attempts) == ("failed", 8)


def test_letter_whose_time_passes_before_the_next_attempt_has_failed(town, mail_host):
    mail_host.refuse = {ADDRESS: "451 Later"}
    letter = write(town, expires_at=NOW + timedelta(seconds=30))

    deliver()

    assert outcome(letter) == ("failed", "refused")


def test_letter_whose_time_has_passed_is_dropped(town, mail_host):
    letter = write(town, expires_at=NOW + timedelta(seconds=30))

    with clock.set_to(NOW + timedelta(minutes=1)):
        deliver()

    assert outcome(letter) == ("dropped", "late")
    assert mail_host.letters == []


# Settings


@pytest.mark.parametrize(
    "url, options",
    [
        (
            "smtp://mail",
            {"host": "mail", "port": 25, "username": "", "password": "", "use_tls": False, "use_ssl": False},
        ),
        (
            "smtp://a%40b:p%3Aw@mail:2525/?starttls=1",
            {"host": "mail", "port": 2525, "username": "a@b", "password": "p:w", "use_tls": True, "use_ssl": False},
        ),
        (
            "smtp://mail?starttls=1",
            {"host": "mail", "port": 587, "username": "", "password": "", "use_tls": True, "use_ssl": False},
        ),
        (
            "smtps://u:p@mail",
            {"host": "mail", "port": 465, "username": "u", "password": "p", "use_tls": False, "use_ssl": True},
        ),
    ],
)
def test_smtp_options(url, options):
    assert delivery.smtp_options(url) == options


@pytest.mark.parametrize(
    "url",
    ["mail.example.org", "http://mail", "smtp://", "smtp://mail?tls=1", "smtp://mail?starttls=yes", "smtp://mail:port",
     "smtps://mail?starttls=1", "smtp://mail/inbox"],
)  # fmt: skip
def test_bad_address_of_the_mail_server_is_told_at_the_start(settings, url):
    settings.EMAIL_URL = url

    assert [problem.id for problem in delivery.check_gateways()] == ["letters.E001"]


@pytest.mark.parametrize(
    "url, problems",
    [
        ("json://gateway/send?:to={to}", []),
        ("json://gateway/send", ["letters.E002"]),
        ("nonsense://gateway/{to}", ["letters.E002"]),
        ("", []),
    ],
)
def test_bad_address_of_the_sms_gateway_is_told_at_the_start(settings, url, problems):
    settings.SMS_URL = url

    assert [problem.id for problem in delivery.check_gateways()] == problems


@pytest.mark.parametrize("is_demo, arrives", [(False, 1), (True, 0)])
def test_mail_about_an_account_goes_by_the_same_server_but_not_to_demo_users(town, mail_host, is_demo, arrives):
    user = factories.user(is_demo=is_demo)
    message = EmailMessage("Parole", "…", to=[user.email], connection=delivery.AccountMail())

    assert message.send() == arrives

    assert len(mail_host.letters) == arrives


def test_mail_about_an_account_goes_nowhere_without_a_server(town):
    assert EmailMessage("Parole", "…", to=[ADDRESS], connection=delivery.AccountMail()).send() == 0

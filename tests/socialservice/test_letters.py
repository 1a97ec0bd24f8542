from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.mail import EmailMessage
from kombu.exceptions import OperationalError

from socialservice import clock, delivery, registry
from socialservice.actions import delivering, letters
from socialservice.actions.delivering import BACK_OFF, STALE, deliver
from socialservice.letters import Draft, Recipient, draft, masked, reachable_by, recipient, short_text
from socialservice.models import Channel, Letter, Person
from tests import factories
from tests.conftest import NOW
from tests.gateways import SmsGateway, free_port, mail_server, text_of

# Apprise reads all its services when it is first asked, one of them an old module of Python.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

MOBILE, FIXED, ADDRESS = "+37129123456", "+37163489652", "zenta@example.org"


@pytest.fixture
def mail_host(settings):
    with mail_server() as server:
        settings.EMAIL_URL = server.url
        yield server


@pytest.fixture
def sms_host(settings):
    with SmsGateway().listening() as gateway:
        settings.SMS_URL = gateway.url
        yield gateway


def write(town, to=ADDRESS, *, channel=Channel.EMAIL, text="Labdien!\n", kind="booking_confirmed", **more):
    fields = {name: more.pop(name) for name in ("subject", "html", "attachment") if name in more}
    recipient = Recipient(channel, to, "lv", is_demo=more.pop("is_demo", False))
    filled = Draft(recipient, text=text, **{"subject": "Pieraksts apstiprināts", **fields})
    letters.write_now(municipality=town.municipality, kind=kind, draft=filled, **more)
    return Letter.objects.latest("pk")


def outcome(letter):
    letter.refresh_from_db()
    return letter.state, letter.note


# By which way


@pytest.mark.parametrize(
    "wish, phone, email, way",
    [
        ("sms", MOBILE, ADDRESS, "sms"),
        ("sms", FIXED, ADDRESS, "email"),
        ("sms", FIXED, "", "none"),
        ("sms", "", ADDRESS, "email"),
        ("sms", "+46701234567", "", "sms"),
        ("email", MOBILE, ADDRESS, "email"),
        ("email", MOBILE, "", "sms"),
        ("email", "", "", "none"),
        ("none", MOBILE, ADDRESS, "none"),
        ("post", MOBILE, ADDRESS, "email"),  # no postal address is known
    ],
)
def test_way_follows_the_wish_as_far_as_it_can(wish, phone, email, way):
    contact = SimpleNamespace(phone=phone, email=email, letters_by=wish, language="lv")

    assert reachable_by(contact) == way


def test_person_who_wishes_post_gets_it_at_home():
    person = Person(phone=MOBILE, email="", address="Lāčplēša iela 39, Daugavpils", letters_by="post", language="en")

    assert recipient(person) == Recipient(Channel.POST, "Lāčplēša iela 39, Daugavpils", "en", person)


def test_letter_to_a_contact_linked_with_a_demo_person_is_a_demo_letter():
    contact = SimpleNamespace(phone=MOBILE, letters_by="sms", language="lv", person=Person(is_demo=True))

    assert recipient(contact).is_demo


@pytest.mark.parametrize(
    "to, shown",
    [
        (MOBILE, "29 *** *56"),
        ("+46701234567", "+46 *** *67"),
        (ADDRESS, "z***@example.org"),
        ("Lāčplēša iela 39, Daugavpils", "***, Daugavpils"),
        ("", ""),
    ],
)
def test_masked(to, shown):
    assert masked(to) == shown


# What fits into a text message


LONG = "Pieraksts. Adrese: Veidenbauma iela. Mainīt: " + "x" * 116
SHORTER = "Pieraksts. Mainīt: " + "x" * 116


@pytest.mark.parametrize("diacritics, sent", [(False, SHORTER.replace("ī", "i")), (True, LONG)])
def test_short_text_leaves_the_address_out_rather_than_send_two_parts(town, diacritics, sent):
    town.municipality.sms_diacritics = diacritics

    assert short_text([LONG, SHORTER], town.municipality) == sent


def test_short_text_keeps_the_address_where_it_fits(town):
    assert short_text(["Ā  b", "c"], town.municipality) == "A b"


# Handing over


def test_email_arrives_with_text_html_and_calendar(town, mail_host):
    letter = write(town, text="Labdien! Ķīļu iela\n", html="<p>Labdien!</p>", attachment="BEGIN:VCALENDAR\r\n")

    assert deliver() == {"sent": 1}

    [received] = mail_host.letters
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

    assert outcome(letter) == ("failed", "bad_address")
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


# When


@pytest.mark.parametrize(
    "hour, minute, at_once, goes",
    [(7, 59, False, False), (8, 0, False, True), (19, 59, False, True), (20, 0, False, False), (3, 0, True, True)],
)
def test_only_what_answers_an_act_goes_at_night(town, mail_host, hour, minute, at_once, goes):
    write(town, at_once=at_once)

    with clock.set_to(datetime(2026, 9, 8, hour, minute, tzinfo=clock.RIGA)):
        deliver()

    assert len(mail_host.letters) == goes


def test_what_answers_an_act_goes_before_the_rest(town, mail_host):
    write(town, "later@example.org", at_once=False)
    write(town, "first@example.org")

    deliver(limit=1)

    assert [letter["To"] for letter in mail_host.letters] == ["first@example.org"]


# Written later


def later(town, to=ADDRESS, **more):
    fields = {"kind": "reminder_1d", "about": "tests.Thing", "about_id": 7, "due_at": NOW, **more}
    return letters.write_later(municipality=town.municipality, to=Recipient(Channel.EMAIL, to, "lv"), **fields)


def test_letter_due_later_is_written_when_its_time_has_come(town, mail_host, monkeypatch):
    moved = Recipient(Channel.EMAIL, "new@example.org", "en")
    monkeypatch.setattr(
        registry, "load", lambda name: lambda letter: Draft(moved, "Subject", f"About {letter.about_id}")
    )
    later(town)

    deliver()

    [received] = mail_host.letters
    assert (received["To"], text_of(received)) == ("new@example.org", "About 7\n")
    letter = Letter.objects.get()
    assert (letter.text, letter.to, letter.language) == ("About 7", "new@example.org", "en")


def test_letter_that_is_no_longer_true_is_dropped(town, mail_host, monkeypatch):
    monkeypatch.setattr(registry, "load", lambda name: lambda letter: None)
    later(town)

    deliver()

    assert outcome(Letter.objects.get()) == ("dropped", "overtaken")
    assert mail_host.letters == []


def test_letter_of_one_key_is_written_once(town):
    for _time in range(3):
        later(town, once="reminder_1d:7")

    assert Letter.objects.count() == 1


def test_nobody_is_written_to_who_cannot_be_reached(town):
    nobody = Recipient(Channel.NONE, "", "lv")

    assert letters.write_now(municipality=town.municipality, kind="x", draft=Draft(nobody)) == Channel.NONE
    assert not Letter.objects.exists()


def test_what_has_not_gone_is_taken_back_and_its_key_is_free_again(town):
    later(town, once="reminder_1d:7")
    later(town, once="other", about_id=8)

    letters.drop_pending("tests.Thing", 7)

    assert [outcome(letter) for letter in Letter.objects.order_by("pk")] == [("dropped", "overtaken"), ("queued", "")]
    assert later(town, once="reminder_1d:7") == Channel.EMAIL
    assert Letter.objects.filter(once="reminder_1d:7").count() == 1


def test_letter_in_hand_while_it_is_taken_back_is_not_tried_again(town, mail_host, monkeypatch):
    mail_host.refuse = {ADDRESS: "451 Later"}
    letter = write(town, about="tests.Thing", about_id=7)
    real = delivery.Gateways.hand_over

    def hand_over(self, row):
        letters.drop_pending("tests.Thing", 7)
        real(self, row)

    monkeypatch.setattr(delivery.Gateways, "hand_over", hand_over)

    deliver()

    assert outcome(letter) == ("failed", "refused")


# Codes


def code(town, to=MOBILE, channel=Channel.SMS, **more):
    letters.verification_code(
        municipality=town.municipality, channel=channel, to=to, language="lv", code="482913", minutes=10, **more
    )
    return Letter.objects.latest("pk")


def test_verification_code(town, sms_host):
    code(town)

    deliver()

    assert [message["text"] for message in sms_host.messages] == [
        "482913 ir Jusu apstiprinajuma kods. Tas derigs 10 min. Neizpaudiet to nevienam."
    ]


def test_verification_code_by_email(town, mail_host):
    town.line.hours = "P–Pk 8.30–17.00"
    town.line.save()
    code(town, ADDRESS, Channel.EMAIL)

    deliver()

    [received] = mail_host.letters
    assert received["Subject"] == "Apstiprinājuma kods: 482913"
    assert text_of(received) == (
        "Labdien!\n\n"
        "Jūsu apstiprinājuma kods ir 482913. Tas ir derīgs 10 minūtes.\n\n"
        "Ja kodu nepieprasījāt, šo vēstuli varat neņemt vērā.\n\n"
        "Šī ir automātiska ziņa, lūdzam uz to neatbildēt.\n"
        "Liepājas dome Sociālais dienests\n"
    )


def test_code_is_wiped_once_it_has_been_handed_over(town, sms_host):
    letter = code(town)

    deliver()

    assert outcome(letter) == ("sent", "")
    assert "482913" not in f"{letter.subject}{letter.text}{letter.html}"


@pytest.mark.parametrize("demo, readable", [(True, True), (False, False)])
def test_kept_code_is_readable_in_a_demo_alone(town, settings, demo, readable):
    settings.EMBEDDED, settings.DEMO = False, demo
    letter = code(town)

    deliver()

    assert outcome(letter) == ("kept", "no_gateway")
    assert ("482913" in letter.text) is readable


def test_code_sent_too_late_is_dropped(town, sms_host):
    letter = code(town)

    with clock.set_to(NOW + timedelta(minutes=11)):
        deliver()

    assert outcome(letter) == ("dropped", "late")
    assert letter.text == ""


# Post without the sentence about answering


def test_posted_letter_does_not_ask_not_to_be_answered(town):
    to = Recipient(Channel.POST, "Lāčplēša iela 39", "lv")
    context = {"code": "1", "minutes": 10}

    filled = draft(
        to, town.municipality, short=[], subject="S", template="letters/verification_code.txt", context=context
    )

    assert "lūdzam uz to neatbildēt" not in filled.text
    assert filled.html == ""


# Workers


def test_worker_writes_nothing_about_a_letter_that_is_no_longer_its_own(town, mail_host, monkeypatch, caplog):
    letter = write(town)
    real = delivery.Gateways.hand_over

    def slow(self, row):
        with clock.set_to(NOW + STALE + timedelta(seconds=1)):
            delivering.give_back_stale()
        real(self, row)

    monkeypatch.setattr(delivery.Gateways, "hand_over", slow)

    deliver(limit=1)

    assert outcome(letter) == ("queued", "interrupted")
    assert "given to another worker" in caplog.text


def test_letter_that_kills_its_workers_fails_in_the_end(town):
    letter = write(town)
    Letter.objects.update(state="claimed", claim="6ba7b810-9dad-11d1-80b4-00c04fd430c8", claimed_at=NOW, attempts=8)

    with clock.set_to(NOW + STALE + timedelta(seconds=1)):
        deliver()

    assert outcome(letter) == ("failed", "interrupted")


def test_dead_broker_does_not_break_the_act(town, monkeypatch, caplog, django_capture_on_commit_callbacks):
    from socialservice.tasks import deliver_letters

    def no_broker(**_options):
        raise OperationalError("connection refused")

    monkeypatch.setattr(deliver_letters, "apply_async", no_broker)

    with django_capture_on_commit_callbacks(execute=True):
        letter = write(town)

    assert outcome(letter) == ("queued", "")
    assert "No broker" in caplog.text


def test_letter_due_later_wakes_nobody(town, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        later(town)

    assert callbacks == []


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
        ("nonsense://gateway/{to}", ["letters.E003"]),
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

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from kombu.exceptions import OperationalError

from socialservice import clock, registry
from socialservice.actions import delivering, gateways, letters
from socialservice.actions.delivering import STALE, deliver
from socialservice.letters import Draft, Recipient, draft, masked, reachable_by, recipient, short_text
from socialservice.models import Channel, Letter, Person
from tests import factories
from tests.conftest import NOW
from tests.gateways import text_of
from tests.socialservice.letter_rows import ADDRESS, FIXED, MOBILE, outcome, write

# Apprise reads all its services when it is first asked, one of them an old module of Python.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


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


# When


@pytest.mark.parametrize(
    "hour, minute, at_once, goes",
    [(7, 59, False, False), (8, 0, False, True), (19, 59, False, True), (20, 0, False, False), (3, 0, True, True)],
)
def test_only_what_answers_an_act_goes_at_night(town, mail_host, hour, minute, at_once, goes):
    with clock.set_to(datetime(2026, 9, 8, hour, minute, tzinfo=clock.RIGA)):
        write(town, at_once=at_once)
        deliver()

    assert len(mail_host.letters) == goes


@pytest.mark.parametrize("minutes, goes", [(0, True), (10, True), (11, False), (60 * 9 + 59, False), (60 * 10, True)])
def test_answer_that_is_late_waits_for_the_morning(town, mail_host, minutes, goes):
    """Written at ten in the evening; the gateway was down, or no worker there."""
    evening = datetime(2026, 9, 8, 22, 0, tzinfo=clock.RIGA)
    with clock.set_to(evening):
        write(town)

    with clock.set_to(evening + timedelta(minutes=minutes)):
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
    real = gateways.Ways.hand_over

    def hand_over(self, row):
        letters.drop_pending("tests.Thing", 7)
        return real(self, row)

    monkeypatch.setattr(gateways.Ways, "hand_over", hand_over)

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


def test_code_to_an_invented_person_never_leaves(town, sms_host):
    factories.person(town.municipality, phone=MOBILE, is_demo=True)
    letter = code(town)

    deliver()

    assert outcome(letter) == ("kept", "demo")
    assert sms_host.messages == []


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
    gaps = {"code": "1", "minutes": 10, "n": 10}

    filled = draft(to, town.municipality, kind="verification_code", said=gaps, told=gaps)

    assert "lūdzam uz to neatbildēt" not in filled.text
    assert filled.html == ""


# Workers


def test_worker_writes_nothing_about_a_letter_that_is_no_longer_its_own(town, mail_host, monkeypatch, caplog):
    letter = write(town)
    real = gateways.Ways.hand_over

    def slow(self, row):
        with clock.set_to(NOW + STALE + timedelta(seconds=1)):
            delivering.give_back_stale()
        return real(self, row)

    monkeypatch.setattr(gateways.Ways, "hand_over", slow)

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


def test_letters_of_a_second_go_in_one_round(town, monkeypatch, django_capture_on_commit_callbacks):
    from socialservice.tasks import deliver_letters

    rounds = []
    monkeypatch.setattr(deliver_letters, "apply_async", lambda **options: rounds.append(options["countdown"]))

    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            write(town)

    assert rounds == [1]


def test_letter_due_later_wakes_nobody(town, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        later(town)

    assert callbacks == []

from datetime import timedelta

import pytest

from bookings import replies
from bookings.letters import render_reminder
from bookings.models import RequestEvent
from socialservice import clock
from socialservice.actions import replies as taking
from socialservice.models import Letter
from socialservice.sms import parts
from tests import factories

MOBILE = "+37129123456"


@pytest.fixture
def gateway(town):
    return town.municipality.gateways.create(
        name="Īsziņas", channel="sms", adapter="signed", url="https://sms/", secret="x" * 16, takes_replies=True
    )


def reminded(town, gateway, hour, *, phone=MOBILE, sent_at=None, **fields):
    [slot] = town.slots(clock.today() + timedelta(days=1), hour)
    visit = factories.appointment(slot, town.purpose, phone=phone, **fields)
    Letter.objects.create(
        municipality=town.municipality, kind="reminder_1d", channel="sms", language="lv", to=phone, gateway=gateway,
        about="bookings.Appointment", about_id=visit.pk, state="delivered", created_at=clock.now(), due_at=clock.now(),
        finished_at=sent_at or clock.now(),
    )  # fmt: skip
    return visit


def answer(gateway, text, sender=MOBILE, key="r1"):
    return taking.take(gateway=gateway, key=key, sender=sender, text=text)


@pytest.mark.parametrize("text", ["A", "a", "A.", " atcelt ", "Atcelt!", "CANCEL", "„A”"])
def test_word_that_cancels(text):
    assert replies.cancels(text)


@pytest.mark.parametrize("text", ["", "Ak tā", "B", "Neatcelt", "A kad?", "cancelled"])
def test_word_that_does_not(text):
    assert not replies.cancels(text)


def test_cancel_in_answer_to_a_reminder_cancels_the_visit_and_a_letter_confirms(town, gateway):
    visit = reminded(town, gateway, "9:00")

    reply = answer(gateway, "A")

    visit.refresh_from_db()
    assert (visit.state, reply.did, reply.letter.about_id) == ("cancelled_client", "cancelled", visit.pk)
    confirmed = town.municipality.letters.get(kind="cancelled_by_client")
    assert (confirmed.to, confirmed.state) == (MOBILE, "queued")


def test_newest_reminder_is_meant_whose_visit_is_still_to_come(town, gateway):
    older = reminded(town, gateway, "9:00", sent_at=clock.now() - timedelta(hours=2))
    newer = reminded(town, gateway, "9:20", sent_at=clock.now() - timedelta(hours=1))
    done = reminded(town, gateway, "9:40", state="cancelled_client")

    answer(gateway, "ATCELT")

    states = [type(row).objects.get(pk=row.pk).state for row in (older, newer, done)]
    assert states == ["confirmed", "cancelled_client", "cancelled_client"]


def test_second_cancel_meets_nothing_and_becomes_a_request(town, gateway):
    reminded(town, gateway, "9:00")
    answer(gateway, "A")

    assert answer(gateway, "A", key="r2").did == "request"


def test_cancel_from_another_number_cancels_nothing(town, gateway):
    visit = reminded(town, gateway, "9:00")

    reply = answer(gateway, "A", sender="+37129000001")

    visit.refresh_from_db()
    assert (visit.state, reply.did) == ("confirmed", "request")


def test_any_other_answer_asks_somebody_to_call_and_a_letter_confirms(town, gateway):
    reminded(town, gateway, "9:00", name="Zenta Grīnberga")

    reply = answer(gateway, "Vai varu nākt vēlāk?")

    asked = town.municipality.requests.get()
    assert (reply.did, asked.need, asked.phone, asked.name) == (
        "request", "Vai varu nākt vēlāk?", MOBILE, "Zenta Grīnberga",
    )  # fmt: skip
    assert asked.submission.way == "sms"
    assert town.municipality.letters.filter(kind="request_received", to=MOBILE).exists()


def test_further_answer_goes_to_the_request_that_is_open(town, gateway):
    answer(gateway, "Vai varu nākt vēlāk?")

    reply = answer(gateway, "Ap pusdienlaiku", key="r2")

    asked = town.municipality.requests.get()
    assert reply.did == "added"
    assert asked.events.filter(kind=RequestEvent.Kind.WROTE, note="Ap pusdienlaiku").count() == 1


@pytest.mark.parametrize("takes, said", [(True, True), (False, False)])
def test_reminder_says_that_an_answer_cancels_where_somebody_hears_it(town, gateway, takes, said):
    gateway.takes_replies = takes
    gateway.save()
    [slot] = town.slots(clock.today() + timedelta(days=1), "9:00")
    visit = factories.appointment(slot, town.purpose, phone=MOBILE)
    once = f"reminder_1d:{visit.pk}:{visit.starts_at.timestamp():.0f}"

    reminder = render_reminder(
        Letter(municipality=town.municipality, kind="reminder_1d", about_id=visit.pk, once=once, channel="sms")
    )

    assert ("vai ar atbildi A" in reminder.text) is said
    assert parts(reminder.text) == 1

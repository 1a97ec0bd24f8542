from datetime import timedelta

import pytest

from socialservice.actions import receipts
from tests.conftest import NOW
from tests.socialservice.letter_rows import ADDRESS, outcome, write

LATER = NOW + timedelta(minutes=3)


def handed_over(town, **more):
    letter = write(town)
    for name, value in {"state": "sent", "finished_at": NOW, **more}.items():
        setattr(letter, name, value)
    letter.save()
    return letter


def arrive(letter):
    return receipts.delivered(letter=letter, at=LATER)


def fail(letter):
    return receipts.undelivered(letter=letter, note="undelivered", error="absent")


@pytest.mark.parametrize(
    "heard, state, note, believed",
    [
        ([arrive], "delivered", "", [True]),
        ([fail], "failed", "undelivered", [True]),
        ([arrive, arrive], "delivered", "", [True, False]),
        ([fail, fail], "failed", "undelivered", [True, False]),
        ([fail, arrive], "delivered", "", [True, True]),
        ([arrive, fail], "delivered", "", [True, False]),
        ([fail, arrive, fail], "delivered", "", [True, True, False]),
    ],
)
def test_arrival_is_the_stronger_word_in_any_order(town, heard, state, note, believed):
    letter = handed_over(town)

    assert [word(letter) for word in heard] == believed

    assert outcome(letter) == (state, note)
    assert letter.delivered_at == (LATER if state == "delivered" else None)


@pytest.mark.parametrize("state", ["queued", "kept", "dropped"])
def test_letter_that_was_not_handed_over_is_not_heard_of(town, state):
    letter = handed_over(town, state=state)

    assert (arrive(letter), fail(letter)) == (False, False)


def test_receipt_of_an_earlier_attempt_says_nothing_about_the_next(town):
    letter = handed_over(town, receipt_key="first")
    type(letter).objects.filter(pk=letter.pk).update(receipt_key="second")

    assert (fail(letter), arrive(letter)) == (False, False)

    assert outcome(letter) == ("sent", "")


def test_what_somebody_has_done_about_a_failure_stands(town):
    letter = handed_over(town, state="failed", note="undelivered", task_outcome="called")

    assert arrive(letter) is False


def test_address_does_not_stand_in_what_is_kept_of_the_answer(town):
    letter = handed_over(town)

    receipts.undelivered(letter=letter, note="bounced", error=f"550 {ADDRESS}\r\n unknown")

    assert (*outcome(letter), letter.error) == ("failed", "bounced", "550 z***@example.org unknown")

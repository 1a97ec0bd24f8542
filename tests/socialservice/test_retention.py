"""How long letters, mail and logs are kept; what is told of it to clients and to administrators."""

from contextlib import nullcontext
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils.translation import override

from socialservice import clock
from socialservice import retention as terms
from socialservice.actions import letters as writing
from socialservice.actions import retention, verification
from socialservice.models import AccessLog, IdentityCheck, Letter, Mailbox, MailMessage, RetentionTerm, Verification
from tests import factories
from tests.conftest import NOW
from tests.socialservice.letter_rows import write


def after(months=0, days=0):
    return clock.set_to(datetime.combine(retention.months_later(NOW, months) + timedelta(days), NOW.timetz()))


def remove(town) -> dict:
    return retention.remove_old(municipality=town.municipality).removed


def told(letter):
    letter.refresh_from_db()
    return letter.text, letter.to


def sent(town, **fields):
    letter = write(town)
    Letter.objects.filter(pk=letter.pk).update(**{"state": "sent", "finished_at": clock.now(), **fields})
    return letter


def test_a_letter_loses_its_words_after_half_a_year_and_stays_a_fact(town):
    person = factories.person(town.municipality)
    letter = sent(town, person=person, once="rindā viens")

    with after(months=6):
        assert remove(town) == {}
    with after(months=6, days=1):
        assert remove(town) == {"letters": 1}

    assert told(letter) == ("", "")
    assert (letter.state, letter.person, letter.once) == ("sent", person, "rindā viens")
    assert not writing.may_go_again(letter)


@pytest.mark.parametrize(
    "still", [{"state": "queued", "finished_at": None}, {"state": "failed"}, {"state": "kept", "note": "to_post"}]
)
def test_a_letter_with_which_something_is_to_be_done_is_kept(town, still):
    letter = sent(town, **still)

    with after(months=60):
        assert "letters" not in remove(town)

    assert told(letter) == ("Labdien!\n", "zenta@example.org")


def test_a_code_is_gone_the_day_after(town):
    verification.send(
        municipality=town.municipality, visitor="v", purpose="call", contact="zenta@example.org", language="lv"
    )
    Letter.objects.update(state="kept", finished_at=clock.now())
    with after(days=1):
        assert remove(town) == {}

    with after(days=2):
        assert remove(town) == {"traces": 2}

    assert not Verification.objects.exists()
    assert told(Letter.objects.get()) == ("", "")


def test_mail_that_asked_for_nothing_is_emptied_and_still_known(town):
    box = Mailbox.objects.create(municipality=town.municipality, address="d@example.org")
    message = MailMessage.objects.create(
        municipality=town.municipality,
        mailbox=box,
        kind="spam",
        digest="d",
        sender="x@example.org",
        subject="Pērciet",
        text="lēti",
        size=9,
        received_at=clock.now(),
    )

    with after(months=6, days=1):
        assert remove(town) == {"mail": 1}

    message.refresh_from_db()
    assert (message.sender, message.subject, message.text, message.digest) == ("", "", "", "d")
    assert not message.may_become_request


def test_who_looked_is_kept_five_years(town):
    person = factories.person(town.municipality)
    staff = town.staff("manager")
    AccessLog.objects.create(at=NOW, user_id=staff.pk, user_name="S", municipality=town.municipality, what="person")
    IdentityCheck.objects.create(person=person, by=staff, at=NOW, agreed=["name"], passed=False)
    with after(months=60):
        assert remove(town) == {}

    with after(months=60, days=1):
        assert remove(town) == {"access": 2}


def test_what_fails_does_not_keep_the_rest(town, monkeypatch, caplog):
    letter = sent(town)
    monkeypatch.setitem(retention.registry.RETENTION, "visits", [f"{__name__}.broken"])

    with after(months=6, days=1):
        run = retention.remove_old(municipality=town.municipality)

    assert told(letter) == ("", "")
    assert (run.removed, run.finished_at is not None) == ({"letters": 1}, True)
    assert "could not be removed" in caplog.text


def broken(**_asked):
    Letter.objects.raw("SELECT nothing FROM nowhere")[0]


def test_sessions_that_are_over_go(client, town):
    client.force_login(town.staff("manager"))
    client.get(town.url("darbs/"))
    assert Session.objects.exists()

    Session.objects.update(expire_date=NOW - timedelta(days=9999))
    retention.forget_sessions()

    assert not Session.objects.exists()


def test_the_page_on_privacy_says_what_is_set(client, town):
    RetentionTerm.objects.create(municipality=town.municipality, kind="letters", months=18, valid_from=NOW.date())
    RetentionTerm.objects.create(municipality=town.municipality, kind="mail", months=None, valid_from=NOW.date())

    with override("en"):
        said = [how_long for _what, how_long in terms.in_words(town.municipality, NOW.date())]
    client.cookies["valoda"] = "en"
    html = client.get(town.url("privatums/")).content.decode()

    assert said[2:] == ["18 months after sending", "as long as the municipality's plan of files demands", "5 years"]
    assert said[0].startswith("2 years after the visit")
    assert said[1].startswith("1 year after closing")
    assert all(sentence.replace("'", "&#x27;") in html for sentence in said)


def test_an_administrator_sets_a_term_and_reads_what_was_removed(client, town):
    client.force_login(town.staff("administrator"))
    own = town.url(f"admin/socialservice/municipality/{town.municipality.pk}/change/")
    assert "Vēl nav dzēsts" in client.get(town.url("admin/")).content.decode()
    sent(town)
    with after(months=6, days=1):
        remove(town)

    index, page = client.get(town.url("admin/")).content.decode(), client.get(own).content.decode()

    assert "Ziņu teksti un adreses, atbildes uz tām: <span" in index
    assert 'id="retention_terms-group"' in page


@pytest.mark.parametrize(("months", "faults"), [(17, True), (18, False), (1200, False), (1201, True), (None, False)])
def test_the_access_log_is_kept_long_enough_and_not_for_ever_by_mistake(town, months, faults):
    term = RetentionTerm(municipality=town.municipality, kind="access", months=months, valid_from=NOW.date())

    with pytest.raises(ValidationError) if faults else nullcontext():
        term.full_clean()

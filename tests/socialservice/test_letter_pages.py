from datetime import timedelta

import pytest

from socialservice import clock
from socialservice.actions import letters
from socialservice.letters import Draft, Recipient
from socialservice.models import AccessLog, Channel, Letter
from tests import factories
from tests.conftest import NOW

PAGE = "darbs/vestules/"


@pytest.fixture
def desk(town, client):
    client.force_login(town.staff("front_desk"))
    return client


@pytest.fixture
def specialist(town, client):
    client.force_login(town.staff("specialist"))
    return client


def letter(town, *, to="zenta@example.org", channel=Channel.EMAIL, kind="booking_confirmed", text="Labdien!", **fields):
    filled = Draft(Recipient(channel, to, "lv"), subject="Pieraksts apstiprināts", text=text)
    row = letters.ready(municipality=town.municipality, kind=kind, draft=filled)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


FAILED = {"state": "failed", "note": "bad_address", "error": "550 No such user z***@example.org", "finished_at": NOW}


def test_list_shows_letters_with_what_became_of_them(town, desk):
    letter(town, **FAILED)

    page = desk.get(town.url(PAGE)).content.decode()

    for words in (
        "Pieraksts apstiprināts",
        "z***@example.org",
        "Neizdevās nosūtīt",
        "Saņēmēja adrese vai numurs nav pareizs.",
        "550 No such user",
        "1 ziņu neizdevās nosūtīt.",
    ):
        assert words in page
    assert "zenta@example.org" not in page


@pytest.mark.parametrize(
    "email, sms, words",
    [
        ("", "", "Nav iestatīts ne e-pasta serveris, ne īsziņu pakalpojums."),
        ("smtp://mail", "", "Īsziņu pakalpojums nav iestatīts."),
        ("", "json://gateway/{to}", "E-pasta serveris nav iestatīts."),
    ],
)
def test_page_says_which_letters_are_kept(town, desk, settings, email, sms, words):
    settings.EMAIL_URL, settings.SMS_URL = email, sms

    assert words in desk.get(town.url(PAGE)).content.decode()


def test_page_says_nothing_of_the_kind_where_all_is_set_up(town, desk, settings):
    settings.EMAIL_URL, settings.SMS_URL = "smtp://mail", "json://gateway/{to}"

    assert "iestatīt" not in desk.get(town.url(PAGE)).content.decode()


@pytest.mark.parametrize(
    "query, found",
    [
        ("", ["sms", "post", "email"]),
        ("?stavoklis=failed", ["email"]),
        ("?kanals=post", ["post"]),
        ("?veids=rescheduled&kanals=sms", ["sms"]),
        ("?veids=rescheduled&stavoklis=failed", []),
        ("?stavoklis=nonsense", ["sms", "post", "email"]),
    ],
)
def test_list_is_filtered(town, desk, query, found):
    letter(town, **FAILED)
    letter(town, to="Lāčplēša iela 39", channel=Channel.POST)
    letter(town, to="+37129123456", channel=Channel.SMS, kind="rescheduled")

    assert [row.channel for row in desk.get(town.url(PAGE) + query).context["rows"]] == found


def test_list_goes_on_with_older_letters(town, desk):
    rows = [letter(town) for _number in range(52)]

    first = desk.get(town.url(PAGE)).context
    second = desk.get(f"{town.url(PAGE)}?pirms={first['older_than']}").context

    assert [row.pk for row in [*first["rows"], *second["rows"]]] == [row.pk for row in reversed(rows)]
    assert (second["older_than"], second["first_page"]) == (None, False)


@pytest.mark.parametrize("before", ["x", "-1", "99999999999999999999999", "١"])
def test_list_takes_any_place_to_go_on_from(town, desk, before):
    assert desk.get(town.url(PAGE), {"pirms": before}).status_code == 200


def test_list_costs_the_same_for_one_letter_and_for_three(town, desk, django_assert_num_queries):
    person = factories.person(town.municipality)
    letter(town, person=person)
    with django_assert_num_queries(9):  # municipality, session, user, roles; letters, failed, to print, two gateways
        desk.get(town.url(PAGE))
    for _more in range(2):
        letter(town, person=person, **FAILED)
    with django_assert_num_queries(9):
        desk.get(town.url(PAGE))


def test_letter_is_read_and_the_reading_is_on_record(town, desk):
    person = factories.person(town.municipality)
    row = letter(town, person=person, text="Labdien!\n\nJūsu <b> pieraksts")

    page = desk.get(town.url(f"{PAGE}{row.pk}/")).content.decode()

    assert "<p>Jūsu &lt;b&gt; pieraksts</p>" in page
    assert "zenta@example.org" in page
    assert [(entry.what, entry.person_id) for entry in AccessLog.objects.all()] == [("letter", person.pk)]


@pytest.mark.parametrize("state, readable", [("kept", True), ("queued", False), ("failed", False)])
def test_code_is_read_by_nobody_but_where_it_was_kept(town, desk, state, readable):
    row = letter(town, kind="verification_code", text="482913", subject="Kods: 482913", state=state)

    assert ("482913" in desk.get(town.url(f"{PAGE}{row.pk}/")).content.decode()) is readable


def test_letter_due_later_says_that_it_is_not_written_yet(town, desk):
    row = letter(town, text="", kind="reminder_1d", due_at=NOW + timedelta(days=1))

    assert "tiks uzrakstīts" in desk.get(town.url(f"{PAGE}{row.pk}/")).content.decode()


# Who may


def test_letter_of_another_municipality_is_not_found(town, other_town, desk):
    row = letter(other_town)

    assert desk.get(town.url(f"{PAGE}{row.pk}/")).status_code == 404
    assert desk.post(town.url(f"{PAGE}{row.pk}/sutit/")).status_code == 404
    assert desk.get(other_town.url(PAGE)).status_code == 404
    assert desk.get(town.url(PAGE)).context["rows"] == []


def test_without_the_right_there_are_no_letters(town, client):
    client.force_login(town.staff("phone_centre"))

    assert client.get(town.url(PAGE)).status_code == 403


def test_stranger_is_asked_to_sign_in(town, client):
    assert client.get(town.url(PAGE)).status_code == 302


def test_front_desk_does_not_learn_who_has_a_status(town, desk):
    row = letter(town, kind="status_extended")

    assert desk.get(town.url(PAGE)).context["rows"] == []
    assert desk.get(town.url(f"{PAGE}{row.pk}/")).status_code == 404


def test_who_may_see_statuses_sees_their_letters(town, specialist):
    row = letter(town, kind="status_extended")

    assert [found.pk for found in specialist.get(town.url(PAGE)).context["rows"]] == [row.pk]


# Acts


def test_failed_letter_is_sent_again(town, desk):
    row = letter(town, **FAILED, attempts=8)

    answer = desk.post(town.url(f"{PAGE}{row.pk}/sutit/"), follow=True)

    row.refresh_from_db()
    assert (row.state, row.note, row.error, row.attempts, row.due_at) == ("queued", "", "", 0, NOW)
    assert "Ziņa atkal gaida sūtīšanu." in answer.content.decode()
    assert AccessLog.objects.filter(what="letter sent again").count() == 1


def test_second_press_of_send_again_changes_nothing_and_says_so(town, desk):
    row = letter(town, **FAILED)
    desk.post(town.url(f"{PAGE}{row.pk}/sutit/"))

    answer = desk.post(town.url(f"{PAGE}{row.pk}/sutit/"), follow=True)

    assert "Šo ziņu nevar nosūtīt vēlreiz." in answer.content.decode()
    assert AccessLog.objects.filter(what="letter sent again").count() == 1


@pytest.mark.parametrize(
    "fields, gateway, may",
    [
        (FAILED, "", True),
        ({**FAILED, "kind": "verification_code"}, "", False),
        ({**FAILED, "expires_at": NOW}, "", False),
        ({"state": "sent"}, "", False),
        ({"state": "kept", "note": "no_gateway"}, "", False),
        ({"state": "kept", "note": "no_gateway"}, "smtp://mail", True),
        ({"state": "kept", "note": "demo"}, "smtp://mail", False),
        ({"state": "dropped"}, "", False),
    ],
)
def test_which_letters_may_go_again(town, settings, fields, gateway, may):
    settings.EMAIL_URL = gateway

    assert letters.may_go_again(letter(town, **fields)) is may


def test_letter_by_post_is_printed_with_its_address(town, desk):
    row = letter(town, to="Lāčplēša iela 39", channel=Channel.POST, person=factories.person(town.municipality))

    page = desk.get(town.url(f"{PAGE}{row.pk}/druka/")).content.decode()

    assert "<address>Zenta Grīnberga-Vītoliņa<br>Lāčplēša iela 39</address>" in page
    assert "<p>Labdien!</p>" in page
    assert [entry.what for entry in AccessLog.objects.all()] == ["letter printed"]


@pytest.mark.parametrize("fields", [{}, {"channel": Channel.POST, "text": ""}])
def test_only_a_written_letter_by_post_is_printed(town, desk, fields):
    row = letter(town, **fields)

    assert desk.get(town.url(f"{PAGE}{row.pk}/druka/")).status_code == 404


def test_printed_letter_is_marked_as_posted_once(town, desk):
    row = letter(town, to="Lāčplēša iela 39", channel=Channel.POST, state="kept", note="to_post")
    page = town.url(f"{PAGE}{row.pk}/")
    assert "Atzīmēt, ka nosūtīta pa pastu" in desk.get(page).content.decode()

    first, second = (desk.post(f"{page}nosutita/", follow=True).content.decode() for _press in range(2))

    row.refresh_from_db()
    assert (row.state, row.finished_at) == ("sent", clock.now())
    assert "Ziņa ir atzīmēta kā nosūtīta pa pastu." in first
    assert "Kāds bija ātrāks" in second
    assert Letter.objects.count() == 1

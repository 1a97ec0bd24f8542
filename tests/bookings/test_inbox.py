"""What comes in: messages, letters, envelopes, calls."""

import uuid
from datetime import date, datetime, time

import pytest

from bookings.actions import inbox, requests
from bookings.models import Request
from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Letter, StoredFile
from tests import factories
from tests.bookings.incoming import ask, mail

pytestmark = pytest.mark.django_db
TODAY, FRIDAY = date(2026, 9, 7), date(2026, 9, 4)
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def kinds(request):
    return list(request.events.values_list("kind", flat=True))


# Messages


def test_a_message_becomes_a_request_of_the_mailbox_and_is_answered_by_mail(town):
    row = mail(town)

    assert (row.number, row.department, row.due_on, row.phone) == (1, town.department, date(2026, 9, 9), "+37129123456")
    letter = Letter.objects.get()
    assert (letter.kind, letter.channel, letter.to) == ("request_received", "email", "andris@example.com")
    assert "1" in letter.subject
    assert kinds(row) == ["taken_in"]


def test_an_automatic_answer_gets_no_letter(town):
    mail(town, kind="automatic")

    assert not Letter.objects.exists()


def test_a_reply_goes_on_with_its_request(town):
    first = mail(town)

    again = mail(town, "Pievienoju līgumu.", earlier=first.submission)

    assert (again, Request.objects.count(), kinds(first)) == (first, 1, ["taken_in", "wrote"])


def test_a_reply_to_our_letter_goes_on_with_its_request(town):
    first = mail(town)

    assert mail(town, letter=Letter.objects.get()) == first


@pytest.mark.parametrize(("email", "same"), [("andris@example.com", True), ("cits@example.com", False)])
def test_a_typed_number_counts_only_from_the_address_that_asked(town, email, same):
    first = mail(town)

    assert (mail(town, email=email, number=first.number) == first) == same


def test_a_reply_opens_a_closed_request_again_and_spam_stays_spam(town):
    sintija = town.staff("front_desk")
    answered, spam = mail(town), mail(town, email="x@example.com")
    requests.close(request=answered, outcome="remote", by=sintija)
    requests.close(request=spam, outcome="spam", by=sintija)

    rows = [mail(town, "Vēl kas.", earlier=row.submission) for row in (answered, spam)]

    assert [row.closed_at is None for row in rows] == [True, False]
    assert kinds(answered) == ["taken_in", "closed", "wrote", "reopened"]


def test_a_reply_gives_the_number_that_was_missing(town):
    first = mail(town, phone="")

    assert mail(town, earlier=first.submission).phone == "+37129123456"


# By hand


def test_a_letter_by_post_keeps_postmark_and_arrival(town):
    by = town.staff("front_desk")

    row = inbox.enter(
        municipality=town.municipality,
        way="post",
        received_at=clock.at(FRIDAY, time(12)),
        postmarked_on=date(2026, 9, 2),
        name="Aina Krauze",
        need="Iesniegums",
        by=by,
    )

    came = row.submission
    assert (came.way, came.postmarked_on, clock.local(came.received_at).date()) == ("post", date(2026, 9, 2), FRIDAY)
    assert (row.due_on, row.events.get().by) == (date(2026, 9, 8), by)  # two working days after it came


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"received_at": datetime(2026, 9, 8, 12, tzinfo=clock.RIGA)}, "received_on"),
        ({"postmarked_on": date(2026, 9, 8)}, "postmarked_on"),
    ],
)
def test_dates_that_cannot_be_are_refused(town, told, field):
    with pytest.raises(Refusal) as refused:
        inbox.enter(municipality=town.municipality, way="post", need="x", by=town.staff("front_desk"), **told)

    assert (refused.value.field, Request.objects.count()) == (field, 0)


def test_what_lay_in_a_box_came_on_the_working_day_it_was_emptied(town):
    box = town.municipality.drop_boxes.create(name="Pie ieejas", address="Iela 1", department=town.department)
    by = town.staff("front_desk")
    emptying = inbox.empty(box=box, day=FRIDAY, found=2, by=by)

    row = inbox.enter(municipality=town.municipality, way="", emptying=emptying, need="Iesniegums", by=by)

    came = row.submission
    assert (came.way, came.emptying, clock.local(came.received_at).date()) == ("drop_box", emptying, FRIDAY)
    assert row.department == town.department


@pytest.mark.parametrize("day", [date(2026, 9, 6), date(2026, 9, 8)])  # a Sunday; tomorrow
def test_a_box_is_emptied_on_working_days_that_have_been(town, day):
    box = town.municipality.drop_boxes.create(name="Pie ieejas", address="Iela 1")

    with pytest.raises(Refusal):
        inbox.empty(box=box, day=day, found=1, by=town.staff("front_desk"))


def test_papers_are_kept_once_however_often_the_form_is_sent(town):
    told = {
        "municipality": town.municipality,
        "way": "post",
        "need": "x",
        "by": town.staff("front_desk"),
        "form_key": uuid.uuid4(),
        "papers": [("iesniegums.pdf", PDF)],
    }

    assert inbox.enter(**told) == inbox.enter(**told)
    assert [file.shown_name for file in StoredFile.objects.all()] == ["iesniegums.pdf"]


def test_a_refused_paper_leaves_no_request(town):
    with pytest.raises(Refusal):
        inbox.enter(
            municipality=town.municipality,
            way="post",
            need="x",
            by=town.staff("front_desk"),
            papers=[("a.exe", b"MZ\x90\x00" + b"\0" * 200)],
        )

    assert not Request.objects.exists()


def test_papers_may_come_later(town):
    row, by = ask(town), town.staff("front_desk")

    inbox.add_papers(request=row, papers=[("pielikums.pdf", PDF)], by=by)

    assert row.submission.files.count() == 1
    assert kinds(row) == ["taken_in", "sorted"]


def test_in_other_towns_numbers_begin_anew(town):
    other = factories.Town("kuldiga", "Kuldīga")

    assert [mail(town).number, mail(town).number] == [1, 2]
    assert ask(other).number == 1

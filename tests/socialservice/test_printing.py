"""Letters by post: batches, and what stands on the paper."""

import threading

import pytest
from django.db import connection

from socialservice import outbox, paper
from socialservice.actions import letters, printing
from socialservice.errors import Refusal
from socialservice.letters import Draft, Recipient
from socialservice.models import AccessLog, Channel, Letter, PrintBatch
from tests import factories
from tests.factories import Town

HOME = "Lāčplēša iela 39–12, Liepāja, LV-3401"


@pytest.fixture
def officer(town):
    return town.staff("manager")


def by_post(town, count=1, kind="booking_confirmed", **fields):
    for number in range(count):
        person = factories.person(town.municipality, name=f"Zenta {number}", address=HOME)
        draft = Draft(Recipient(Channel.POST, HOME, "lv", person), subject="Pieraksts", text="Labdien!\n\nGaidām.\n")
        row = letters.ready(municipality=town.municipality, kind=kind, draft=draft)
        row.state, row.note = "kept", "to_post"
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return list(Letter.objects.order_by("pk"))


def test_batch_takes_every_letter_that_waits_and_the_next_one_begins_after_it(town, officer):
    first = by_post(town, 2)
    batch = printing.make(municipality=town.municipality, by=officer)
    second = by_post(town)[2:]
    other = printing.make(municipality=town.municipality, by=officer)

    assert (batch.number, other.number) == (1, 2)
    assert list(batch.letters.order_by("pk")) == first
    assert list(other.letters.all()) == second


@pytest.mark.parametrize("fields", [{"state": "sent", "note": ""}, {"note": "demo"}, {"state": "queued", "note": ""}])
def test_only_what_waits_for_paper_is_printed(town, officer, fields):
    by_post(town, **fields)

    with pytest.raises(Refusal) as refused:
        printing.make(municipality=town.municipality, by=officer)

    assert refused.value.code == "nothing"
    assert not PrintBatch.objects.exists()


def test_letter_that_one_may_not_read_is_not_printed_by_them(town):
    by_post(town, kind="status_extended")
    desk, specialist = town.staff("front_desk"), town.staff("specialist")

    with pytest.raises(Refusal):
        printing.make(municipality=town.municipality, by=desk)
    batch = printing.make(municipality=town.municipality, by=specialist)

    assert list(outbox.batches(specialist, town.municipality)) == [batch]
    assert not outbox.batches(desk, town.municipality).exists()


def test_another_municipalitys_letters_stay_its_own(town, other_town, officer):
    by_post(other_town)

    with pytest.raises(Refusal):
        printing.make(municipality=town.municipality, by=officer)


def test_posted_batch_sends_each_letter_once_and_says_for_whom(town, officer):
    one, two, three = by_post(town, 3)
    batch = printing.make(municipality=town.municipality, by=officer)
    letters.posted(letter=one, by=officer)
    Letter.objects.filter(pk=two.pk).update(state="dropped", note="overtaken")

    assert printing.posted(batch=batch, by=officer) == 1

    assert list(Letter.objects.order_by("pk").values_list("state", flat=True)) == ["sent", "dropped", "sent"]
    assert AccessLog.objects.filter(what="letter posted", person_id=three.person_id).count() == 1
    batch.refresh_from_db()
    assert (batch.printed_by, batch.posted_by) == (officer, officer)
    with pytest.raises(Refusal):
        printing.posted(batch=batch, by=officer)


def test_printed_is_marked_once(town, officer):
    by_post(town)
    batch = printing.make(municipality=town.municipality, by=officer)
    printing.printed(batch=batch, by=officer)

    with pytest.raises(Refusal):
        printing.printed(batch=batch, by=town.staff("front_desk"))


@pytest.mark.django_db(transaction=True)
def test_two_who_print_at_once_never_print_one_letter_twice(now):
    town = Town()
    rows, hands = by_post(town, 20), [town.staff("manager") for _hand in range(4)]
    start, made, refused = threading.Barrier(4), [], []

    def press(officer):
        start.wait()
        try:
            made.append(printing.make(municipality=town.municipality, by=officer))
        except Refusal as refusal:
            refused.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[officer]) for officer in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 1
    assert refused == ["nothing"] * 3
    assert made[0].letters.count() == len(rows)


# On paper


@pytest.mark.parametrize(
    "to, lines",
    [
        ("Lielā iela 1, Liepāja, LV-3401", ["Zenta", "Lielā iela 1", "Liepāja", "LV-3401"]),
        ("„Irbes”, Degoles pagasts", ["Zenta", "„Irbes”", "Degoles pagasts"]),
        ("a, b, c, d, e, f, g", ["Zenta", "a", "b", "c", "d", "e, f, g"]),
    ],
)
def test_address_fits_into_the_window(town, to, lines):
    letter = Letter(to=to, person=factories.person(town.municipality, name="Zenta"))

    assert paper.address_lines(letter) == lines


def test_pdf_is_made_of_every_letter_and_its_cover_names_nobody(town, officer):
    rows = by_post(town, 2)
    batch = printing.make(municipality=town.municipality, by=officer)

    file = paper.pdf(batch, rows)

    assert file.startswith(b"%PDF")
    assert "Zenta" not in str(paper.cover(batch, rows))
    assert [sheet["paragraphs"] for sheet in map(paper.sheet, rows)] == [[["Labdien!"], ["Gaidām."]]] * 2


# Pages


@pytest.mark.parametrize(
    "role, status", [("front_desk", 200), ("phone_centre", 403), ("specialist", 200), ("administrator", 200)]
)
def test_who_sees_letters_prints_them(client, town, role, status):
    client.force_login(town.staff(role))

    assert client.get(town.url("darbs/vestules/druka/")).status_code == status


def test_a_batch_from_waiting_to_posted(client, town, officer):
    by_post(town, 2)
    client.force_login(officer)

    assert "2 vēstules" in client.get(town.url("darbs/vestules/druka/")).content.decode()
    made = client.post(town.url("darbs/vestules/druka/jauna/"))
    assert made["Location"] == town.url("darbs/vestules/druka/1/")
    file = client.get(town.url("darbs/vestules/druka/1/pdf/"))
    assert (file["Content-Type"], file.content[:4]) == ("application/pdf", b"%PDF")
    assert AccessLog.objects.filter(what="letter printed").count() == 2
    client.post(town.url("darbs/vestules/druka/1/izdrukata/"))
    page = client.post(town.url("darbs/vestules/druka/1/nosutita/"), follow=True).content.decode()

    assert "2 vēstules atzīmētas kā nosūtītas." in page
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}


def test_another_municipalitys_batch_is_not_there(client, town, other_town):
    by_post(other_town)
    printing.make(municipality=other_town.municipality, by=other_town.staff("manager"))
    client.force_login(town.staff("manager"))

    assert client.get(town.url("darbs/vestules/druka/1/")).status_code == 404

"""What a person decides where the rule stops: told dates, two statuses at once, missing papers."""

from datetime import date, datetime

import pytest

from benefits.actions import expiring, extensions, statuses, told_dates
from benefits.models import ReviewItem, StatusEvent
from benefits.timeline import steps
from socialservice import clock
from socialservice.actions import emergencies
from socialservice.errors import Refusal
from socialservice.models import Letter
from tests.benefits.rows import emergency, household, status

DECIDED = date(2021, 11, 1)


@pytest.fixture
def november(town):
    with clock.set_to(datetime(2021, 11, 16, 9, tzinfo=clock.RIGA)):
        yield


@pytest.fixture
def worker(town):
    return town.staff("specialist", "Sintija Bērziņa")


def run(town):
    return extensions.extend(municipality=town.municipality)


@pytest.fixture
def kept(town, november, worker):
    """Told 28.02.2022, then the emergency ended early: the rule gives 31.12.2021."""
    one = status(household(town.municipality, phone="+37129123456"), date(2021, 10, 31))
    autumn = emergency(date(2021, 10, 11), date(2022, 1, 11))
    run(town)
    emergencies.change(emergency=autumn, what="ended", decided_on=DECIDED, last_day=date(2021, 11, 15), by=worker)
    run(town)
    return one


def item(one, reason="told_date_kept"):
    return ReviewItem.objects.open().get(status=one, reason=reason)


def test_told_date_is_shortened_by_a_person_with_a_reason_a_row_an_event_and_a_letter(town, kept, worker):
    told_dates.shorten(item=item(kept), until=date(2021, 12, 31), reason="lūgums", by=worker)

    kept.refresh_from_db()
    assert kept.effective_until == date(2021, 12, 31)
    row = kept.extensions.latest("number")
    assert (row.number, row.to_on, row.reason, row.by, row.run) == (2, date(2021, 12, 31), "lūgums", worker, None)
    assert StatusEvent.objects.get(status=kept, what="shortened").until == date(2021, 12, 31)
    letter = Letter.objects.get(kind="status_shortened")
    assert "31.12.2021." in letter.text and "lūgums" not in letter.text
    assert set(Letter.objects.filter(kind="status_extended").values_list("state", "once")) == {("dropped", None)}
    assert not ReviewItem.objects.open().exists()
    assert [step.what for step in steps(kept)][-1] == "Saīsināts līdz 31.12.2021."


def test_after_it_a_run_changes_nothing_and_a_longer_emergency_extends_and_tells_again(town, kept, worker):
    told_dates.shorten(item=item(kept), until=date(2021, 12, 31), reason="lūgums", by=worker)
    run(town)
    kept.refresh_from_db()
    assert kept.effective_until == date(2021, 12, 31)
    assert not ReviewItem.objects.open().exists()

    emergency(date(2021, 11, 20), date(2022, 1, 11))
    run(town)

    kept.refresh_from_db()
    assert kept.effective_until == date(2022, 2, 28)
    assert list(kept.extensions.values_list("number", flat=True)) == [1, 2, 3]
    assert Letter.objects.filter(kind="status_extended", state="queued").count() == 1


def test_shortened_to_the_term_granted_and_extended_again_the_rows_go_on_counting(town, november, worker):
    one = status(household(town.municipality, phone="+37129123456"), date(2021, 11, 30))
    mistaken = emergency(date(2021, 11, 1), date(2022, 1, 11))
    run(town)
    emergencies.change(emergency=mistaken, what="voided", decided_on=DECIDED, reason="kļūda", by=worker)
    run(town)
    told_dates.shorten(item=item(one), until=date(2021, 11, 30), reason="kļūda", by=worker)
    emergency(date(2021, 11, 2), date(2021, 12, 11))

    run(town)

    one.refresh_from_db()
    assert one.effective_until == date(2022, 1, 31)
    assert list(one.extensions.values_list("number", flat=True)) == [1, 2, 3]


def test_reminder_of_the_later_date_is_taken_back(town, kept, worker):
    with clock.set_to(datetime(2022, 1, 29, 9, tzinfo=clock.RIGA)):
        assert expiring.tell(municipality=town.municipality) == 1
        told_dates.shorten(item=item(kept), until=date(2022, 2, 20), reason="lūgums", by=worker)

    assert Letter.objects.get(kind="status_expiring").state == "dropped"


@pytest.mark.parametrize("day", [date(2021, 12, 30), date(2022, 2, 28), date(2022, 3, 1)])
def test_never_shorter_than_the_rule_gives_and_never_longer(town, kept, worker, day):
    with pytest.raises(Refusal) as refused:
        told_dates.shorten(item=item(kept), until=day, reason="lūgums", by=worker)

    assert refused.value.field == "until"
    kept.refresh_from_db()
    assert kept.effective_until == date(2022, 2, 28)


def test_not_before_today_although_the_rule_would(town, kept, worker):
    with clock.set_to(datetime(2022, 1, 10, 9, tzinfo=clock.RIGA)):
        assert told_dates.earliest(kept) == date(2022, 1, 10)
        told_dates.shorten(item=item(kept), until=date(2022, 1, 20), reason="lūgums", by=worker)
        run(town)

    assert not ReviewItem.objects.open().exists(), "the day was chosen knowing the rule"


@pytest.mark.parametrize("stays", ["needy", "low_income"])
def test_of_two_from_older_records_one_is_chosen_and_extended_and_the_other_ends(town, november, worker, stays):
    home = household(town.municipality, phone="+37129123456")
    both = {
        "needy": status(home, date(2021, 11, 30)),
        "low_income": status(home, date(2021, 11, 30), kind="low_income", imported_overlap=True),
    }
    emergency(date(2021, 10, 11), date(2022, 1, 11))
    run(town)

    kept = told_dates.choose(item=item(both["low_income"], "two_open"), keep=both[stays], note="lēmums", by=worker)

    for one in both.values():
        one.refresh_from_db()
    (gone,) = (one for kind, one in both.items() if kind != stays)
    assert (kept.effective_until, kept.imported_overlap, kept.closed_on) == (date(2022, 2, 28), False, None)
    assert (gone.closed_on, gone.close_reason) == (date(2021, 11, 15), "replaced")
    assert not ReviewItem.objects.open().exists()


def test_documents_found_the_status_is_no_longer_listed(town, november, worker):
    one = status(household(town.municipality, phone="+37129123456"), date(2021, 11, 30), documents_on_file=False)
    autumn = emergency(date(2021, 10, 11), date(2021, 12, 11))
    run(town)
    told_dates.documents_found(item=item(one, "documents_missing"), note="lietā", by=worker)
    emergencies.change(emergency=autumn, what="prolonged", decided_on=DECIDED, new_end=date(2022, 1, 11), by=worker)

    run(town)

    one.refresh_from_db()
    assert one.documents_on_file and not ReviewItem.objects.open().exists()
    assert [row.documents_missing for row in one.extensions.all()] == [True, False]


def test_duplicate_of_a_lost_certificate_bears_the_extended_date(town, november, worker):
    one = status(household(town.municipality, phone="+37129123456"), date(2021, 11, 30))
    one.certificates.create(
        municipality=town.municipality, number="2021/7", issued_on=date(2021, 1, 1), printed_until=date(2021, 11, 30)
    )
    emergency(date(2021, 10, 11), date(2022, 1, 11))
    run(town)

    duplicate = statuses.issue_duplicate(status=one, by=worker)

    assert (duplicate.printed_until, duplicate.duplicate_of.number) == (date(2022, 2, 28), "2021/7")
    assert one.certificates.earliest("pk").printed_until == date(2021, 11, 30)


def test_pages_of_a_record_to_review(client, town, kept, worker):
    client.force_login(worker)
    address = town.url(f"darbs/statusi/parskatamie/{item(kept).pk}/saisinat/")

    assert "31.12.2021." in client.get(address).content.decode()
    answer = client.post(address, {"until": "31.12.2021.", "reason": "lūgums"})

    assert answer.status_code == 302
    kept.refresh_from_db()
    assert kept.effective_until == date(2021, 12, 31)
    assert client.get(town.url("darbs/statusi/parskatamie/?iemesls=told_date_kept")).status_code == 200

import csv
import threading
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from django.db import connection, transaction

from benefits.actions import extensions
from benefits.casefiles import read_case
from benefits.models import Extension, ExtensionRun, ReviewItem, Status, StatusEvent
from benefits.previews import preview
from socialservice.letters import Channel, reachable_by
from socialservice.models import Emergency, Letter
from tests import factories
from tests.benefits.rows import emergency, household, status

CASES = list(csv.DictReader((Path(__file__).parent.parent / "data" / "terms.csv").read_text("utf-8").splitlines()))
SPRING = date(2020, 3, 12), date(2020, 6, 9)


def until(status):
    status.refresh_from_db()
    return status.effective_until


def run(town, **options):
    return extensions.extend(municipality=town.municipality, **options)


@pytest.mark.parametrize("row", CASES, ids=[row["case"].split(" ")[0] for row in CASES])
def test_each_case_of_the_table_through_the_database(town, row):
    case = read_case(row)
    home = household(town.municipality, phone="+37129123456")
    for view in case.emergencies:
        emergency(
            view.start,
            view.end,
            extends_statuses=view.extends,
            covers_from=view.covers_from,
            covers_until=view.covers_to,
            covers_reason="lēmums" if view.covers_from or view.covers_to else "",
            voided_at=factories.clock.now() if view.voided else None,
            void_reason="kļūda" if view.voided else "",
        )
    one = status(
        home,
        case.term.granted_until,
        kind=case.term.kind,
        granted_from=date.fromisoformat(row["valid_from"]),
        effective_until=case.term.effective_until,
        closed_on=case.term.closed_on,
        close_reason="revoked" if case.term.closed_on else "",
    )
    if case.term.renewed_from:
        status(home, date(2022, 5, 31), granted_from=case.term.renewed_from)

    for _again in range(3):
        run(town)

    one.refresh_from_db()
    assert one.ends_on == date.fromisoformat(row["expected_until"])
    assert ReviewItem.objects.filter(status=one).exists() == (row["expected_review"] == "yes")
    moved = one.effective_until > case.term.effective_until
    assert Extension.objects.filter(status=one).exists() == moved
    assert Letter.objects.count() == int(moved)


def test_the_emergency_of_2020_prolonged_twice_gives_three_rows_one_term_and_a_letter_per_date(town):
    one = status(household(town.municipality, phone="+37129123456"), date(2020, 3, 31))
    spring = emergency(date(2020, 3, 12), date(2020, 4, 14))
    for end in (date(2020, 4, 14), date(2020, 5, 12), date(2020, 6, 9)):
        Emergency.objects.update(planned_end=end)
        run(town)

    assert until(one) == date(2020, 7, 31)
    assert one.granted_until == date(2020, 3, 31)
    assert list(
        one.extensions.values_list("number", "emergency", "emergency_end", "covered_term", "from_on", "to_on")
    ) == [
        (1, spring.pk, date(2020, 4, 14), date(2020, 3, 31), date(2020, 4, 1), date(2020, 5, 31)),
        (2, spring.pk, date(2020, 5, 12), date(2020, 3, 31), date(2020, 6, 1), date(2020, 6, 30)),
        (3, spring.pk, date(2020, 6, 9), date(2020, 3, 31), date(2020, 7, 1), date(2020, 7, 31)),
    ]
    assert [event.until for event in one.events.filter(what="extended")] == [
        date(2020, 5, 31),
        date(2020, 6, 30),
        date(2020, 7, 31),
    ]
    assert Letter.objects.count() == 3


def test_run_three_times_writes_one_row_one_event_and_one_letter(town):
    one = status(household(town.municipality, phone="+37129123456"), date(2020, 3, 31))
    emergency(*SPRING)

    runs = [run(town)[0] for _time in range(3)]

    assert [row.counts for row in runs] == [{"letters": {"sms": 1}, "extended": {"needy": 1}}, {}, {}]
    assert (one.extensions.count(), one.events.count(), Letter.objects.count()) == (1, 1, 1)


def test_a_letter_goes_to_the_contact_person_once_per_household_in_their_language(town):
    child = factories.person(town.municipality, "Māris Grīnbergs", phone="+37120000001")
    home = household(town.municipality, child, name="Zenta Grīnberga", email="zenta@example.org", language="en")
    one = status(home, date(2020, 3, 31))
    emergency(*SPRING)

    run(town)

    letter = Letter.objects.get()
    assert (letter.person, letter.channel, letter.to, letter.language) == (
        home.contact_person,
        "email",
        "zenta@example.org",
        "en",
    )
    assert (letter.kind, letter.about, letter.about_id) == (
        "status_extended",
        "benefits.extension",
        one.extensions.get().pk,
    )
    assert letter.state == Letter.State.QUEUED


@pytest.mark.parametrize("wish", Channel.values)
@pytest.mark.parametrize("phone", ["", "+37129123456", "+37163489652", "+447911123456"])
@pytest.mark.parametrize("email", ["", "zenta@example.org"])
def test_letters_of_a_run_take_the_way_that_other_letters_take(town, wish, phone, email):
    home = household(town.municipality, phone=phone, email=email, letters_by=wish)
    status(home, date(2020, 3, 31))
    emergency(*SPRING)

    run(town)

    assert [letter.channel for letter in Letter.objects.all()] == [
        way for way in [reachable_by(home.contact_person)] if way != "none"
    ]


def test_who_wants_no_letters_gets_none_and_who_cannot_be_reached_is_listed(town):
    quiet = status(household(town.municipality, phone="+37129123456", letters_by="none"), date(2020, 3, 31))
    lost = status(household(town.municipality), date(2020, 3, 31))
    by_post = status(household(town.municipality, address="Lielā iela 1, Liepāja"), date(2020, 3, 31))
    emergency(*SPRING)

    run(town)

    assert {until(quiet), until(lost), until(by_post)} == {date(2020, 7, 31)}
    assert [letter.channel for letter in Letter.objects.all()] == ["post"]
    assert [(item.status, item.reason) for item in ReviewItem.objects.all()] == [(lost, "unreachable")]


def test_without_documents_it_is_extended_and_listed_once(town):
    one = status(household(town.municipality, phone="+37129123456"), date(2020, 3, 31), documents_on_file=False)
    emergency(date(2020, 3, 12), date(2020, 4, 14))
    run(town)
    Emergency.objects.update(planned_end=date(2020, 5, 12))

    run(town)

    assert until(one) == date(2020, 6, 30)
    assert [row.documents_missing for row in one.extensions.all()] == [True, True]
    assert [item.reason for item in ReviewItem.objects.all()] == ["documents_missing"]


def test_a_told_date_is_kept_and_listed_once_even_after_somebody_has_looked(town):
    one = status(household(town.municipality, phone="+37129123456"), date(2021, 10, 31))
    emergency(date(2021, 10, 11), date(2022, 1, 11))
    run(town)
    Emergency.objects.update(actual_end=date(2021, 11, 15))
    run(town)
    ReviewItem.objects.update(resolved_at=factories.clock.now(), note="paliek")

    run(town)

    assert until(one) == date(2022, 2, 28)
    assert [(item.reason, item.note) for item in ReviewItem.objects.all()] == [("told_date_kept", "paliek")]


def test_renewed_after_a_gap_the_old_one_reaches_the_renewal_and_the_pair_is_listed(town):
    home = household(town.municipality, phone="+37129123456")
    old = status(home, date(2021, 10, 31))
    new = status(home, date(2022, 4, 30), granted_from=date(2021, 11, 15))
    emergency(date(2021, 10, 11), date(2022, 1, 11))

    run(town)
    run(town)

    assert (until(old), until(new)) == (date(2021, 11, 14), date(2022, 4, 30))
    assert [(item.status, item.reason) for item in ReviewItem.objects.all()] == [(old, "renewed_after_gap")]


def test_of_two_from_older_records_the_stronger_is_extended_and_the_other_listed(town):
    home = household(town.municipality, phone="+37129123456")
    needy = status(home, date(2020, 3, 31))
    low = status(home, date(2020, 3, 31), kind="low_income", imported_overlap=True)
    emergency(*SPRING)

    run(town)
    run(town)

    assert (until(needy), until(low)) == (date(2020, 7, 31), date(2020, 3, 31))
    assert [(item.status, item.reason) for item in ReviewItem.objects.all()] == [(low, "two_open")]
    assert Letter.objects.count() == 1


def test_a_term_extended_into_another_emergency_keeps_both_rows(town):
    one = status(household(town.municipality, phone="+37129123456"), date(2020, 3, 31))
    first = emergency(*SPRING)
    second = emergency(date(2020, 7, 20), date(2020, 8, 20))

    run(town)

    assert list(one.extensions.values_list("number", "emergency", "from_on", "to_on")) == [
        (1, first.pk, date(2020, 4, 1), date(2020, 7, 31)),
        (2, second.pk, date(2020, 8, 1), date(2020, 9, 30)),
    ]
    assert until(one) == date(2020, 9, 30)
    assert Letter.objects.get().about_id == one.extensions.last().pk


def test_the_order_in_which_emergencies_become_known_and_runs_follow_does_not_matter(town):
    declared = {
        "spring": SPRING,
        "summer": (date(2020, 7, 20), date(2020, 8, 20)),
        "autumn": (date(2020, 9, 5), date(2020, 10, 5)),  # of this municipality alone
        "winter": (date(2020, 11, 9), date(2021, 4, 6)),
    }
    granted = [date(2020, 3, 31), date(2020, 5, 31), date(2020, 6, 30), date(2020, 8, 31), date(2020, 11, 30)]
    statuses = [
        status(household(town.municipality), day, kind=kind) for day in granted for kind in ("needy", "low_income")
    ]
    revoked = status(household(town.municipality), granted[0], closed_on=date(2020, 3, 20), close_reason="revoked")
    ends = {}

    for order in permutations(declared):
        with transaction.atomic():
            for name in order:
                emergency(*declared[name], municipality=town.municipality if name == "autumn" else None)
                run(town)
            ends[order] = [until(row) for row in [*statuses, revoked]]
            transaction.set_rollback(True)

    assert len(ends) == 24
    assert {tuple(row) for row in ends.values()} == {tuple(ends[tuple(declared)])}
    assert ends[tuple(declared)][0] > granted[0] and ends[tuple(declared)][-1] == granted[0]


def test_another_municipality_is_left_alone(town, other_town):
    here = status(household(town.municipality), date(2020, 3, 31))
    there = status(household(other_town.municipality), date(2020, 3, 31))
    emergency(*SPRING, municipality=town.municipality)

    extensions.extend()

    assert (until(here), until(there)) == (date(2020, 7, 31), date(2020, 3, 31))


def test_a_merged_municipality_has_no_runs(town, other_town):
    other_town.municipality.successor = town.municipality
    other_town.municipality.save()

    assert [row.municipality for row in extensions.extend()] == [town.municipality]


def test_a_run_written_with_its_fact_is_finished_once(town, django_capture_on_commit_callbacks):
    one = status(household(town.municipality, phone="+37129123456"), date(2020, 3, 31))
    (begun,) = extensions.start_run(emergency=emergency(*SPRING))
    assert until(one) == date(2020, 3, 31)

    finished = extensions.finish(run=begun)
    again = extensions.finish(run=begun)

    assert until(one) == date(2020, 7, 31)
    assert finished.counts == again.counts == {"letters": {"sms": 1}, "extended": {"needy": 1}}
    assert again.finished_at == finished.finished_at


def test_the_preview_tells_what_the_run_will_do_and_writes_nothing(town):
    home = household(town.municipality, factories.person(town.municipality, "Māris Kalniņš"), phone="+37129123456")
    status(home, date(2020, 3, 31))
    status(household(town.municipality), date(2020, 5, 31), kind="low_income", effective_until=date(2020, 6, 30))
    status(household(town.municipality), date(2020, 3, 31), kind="crisis")
    proposed = Emergency(name="Ārkārtējā situācija", starts_on=SPRING[0], planned_end=SPRING[1])

    def everything():
        return [
            list(model.objects.order_by("pk").values())
            for model in (Status, Extension, StatusEvent, ReviewItem, ExtensionRun, Letter, Emergency)
        ]

    before = everything()

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction read only")
        shown = preview(town.municipality, proposed)

    assert everything() == before
    assert (shown.statuses("needy"), shown.persons("needy"), shown.days("needy")) == (1, 2, [date(2020, 7, 31)])
    assert (shown.statuses("low_income"), shown.persons("low_income")) == (1, 1)
    assert [(move.told, move.until) for move in shown.extended_before] == [(date(2020, 6, 30), date(2020, 7, 31))]
    assert shown.letters == {"sms": 1, "unreachable": 1}

    proposed.legal_reference = "rīkojums"
    proposed.save()
    (done,) = run(town)
    assert done.counts["extended"] == {"needy": 1, "low_income": 1}
    assert preview(town.municipality).moves == ()


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_give_one_result(town):
    statuses = [status(household(town.municipality, phone="+37129123456"), date(2020, 3, 31)) for _ in range(40)]
    emergency(*SPRING)
    ready, faults = threading.Barrier(2), []

    def at_once():
        try:
            ready.wait()
            run(town)
        except Exception as fault:  # noqa: BLE001 - told by the main thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=at_once) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert {until(one) for one in statuses} == {date(2020, 7, 31)}
    assert Extension.objects.count() == Letter.objects.count() == StatusEvent.objects.count() == 40
    assert sorted(bool(row.counts) for row in ExtensionRun.objects.all()) == [False, True]

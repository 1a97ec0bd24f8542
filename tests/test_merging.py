"""Two records of one person become one: everything moves, is counted together, and goes back exactly."""

import threading
from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from benefits.actions import awards, entitlements, households
from benefits.actions.awards import Wish
from benefits.models import Allotment, Award, Entitlement, HouseholdMember, Status
from bookings.actions import booking
from bookings.actions.booking import Contact
from bookings.comparisons import compare
from bookings.models import Allowance, Appointment, DailyLimit, Request
from socialservice import clock, registry
from socialservice.actions import cases, merging, people
from socialservice.errors import Refusal
from socialservice.finding import find
from socialservice.models import CaseAssignment, FormerCode, Letter, Person, PersonMerge, Submission
from socialservice.moving import movers
from tests import factories
from tests.benefits import giving
from tests.benefits.rows import household, status

TODAY = date(2026, 9, 7)
OLD, NEW, OTHER_NEW = "16117519997", "39000100078", "39000200140"
pytestmark = pytest.mark.django_db


@pytest.fixture
def by(town):
    return town.staff("specialist")


@pytest.fixture
def pair(town):
    return tuple(factories.person(town.municipality, birth_date=date(1941, 5, 5)) for _one in range(2))


def merge(pair, by, **more):
    kept, gone = pair
    return merging.merge(kept=kept, gone=gone, reason="viens cilvēks", by=by, **more)


def rows_of(person) -> dict:
    return {mover.key: mover.count(person) for mover in movers() if mover.count(person)}


def give(service, person, by, **wish):
    wish = Wish(**{"first_day": TODAY, "cash_reason": "nav konta", **wish})
    return awards.grant(application=giving.application(service, person), wish=wish, by=by).award


def test_every_row_that_names_a_person_moves_or_stays_for_a_reason():
    named = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if not model.__name__.endswith("Event")
        for field in model._meta.fields
        if field.related_model is Person and not model._meta.proxy
    }
    stays = {key: why for name in registry.PERSON_STAYS for key, why in registry.load(name).items()}
    moves = {mover.key for mover in movers()} - {"benefits.Allotment.unit"} | {"benefits.Household.contact_person"}

    assert moves & set(stays) == set()
    assert moves | set(stays) == named
    assert all(stays.values())


def everything(town, person, by):
    """One of each kind of row that moves."""
    tomorrow = TODAY + timedelta(days=1)
    past, coming = town.slots(TODAY - timedelta(days=3), "9:00") + town.slots(tomorrow, "9:00")
    for slot in (past, coming):
        factories.appointment(slot, town.purpose, person=person)
    came = Submission.objects.create(municipality=town.municipality, way="desk", received_at=clock.now())
    Request.objects.create(
        municipality=town.municipality,
        submission=came,
        number=town.municipality.requests.count() + 1,
        need="Palīdzība",
        person=person,
        created_at=clock.now(),
        due_on=TODAY,
    )
    home = household(town.municipality, contact=person)
    status(home, date(2026, 12, 31))
    giving.account(person)
    service = giving.service(town.municipality, code=f"s{person.pk}")
    giving.rule(service, often="year", amount=50)
    give(service, person, by, cash_reason="")
    by.competences.get_or_create(competence=town.competence, valid_from=factories.LONG_AGO)
    cases.assign(person=person, competence=town.competence, user=by, since=TODAY, by=by)
    Letter.objects.create(
        municipality=town.municipality, kind="rescheduled", person=person, created_at=clock.now(), due_at=clock.now()
    )


def test_all_of_one_moves_and_all_comes_back(town, pair, by):
    kept, gone = pair
    everything(town, gone, by)
    before = rows_of(gone)
    assert len(before) >= 8 and rows_of(kept) == {}

    merged = merge(pair, by)

    assert (rows_of(kept), rows_of(gone)) == (before, {})
    assert Status.objects.of(kept, TODAY).count() == 1
    assert Allotment.objects.filter(unit=f"person:{kept.pk}", times=1).count() == 3
    assert compare() == []

    merging.undo(merged=merged, by=by)

    assert (rows_of(kept), rows_of(gone)) == ({}, before)
    assert Allotment.objects.filter(unit=f"person:{gone.pk}", times=1).count() == 3
    assert Allotment.objects.filter(unit=f"person:{kept.pk}", times=0, used=0).count() == 3
    assert Award.objects.get().allotment.unit == f"person:{gone.pk}"
    assert Person.objects.filter(pk=gone.pk).exists()


def test_what_was_there_before_stays_when_it_is_taken_back(town, pair, by):
    kept, gone = pair
    everything(town, gone, by)
    [mine, later] = town.slots(TODAY + timedelta(days=2), "9:00", "9:20")
    own = factories.appointment(mine, town.purpose, person=kept)

    merged = merge(pair, by)
    since = factories.appointment(later, town.purpose, person=kept)
    merging.undo(merged=merged, by=by)

    assert set(Appointment.objects.filter(person=kept)) == {own, since}
    assert Appointment.objects.filter(person=gone).count() == 2


def test_merging_fills_what_is_empty_and_gives_it_back(town, by):
    kept = factories.person(town.municipality, phone="+37129123456")
    gone = factories.person(
        town.municipality, phone="+37129000001", email="zenta@example.lv", personal_code=NEW, no_jubilees=True
    )

    merged = merge((kept, gone), by)

    kept.refresh_from_db()
    told = (kept.phone, kept.email, kept.personal_code, kept.no_jubilees)
    assert told == ("+37129123456", "zenta@example.lv", NEW, True)
    assert town.municipality.people.with_code(NEW).get() == kept
    assert find(town.municipality, "Zenta").people == [kept]

    people.change(person=kept, by=by, email="cita@example.lv")
    merging.undo(merged=merged, by=by)

    kept.refresh_from_db()
    assert (kept.email, kept.personal_code, kept.no_jubilees) == ("cita@example.lv", "", False)
    assert town.municipality.people.with_code(NEW).get() == gone


@pytest.mark.parametrize("codes", [(OLD, NEW), (NEW, OLD)])
def test_of_two_codes_the_newer_stays_and_the_older_still_finds(town, by, codes):
    pair = [factories.person(town.municipality, personal_code=code) for code in codes]

    merged = merge(pair, by)

    kept = Person.objects.get(pk=pair[0].pk)
    assert (kept.personal_code, kept.former_code.personal_code) == (NEW, OLD)
    assert find(town.municipality, OLD).people == find(town.municipality, NEW).people == [kept]

    merging.undo(merged=merged, by=by)
    assert [Person.objects.get(pk=one.pk).personal_code for one in pair] == list(codes)
    assert FormerCode.objects.count() == 0


def test_two_codes_of_one_form_are_two_people(town, by):
    pair = [factories.person(town.municipality, personal_code=code) for code in (NEW, OTHER_NEW)]

    with pytest.raises(Refusal) as refused:
        merge(pair, by)

    assert refused.value.code == "codes"
    assert Person.objects.count() == 2


def test_two_households_of_one_become_one_with_the_days_of_both(town, pair, by):
    kept, gone = pair
    mine = household(town.municipality, contact=kept, since=date(2026, 1, 1))
    other = household(town.municipality, contact=gone, since=date(2025, 1, 1))
    granted = status(other, date(2026, 12, 31))

    merged = merge(pair, by)

    granted.refresh_from_db()
    assert granted.household == mine
    assert [(row.person, row.valid_from) for row in mine.members.all()] == [(kept, date(2025, 1, 1))]
    assert other.members.count() == 0

    merging.undo(merged=merged, by=by)
    granted.refresh_from_db()
    assert granted.household == other
    assert [row.valid_from for row in (*mine.members.all(), *other.members.all())] == [
        date(2026, 1, 1),
        date(2025, 1, 1),
    ]


def test_two_open_statuses_are_refused_in_words(town, pair, by):
    for person in pair:
        status(household(town.municipality, contact=person), date(2026, 12, 31))

    with pytest.raises(Refusal) as refused:
        merge(pair, by)

    assert refused.value.code == "status_one_per_household"
    assert PersonMerge.objects.count() == 0
    assert Person.objects.count() == 2


def test_households_with_others_are_not_joined(town, pair, by):
    kept, gone = pair
    household(town.municipality, contact=kept)
    household(town.municipality, factories.person(town.municipality), contact=gone)

    with pytest.raises(Refusal) as refused:
        merge(pair, by)

    assert refused.value.code == "households"


def test_of_one_household_twice_is_a_member_once(town, pair, by):
    kept, gone = pair
    home = household(town.municipality, gone, contact=kept)

    merged = merge(pair, by)
    assert [row.person for row in home.members.all()] == [kept]

    merging.undo(merged=merged, by=by)
    assert {row.person for row in home.members.all()} == {kept, gone}


def test_once_a_year_holds_over_both(town, pair, by):
    kept, gone = pair
    service = giving.service(town.municipality)
    giving.rule(service, often="year", amount=100)
    give(service, gone, by)

    merge(pair, by)

    with pytest.raises(Refusal) as refused:
        give(service, kept, by)
    assert refused.value.code == "allotment_times_kept"


def test_more_than_allowed_together_needs_a_word_more(town, pair, by):
    service = giving.service(town.municipality)
    giving.rule(service, often="year", amount=100)
    for person in pair:
        give(service, person, by)

    with pytest.raises(Refusal) as refused:
        merge(pair, by)
    assert (refused.value.code, refused.value.field) == ("too_much", "exceed")

    merged = merge(pair, by, exceed=True)
    counter = Allotment.objects.get(unit=f"person:{pair[0].pk}", period="2026")
    assert (counter.times, counter.most_times, counter.used) == (2, 2, D(200))
    with pytest.raises(Refusal):
        give(service, pair[0], by)

    merging.undo(merged=merged, by=by)
    found = Allotment.objects.filter(period="2026").order_by("unit").values_list("times", "used")
    assert list(found) == [(1, D(100)), (1, D(100))]


def test_what_is_stopped_after_the_merge_is_counted_right_when_it_is_taken_back(town, pair, by):
    kept, gone = pair
    service = giving.service(town.municipality)
    giving.rule(service, ceiling=500)
    award = give(service, gone, by, amount=D(50), months=3)

    merged = merge(pair, by)
    awards.stop(award=award, on=date(2026, 9, 30), reason="nevajag", by=by)
    assert Allotment.objects.get(unit=f"person:{kept.pk}", period="2026").used == D(50)
    merging.undo(merged=merged, by=by)

    used = dict(Allotment.objects.filter(period="2026").values_list("unit", "used"))
    assert used == {f"person:{gone.pk}": D(50), f"person:{kept.pk}": D(0)}


def test_a_couple_is_two_people(town, pair, by):
    kept, gone = pair
    service = giving.service(town.municipality)
    giving.rule(service, unit="couple", amount=100)
    give(service, gone, by, partner=kept)

    with pytest.raises(Refusal) as refused:
        merge(pair, by)
    assert refused.value.code == "couple"


def test_two_entitlements_that_go_on_are_refused_one_that_ended_stays(town, pair, by):
    kept, gone = pair
    service = giving.service(town.municipality)
    rows = [
        Entitlement.objects.create(
            municipality=town.municipality,
            service=service,
            person=person,
            first_day=TODAY - timedelta(days=9),
            last_day=date(2026, 12, 31),
            created_at=clock.now(),
        )
        for person in pair
    ]
    with pytest.raises(Refusal) as refused:
        merge(pair, by)
    assert refused.value.code == "entitlement"

    entitlements.close(entitlement=rows[1], on=TODAY, reason="divreiz", by=by)
    merge(pair, by)
    assert [row.person for row in Entitlement.objects.order_by("pk")] == [kept, gone]


def test_two_cases_in_one_competence_have_to_be_ended(town, pair, by):
    other = town.staff("specialist", "Baiba Plūme")
    for user, person in zip((by, other), pair, strict=True):
        user.competences.create(competence=town.competence, valid_from=factories.LONG_AGO)
        cases.assign(person=person, competence=town.competence, user=user, since=TODAY, by=user)

    with pytest.raises(Refusal):
        merge(pair, by)

    cases.end(assignment=CaseAssignment.objects.get(person=pair[1]), by=by)
    merge(pair, by)


def test_two_visits_of_a_day_count_as_one_client(town, pair, by):
    DailyLimit.objects.create(purpose=town.purpose, office=town.office, most=2, valid_from=factories.LONG_AGO)
    times = town.slots(TODAY + timedelta(days=1), "9:00", "9:20")
    for person, slot, phone in zip(pair, times, ("+37129000001", "+37129000002"), strict=True):
        booking.book(
            purpose=town.purpose,
            office=town.office,
            mode="in_person",
            starts_at=slot.starts_at,
            contact=Contact(name=person.name, phone=phone, person=person),
            came_from="desk",
            by=by,
        )
    assert Allowance.objects.get(kind="clients").used == 2

    merged = merge(pair, by)
    assert Allowance.objects.get(kind="clients").used == 1

    merging.undo(merged=merged, by=by)
    assert Allowance.objects.get(kind="clients").used == 2


def test_later_merge_is_taken_back_first(town, pair, by):
    kept, gone = pair
    third = factories.person(town.municipality)
    first = merge((gone, third), by)
    second = merge((kept, gone), by)

    with pytest.raises(Refusal) as refused:
        merging.undo(merged=first, by=by)
    assert refused.value.code == "later"
    assert third.numbers == [third.pk] and kept.numbers == [kept.pk, gone.pk, third.pk]

    merging.undo(merged=second, by=by)
    merging.undo(merged=first, by=by)
    assert merging.undo(merged=first, by=by).undone_at
    assert Person.objects.count() == 3


def test_what_is_written_for_the_one_who_is_gone_is_written_for_the_other(town, pair, by):
    kept, gone = pair
    merge(pair, by)

    home = households.found(contact_person=gone, since=TODAY, by=by)

    assert HouseholdMember.objects.get().person == kept
    home.refresh_from_db()
    assert home.contact_person == kept


# At once


@pytest.fixture
def crowd(transactional_db, now):
    town = factories.Town()
    by = town.staff("manager")
    return town, by, [factories.person(town.municipality) for _one in range(2)]


def at_once(*acts) -> list:
    """Each in a connection of its own, released together; what each answered."""
    barrier, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        barrier.wait()
        try:
            answers[number] = act()
        except Refusal as refusal:
            answers[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_merges_of_a_pair_crosswise_leave_one(crowd):
    _town, by, (one, other) = crowd

    answers = at_once(lambda: merge((one, other), by), lambda: merge((other, one), by))

    assert sorted(type(answer).__name__ for answer in answers) == ["PersonMerge", "Refusal"]
    assert PersonMerge.objects.count() == Person.objects.count() == 1


def test_a_booking_and_a_merge_meet(crowd):
    town, by, (kept, gone) = crowd
    day = clock.today() + timedelta(days=1)
    slots = town.slots(day, *(f"{hour}:{minute}" for hour in (9, 10) for minute in ("00", "20", "40")))

    def book(slot):
        contact = Contact(name=gone.name, phone="+37129000001", person=gone)
        told = {"purpose": town.purpose, "office": town.office, "mode": "in_person", "starts_at": slot.starts_at}
        return booking.book(**told, contact=contact, came_from="desk", by=by, beyond="drīkst")

    answers = at_once(lambda: merge((kept, gone), by), *(lambda slot=slot: book(slot) for slot in slots))

    assert isinstance(answers[0], PersonMerge)
    assert set(Appointment.objects.values_list("person", flat=True)) == {kept.pk}
    assert compare() == []


def test_a_benefit_and_a_merge_meet(crowd):
    town, by, (kept, gone) = crowd
    service = giving.service(town.municipality)
    giving.rule(service, often="year", amount=100)
    asked = [giving.application(service, person) for person in (kept, gone)]
    wish = Wish(first_day=clock.today(), cash_reason="nav konta")

    answers = at_once(
        lambda: merge((kept, gone), by),
        *(lambda one=one: awards.grant(application=one, wish=wish, by=by) for one in asked),
    )

    given = Award.objects.count()
    merged = isinstance(answers[0], PersonMerge)
    assert (merged, given) in [(True, 1), (False, 2)]  # both were quicker: together it is more than allowed
    if merged:
        assert Allotment.objects.get(unit=f"person:{kept.pk}", period="2026").times == 1
        assert set(Award.objects.values_list("person", flat=True)) == {kept.pk}


# The pages


@pytest.fixture
def desk(town, by):
    client = Client()
    client.force_login(by)
    return client


def test_compared_side_by_side_merged_and_taken_back(town, pair, by, desk):
    kept, gone = pair
    Person.objects.filter(pk=kept.pk).update(district=town.district)
    for person, code in zip(pair, (OLD, NEW), strict=True):
        person.personal_code = code
        person.save()
        merging_reason(person, by)
    page = town.url(f"darbs/personas/{kept.pk}/apvienot/{gone.pk}/")

    shown = desk.get(page).content.decode()
    assert "******-***97" in shown and "******-***78" in shown and NEW not in shown
    done = desk.post(page, {"stays": kept.pk, "reason": "viens cilvēks"})

    assert done.url == town.url(f"darbs/personas/{kept.pk}/")
    assert desk.get(town.url(f"darbs/personas/{gone.pk}/")).url == done.url
    shown = desk.get(done.url).content.decode()
    assert "******-***97" in shown and "viens cilvēks" in shown
    merged = PersonMerge.objects.get()
    assert desk.post(town.url(f"darbs/apvienosanas/{merged.pk}/atcelt/")).status_code == 302
    assert Person.objects.count() == 2


def merging_reason(person, by):
    from socialservice import cards

    cards.explain(person=person, reason="salīdzina", by=by)


def test_what_contradicts_stays_and_is_told_on_the_page_of_the_other(town, pair, by, desk):
    kept, gone = pair
    other, last = factories.person(town.municipality, name="Jānis Krauze"), TODAY - timedelta(days=30)
    mine, theirs = household(town.municipality, contact=kept), household(town.municipality, gone, contact=other)
    for home, person in ((mine, kept), (theirs, gone)):
        home.members.filter(person=person).update(valid_until=last)
    service = giving.service(town.municipality)
    for person in pair:
        giving.account(person)
        person.bank_accounts.update(valid_until=last)
        Entitlement.objects.create(
            municipality=town.municipality,
            service=service,
            person=person,
            first_day=date(2025, 1, 1),
            last_day=date(2025, 12, 31),
            created_at=clock.now(),
        )
    merging_reason(kept, by)
    page = town.url(f"darbs/personas/{kept.pk}/")
    assert "left-behind" not in desk.get(page).content.decode()

    merged = merge(pair, by)

    shown = desk.get(page).content.decode()
    told = shown[shown.index('id="left-behind"') :]
    assert "Jānis Krauze" in told and service.label in told and "01.01.2025. – 31.12.2025." in told
    assert giving.IBAN not in shown and giving.IBAN[-4:] in told
    merging.undo(merged=merged, by=by)
    assert "left-behind" not in desk.get(page).content.decode()


def test_letter_of_the_one_who_is_gone_leads_to_the_one_who_stays(town, pair, by, desk):
    kept, gone = pair
    letters = [
        Letter.objects.create(
            municipality=town.municipality, person=gone, kind="rescheduled", channel="sms", to="+37129123456",
            language="lv", text="Sveiki", created_at=clock.now(), due_at=clock.now(), state="sent",
            finished_at=clock.now(),
        )
        for _one in range(2)
    ]  # fmt: skip
    merging_reason(kept, by)
    merged = merge(pair, by)

    page = desk.get(town.url(f"darbs/vestules/{letters[0].pk}/")).content.decode()
    assert f"/darbs/personas/{kept.pk}/" in page and f"/darbs/personas/{gone.pk}/" not in page
    assert f"/darbs/vestules/{letters[1].pk}/" in desk.get(town.url(f"darbs/personas/{kept.pk}/")).content.decode()
    merging.undo(merged=merged, by=by)
    assert Letter.objects.filter(person=gone).count() == 2


def test_refusal_stands_on_the_page_with_the_way_out(town, pair, by, desk):
    service = giving.service(town.municipality)
    giving.rule(service, often="year", amount=100)
    for person in pair:
        give(service, person, by)
        merging_reason(person, by)
    page = town.url(f"darbs/personas/{pair[0].pk}/apvienot/{pair[1].pk}/")
    told = {"stays": pair[1].pk, "reason": "viens cilvēks"}

    refused = desk.post(page, told).content.decode()
    assert 'name="exceed"' in refused

    assert desk.post(page, {**told, "exceed": "on"}).status_code == 302
    assert PersonMerge.objects.get().kept == pair[1]


def test_who_may_not_merge_is_kept_out(town, pair):
    client = Client()
    client.force_login(town.staff("front_desk"))

    assert client.get(town.url("darbs/dublikati/")).status_code == 403
    assert client.get(town.url(f"darbs/personas/{pair[0].pk}/apvienot/")).status_code == 403

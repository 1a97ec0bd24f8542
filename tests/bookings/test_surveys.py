from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from bookings import surveys as figures
from bookings.actions import surveys
from bookings.lifecycle import State
from bookings.models import SurveyAnswer, SurveyInvitation
from bookings.survey_forms import SurveyForm
from socialservice import clock
from socialservice.actions import delivering
from socialservice.errors import Refusal
from socialservice.models import Letter
from tests import factories
from tests.bookings.desk_day import signed_in

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 7)
GOOD = {"convenience": 5, "safety": 4, "waiting": 3, "service": 5}


@pytest.fixture
def asking(town):
    town.municipality.survey = True
    town.municipality.email = "dienests@example.org"
    town.municipality.save()
    return town


def visit(town, hour="8:00", *, purpose=None, state=State.DONE, ago=timedelta(hours=4), **fields):
    (slot,) = town.slots(TODAY, hour)
    finished_at = clock.now() - ago
    return factories.appointment(slot, purpose or town.purpose, state=state, finished_at=finished_at, **fields)


def invited(town, **fields):
    row = visit(town, **fields)
    return SurveyInvitation.objects.create(
        appointment=row, contact=f"c{row.pk}", asked_on=TODAY, link=f"zime{row.pk}", due_at=clock.now()
    )


def answers(town, number, *, office=None, month=TODAY, **said):
    for _n in range(number):
        SurveyAnswer.objects.create(
            municipality=town.municipality,
            office=office or town.office,
            purpose=town.purpose,
            month=month.replace(day=1),
            **{**GOOD, **said},
        )


# Who is asked


def test_visitor_is_asked_some_hours_later_by_a_letter_without_purpose(asking):
    row = visit(asking)

    assert [surveys.invite(), surveys.invite()] == [1, 0]
    delivering.deliver()

    letter = Letter.objects.get(kind="survey")
    assert row.survey_invitation.link in letter.text
    assert asking.purpose.name not in letter.text


@pytest.mark.parametrize(
    "what",
    [
        {"ago": timedelta(hours=2)},
        {"ago": timedelta(days=2)},
        {"state": State.NO_SHOW},
        {"phone": "+37163426044"},
        {"letters_by": "none"},
    ],
)
def test_others_are_not_asked(asking, what):
    visit(asking, **what)

    assert surveys.invite() == 0


def test_nobody_is_asked_after_a_crisis(asking):
    visit(asking, purpose=factories.purpose(asking.department, "krize", crisis=True))

    assert surveys.invite() == 0


def test_nobody_is_asked_where_the_survey_is_off(town):
    visit(town)

    assert surveys.invite() == 0


def test_a_contact_is_asked_once_in_ninety_days(asking):
    visit(asking)
    visit(asking, "8:20")
    assert surveys.invite() == 1

    SurveyInvitation.objects.update(asked_on=TODAY - timedelta(days=89))
    assert surveys.invite() == 0
    SurveyInvitation.objects.update(asked_on=TODAY - timedelta(days=90))
    assert surveys.invite() == 1


def test_municipalities_ask_apart(asking, other_town):
    other_town.municipality.survey = True
    other_town.municipality.save()
    mine, theirs = (visit(one, phone="+37129123456") for one in (asking, other_town))

    surveys.invite()

    asked = SurveyInvitation.objects.values_list("appointment", flat=True)
    assert sorted(asked) == sorted([mine.pk, theirs.pk])


def test_the_database_refuses_to_ask_twice(asking):
    first = invited(asking)

    with pytest.raises(IntegrityError), transaction.atomic():
        SurveyInvitation.objects.create(
            appointment=visit(asking, "9:00"),
            contact=first.contact,
            asked_on=TODAY + timedelta(days=30),
            link="cita",
            due_at=clock.now(),
        )


# What they say


def test_answer_keeps_office_service_and_month_and_nothing_of_the_visit(asking):
    found = invited(asking)

    surveys.answer(invitation=found, **GOOD, words="Viss labi", thanks_to="", may_forward=False)

    row = SurveyAnswer.objects.get()
    assert (row.office, row.purpose, row.month, row.words) == (
        asking.office,
        asking.purpose,
        date(2026, 9, 1),
        "Viss labi",
    )
    kept = {field.name for field in SurveyAnswer._meta.get_fields()}
    assert not kept & {"appointment", "invitation", "person", "created_at", "answered_at", "link", "contact"}
    assert row.pk.version == 4  # by chance: says neither when nor in which order
    found.refresh_from_db()
    assert found.answered


def test_second_answer_to_one_visit_is_refused(asking):
    found = invited(asking)
    surveys.answer(invitation=found, **GOOD)

    with pytest.raises(Refusal):
        surveys.answer(invitation=found, **GOOD)

    assert SurveyAnswer.objects.count() == 1


def test_empty_answer_may_be_given_anew(asking):
    found = invited(asking)

    with pytest.raises(Refusal):
        surveys.answer(invitation=found, words=" ", **dict.fromkeys(GOOD))

    found.refresh_from_db()
    assert not found.answered


def test_personal_codes_are_masked_on_the_way_in(asking):
    surveys.answer(invitation=invited(asking), words="Mans kods 390001-00078.", thanks_to="Ilze 390001-00078")

    row = SurveyAnswer.objects.get()
    assert "390001" not in row.words + row.thanks_to
    assert row.words == "Mans kods ******-***78."


def test_consent_needs_somebody_to_thank():
    assert "thanks_to" in SurveyForm({"may_forward": "on", "service": "5"}).errors


# Thanks


def test_thanks_are_forwarded_once_and_only_with_consent(asking):
    anna = asking.staff("manager")
    answers(asking, 1, words="Paldies!", thanks_to="Sintijai", may_forward=True)
    answers(asking, 1, thanks_to="Ilzei")
    allowed = SurveyAnswer.objects.get(may_forward=True)

    surveys.forward(answer=allowed, by=anna)
    surveys.forward(answer=allowed, by=anna)
    with pytest.raises(Refusal):
        surveys.forward(answer=SurveyAnswer.objects.get(may_forward=False), by=anna)

    letter = Letter.objects.get(kind="thanks")
    assert (letter.to, letter.about_id) == ("dienests@example.org", None)
    assert "Sintijai" in letter.text


# Figures


def test_averages_of_few_are_hidden(town):
    other = factories.office(town.municipality, "karosta")
    third = factories.office(town.municipality, "tosmare")
    answers(town, 6)
    answers(town, 5, office=third, convenience=4)
    answers(town, 4, office=other, convenience=1)

    found = figures.results(town.municipality, date(2026, 9, 1), date(2026, 9, 1))

    told = {line.label: (line.number, line.averages) for line in found.offices}
    hidden = [None] * 4
    assert told == {town.office.label: (6, [5, 4, 3, 5]), third.label: (5, hidden), other.label: (4, hidden)}
    assert [line.number for line in found.all] == [15]


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ([5, 9], set()),
        ([4], {0}),
        ([9, 4, 20], {0, 1}),  # the four would be the whole less the others
        ([9, 2, 20, 2], {0, 1, 3}),
        ([9, 3, 20, 2], {1, 3}),  # together they are five: nobody stands alone
        ([9, 0, 20], {1}),
        ([], set()),
    ],
)
def test_the_average_of_a_few_cannot_be_worked_out_from_that_of_all(numbers, hidden):
    assert figures.too_few(numbers) == hidden


def test_a_mark_that_few_gave_is_hidden_among_others(town):
    answers(town, 2)
    answers(town, 4, safety=None)

    (line,) = figures.results(town.municipality, date(2026, 9, 1), date(2026, 9, 1)).offices

    assert line.averages == [5, None, 3, 5]


def test_months_are_counted_apart(town):
    answers(town, 5, month=date(2026, 8, 1))
    answers(town, 6, month=date(2026, 9, 1))

    found = figures.results(town.municipality, date(2026, 8, 1), date(2026, 9, 1))

    assert [(line.label, line.number) for line in found.months] == [("09.2026", 6), ("08.2026", 5)]


# Pages


@pytest.mark.parametrize("language", ["lv", "en"])
def test_visitor_answers_behind_the_link_once(asking, client, language):
    client.cookies["django_language"] = language
    found = invited(asking)
    url = asking.url(f"aptauja/{found.link}/")
    assert client.get(url).status_code == 200

    answer = client.post(url, {"service": "5", "words": "Labi"})

    assert answer.url.endswith("/aptauja/paldies/")
    assert client.get(answer.url).status_code == 200
    assert client.get(url).status_code == 302
    assert SurveyAnswer.objects.get().service == 5


def test_link_of_another_municipality_is_not_there(asking, other_town, client):
    assert client.get(other_town.url(f"aptauja/{invited(asking).link}/")).status_code == 404


def test_staff_type_sheets_in(town):
    sintija = signed_in(town.staff("front_desk"))
    page = town.url("darbs/aptauja/papirs/")
    assert sintija.get(page).status_code == 200

    told = {"office": town.office.pk, "month": "2026-08-01", "waiting": "2"}
    assert sintija.post(page, told).status_code == 302

    row = SurveyAnswer.objects.get()
    assert (row.month, row.waiting, row.on_paper) == (date(2026, 8, 1), 2, True)


@pytest.mark.parametrize(
    ("role", "status"), [("manager", 200), ("front_desk", 403), ("specialist", 403), ("administrator", 403)]
)
def test_only_managers_read_what_visitors_say(town, role, status):
    reader = signed_in(town.staff(role))

    assert reader.get(town.url("darbs/aptauja/")).status_code == status
    assert reader.get(town.url("darbs/aptauja/vardi/")).status_code == status


def test_pages_cost_the_same_with_many_answers(town, django_assert_max_num_queries):
    anna = signed_in(town.staff("manager"))
    for page, most in (("darbs/aptauja/", 16), ("darbs/aptauja/vardi/", 16)):
        answers(town, 12, words="Labi", thanks_to="Ilzei", may_forward=True)
        with django_assert_max_num_queries(most):
            assert anna.get(town.url(page)).status_code == 200


def test_table_is_taken_away_as_csv(town):
    answers(town, 5)

    text = signed_in(town.staff("manager")).get(town.url("darbs/aptauja/?csv")).text

    assert f"{town.office.label};5;5.0;4.0;3.0;5.0" in text

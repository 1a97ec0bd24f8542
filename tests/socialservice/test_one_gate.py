"""Whatever number stands in a page's address: the card of somebody who is not one's own case opens with a reason."""

import pytest
from django.test import Client

from benefits.models import Application
from bookings.actions import handling
from bookings.models import Request
from socialservice import cards
from socialservice.models import AccessLog, Letter
from tests.world import World, pages

pytestmark = pytest.mark.django_db

# Pages of whoever runs the day: the visit, not the card. They show no need and no note of a client who is not theirs.
WORK_OF_THE_DAY = {
    *("appointment", "desk_advice", "desk_call_to", "desk_cancel", "desk_close", "desk_earlier", "desk_hand_over"),
    *("desk_incident", "desk_length", "desk_move", "desk_send_away", "desk_ticket", "desk_to_call", "desk_collect"),
    *(
        "caller_done",
        "closing",
        "desk_closing",
        "desk_activity",
        "activity",
        "mine_calendar",
        "print_batch",
        "person_reason",
    ),
    *("timetable", "absence", "publishing_run"),
}


@pytest.fixture
def world(db, now):
    return World()


@pytest.fixture
def stranger(world):
    """A manager of the same day who has looked at nobody yet."""
    user = world.town.staff("manager", "Jauna Vadītāja")
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def test_no_number_in_an_address_goes_round_the_reason(world, stranger):
    Request.objects.filter(pk=world.request.pk).update(person=world.person)
    told = {}
    for page in pages():
        if page.public or page.name in WORK_OF_THE_DAY or not {"pk", "number"} & set(page.arguments):
            continue
        answer = stranger.get(world.path(page))
        told[page.name] = answer.status_code
        if answer.streaming:  # a file of nobody known
            continue
        assert answer.status_code != 200 or world.person.name not in answer.content.decode(), page

    assert AccessLog.objects.filter(user_id=stranger.user.pk, person_id=world.person.pk).count() == 0
    asked = {name for name, status in told.items() if status == 302}
    assert {"letter", "letter_print", "deadline", "application", "application_incomes", "request", "award"} <= asked


def test_a_letter_opens_after_the_reason_and_both_are_in_the_log(world, stranger):
    page = world.url("letter")

    led = stranger.get(page)
    opened = stranger.post(led["Location"], {"reason": "aizvietoju kolēģi"})

    assert opened["Location"] == page and stranger.get(page).status_code == 200
    looked = AccessLog.objects.filter(user_id=stranger.user.pk, person_id=world.letter.person_id)
    assert set(looked.values_list("what", flat=True)) == {"not own case", "letter"}


def test_what_is_pressed_leads_through_the_reason_back_to_the_page(world, stranger):
    page = world.url("letter")

    led = stranger.post(world.url("letter_again"), headers={"referer": f"http://testserver{page}"})

    assert stranger.post(led["Location"], {"reason": "aizvietoju kolēģi"})["Location"] == page


def test_what_is_nobodys_yet_opens_at_once(world, stranger):
    Letter.objects.filter(pk=world.letter.pk).update(person=None)
    Application.objects.filter(pk=world.application.pk).update(person=None)

    assert [stranger.get(world.url(name)).status_code for name in ("letter", "application")] == [200, 200]


def test_need_of_a_visit_is_for_whose_case_it_is(world, stranger):
    world.visit.need, world.visit.person = "Maizes naudas nav", world.person
    world.visit.save()
    page = world.url("appointment")

    before = stranger.get(page).content.decode()
    cards.explain(person=world.person, reason="zvana klients", by=stranger.user)

    assert "Maizes naudas nav" not in before and "Maizes naudas nav" in stranger.get(page).content.decode()


def test_who_gives_a_request_away_is_led_to_the_list(world, stranger):
    asked = world.request
    handling.link_person(request=asked, person=world.outside, by=stranger.user)
    handling.take(request=asked, by=stranger.user)

    answer = stranger.post(world.url("request_release"))

    assert answer["Location"] == world.town.url("darbs/pieprasijumi/")

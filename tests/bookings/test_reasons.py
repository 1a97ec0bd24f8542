from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.utils import translation

from bookings.reasons import Answer, Facts, Obstacle, Reason, ReceiverFacts, TimeFacts, obstacle, why
from socialservice import clock

NOW = datetime(2026, 9, 7, 8, 0, tzinfo=clock.RIGA)
NINE = NOW.replace(hour=9)
LATER = NOW + timedelta(minutes=30)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def time(**fields):
    start = fields.pop("starts_at", NINE)
    return TimeFacts(**{"starts_at": start, "ends_at": start + timedelta(minutes=20), **fields})


def facts(*times, receiver=None, **fields):
    ilze = ReceiverFacts(name="Ilze", times=times, **(receiver or {}))
    return Facts(
        **{
            "now": NOW,
            "today": date(2026, 9, 7),
            "day": date(2026, 9, 7),
            "horizon": date(2026, 10, 4),
            "minutes": 20,
            "receivers": (ilze,),
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"starts_at": NOW}, Obstacle.PAST),
        ({"blocked": True, "taken": True}, Obstacle.BLOCKED),
        ({"taken": True, "online": False}, Obstacle.TAKEN),
        ({"held_until": LATER}, Obstacle.HELD),
        ({"held_until": NOW}, None),
        ({"off_hours": True}, Obstacle.OFF_HOURS),
        ({"fits_purpose": False}, Obstacle.SET_ASIDE),
        ({"fits_mode": False}, Obstacle.OTHER_MODE),
        ({"crisis_until": LATER}, Obstacle.CRISIS),
        ({"crisis_until": NOW}, None),
        ({"room_full": True}, Obstacle.ROOM),
        ({"online": False}, Obstacle.STAFF_ONLY),
        ({"offered_from": LATER}, Obstacle.RETURNS),
        ({"offered_from": NOW}, None),
    ],
)
def test_first_obstacle_of_a_time(fields, expected):
    assert obstacle(time(**fields), facts()) == expected


def test_crisis_time_is_staffs_to_give_for_people_in_crisis():
    assert obstacle(time(crisis_until=LATER), facts(crisis=True)) == Obstacle.STAFF_ONLY


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({"day": date(2026, 9, 6)}, ["The day is over."]),
        ({"on_offer": False}, ["The purpose is not on offer on that day."]),
        ({"open": False}, ["The office is closed on that day: it lies outside its opening periods."]),
        ({"worked": False}, ["No one works on that day."]),
        ({"worked": False, "closed_because": "Jāņi"}, ["No one works on that day: Jāņi."]),
        ({"receivers": ()}, ["Nobody serves this purpose at this office."]),
        ({"limit": 2}, ["The daily limit of 2 clients is reached."]),
        ({"open": False, "worked": False}, None),
    ],
)
def test_what_concerns_all_is_said_alone(fields, sentences):
    answer = why(facts(time(), **fields))

    assert (answer.for_staff, answer.on_web) == (0, 0)
    assert [reason.whom for reason in answer.reasons] == [""] * len(answer.reasons)
    if sentences:
        assert [reason.text for reason in answer.reasons] == sentences


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"consultation_only": True}, "A consultation comes first: the web leads to the phone."),
        ({"horizon": date(2026, 9, 6)}, "The day is further ahead than can be booked on the web."),
    ],
)
def test_what_keeps_only_the_web_away_leaves_the_times_to_staff(fields, sentence):
    assert why(facts(time(), **fields)) == Answer([Reason(sentence, web=True)], for_staff=1, on_web=0)


@pytest.mark.parametrize(
    ("receiver", "sentence"),
    [
        ({"away": "leave", "receives": False}, "Absent: leave."),
        ({"receives": False}, "Has no hours there on that day."),
        ({"published": False}, "The hours are not published yet."),
        ({}, "There is no time on that day."),
    ],
)
def test_receiver_without_times(receiver, sentence):
    assert why(facts(receiver=receiver)) == Answer([Reason(sentence, "Ilze")])


@pytest.mark.parametrize(
    ("fields", "sentence", "web"),
    [
        ({"taken": True}, "2 times are taken.", False),
        ({"blocked": True, "blocked_because": "sapulce"}, "2 times are blocked: sapulce.", False),
        ({"blocked": True}, "2 times are blocked.", False),
        ({"held_until": LATER}, "2 times are held for somebody until 8:30.", False),
        ({"crisis_until": LATER}, "2 times are kept for people in crisis until 8:30.", False),
        ({"room_full": True}, "2 times begin when the waiting room is full.", False),
        ({"fits_purpose": False}, "2 times are set aside for another purpose.", False),
        ({"fits_mode": False}, "2 times are held in another way.", False),
        ({"off_hours": True}, "2 times no longer fit the hours.", False),
        ({"online": False}, "2 times are kept for phone and desk.", True),
        ({"offered_from": LATER}, "2 cancelled times return to the web at 8:30.", True),
    ],
)
def test_times_with_one_obstacle_are_told_together(fields, sentence, web):
    answer = why(facts(time(**fields), time(starts_at=NINE + timedelta(minutes=20), **fields)))

    assert answer == Answer([Reason(sentence, "Ilze", web)], for_staff=2 if web else 0, on_web=0)


def test_share_of_the_web_used_up_leaves_the_rest_to_staff():
    answer = why(facts(time(), receiver={"quota_full": True}))

    assert (answer.for_staff, answer.on_web) == (1, 0)
    assert [(reason.text, reason.web) for reason in answer.reasons] == [
        ("The web has had its share of the day. The rest is kept for phone and desk.", True)
    ]


def test_times_too_short_for_the_visit_are_said_so():
    answer = why(facts(time(), time(starts_at=NINE + timedelta(minutes=30)), minutes=40))

    assert answer == Answer([Reason("The available times are shorter than the visit of 40 minutes.", "Ilze")])


def test_partly_absent_and_partly_free():
    found = facts(time(), time(taken=True, starts_at=NINE + timedelta(minutes=20)), receiver={"away": "meeting"})

    assert why(found) == Answer(
        [Reason("Absent: meeting.", "Ilze"), Reason("1 time is taken.", "Ilze")], for_staff=1, on_web=1
    )
    assert why(replace(found, minutes=40)).on_web == 0

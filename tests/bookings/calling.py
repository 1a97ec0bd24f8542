"""Two days with free times, and all that is typed while Andris is on the line."""

from datetime import date, time

from socialservice import clock

TUESDAY, WEDNESDAY = date(2026, 9, 8), date(2026, 9, 9)


def at(day, hour, minute=0):
    return clock.at(day, time(hour, minute))


def told(town, person="new", **more):
    return {
        "do": "pierakstit",
        "person": str(person),
        "filled": str(person),
        "name": "Andris Vītoliņš",
        "phone": "29765432",
        "language": "lv",
        "purpose": str(town.purpose.pk),
        "mode": "in_person",
        "part": "any",
        "at": "centrs",
        "time": at(TUESDAY, 9).isoformat(),
        "letters_by": "sms",
        "way": "phone",
        **more,
    }

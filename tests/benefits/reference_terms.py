"""The extension of terms the slow way, as the second opinion of the tests.

It turns the pages of a calendar day by day and shares nothing with the rule: no import, no date arithmetic but
"the next day" and "the day before", no comparison of ends. An emergency is a dict.
"""

from datetime import timedelta
from functools import cache

TOMORROW = timedelta(days=1)


@cache
def days_between(first, last):
    days, day = [], first
    while True:
        days.append(day)
        if day == last:
            return frozenset(days)
        day += TOMORROW


@cache
def target_of(end):
    """Leafs through the rest of this month, then through the whole next one, and stops on its last day."""
    day, months_begun = end, 0
    while True:
        following = day + TOMORROW
        if following.day == 1:
            if months_begun == 1:
                return day
            months_begun += 1
        day = following


def covered_days(emergency):
    days = set(days_between(emergency["start"], emergency["end"]))
    if emergency["covers_from"] and emergency["covers_from"] not in days:
        days |= days_between(emergency["covers_from"], emergency["start"])
    if emergency["covers_to"] and emergency["covers_to"] not in days:
        days |= days_between(emergency["end"], emergency["covers_to"])
    return days


def turn_the_pages(had, emergencies, renewed):
    """All terms a status has had once the calendar has passed the start of every emergency."""
    had, begun = set(had), []
    if not emergencies:
        return had
    page = min(emergency["start"] for emergency in emergencies)
    while len(begun) < len(emergencies):
        begun += [emergency for emergency in emergencies if emergency["start"] == page]
        while True:
            offers = {target_of(emergency["end"]) for emergency in begun if had & emergency["days"]}
            if renewed:
                offers = {offer if offer < renewed else renewed - TOMORROW for offer in offers}
            if not offers or max(offers) <= max(had):
                break
            had.add(max(offers))
        page += TOMORROW
    return had


def expected(kind, granted, told, closed, renewed, emergencies):
    """The last day in force, and whether a person must look."""
    if closed:
        return closed, False
    counting = []
    if kind in ("needy", "low_income"):
        counting = [
            {**emergency, "days": covered_days(emergency)}
            for emergency in emergencies
            if emergency["extends"] and not emergency["voided"]
        ]

    by_rule = turn_the_pages({granted}, counting, renewed)
    with_told = turn_the_pages(by_rule | {max(granted, told)}, counting, renewed)

    kept = max(with_told) != max(by_rule)
    gap = bool(renewed) and renewed - TOMORROW > granted
    cut = gap and any(
        renewed in days_between(emergency["end"], target_of(emergency["end"])) or renewed < emergency["end"]
        for emergency in counting
        if with_told & emergency["days"]
    )
    return max(with_told), kept or cut

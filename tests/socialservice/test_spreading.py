from datetime import date

import pytest

from socialservice.audiences import years_before
from socialservice.mass_texts import Length, length, strange_gaps
from socialservice.spreading import spread

MON, TUE, WED = date(2026, 9, 7), date(2026, 9, 8), date(2026, 9, 9)


@pytest.mark.parametrize(
    ("count", "room", "days"),
    [
        (0, [(MON, 5)], []),
        (3, [(MON, 5), (TUE, 5)], [(MON, 3)]),
        (7, [(MON, 3), (TUE, 3), (WED, 3)], [(MON, 3), (TUE, 3), (WED, 1)]),
        (2, [(MON, 0), (TUE, 2)], [(TUE, 2)]),
        (2, [(MON, -1), (TUE, 2)], [(TUE, 2)]),
        (9, [(MON, 3), (TUE, 3)], [(MON, 3), (TUE, 3)]),
    ],
)
def test_letters_fill_each_day_up_to_its_room(count, room, days):
    assert list(spread(count, room)) == days


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("Labdien! {date} {phone} {url}", []),
        ("Labdien, {name}!", ["{name}"]),
        ("{date!r}", ["{date}"]),
        ("{date:>9}", ["{date}"]),
        ("{date.year}", ["{date.year}"]),
        ("{}", ["{}"]),
        ("{date", ["{"]),
        ("50 %", []),
    ],
)
def test_only_named_gaps_are_gaps(text, strange):
    assert strange_gaps(text) == strange


@pytest.mark.parametrize(
    ("text", "diacritics", "measured"),
    [
        ("a" * 160, False, Length(160, 1)),
        ("a" * 161, False, Length(161, 2)),
        ("ā" * 160, False, Length(160, 1)),
        ("ā" * 71, True, Length(71, 2)),
    ],
)
def test_length_is_what_the_network_counts(text, diacritics, measured):
    assert length(text, diacritics=diacritics) == measured


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [(date(2026, 9, 7), 80, date(1946, 9, 7)), (date(2028, 2, 29), 1, date(2027, 2, 28))],
)
def test_ages_are_counted_back_from_today(day, years, before):
    assert years_before(day, years) == before

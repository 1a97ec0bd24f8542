"""What benefits come to, in which periods awards count, who is old enough: tables."""

from datetime import date
from decimal import Decimal as D

import pytest

from benefits import ages, amounts, counting
from benefits.counting import Count

GMI_2021 = (D(109), D(76))


@pytest.mark.parametrize(
    ("members", "income", "raw", "amount"),
    [
        (4, 0, "337", "337"),
        (4, 300, "37", "37"),
        (5, 700, "-287", "0"),
        (4, 337, "0", "0"),
        (1, "0.01", "108.99", "108.99"),
    ],
)
def test_guaranteed_minimum_income_of_2021(members, income, raw, amount):
    worked = amounts.gmi(*GMI_2021, members, D(income))

    assert (worked.raw, worked.amount) == (D(raw), D(amount))


@pytest.mark.parametrize(
    ("members", "factor", "costs", "income", "raw", "amount"),
    [
        (1, "1", 120, 300, "-71", "0"),
        (1, "2.5", 120, 300, "92.50", "92.50"),
        (3, "1.5", 180, 500, "71.50", "71.50"),
        (3, "3", 180, 500, "463", "463"),
    ],
)
def test_housing_benefit(members, factor, costs, income, raw, amount):
    worked = amounts.housing(*GMI_2021, members, factor=D(factor), costs=D(costs), income=D(income))

    assert (worked.raw, worked.amount) == (D(raw), D(amount))


def test_lines_keep_their_cents():
    assert amounts.lines(D(125), D("87.50"), 2) == D("212.50")


def test_nobody_is_no_household():
    with pytest.raises(ValueError, match="at least one"):
        amounts.lines(D(109), D(76), 0)


@pytest.mark.parametrize(("amount", "part"), [("71.50", "35.75"), ("0.01", "0.01"), ("463", "231.50")])
def test_the_states_half(amount, part):
    assert amounts.state_part(D(amount), 50) == D(part)


def test_a_couple_is_one_whoever_applies():
    assert counting.unit("couple", person=9, partner=7) == counting.unit("couple", person=7, partner=9) == "couple:7:9"


@pytest.mark.parametrize("partner", [None, 7])
def test_nobody_is_a_couple_alone(partner):
    with pytest.raises(ValueError, match="two people"):
        counting.unit("couple", person=7, partner=partner)


def test_units_of_persons_and_households():
    assert counting.unit("person", person=7, household=3) == "person:7"
    assert counting.unit("household", person=7, household=3) == "household:3"


@pytest.mark.parametrize(
    ("often", "limited"),
    [("once", {"ever"}), ("year", {"2021"}), ("month", {"2021-11"}), ("any", set())],
)
def test_a_limit_stands_in_the_period_the_rule_names(often, limited):
    found = counting.counts([(date(2021, 11, 1), D(40))], often=often, ceiling=D(500))

    assert {count.period for count in found if count.most_times} == limited
    assert [count.period for count in found] == ["2021", "2021-11", "ever"]
    assert next(count for count in found if count.period == "2021").ceiling == D(500)


def test_months_over_new_year_count_in_both_years():
    paid = [(month, D(100)) for month in counting.months(date(2021, 11, 15), 3)]

    assert counting.counts(paid, often="month", ceiling=None) == [
        Count("2021", D(200)),
        Count("2021-11", D(100), 1),
        Count("2021-12", D(100), 1),
        Count("2022", D(100)),
        Count("2022-01", D(100), 1),
        Count("ever", D(300)),
    ]


@pytest.mark.parametrize(
    ("day", "over"), [(date(2020, 6, 16), False), (date(2020, 6, 17), True), (date(2021, 1, 1), True)]
)
def test_over_80_begins_on_the_birthday(day, over):
    assert ages.is_over(date(1940, 6, 17), 80, day) is over


def test_without_a_date_of_birth_nobody_is_old():
    assert not ages.is_over(None, 80, date(2020, 6, 17))
    assert not ages.has_pension_age(None, PENSION, date(2020, 6, 17))


PENSION = {2014: (62, 3), 2015: (62, 6), 2016: (62, 9), 2017: (63, 0), 2018: (63, 3), 2024: (64, 9), 2025: (65, 0)}


@pytest.mark.parametrize(
    ("born", "day", "has"),
    [
        (date(1954, 6, 1), date(2017, 5, 31), False),
        (date(1954, 6, 1), date(2017, 6, 1), True),
        # 63 in December 2017 had it; 63 in January 2018 waits for 63 and 3 months
        (date(1954, 12, 31), date(2017, 12, 31), True),
        (date(1955, 1, 1), date(2018, 1, 1), False),
        (date(1955, 1, 1), date(2018, 4, 1), True),
        # whoever has it keeps it when the age rises
        (date(1954, 12, 31), date(2018, 1, 15), True),
        # the latest year known goes on
        (date(1962, 3, 1), date(2027, 2, 28), False),
        (date(1962, 3, 1), date(2027, 3, 1), True),
    ],
)
def test_pension_age_by_the_year(born, day, has):
    assert ages.has_pension_age(born, PENSION, day) is has


def test_pension_age_of_a_year_before_all_known_is_not_known():
    assert not ages.has_pension_age(date(1930, 1, 1), PENSION, date(2013, 1, 1))


@pytest.mark.parametrize(
    ("born", "first", "last", "age"),
    [
        (date(1946, 11, 30), date(2026, 11, 23), date(2026, 11, 30), 80),
        (date(1946, 12, 1), date(2026, 11, 23), date(2026, 11, 30), None),
        (date(1948, 2, 29), date(2023, 2, 28), date(2023, 2, 28), 75),
        (date(1948, 2, 29), date(2023, 3, 1), date(2023, 3, 31), None),
        (date(1921, 1, 5), date(2021, 12, 20), date(2022, 1, 10), 101),
    ],
)
def test_round_birthdays_of_some_days(born, first, last, age):
    found = [at for at, earliest, latest in ages.round_birthdays(first, last) if earliest <= born <= latest]

    assert found == ([age] if age else [])

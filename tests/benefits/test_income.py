from datetime import date
from decimal import Decimal as D

import pytest

from benefits import deciding
from benefits.income import Line, StateLines, limit, line_problem, months_counted, weigh
from benefits.income_wording import sentences
from benefits.models import IncomeTest

IN_2020 = StateLines("per_person", D("128.06"), D("128.06"))
IN_2021 = StateLines("first_other", D(272), D(190), D(436), D(305))
IN_2023 = StateLines("first_other", D(313), D(219), D(501), D(351))
LIEPAJA = [
    Line("working_age", D(336), D(235)),
    Line("care", D(375), D(263)),
    Line("lone", D(390), None),
]


def says(a_month, *, members=1, composition="working_age", state=IN_2021, lines=LIEPAJA, months=3):
    amounts = [D(a_month) * months] if a_month is not None else []
    return weigh(
        amounts=amounts, months=months, members=members, composition=composition, state=state, lines=lines
    ).says


@pytest.mark.parametrize(
    "a_month, more, answer",
    [
        ("272.00", {}, "needy"),
        ("272.01", {}, "low_income"),
        ("336.00", {}, "low_income"),
        ("336.01", {}, "none"),
        ("390.00", {"composition": "lone"}, "low_income"),
        ("390.01", {"composition": "lone"}, "none"),
        ("652.00", {"members": 3}, "needy"),
        ("652.01", {"members": 3, "composition": "care"}, "low_income"),
        ("901.00", {"members": 3, "composition": "care"}, "low_income"),
        ("901.01", {"members": 3, "composition": "care"}, "none"),
        ("256.12", {"members": 2, "state": IN_2020, "lines": []}, "needy"),
        ("256.13", {"members": 2, "state": IN_2020, "lines": []}, "none"),
        ("312.99", {"state": IN_2023, "lines": []}, "needy"),
        ("313.00", {"state": IN_2023, "lines": []}, "needy"),
        ("313.01", {"state": IN_2023, "lines": []}, "none"),
        (None, {"members": 4}, "needy"),
        ("0", {}, "needy"),
        ("272.00", {"months": 12}, "needy"),
        ("272.01", {"months": 12}, "low_income"),
    ],
)
def test_an_income_is_compared_with_the_lines(a_month, more, answer):
    assert says(a_month, **more) == answer


def test_a_cent_over_three_months_is_over_the_line_and_nothing_is_rounded_away():
    told = {"months": 3, "members": 1, "composition": "working_age", "state": IN_2021, "lines": []}

    assert weigh(amounts=[D("816.00")], **told).says == "needy"
    assert weigh(amounts=[D("816.01")], **told).says == "none"


@pytest.mark.parametrize(
    "amount, lines, codes",
    [
        ("816", LIEPAJA, ["average", "under_needy"]),
        ("817", LIEPAJA, ["average", "over_needy", "under_low"]),
        ("1200", LIEPAJA, ["average", "over_needy", "over_low"]),
        ("817", [], ["average", "over_needy", "no_line_under_highest"]),
        ("1309", [], ["average", "over_needy", "over_highest"]),
    ],
)
def test_the_answer_gives_its_reasons(amount, lines, codes):
    found = weigh(
        amounts=[D(amount)], months=3, members=1, composition="working_age", state=IN_2021, lines=lines
    ).reasons

    assert [code for code, _values in found] == codes


def test_before_2021_without_a_municipal_line_nothing_is_said_of_a_highest():
    found = weigh(amounts=[D(999)], months=3, members=1, composition="any", state=IN_2020, lines=[])

    assert [code for code, _values in found.reasons] == ["average", "over_needy", "no_line"]


def test_the_line_of_any_household_stands_in_for_a_composition_without_its_own():
    lines = [Line("any", D(300), D(200)), Line("lone", D(390), None)]

    assert says("300", composition="care", lines=lines, members=1) == "low_income"
    assert says("460", composition="lone", lines=lines, members=2) == "needy"
    assert says("500", composition="lone", lines=lines, members=2) == "low_income"


@pytest.mark.parametrize(
    "state_confirmed, line_confirmed, a_month, confirmed",
    [
        (True, True, "300", True),
        (True, False, "300", False),
        (True, False, "272", True),  # the municipal line was not needed
        (False, True, "272", False),
    ],
)
def test_only_figures_that_counted_have_to_be_confirmed(state_confirmed, line_confirmed, a_month, confirmed):
    state = StateLines("first_other", D(272), D(190), D(436), D(305), confirmed=state_confirmed)
    lines = [Line("any", D(336), D(235), confirmed=line_confirmed)]

    found = weigh(amounts=[D(a_month) * 3], months=3, members=1, composition="any", state=state, lines=lines)

    assert found.confirmed is confirmed


@pytest.mark.parametrize(
    "line, problem",
    [
        (Line("any", D(272), D(190)), ""),
        (Line("any", D("271.99"), D(190)), "below_needy"),
        (Line("any", D(272), D("189.99")), "below_needy"),
        (Line("any", D(436), D(305)), ""),
        (Line("any", D("436.01"), D(305)), "above_highest"),
        (Line("any", D(436), D(306)), "above_highest"),
        (Line("lone", D(390), None), ""),
        (Line("lone", D(250), None), "below_needy"),
    ],
)
def test_a_municipal_line_lies_between_the_needy_one_and_the_highest(line, problem):
    assert line_problem(line, IN_2021) == problem


def test_full_calendar_months_before_the_application_count():
    assert months_counted(date(2026, 9, 1)) == [date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)]
    assert months_counted(date(2026, 2, 28)) == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)]
    assert len(months_counted(date(2026, 2, 28), 12)) == 12


def test_a_line_for_one_person_is_for_one_person():
    with pytest.raises(ValueError):
        limit(D(390), None, 2)


@pytest.mark.parametrize(
    "first, months, last",
    [
        (date(2026, 9, 7), 3, date(2026, 11, 30)),
        (date(2026, 9, 30), 1, date(2026, 9, 30)),
        (date(2026, 12, 1), 3, date(2027, 2, 28)),
        (date(2023, 12, 31), 3, date(2024, 2, 29)),
    ],
)
def test_a_status_ends_on_the_last_day_of_a_month(first, months, last):
    assert deciding.last_day(first, months) == last


def test_a_renewal_begins_on_the_day_after_the_term_in_force():
    assert deciding.first_day(date(2026, 9, 7), date(2026, 9, 30)) == date(2026, 10, 1)
    assert deciding.first_day(date(2026, 9, 7), date(2026, 8, 31)) == date(2026, 9, 7)
    assert deciding.first_day(date(2026, 9, 7), None) == date(2026, 9, 7)


def test_two_competences_in_one_hand_need_a_second_person():
    assert not deciding.needs_second(set())
    assert not deciding.needs_second({"assistance"})
    assert deciding.needs_second({"assistance", "social-work"})


def test_one_person_is_told_the_line_once_and_no_line_is_not_above_all_lines():
    found = weigh(amounts=[D(400)], months=1, members=1, composition="any", state=IN_2021, lines=[])

    told = sentences(found.reasons)

    assert "(" not in " ".join(told)
    assert not IncomeTest(says=found.says, reasons=found.reasons).knows_all_lines
    assert str(IncomeTest(says=found.says, reasons=found.reasons)) != str(IncomeTest.Says.NONE.label)

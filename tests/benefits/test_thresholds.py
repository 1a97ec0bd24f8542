from datetime import date
from decimal import Decimal as D

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError

from benefits import lines
from benefits.actions import thresholds
from benefits.comparisons import compare
from benefits.models import MunicipalLine, PensionAge, StateThreshold


@pytest.fixture
def loaded(town):
    thresholds.load()
    return town.municipality


def test_loading_again_adds_nothing_and_leaves_what_was_entered(loaded, capsys):
    StateThreshold.objects.filter(valid_from=date(2024, 1, 1)).update(needy_first=D(344))

    call_command("thresholds")

    assert "0 rows" in capsys.readouterr().out
    assert (StateThreshold.objects.count(), MunicipalLine.objects.count(), PensionAge.objects.count()) == (6, 3, 12)
    assert StateThreshold.objects.get(valid_from=date(2024, 1, 1)).needy_first == D(344)


@pytest.mark.parametrize(
    "day, needy, gmi",
    [
        (date(2020, 12, 31), "128.06", "64"),
        (date(2021, 1, 1), "272", "109"),
        (date(2023, 6, 30), "272", "109"),
        (date(2023, 7, 1), "313", "125"),
        (date(2024, 6, 1), "343", "137"),
        (date(2025, 6, 1), "377", "166"),
        (date(2026, 11, 23), "425", "187"),
    ],
)
def test_the_row_of_the_day(loaded, day, needy, gmi):
    row = lines.state_on(day)

    assert (row.needy_first, row.gmi_first) == (D(needy), D(gmi))
    assert row.source


def test_what_nobody_has_confirmed_is_marked(loaded):
    marked = StateThreshold.objects.values_list("valid_from__year", "confirmed", "gmi_confirmed")

    assert [row for row in marked if not all(row)] == [(2020, False, True), (2026, True, False)]
    assert not PensionAge.objects.filter(confirmed=True).exists()


def test_no_row_on_a_day_before_all_of_them(loaded):
    assert lines.state_on(date(2019, 12, 31)) is None


def line(municipality, first, other, **fields):
    return MunicipalLine(
        **{
            "municipality": municipality,
            "composition": "any",
            "first": D(first),
            "other": other and D(other),
            "valid_from": date(2022, 1, 1),
            "valid_until": date(2022, 12, 31),
            "source": "saistošie noteikumi",
            **fields,
        }
    )


@pytest.mark.parametrize(
    "first, other, period, sentence",
    [
        ("271", "190", {}, "nedrīkst būt zemāks par trūcīgas mājsaimniecības slieksni"),
        ("437", "305", {}, "nedrīkst būt augstāks par valsts noteikto"),
        ("300", "219", {"valid_until": None}, "01.07.2023."),
    ],
)
def test_a_municipal_line_outside_what_the_state_allows_is_refused(loaded, first, other, period, sentence):
    with pytest.raises(ValidationError) as refused:
        line(loaded, first, other, **period).full_clean()

    assert sentence in " ".join(refused.value.message_dict["first"])


def test_a_municipal_line_between_the_two_is_taken(loaded):
    line(loaded, "300", "219").full_clean()


def test_the_state_s_own_low_line_below_the_needy_one_is_refused_by_the_database(db):
    with pytest.raises(IntegrityError):
        StateThreshold.objects.create(
            valid_from=date(2030, 1, 1),
            scheme="first_other",
            gmi_first=1,
            gmi_other=1,
            needy_first=400,
            needy_other=300,
            low_max_first=399,
            low_max_other=300,
            source="x",
        )


def test_a_line_that_slipped_below_is_found_at_night(loaded):
    slipped = line(loaded, "300", "200")
    slipped.save()
    assert compare() == []

    StateThreshold.objects.filter(valid_from=date(2021, 1, 1)).update(needy_first=301)

    assert compare() == [f"{slipped.pk}. pašvaldības slieksnis neatbilst tam, ko valsts atļauj tajās pašās dienās."]

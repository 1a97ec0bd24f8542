from datetime import date, datetime
from decimal import Decimal

import pytest

from socialservice import latvian

# As PostgreSQL's collation lv-x-icu orders them.
SORTED = [
    "Abeļs",
    "Āboliņš",
    "Ābols",
    "Celms",
    "Čakste",
    "Dzenis",
    "Ērgle",
    "Gailis",
    "Ģērmanis",
    "Kalns",
    "Ķirsis",
    "Lācis",
    "Ļubova",
    "Nagle",
    "Ņikita",
    "Siliņš",
    "Šķēle",
    "Ūdre",
    "Vītols",
    "Zariņš",
    "Žagars",
]


def test_sort_key_orders_as_latvians_do():
    assert sorted(sorted(SORTED), key=latvian.sort_key) == SORTED


def test_sort_key_puts_long_vowels_after_short_ones_only_at_last():
    assert sorted(["Māra", "Mara", "Marija"], key=latvian.sort_key) == ["Mara", "Māra", "Marija"]


def test_sort_key_does_not_mind_how_letters_are_composed():
    assert latvian.sort_key("Z\u030cagars") == latvian.sort_key("Žagars")


@pytest.mark.parametrize(
    ("typed", "found"), [("Žagare", "zagare"), ("ĀBOLIŅŠ", "abolins"), ("Ķirsis", "kirsis"), ("Kyiv", "kyiv")]
)
def test_fold_takes_diacritics_and_case_away(typed, found):
    assert latvian.fold(typed) == found


@pytest.mark.parametrize(
    ("case", "months"),
    [
        (
            "nominative",
            "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
        ),
        (
            "genitive",
            "janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra",
        ),
        (
            "dative",
            "janvārim februārim martam aprīlim maijam jūnijam jūlijam augustam septembrim oktobrim novembrim decembrim",
        ),
        (
            "locative",
            "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
        ),
    ],
)
def test_month_in_each_case(case, months):
    assert [latvian.month(number, case) for number in range(1, 13)] == months.split()


DAY = date(2020, 6, 17)


def test_weekday_date_in_each_case():
    assert [latvian.weekday_date(DAY, case) for case in ("nominative", "genitive", "dative", "locative")] == [
        "trešdiena, 17. jūnijs",
        "trešdienas, 17. jūnija",
        "trešdienai, 17. jūnijam",
        "trešdien, 17. jūnijā",
    ]


def test_long_date_in_each_case():
    day = date(2021, 10, 13)

    assert [latvian.long_date(day, case) for case in ("nominative", "genitive", "dative", "locative")] == [
        "2021. gada 13. oktobris",
        "2021. gada 13. oktobra",
        "2021. gada 13. oktobrim",
        "2021. gada 13. oktobrī",
    ]


def test_short_date_has_leading_zeros_and_its_own_full_stop():
    assert latvian.short_date(date(2020, 6, 9)) == "09.06.2020."


def test_hour_has_no_leading_zero():
    assert latvian.hour(datetime(2020, 6, 17, 9, 5)) == "9:05"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2020, 6, 16), date(2020, 6, 19), "16.–19. jūnijs"),
        (date(2020, 6, 29), date(2020, 7, 3), "29. jūnijs – 3. jūlijs"),
        (date(2020, 6, 16), date(2020, 6, 16), "16. jūnijs"),
        (date(2020, 6, 30), date(2021, 6, 30), "30. jūnijs – 30. jūnijs"),
    ],
)
def test_date_range(first, last, written):
    assert latvian.date_range(first, last) == written


@pytest.mark.parametrize(
    ("first", "near"),
    [
        (date(2020, 6, 16), "Šonedēļ"),
        (date(2020, 6, 21), "Šonedēļ"),
        (date(2020, 6, 22), "Nākamnedēļ"),
        (date(2020, 6, 29), ""),
        (date(2020, 6, 14), ""),
    ],
)
def test_near_week(first, near):
    assert latvian.near_week(first, today=date(2020, 6, 16)) == near


def test_numbers_keep_together():
    assert latvian.number(3204) == "3\u00a0204"
    assert latvian.money(Decimal("1234.5")) == "1\u00a0234,50\u00a0EUR"
    assert latvian.number(Decimal("-1234567.891"), 2) == "-1\u00a0234\u00a0567,89"


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("īre īri īres īrei īrēm", "ir"),
        ("mājoklis mājokļa mājokļiem", "majokl"),
        ("biļete biļešu biļetēm", "biles"),
        ("autobuss autobusā autobusam autobusiem", "autobus"),
        ("vecais vecajam veca vecie", "vec"),
        ("es", "es"),
    ],
)
def test_stem_is_one_for_all_cases(words, stem):
    assert {latvian.stem(latvian.fold(word)) for word in words.split()} == {stem}

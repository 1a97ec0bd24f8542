from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import ngettext

from socialservice import words

AT = datetime(2020, 6, 17, 6, 40, tzinfo=UTC)  # 9:40 in Riga


@pytest.fixture(params=["lv", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


def test_moments_are_said_in_riga_time(language):
    said = [words.moment_head(words.local(AT)), words.moment_in(words.local(AT)), words.date_short(words.local(AT))]

    assert (
        said
        == {
            "lv": ["trešdiena, 17. jūnijs, plkst.\u00a09:40", "trešdien, 17. jūnijā plkst.\u00a09:40", "17.06.2020."],
            "en": ["Wednesday, 17 June,\u00a09:40", "Wednesday, 17 June at\u00a09:40", "17 Jun 2020"],
        }[language]
    )


def test_week_head(language):
    heads = [
        words.week_head(date(2020, 6, 16), date(2020, 6, 19), today=date(2020, 6, 16)),
        words.week_head(date(2020, 6, 22), date(2020, 6, 26), today=date(2020, 6, 16)),
        words.week_head(date(2020, 6, 29), date(2020, 7, 3), today=date(2020, 6, 16)),
    ]

    assert (
        heads
        == {
            "lv": ["Šonedēļ, 16.–19. jūnijs", "Nākamnedēļ, 22.–26. jūnijs", "29. jūnijs – 3. jūlijs"],
            "en": ["This week, 16–19 June", "Next week, 22–26 June", "29 June – 3 July"],
        }[language]
    )


@pytest.mark.parametrize(
    ("e164", "written", "masked"),
    [
        ("+37163489652", "634 89652", "63 *** *52"),
        ("+37129123456", "29 123 456", "29 *** *56"),
        ("+37180006966", "80 006 966", "80 *** *66"),
        ("+447911123456", "+44 7911 123456", "+44 *** *56"),
    ],
)
def test_phone_as_written_here(e164, written, masked):
    assert (words.phone(e164), words.phone_masked(e164)) == (written, masked)


def test_codes_are_read_in_threes_and_aloud_one_by_one():
    assert (words.code_spaced("482913"), words.code_read("482913")) == ("482 913", "4 8 2 9 1 3")


@pytest.mark.parametrize(
    ("sentence", "after"),
    [
        ("Lūdzu, aizpildiet šo lauku.", "lūdzu, aizpildiet šo lauku."),
        ("Jūsu kods nav pareizs.", "Jūsu kods nav pareizs."),
        ("SMS sūta tikai uz mobilo tālruni.", "SMS sūta tikai uz mobilo tālruni."),
        ("Please fill in this field.", "please fill in this field."),
        ("", ""),
    ],
)
def test_after_colon(sentence, after):
    assert words.after_colon(sentence) == after


# What Django's own Latvian says wrong, our catalogue says right.


@pytest.mark.parametrize(
    ("days", "said"), [(1, "1\u00a0diena"), (2, "2\u00a0dienas"), (21, "3\u00a0nedēļas"), (6, "6\u00a0dienas")]
)
def test_timesince_counts_in_latvian(days, said):
    start = datetime(2020, 6, 1, tzinfo=UTC)

    with translation.override("lv"):
        assert timesince(start, start + timedelta(days=days)).replace(" ", "\u00a0") == said


@pytest.mark.parametrize(
    ("count", "word"), [(1, "diena"), (2, "dienas"), (10, "dienas"), (11, "dienas"), (21, "diena")]
)
def test_days_agree_with_their_number(count, word):
    with translation.override("lv"):
        assert ngettext("%(num)d day", "%(num)d days", count) % {"num": count} == f"{count} {word}"


def test_no_days_are_in_the_genitive():
    with translation.override("lv"):
        assert ngettext("%(num)d day", "%(num)d days", 0) % {"num": 0} == "0 dienu"


def test_validator_asks_for_eight_characters_in_latvian():
    from django.core.exceptions import ValidationError
    from django.core.validators import MinLengthValidator

    with translation.override("lv"), pytest.raises(ValidationError) as refused:
        MinLengthValidator(8)("abc")

    assert refused.value.messages == ["Ievadiet vismaz 8 rakstzīmes (tagad ir 3)."]


def test_dates_of_django_have_leading_zeros_and_a_full_stop():
    with translation.override("lv"):
        assert date_format(date(2020, 6, 9), "SHORT_DATE_FORMAT") == "09.06.2020."

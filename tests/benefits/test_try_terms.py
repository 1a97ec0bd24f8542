import csv
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.formats import date_format

from benefits.casefiles import read_case, read_emergencies
from benefits.extensions import EmergencyView, decide
from socialservice.errors import Refusal

TERMS = Path(__file__).parent.parent / "data" / "terms.csv"
CASES = list(csv.DictReader(io.StringIO(TERMS.read_text(encoding="utf-8"))))

SPRING = EmergencyView(0, date(2020, 3, 12), date(2020, 6, 9))
HEADER = "kind,valid_from,valid_to,told,closed,renewed,emergencies"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def try_terms(path, **options):
    printed, errors = io.StringIO(), io.StringIO()
    failure = None
    try:
        call_command("try_terms", str(path), stdout=printed, stderr=errors, **options)
    except CommandError as error:
        failure = error
    return printed.getvalue(), errors.getvalue().splitlines(), failure


def try_text(tmp_path, text, encoding="utf-8"):
    file = tmp_path / "cases.csv"
    file.write_text(text, encoding=encoding)
    return try_terms(file)


def answers(printed, delimiter=","):
    rows = csv.DictReader(io.StringIO(printed), delimiter=delimiter)
    return [(row["effective_until"], row["review"]) for row in rows]


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["case"])
def test_rule_on_the_cases_of_the_file(row):
    case = read_case(row)

    decision = decide(case.term, case.emergencies)

    assert decision.effective_until == date.fromisoformat(row["expected_until"])
    assert decision.review is (row["expected_review"] == "yes")


def test_command_on_the_cases_of_the_file():
    printed, errors, failure = try_terms(TERMS)

    assert len(CASES) == 33
    assert answers(printed) == [(row["expected_until"], row["expected_review"]) for row in CASES]
    assert all(row["why"].endswith(".") for row in csv.DictReader(io.StringIO(printed)))
    assert (errors, failure) == ([], None)


def test_command_needs_no_database():
    environment = os.environ | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}

    done = subprocess.run(
        [sys.executable, "manage.py", "try_terms", TERMS],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert len(answers(done.stdout)) == 33


def test_answer_in_a_file_can_be_changed_and_tried_again(tmp_path):
    first, second = tmp_path / "answer.csv", tmp_path / "again.csv"

    assert try_terms(TERMS, out=first)[0] == ""
    try_terms(first, out=second)

    assert first.read_bytes().startswith(b"\xef\xbb\xbf")
    assert first.read_text(encoding="utf-8") == second.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_file_as_spreadsheets_save_it(tmp_path, encoding, delimiter, line_end):
    lines = [HEADER, "trūcīga,,31.03.2020.,,,,12.03.2020–09.06.2020", "", "M,,2020-08-31,,,,2020-03-12 - 2020-06-09"]
    text = line_end.join(lines).replace(",", delimiter)

    printed, errors, failure = try_text(tmp_path, text, encoding)

    assert answers(printed, delimiter) == [("2020-07-31", "no"), ("2020-08-31", "no")]
    assert (errors, failure) == ([], None)


def test_several_emergencies_need_no_quotation_marks_in_the_last_column(tmp_path):
    text = f"{HEADER}\nneedy,,2023-06-20,,,,2023-06-01..2023-06-30; 2023-06-15..2023-08-20".replace(",", ";")

    printed, _errors, failure = try_text(tmp_path, text)

    assert answers(printed, ";") == [("2023-09-30", "no")]
    assert failure is None


def test_rows_that_cannot_be_read_are_named_and_the_others_come_out(tmp_path):
    rows = [
        "needy,,2020-03-31,,,,2020-03-12..2020-06-09",
        "rich,,2020-03-31,,,,2020-03-12..2020-06-09",
        "needy,,2020-02-30,,,,2020-03-12..2020-06-09",
        "needy,,,,,,2020-03-12..2020-06-09",
        "needy,,2020-03-31,soon,,,2020-03-12..2020-06-09",
        "needy,2020-01-01,2020-03-31,,2019-12-31,,",
        "needy,2020-01-01,2020-03-31,,,,2020-06-09..2020-03-12",
        "needy,2020-01-01",
        'needy,,2020-03-31,,,,"2020-03-12..2020-06-09\nvoided"',
        "needy,,2020-03-31,,,01.13.2020,",
    ]

    printed, errors, failure = try_text(tmp_path, "\n".join([HEADER, *rows]))

    assert answers(printed) == [("2020-07-31", "no")]
    assert [error.split(":")[0] for error in errors] == [
        "Line 3, column kind",
        "Line 4, column valid_to",
        "Line 5, column valid_to",
        "Line 6, column told",
        "Line 7, column closed",
        "Line 8, column emergencies",
        "Line 9",
        "Line 10, column emergencies",
        "Line 12, column renewed",
    ]
    assert errors[0] == "Line 3, column kind: “rich” is not a kind of status: write needy, low_income or crisis."
    assert str(failure) == "9 rows could not be read."


@pytest.mark.parametrize(
    "content, sentence",
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n\r\n", "The file is empty."),
        (b"kind;valid_to;told;told\n", "must name each of these columns once: valid_from, told, closed, renewed, emer"),
        ("kind,trūcīga".encode("cp1257"), "is not UTF-8"),
        (f'{HEADER}\nneedy,,"{"2" * 200_000}"'.encode(), "Line 2: "),
    ],
)
def test_file_that_cannot_be_read_at_all(tmp_path, content, sentence):
    file = tmp_path / "cases.csv"
    file.write_bytes(content)

    printed, _errors, failure = try_terms(file)

    assert printed == ""
    assert sentence in str(failure)


def test_missing_file_and_unwritable_answer(tmp_path):
    assert "cannot be read: No such file" in str(try_terms(tmp_path / "missing.csv")[2])
    assert "cannot be written: Is a directory" in str(try_terms(TERMS, out=tmp_path)[2])


@pytest.mark.parametrize(
    "text, emergencies",
    [
        ("", []),
        ("2020-03-12..2020-06-09", [{}]),
        ("2020-3-12 .. 2020-6-9", [{}]),
        ("12.03.2020–09.06.2020", [{}]),
        ("12.03.2020.–09.06.2020.", [{}]),
        ("12.03.2020..09.06.2020", [{}]),
        ("12.03.2020 - 09.06.2020;", [{}]),
        ("2020-03-12..2020-06-09 local", [{"extends": False}]),
        ("2020-03-12..2020-06-09 local, extends", [{}]),
        ("2020-03-12..2020-06-09 no-extension", [{"extends": False}]),
        ("2020-03-12..2020-06-09 VOIDED", [{"voided": True}]),
        ("2020-03-12..2020-06-09 vietēja anulēta", [{"extends": False, "voided": True}]),
        (
            "12.03.2020–09.06.2020 (covers 29.02.–30.06.) voided",
            [{"covers_from": date(2020, 2, 29), "covers_to": date(2020, 6, 30), "voided": True}],
        ),
        ("2020-03-12..2020-06-09 voided covers 2020-02-29..", [{"covers_from": date(2020, 2, 29), "voided": True}]),
        ("2020-03-12..2020-06-09 covers ..2020-06-30", [{"covers_to": date(2020, 6, 30)}]),
        ("2020-03-12..2020-06-09 | 2020-03-12..2020-06-09 local", [{}, {"id": 1, "extends": False}]),
    ],
)
def test_emergencies_as_a_lawyer_writes_them(text, emergencies):
    expected = tuple(EmergencyView(**{**vars(SPRING), **differences}) for differences in emergencies)

    assert read_emergencies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2020",
        "2020-03-12",
        "2020-03-12..",
        "..2020-06-09",
        "2020-03-12..2020-06-31",
        "0020-03-12..2020-06-09",
        "2020-03-12..9999-12-31",
        "12.03.–09.06.2020",
        "2020-03-12..2020-06-09 everywhere",
        "2020-03-12..2020-06-09 covers",
        "2020-03-12..2020-06-09 covers ..",
        "2020-03-12..2020-06-09 covers 2020-02-29",
        "2020-03-12..2020-06-09 covers 2020-07-01..2020-07-31",
        "2021-10-11..2022-01-11 covers 30.09.–31.01.",
        "2020-03-12..2020-06-09 2020-11-09..2021-04-06",
        "٢٠٢٠-٠٣-١٢..2020-06-09",
    ],
)
def test_emergencies_refused(text):
    with pytest.raises(Refusal) as refusal:
        read_emergencies(text)

    assert refusal.value.field == "emergencies"


@pytest.mark.parametrize(
    "cells, sentences",
    [
        ({"closed": "2020-03-20"}, "The status was closed: it is never extended."),
        ({"kind": "crisis"}, "A crisis certificate is never extended."),
        ({"valid_to": "2020-02-29"}, "No emergency that extends statuses covers the term."),
        ({"told": "2020-07-31"}, "Already extended: nothing to add."),
        ({"renewed": "yes"}, "The status was renewed: only the renewal is examined."),
        (
            {"valid_to": "2020-08-31", "emergencies": "2020-03-12..2020-06-09 covers ..2020-08-31"},
            "The term is later than the day the emergency would give.",
        ),
    ],
)
def test_why_there_is_nothing_to_extend(tmp_path, cells, sentences):
    row = {"kind": "needy", "valid_to": "2020-03-31", "emergencies": "2020-03-12..2020-06-09"} | cells
    text = HEADER + "\n" + ",".join(row.get(column, "") for column in HEADER.split(","))

    printed, _errors, _failure = try_text(tmp_path, text)

    assert next(csv.DictReader(io.StringIO(printed)))["why"] == sentences


@pytest.mark.parametrize(
    "cells, sentence",
    [
        (
            {"told": "2022-02-28", "emergencies": "2021-10-11..2021-11-15"},
            "A later date has been told than the emergencies now give ({}): it is kept, a person must look.",
        ),
        (
            {"renewed": "2021-12-31", "emergencies": "2021-10-11..2022-01-11"},
            "The renewal begins on {}, after a gap: a person must look at both statuses.",
        ),
    ],
)
def test_why_a_person_must_look(tmp_path, cells, sentence):
    row = {"kind": "needy", "valid_to": "2021-10-31"} | cells
    text = HEADER + "\n" + ",".join(row.get(column, "") for column in HEADER.split(","))

    printed, _errors, _failure = try_text(tmp_path, text)

    answer = next(csv.DictReader(io.StringIO(printed)))
    assert answer["review"] == "yes"
    assert answer["why"].endswith(sentence.format(date_format(date(2021, 12, 31), "SHORT_DATE_FORMAT")))

"""Personal codes and phone numbers in free text. Codes here begin with 39, which nobody has, or are wrong."""

import pytest

from socialservice.identifiers import mask
from socialservice.mail import codes, proposals

HIDDEN = {
    "p.k. 390123-12345": ["39012312345"],
    "390123 - 12345, 390123–12345, 390123\xa012345": ["39012312345"],
    "39012312345": ["39012312345"],
    "010190-12345": ["01019012345"],  # the check digit is wrong, yet it was meant as a code
    "pk 01019012345": ["01019012345"],
    "scan_390123-12345.pdf": ["39012312345"],
    "personas kods: 371291 23456": ["37129123456"],
}
LEFT = [
    "01019012345",  # eleven digits that prove nothing
    "+37129123456, 0037129123456, 37129123456",
    "371 29123456",
    "LV80BANK0000435195001",
    "123456-123456",
    "999999-12345",
    "2026-09-07",
    "",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_codes_are_taken_out(text):
    [shown], found = codes.hide(text)

    assert found == HIDDEN[text]
    assert mask(found[0]) in shown
    assert not any(code[-5:] in shown for code in found)


@pytest.mark.parametrize("text", LEFT)
def test_other_numbers_stay(text):
    assert codes.hide(text) == ([text], [])


def test_a_code_known_from_one_place_is_hidden_in_all():
    [subject, text], found = codes.hide("Kods 01019012345", "Mans kods: 010190-12345")

    assert found == ["01019012345"]
    assert "12345" not in subject + text


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Mans tālrunis 29 123 456", "+37129123456"),
        ("Zvanīt 634-26044", "+37163426044"),
        ("+371 29123456", "+37129123456"),
        ("Fakss 63426044, mob. 29123456", "+37129123456"),
        ("29123456 vai 26123456", "+37129123456"),
        ("Call +44 20 7946 0018", "+442079460018"),
        ("Rēķins 12345678 EUR 100", ""),
        ("", ""),
    ],
)
def test_the_phone_is_found(text, phone):
    assert proposals.phone(text) == phone


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Re: Pieprasījums Nr. 123 saņemts", 123),
        ("RE: Request No. 7", 7),
        ("nr.12", 12),
        ("Lēmums Nr. 12/3", None),
        ("Genr 12", None),
        ("Pabalsts", None),
    ],
)
def test_the_number_of_a_request(subject, number):
    assert proposals.request_number(subject) == number


@pytest.mark.parametrize(
    ("text", "language"),
    [("Labdien, man vajag palīdzību", "lv"), ("Hello, I would like to have help please", "en"), ("", "lv")],
)
def test_the_language(text, language):
    assert proposals.language(text) == language

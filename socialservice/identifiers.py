"""Personal codes, phone numbers, and the codes and tokens we hand out.

Pure: text in, value or a named refusal out. What is stored is the plain form (eleven digits, E.164);
what is shown goes through `format_personal_code`, `mask` or `format_phone`.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import phonenumbers
from django.utils.translation import gettext_lazy as _
from stdnum import exceptions as stdnum_errors
from stdnum.lv import pvn
from stdnum.util import clean

PERSONAL_CODE = re.compile(r"\s*([0-9]{6})\s*-?\s*([0-9]{5})\s*")
NEW_FORM = re.compile(r"3[2-9][0-9]{9}")
OLD_FORM = re.compile(r"[0-3][0-9]{5}[012][0-9]{4}")


class CodeProblem(StrEnum):
    FORM = "form"
    DATE = "date"
    CHECK_DIGIT = "check_digit"

    @property
    def sentence(self):
        return {
            CodeProblem.FORM: _("Check the personal code: it must look like 000000-00000."),
            CodeProblem.DATE: _("Check the personal code: its first six digits are not a date."),
            CodeProblem.CHECK_DIGIT: _("Check the personal code: one of its digits is probably wrong."),
        }[self]

    @property
    def can_be_overridden(self):
        """By staff who have the identity document before them."""
        return self is CodeProblem.CHECK_DIGIT


class PersonalCodeError(ValueError):
    # The message names the problem only: a refused code must not travel into a log.
    def __init__(self, problem):
        super().__init__(problem.value)
        self.problem = problem


def parse_personal_code(text, *, document_seen=False):
    """The eleven digits of a personal code, or PersonalCodeError with the reason.

    Codes of the form used since July 2017 begin with 32 to 39 and are otherwise random, so their check
    digit proves nothing. That of the older form is known from practice only, not from a regulation:
    whoever has seen the document may let it pass.
    """
    match = PERSONAL_CODE.fullmatch(clean(text or ""))
    code = "".join(match.groups()) if match else ""
    if NEW_FORM.fullmatch(code):
        return code
    problem = _problem_of_old_form(code)
    if problem and not (problem.can_be_overridden and document_seen):
        raise PersonalCodeError(problem)
    return code


def _problem_of_old_form(code):
    if not OLD_FORM.fullmatch(code):  # stdnum would take a company's VAT number for a person's code
        return CodeProblem.FORM
    try:
        pvn.validate(code)
    except stdnum_errors.InvalidComponent:
        return CodeProblem.DATE
    except stdnum_errors.InvalidChecksum:
        return CodeProblem.CHECK_DIGIT
    return None


def birth_date_of(code) -> date | None:
    """None where the code does not tell: the newer form carries no date."""
    return None if NEW_FORM.fullmatch(code) else pvn.get_birth_date(code)


def format_personal_code(code):
    return f"{code[:6]}-{code[6:]}"


def mask(code):
    """A stored personal code as lists and logs may show it: the last two digits only."""
    return f"******-***{code[-2:]}" if code else ""


class PhoneKind(StrEnum):
    MOBILE = "mobile"
    FIXED = "fixed"
    TOLL_FREE = "toll_free"
    PREMIUM = "premium"
    FOREIGN = "foreign"


class PhoneError(ValueError):
    sentence = _("Check the phone number: eight digits, or a foreign number with + and the country code.")

    def __init__(self):
        super().__init__("phone")


@dataclass(frozen=True)
class Phone:
    e164: str
    kind: PhoneKind
    can_receive_sms: bool


LATVIA = 371
DIALLED = re.compile(r"[0-9+() .-]+")
KIND_BY_TYPE = {
    phonenumbers.PhoneNumberType.MOBILE: PhoneKind.MOBILE,
    phonenumbers.PhoneNumberType.TOLL_FREE: PhoneKind.TOLL_FREE,
    phonenumbers.PhoneNumberType.PREMIUM_RATE: PhoneKind.PREMIUM,
    phonenumbers.PhoneNumberType.SHARED_COST: PhoneKind.PREMIUM,
}
# North American numbers do not tell a mobile phone from a fixed line.
PERHAPS_MOBILE = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}


def parse_phone(text):
    """The number however it was typed, with or without +371 or 00371; PhoneError if there is none.

    Letters are refused rather than read as dial letters, so "63426044 iekš. 12" or two numbers in one
    field come back to the person instead of turning into some other number.
    """
    text = clean(text or "").strip()
    if not DIALLED.fullmatch(text):
        raise PhoneError
    try:
        number = phonenumbers.parse(text, "LV")
    except phonenumbers.NumberParseException:
        raise PhoneError from None
    if not phonenumbers.is_valid_number(number):
        raise PhoneError
    return _phone(number)


def _phone(number):
    number_type = phonenumbers.number_type(number)
    at_home = number.country_code == LATVIA
    return Phone(
        e164=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        kind=KIND_BY_TYPE.get(number_type, PhoneKind.FIXED) if at_home else PhoneKind.FOREIGN,
        can_receive_sms=number_type in PERHAPS_MOBILE,
    )


def can_receive_sms(e164):
    """A fixed line cannot, nor can what is no number: offer a call or a letter instead."""
    try:
        return parse_phone(e164).can_receive_sms
    except PhoneError:
        return False


def format_phone(e164):
    """+37163489652 as people read it: +371 63 489 652."""
    number = phonenumbers.parse(e164)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


CODE_DIGITS = 6
TOKEN_LENGTH = 12  # 70 bits: beyond guessing, short enough for a link in an SMS
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def new_code():
    """Six digits to read aloud. Never a leading zero: spreadsheets and people drop it."""
    lowest = 10 ** (CODE_DIGITS - 1)
    return str(lowest + secrets.randbelow(9 * lowest))


def new_token():
    """The secret part of a person's own link; no 0, O, I or l to mistake."""
    return "".join(secrets.choice(BASE58) for _place in range(TOKEN_LENGTH))

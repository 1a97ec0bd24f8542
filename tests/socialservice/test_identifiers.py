import pytest

from socialservice.identifiers import (
    BASE58,
    CodeProblem,
    PersonalCodeError,
    PhoneError,
    PhoneKind,
    birth_date_of,
    can_receive_sms,
    format_personal_code,
    format_phone,
    mask,
    new_code,
    new_token,
    parse_personal_code,
    parse_phone,
)

OLD_FORM = "161175-19997"  # the textbook example of the check digit, nobody's code
OLD_FORM_WRONG_DIGIT = "161175-19996"


@pytest.mark.parametrize(
    "typed, code",
    [
        ("390001-00078", "39000100078"),
        ("39000100078", "39000100078"),
        (" 390001 - 00078 ", "39000100078"),
        ("390001–00078", "39000100078"),
        ("390001\u00a000078", "39000100078"),
        ("391234-56789", "39123456789"),  # a check digit that does not fit: the new form has none
        ("328673-00679", "32867300679"),
        (OLD_FORM, "16117519997"),
    ],
)
def test_personal_code_is_read_however_it_was_typed(typed, code):
    assert parse_personal_code(typed) == code


@pytest.mark.parametrize(
    "typed, problem",
    [
        ("", CodeProblem.FORM),
        (None, CodeProblem.FORM),
        ("390001-0007", CodeProblem.FORM),
        ("390001-000789", CodeProblem.FORM),
        ("39-0001-00078", CodeProblem.FORM),
        ("390001/00078", CodeProblem.FORM),
        ("LV39000100078", CodeProblem.FORM),
        ("٣٩٠٠٠١-٠٠٠٧٨", CodeProblem.FORM),
        ("400035-21600", CodeProblem.FORM),  # a company's number
        ("161175-39997", CodeProblem.FORM),  # no such century
        ("161375-19997", CodeProblem.DATE),
        ("310262-10006", CodeProblem.DATE),
        ("000175-10000", CodeProblem.DATE),
        ("290201-10000", CodeProblem.DATE),  # 1901 was no leap year
        (OLD_FORM_WRONG_DIGIT, CodeProblem.CHECK_DIGIT),
    ],
)
def test_personal_code_refused_with_its_reason(typed, problem):
    with pytest.raises(PersonalCodeError) as refusal:
        parse_personal_code(typed)

    assert refusal.value.problem == problem
    assert "-" not in str(refusal.value)


def test_only_the_check_digit_passes_once_the_document_was_seen():
    assert parse_personal_code(OLD_FORM_WRONG_DIGIT, document_seen=True) == "16117519996"
    for typed in ("161375-19997", "390001-0007"):
        with pytest.raises(PersonalCodeError):
            parse_personal_code(typed, document_seen=True)
    assert [problem for problem in CodeProblem if problem.can_be_overridden] == [CodeProblem.CHECK_DIGIT]


def test_every_problem_has_its_sentence():
    assert len({str(problem.sentence) for problem in CodeProblem}) == len(CodeProblem)


def test_birth_date_only_from_the_old_form():
    assert birth_date_of("16117519997").isoformat() == "1975-11-16"
    assert birth_date_of("39010100078") is None


def test_personal_code_shown_in_full_and_masked():
    assert format_personal_code("39000100078") == "390001-00078"
    assert mask("39000100078") == "******-***78"
    assert mask("") == mask(None) == ""


@pytest.mark.parametrize(
    "typed, e164, kind",
    [
        ("20000001", "+37120000001", PhoneKind.MOBILE),
        ("+371 20 000 001", "+37120000001", PhoneKind.MOBILE),
        ("00371 20000001", "+37120000001", PhoneKind.MOBILE),
        ("371 20000001", "+37120000001", PhoneKind.MOBILE),
        ("(+371) 20-000-001", "+37120000001", PhoneKind.MOBILE),
        ("20\u00a0000\u00a0001", "+37120000001", PhoneKind.MOBILE),
        ("634 89652", "+37163489652", PhoneKind.FIXED),
        ("63 489 652", "+37163489652", PhoneKind.FIXED),
        ("654-49907", "+37165449907", PhoneKind.FIXED),
        ("654–49907", "+37165449907", PhoneKind.FIXED),
        ("63426044", "+37163426044", PhoneKind.FIXED),
        ("80001234", "+37180001234", PhoneKind.TOLL_FREE),
        ("90001234", "+37190001234", PhoneKind.PREMIUM),
        ("+44 7911 123456", "+447911123456", PhoneKind.FOREIGN),
    ],
)
def test_phone_is_read_however_it_was_typed(typed, e164, kind):
    phone = parse_phone(typed)

    assert (phone.e164, phone.kind) == (e164, kind)
    assert parse_phone(phone.e164) == phone


@pytest.mark.parametrize(
    "typed",
    [
        "",
        None,
        "   ",
        "112",
        "2000000",
        "200000011",
        "78123456",
        "63426044 iekš. 12",
        "20000001, 20000002",
        "20000001/20000002",
        "+1 800 FLOWERS",
        "tel:20000001",
        "+",
        "+999 20000001",
        "2" * 300,
    ],
)
def test_phone_refused(typed):
    with pytest.raises(PhoneError):
        parse_phone(typed)


@pytest.mark.parametrize(
    "e164, able",
    [
        ("+37120000001", True),
        ("+37163489652", False),
        ("+37180001234", False),
        ("+447911123456", True),
        ("+442079460000", False),
        ("+12025550123", True),
        ("", False),
    ],
)
def test_can_receive_sms_only_where_a_mobile_phone_may_be(e164, able):
    assert can_receive_sms(e164) is able


def test_phone_shown_in_groups():
    assert format_phone("+37163489652") == "+371 63 489 652"


def test_new_codes_are_six_digits_without_leading_zero():
    codes = [new_code() for _number in range(2000)]

    assert all(len(code) == 6 and code.isdecimal() and code[0] != "0" for code in codes)
    assert len(set(codes)) > 1900


def test_new_tokens_do_not_repeat_or_confuse():
    tokens = {new_token() for _number in range(2000)}

    assert len(tokens) == 2000
    assert {len(token) for token in tokens} == {12}
    assert set("".join(tokens)) == set(BASE58)
    assert len(BASE58) == 58 and not set(BASE58) & set("0OIl")

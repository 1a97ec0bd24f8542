from datetime import date, time

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from socialservice.forms import DateField, Form, PersonalCodeField, PhoneField, TimeField, tidy
from socialservice.ui import error_links


class EveryKind(Form):
    name = forms.CharField(label="Vārds, uzvārds", max_length=20)
    phone = PhoneField(label="Tālrunis")
    email = forms.EmailField(label="E-pasta adrese", required=False)
    reminder = forms.ChoiceField(label="Atgādinājums", choices=[("sms", "Īsziņa")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Piekrītu", required=False)


@pytest.fixture(autouse=True)
def in_latvian():
    with translation.override("lv"):
        yield


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna\x00 Liepa\x1b", "Anna Liepa"),
        ("\u202eAnna\u200f", "Anna"),
        ("viens\r\ndivi\ttrīs", "viens\r\ndivi\ttrīs"),
        ("Z\u030cagare", "Žagare"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
    ],
)
def test_tidy_takes_away_what_nobody_sees(typed, kept):
    assert tidy(typed) == kept


def test_form_shows_again_the_tidied_input():
    form = EveryKind(QueryDict("name=An%00na%E2%80%AE&phone=2912"))

    assert not form.is_valid()
    assert (form["name"].value(), form["phone"].value()) == ("Anna", "2912")


def test_form_without_any_answer_is_bound_all_the_same():
    assert EveryKind({}).errors.keys() == {"name", "phone", "reminder"}


def test_labels_say_which_fields_are_optional():
    form = EveryKind()

    assert [str(field.label) for field in form] == [
        "Vārds, uzvārds",
        "Tālrunis",
        "E-pasta adrese (neobligāts)",
        "Atgādinājums",
        "Piekrītu",
    ]


def test_field_made_required_after_all_loses_the_word_optional():
    form = EveryKind()
    form.fields["email"].required = True

    assert form["email"].label == "E-pasta adrese"


def test_error_links_name_the_field_and_lead_to_its_first_control():
    form = EveryKind({"name": "", "phone": "12", "email": "x", "reminder": "owl"})
    form.add_error(None, "Lūdzu, mēģiniet vēlreiz.")

    assert [(link["target"], str(link["text"])) for link in error_links(form)][:3] == [
        ("", "Lūdzu, mēģiniet vēlreiz."),
        ("id_name", "Vārds, uzvārds: lūdzu, aizpildiet šo lauku."),
        ("id_phone", "Tālrunis: lūdzu, ievadiet tālruņa numuru (8 cipari)."),
    ]
    assert error_links(form)[-1]["target"] == "id_reminder_0"
    assert error_links(form)[-2]["text"].startswith("E-pasta adrese: ")


def test_buttons_have_no_empty_one():
    class Buttons(Form):
        way = forms.ChoiceField(choices=[("", "---------"), ("a", "A")], widget=forms.RadioSelect)

    assert [button.data["value"] for button in Buttons()["way"]] == ["a"]


def refusal(field, typed):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages


@pytest.mark.parametrize("typed", ["29123456", "29 123 456", "+371 29123456", "00371 29123456"])
def test_phone_is_read_however_it_is_written(typed):
    assert PhoneField().clean(typed) == "+37129123456"


def test_phone_from_abroad_is_taken():
    assert PhoneField().clean("+44 7911 123456") == "+447911123456"


@pytest.mark.parametrize("typed", ["2912 345", "112", "abc", "29123456 vai 29123457", "9" * 40])
def test_phone_that_is_none_is_refused_with_a_sentence(typed):
    assert refusal(PhoneField(), typed) == ["Lūdzu, ievadiet tālruņa numuru (8 cipari)."]


def test_phone_may_be_empty_where_it_is_optional():
    assert PhoneField(required=False).clean("  ") == ""


@pytest.mark.parametrize("typed", ["390001-00078", "39000100078", " 390001 00078 "])
def test_personal_code_is_read_with_or_without_hyphen(typed):
    assert PersonalCodeField().clean(typed) == "39000100078"


def test_personal_code_is_shown_with_its_hyphen():
    assert PersonalCodeField().prepare_value("39000100078") == "390001-00078"


def test_personal_code_of_the_wrong_form_is_refused():
    assert refusal(PersonalCodeField(), "12") == ["Pārbaudiet personas kodu: tam jābūt formā 000000-00000."]


@pytest.mark.parametrize(
    "typed", ["13.10.2021.", "13.10.2021", "13.10.21", "13. 10. 2021.", "2021-10-13", " 13.10.21. "]
)
def test_date_is_read_as_people_write_it(typed, now):
    assert DateField().clean(typed) == date(2021, 10, 13)


@pytest.mark.parametrize("typed", ["30.02.2021", "13.13.2021", "0.1.2021", "rīt", "13/10/2021", "1.1.0000", "٣.1.2021"])
def test_date_that_is_none_is_refused(typed, now):
    assert refusal(DateField(), typed) == ["Šāda datuma nav."]


def test_two_figures_of_a_year_mean_the_past_for_a_birthday_only(now):
    assert DateField(past=True).clean("04.11.38") == date(1938, 11, 4)
    assert DateField().clean("04.11.38") == date(2038, 11, 4)
    assert DateField().clean("04.11.98") == date(1998, 11, 4)


@pytest.mark.parametrize(("typed", "read"), [("9:40", time(9, 40)), ("09.40", time(9, 40)), ("10:20:00", time(10, 20))])
def test_time_is_read_with_colon_or_full_stop(typed, read):
    assert TimeField().clean(typed) == read


@pytest.mark.parametrize("typed", ["24:00", "9", "9:4", "deviņi"])
def test_time_that_is_none_is_refused(typed):
    assert refusal(TimeField(), typed) == ["Lūdzu, ievadiet laiku, piemēram, 9:40."]


def test_nothing_chosen_is_said_in_words_and_a_nought_is_a_choice():
    class Weekday(Form):
        day = forms.TypedChoiceField(choices=[("", "---------"), (0, "pirmdiena"), (1, "otrdiena")], coerce=int)

    assert Weekday().fields["day"].choices == [("", "Izvēlieties"), (0, "pirmdiena"), (1, "otrdiena")]

import pytest
from django.db import IntegrityError

from socialservice.sms import is_gsm7, length, parts, transliterate
from tests import factories


@pytest.mark.parametrize(
    "text, plain",
    [
        ("āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ ōŗ", "acegiklnsuz ACEGIKLNSUZ or"),
        ("Atgādinām: rīt, 15.06.2020. plkst. 10:20", "Atgadinam: rit, 15.06.2020. plkst. 10:20"),
        ("„Irbes”, “Irbes”, «Irbes»", '"Irbes", "Irbes", "Irbes"'),
        ("8–20 — tā… 3\u00a0204\u202f€", "8-20 - ta... 3 204 €"),
        ("a\u0304", "a"),
        ("café à Köln, Ørsted", "café à Köln, Ørsted"),
        ("Łódź № 2", "Lodz No 2"),
        ("\u200e\u202e\u200d\ufeffkods", "kods"),
        ("½, m², ﬁ", "1/2, m2, fi"),
        ("Рига 🙂", "???? ?"),
        ("", ""),
    ],
)
def test_transliterate(text, plain):
    assert transliterate(text) == plain
    assert is_gsm7(transliterate(text))


def test_transliterated_text_stays_as_it_is():
    text = transliterate("Jūsu izziņas derīguma termiņš – „pagarināts” līdz 31.07.2020.")

    assert transliterate(text) == text


@pytest.mark.parametrize(
    "text, units, messages",
    [
        ("", 0, 1),
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("€" * 80, 160, 1),
        ("€" * 81, 162, 2),
        ("a" * 152 + "€" + "a" * 152, 306, 3),  # the sign may not be cut: the first part ends a septet early
        ("ā" * 70, 70, 1),
        ("ā" * 71, 71, 2),
        ("ā" * 134, 134, 2),
        ("ā" * 135, 135, 3),
        ("🙂" * 35, 70, 1),
        ("🙂" * 36, 72, 2),
    ],
)
def test_length_and_parts(text, units, messages):
    assert length(text) == units
    assert parts(text) == messages


def test_one_latvian_letter_makes_the_message_wide():
    assert not is_gsm7("Mainīt")
    assert parts("a" * 159 + "ī") == 3
    assert parts(transliterate("a" * 159 + "ī")) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("sender", ["Dienestiņš", "", " Dienests", "Soc\nDien", "„Soc”"])
def test_sender_that_networks_cannot_show_is_refused(sender):
    with pytest.raises(IntegrityError):
        factories.municipality(sms_sender=sender)

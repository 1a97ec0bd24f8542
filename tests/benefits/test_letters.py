from datetime import date

import pytest

from benefits.actions import extensions, statuses
from benefits.letters import render_status_extended
from socialservice import registry, sms
from socialservice.models import Emergency, Letter
from tests.benefits.rows import emergency, household, status

SPRING = date(2020, 3, 12), date(2020, 4, 14)


@pytest.fixture
def letter(town):
    """The letter of a run, written and not yet rendered."""

    def written(*, local=False, **contact):
        one = status(household(town.municipality, **contact), date(2020, 3, 31))
        emergency(*SPRING, municipality=town.municipality if local else None)
        extensions.extend(municipality=town.municipality)
        one.certificates.create(
            municipality=town.municipality,
            number="2020/17",
            issued_on=date(2020, 1, 2),
            printed_until=date(2020, 3, 31),
        )
        return Letter.objects.get()

    return written


def render(letter):
    return registry.load(registry.LETTERS[letter.kind])(letter)


def test_a_text_message_names_no_status_and_fits_into_one_part(letter):
    text = render(letter(phone="+37129123456")).text

    assert text == (
        "Jusu izzinas deriguma termins automatiski pagarinats lidz 31.05.2020. Iesniegums nav vajadzigs. "
        "Jautajumi: talr. 634 89652"
    )
    assert sms.parts(text) == 1


def test_an_english_text_message(letter):
    text = render(letter(phone="+37129123456", language="en")).text

    assert text == (
        "Your certificate has been extended automatically until 31 May 2020. No application is needed. "
        "Questions: call 634 89652"
    )


def test_an_email_tells_the_certificate_the_day_and_that_nothing_need_be_done(letter):
    draft = render(letter(email="zenta@example.org", letters_by="email"))

    assert draft.subject == "Izziņas derīguma termiņš pagarināts līdz 31.05.2020."
    for told in (
        "sakarā ar valstī izsludināto ārkārtējo situāciju Jūsu mājsaimniecības izziņas Nr. 2020/17 derīguma termiņš ir "
        "automātiski pagarināts līdz 2020. gada 31. maijam. Iesniegums nav jāiesniedz",
        "Iepriekš izsniegtā izziņa ir derīga arī turpmāk",
        "Ja ārkārtējā situācija tiks pagarināta, termiņš var mainīties, un mēs par to paziņosim.",
    ):
        assert told in draft.text and told in draft.html
    assert "trūcīg" not in draft.text.lower() and "Zenta" not in draft.text


def test_an_english_email(letter):
    draft = render(letter(email="zenta@example.org", letters_by="email", language="en"))

    assert draft.subject == "Certificate extended until 31 May 2020"
    assert (
        "Because of the emergency declared in the country, the certificate No. 2020/17 of your household has been "
        "extended automatically until 31 May 2020. You do not need to apply or to come to the office." in draft.text
    )


def test_a_local_emergency_is_not_said_to_be_the_countrys(letter):
    draft = render(letter(local=True, email="zenta@example.org", letters_by="email"))

    assert "pašvaldībā izsludināto" in draft.text and "valstī" not in draft.text


def test_by_post_where_there_is_no_other_way(letter):
    draft = render(letter(address="Lielā iela 1, Liepāja", letters_by="sms"))

    assert (draft.to.channel, draft.to.to) == ("post", "Lielā iela 1, Liepāja")


def test_a_letter_whose_day_has_moved_on_is_not_sent(letter, town):
    first = letter(phone="+37129123456")
    Emergency.objects.update(planned_end=date(2020, 5, 12))
    extensions.extend(municipality=town.municipality)

    assert render_status_extended(first) is None
    assert "30.06.2020." in render(Letter.objects.exclude(pk=first.pk).get()).text


def test_a_letter_about_a_closed_status_is_not_sent(letter):
    first = letter(phone="+37129123456")
    one = first.person.contact_of.get().statuses.get()
    statuses.close(status=one, on=date(2020, 5, 1), reason="moved_away")

    assert render_status_extended(first) is None

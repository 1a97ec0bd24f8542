"""A municipality's own words for its letters: what is checked, what they look like, who changed them."""

import pytest

from socialservice.actions import texts
from socialservice.letter_kinds import fill, fill_lines, kinds
from socialservice.letters import Recipient, draft, our_words
from socialservice.models import Channel, LetterText
from socialservice.text_checks import counted, faults
from socialservice.text_history import changes
from tests import factories
from tests.bookings.visits import coming, written

KIND = "booking_confirmed"
SMS = "Gaidām Jūs {date} plkst. {time}. {address} Kods {code}. {url}"
BODY = "Gaidām Jūs!\n\n{date_long}, {time}\n{where}\nKods: {code}\n{bring}\n\nAtcelt: {url}"


# Filling in


@pytest.mark.parametrize(
    "text, said",
    [
        ("{a} un {b}", "viens un divi"),
        ("{a} {none} {b}.", "viens divi."),
        ("{unknown}", ""),
        ("{ a }", "{ a }"),
    ],
)
def test_fill(text, said):
    assert fill(text, {"a": "viens", "b": "divi", "none": ""}) == said


@pytest.mark.parametrize(
    "text, said",
    [
        ("Sveiki\n\n{none}\n{a}", "Sveiki\n\nviens"),
        ("Vieta: {none}\nLaiks: {a} {none}", "Laiks: viens"),
        ("{times}", "pirmais\notrais"),
        ("Bez vietām", "Bez vietām"),
    ],
)
def test_line_whose_gaps_are_all_empty_is_left_out(text, said):
    assert fill_lines(text, {"a": "viens", "none": "", "times": "pirmais\notrais"}) == said


# What is checked


@pytest.mark.parametrize(
    "part, text, told",
    [
        ("sms", SMS, ""),
        ("sms", SMS.replace("{code}", "{kods}"), "{kods}"),
        ("sms", SMS.replace("{url}", ""), "{url}"),
        ("sms", SMS + " {", "Figūriekava"),
        ("sms", SMS.replace("{code}", "{code"), "Figūriekava"),
        ("sms", SMS.replace("{date}", "{ date }"), "Figūriekava"),
        ("sms", SMS + " Ar cieņu, Jūsu dienests." * 4, "par garu"),
        ("sms", SMS + " Mājokļa pabalsts", "Mājokļa pabalsts"),
        ("sms", SMS + " majokla PABALSTS", "pabalst"),
        ("sms", SMS + " Par trūcīgu", "trucig"),
        ("subject", "Tiekamies {date}", ""),
        ("subject", "Jūsu pabalsts {date}", "pabalst"),
        ("subject", "Tiekamies " * 20, "par garu"),
        ("body", BODY, ""),
        ("body", BODY + "\nMājokļa pabalsts", ""),  # nobody else reads the letter itself
        ("body", BODY.replace("{date_long}", "{date}"), ""),
        ("body", BODY.replace("{date_long}, {time}", "{time}"), "vai"),
        ("body", BODY.replace("Atcelt: {url}", ""), "{url}"),
    ],
)
def test_text_is_checked_before_it_is_saved(part, text, told):
    found = faults(kinds()[KIND], part, "lv", text, diacritics=False, offered=["Mājokļa pabalsts"])

    assert bool(found) == bool(told), found
    assert not told or any(told in sentence for sentence in found)


@pytest.mark.parametrize("diacritics, length, parts", [(False, 118, 1), (True, 118, 2)])
def test_sms_is_counted_with_the_longest_values(diacritics, length, parts):
    told = counted(kinds()[KIND], "lv", SMS, diacritics=diacritics)

    assert (told.length, told.parts) == (length, parts)


def test_what_may_be_left_out_is_left_out_before_a_text_counts_as_too_long():
    text = SMS + " Lūdzam nekavēt."

    told = counted(kinds()[KIND], "lv", text + " Ar cieņu, Jūsu sociālais dienests.", diacritics=False)

    assert told.parts == 1
    assert "Adrese" not in told.text


# Saved and sent


@pytest.fixture
def officer(town):
    return town.staff("administrator", "Rita Kļaviņa")


def save(town, officer, **parts):
    return texts.save(municipality=town.municipality, kind=KIND, language="lv", texts=parts, by=officer)


def test_own_words_are_sent_ours_where_there_are_none(town, officer, settings):
    settings.SITE_URL = "https://pz.lv"
    visit = coming(town)
    save(town, officer, sms=SMS, body=BODY)

    sms = written(visit, KIND).text
    email = written_again(visit, "email")

    assert sms == (
        "Gaidam Jus 16.09.2026. plkst. 9:40. Adrese: E. Veidenbauma iela 3. Kods 482913. "
        "https://pz.lv/liepaja/p/8kQ2mX4Tz7Rw/"
    )
    assert email.subject == "Pieraksts apstiprināts: 16.09.2026. plkst. 9:40"
    assert email.text.startswith(
        "Labdien!\n\nGaidām Jūs!\n\n2026. gada 16. septembris, 9:40\nVieta: Sociālais dienests centrs, "
        "E. Veidenbauma iela 3, Liepāja, 102. kabinets\nKods: 482 913\nLīdzi ņemamie dokumenti: "
    )


def written_again(visit, letters_by, **fields):
    from socialservice.models import Letter

    Letter.objects.all().delete()
    return written(visit, KIND, letters_by=letters_by, **fields)


def test_own_words_say_of_a_call_that_it_is_one(town, officer):
    save(town, officer, sms=SMS)

    assert "Specialists Jums zvanis." in written(coming(town), KIND, mode="phone").text


def test_english_letters_keep_their_own_words(town, officer):
    save(town, officer, sms=SMS)

    assert written(coming(town), KIND, language="en").text.startswith("Appointment 16 Sep 2026")


def test_another_municipality_keeps_its_words(town, other_town, officer):
    save(town, officer, subject="Tiekamies")
    gaps = dict.fromkeys([*kinds()[KIND].said, *kinds()[KIND].told], "x")

    for place, subject in ((town, "Tiekamies"), (other_town, "Pieraksts")):
        told = draft(Recipient(Channel.EMAIL, "", "lv"), place.municipality, kind=KIND, said=gaps, told=gaps)
        assert told.subject.split()[0] == subject


def test_what_says_the_same_as_ours_is_no_own_text(town, officer):
    ours = our_words(KIND, "lv")

    assert save(town, officer, **ours) == 0
    assert save(town, officer, **{**ours, "sms": SMS}) == 1
    assert save(town, officer, **{**ours, "sms": SMS}) == 0
    assert texts.reset(municipality=town.municipality, kind=KIND, language="lv", by=officer) == 1
    assert not LetterText.objects.exists()


def test_history_tells_who_said_what_instead_of_which(client, town, officer):
    client.force_login(officer)
    ours = our_words(KIND, "lv")
    address = town.url(f"darbs/vestules/teksti/{KIND}/lv/")
    client.post(address, {**ours, "subject": "Tiekamies {date}"})
    client.post(address, {**ours, "subject": "Gaidām {date}"})
    client.post(address + "musu/")

    found = changes(town.municipality, KIND, "lv")

    assert [(change.before, change.after) for change in found] == [
        ("Gaidām {date}", ""),
        ("Tiekamies {date}", "Gaidām {date}"),
        ("", "Tiekamies {date}"),
    ]
    assert {change.who for change in found} == {"Rita Kļaviņa"}


# Pages


@pytest.mark.parametrize(
    "role, status", [("front_desk", 403), ("phone_centre", 403), ("specialist", 403), ("manager", 403)]
)
def test_only_who_configures_changes_texts(client, town, role, status):
    client.force_login(town.staff(role))

    assert client.get(town.url("darbs/vestules/teksti/")).status_code == status
    assert client.post(town.url(f"darbs/vestules/teksti/{KIND}/lv/"), {"sms": SMS}).status_code == status


def test_list_says_which_are_own(client, town, officer):
    save(town, officer, sms=SMS)
    client.force_login(officer)

    page = client.get(town.url("darbs/vestules/teksti/")).content.decode()

    assert page.count("savs teksts") == 1
    assert page.count("mūsu teksts<span") == 2 * len(kinds()) - 1


def test_preview_is_about_a_real_visit_and_hides_its_code_and_link(client, town, officer):
    coming(town)
    client.force_login(officer)
    address = town.url(f"darbs/vestules/teksti/{KIND}/lv/")

    page = client.post(address, {"sms": SMS, "subject": "Tiekamies {date}", "body": BODY, "apskatit": "1"})
    text = page.content.decode()

    assert "Tiekamies 16.09.2026." in text
    assert "Nekas vēl nav saglabāts." in text
    assert not [secret for secret in ("482913", "482 913", "8kQ2mX4Tz7Rw", "zenta@", "29123456") if secret in text]
    assert not LetterText.objects.exists()


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_kind_can_be_looked_at_before_there_is_any_row(client, town, officer, kind, language):
    client.force_login(officer)

    page = client.get(town.url(f"darbs/vestules/teksti/{kind}/{language}/"))

    assert page.status_code == 200
    assert len(page.context["previews"]) == (3 if kinds()[kind].short else 2)


def test_fault_keeps_what_was_typed_and_says_what_is_wrong(client, town, officer):
    client.force_login(officer)

    page = client.post(
        town.url(f"darbs/vestules/teksti/{KIND}/lv/"), {"sms": "Nāciet {kods}", "subject": "x", "body": BODY}
    )

    assert "Šajā tekstā nav aizpildāmās vietas {kods}." in page.content.decode()
    assert "Nāciet {kods}" in page.content.decode()


@pytest.mark.parametrize("path", ["mass/lv/", "nothing/lv/", "booking_confirmed/ru/"])
def test_kind_or_language_that_is_not_there(client, town, officer, path):
    client.force_login(officer)

    assert client.get(town.url(f"darbs/vestules/teksti/{path}")).status_code == 404


@pytest.mark.parametrize(
    "phone, said", [("+37163489652", True), ("63489652", True), ("+37129123456", False), ("", False), ("abc", False)]
)
def test_number_that_gets_no_text_message_is_recognised(phone, said):
    from socialservice.ui import no_sms

    assert no_sms(phone) == said


def test_persons_page_says_that_a_fixed_line_gets_no_text_message(client, town):
    person = factories.person(town.municipality, phone="+37163489652")
    client.force_login(town.staff("front_desk"))

    page = client.get(town.url(f"darbs/personas/{person.pk}/")).content.decode()

    assert "Uz šo numuru nevar nosūtīt īsziņu: zvaniet vai sūtiet pa pastu." in page

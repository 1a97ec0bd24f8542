import pytest
from django.utils import translation

from socialservice import sms
from tests.bookings.visits import assert_discreet, coming, written


@pytest.fixture
def visit(town, settings):
    settings.SITE_URL = "https://pz.lv"
    return coming(town)


LINK = "https://pz.lv/liepaja/p/8kQ2mX4Tz7Rw/"
SMS = {
    ("booking_confirmed", "in_person", "lv"): (
        f"Pieraksts 16.09.2026. plkst. 9:40. Adrese: E. Veidenbauma iela 3. Kods 482913. Mainit vai atcelt: {LINK}"
    ),
    ("booking_confirmed", "in_person", "en"): (
        f"Appointment 16 Sep 2026 at 9:40. Address: E. Veidenbauma iela 3. Code 482913. Change or cancel: {LINK}"
    ),
    ("booking_confirmed", "phone", "lv"): (
        "Telefona konsultacija 16.09.2026. plkst. 9:40. Specialists Jums zvanis. Kods 482913. Mainit vai "
        f"atcelt: {LINK}"
    ),
    ("booking_confirmed", "phone", "en"): (
        f"Phone consultation 16 Sep 2026 at 9:40. The specialist will call you. Code 482913. Change or cancel: {LINK}"
    ),
    ("booking_confirmed", "home", "lv"): (f"Pieraksts 16.09.2026. plkst. 9:40. Kods 482913. Mainit vai atcelt: {LINK}"),
    ("reminder_1d", "in_person", "lv"): (
        "Atgadinam: rit, 16.09.2026. plkst. 9:40 Jums ir pieraksts. Adrese: E. Veidenbauma iela 3. Nevarat "
        f"ierasties? Atceliet: {LINK}"
    ),
    ("reminder_1d", "in_person", "en"): (
        "Reminder: you have an appointment tomorrow, 16 Sep 2026 at 9:40. Address: E. Veidenbauma iela 3. If "
        f"you cannot come: {LINK}"
    ),
    ("reminder_1d", "phone", "lv"): (
        f"Atgadinam: rit, 16.09.2026. plkst. 9:40 Jums zvanis specialists. Ja laiks neder, atceliet: {LINK}"
    ),
    ("reminder_1d", "phone", "en"): (
        f"Reminder: the specialist will call you tomorrow, 16 Sep 2026 at 9:40. If the time does not suit: {LINK}"
    ),
    ("reminder_2h", "in_person", "lv"): (
        "Atgadinam: sodien plkst. 9:40 Jums ir pieraksts. Adrese: E. Veidenbauma iela 3. Nemiet lidzi "
        "personu apliecinosu dokumentu."
    ),
    ("reminder_2h", "in_person", "en"): (
        "Reminder: you have an appointment today at 9:40. Address: E. Veidenbauma iela 3. Please bring an "
        "identity document."
    ),
    ("reminder_2h", "phone", "lv"): (
        "Atgadinam: sodien plkst. 9:40 Jums zvanis specialists. Ierasties klatiene nav nepieciesams."
    ),
    ("reminder_2h", "phone", "en"): (
        "Reminder: the specialist will call you today at 9:40. You do not need to come in person."
    ),
    ("reminder_2h", "home", "lv"): ("Atgadinam: sodien plkst. 9:40 Jums ir pieraksts."),
    ("rescheduled", "in_person", "lv"): (
        "Pieraksts parcelts. Jaunais laiks: 16.09.2026. plkst. 9:40. Adrese: E. Veidenbauma iela 3. Ja "
        f"neder: {LINK} vai talr. 634 89652"
    ),
    ("rescheduled", "phone", "en"): (
        "Appointment moved. New time: 16 Sep 2026 at 9:40. The specialist will call you. If it does not "
        f"suit: {LINK} or call 634 89652"
    ),
    ("turned_into_call", "phone", "lv"): (
        f"Pieraksts 16.09.2026. plkst. 9:40 notiks pa talruni: nav jaierodas, specialists Jums zvanis. Ja neder: {LINK}"
    ),
    ("turned_into_call", "phone", "en"): (
        f"Appointment 16 Sep 2026 at 9:40 will be by phone: the specialist will call you. If it does not suit: {LINK}"
    ),
    ("cancelled_by_client", "in_person", "lv"): (
        "Pieraksts 16.09.2026. plkst. 9:40 ir atcelts. Jaunu laiku varat izveleties: https://pz.lv/liepaja/ "
        "vai talr. 634 89652"
    ),
    ("cancelled_by_client", "phone", "en"): (
        "Your appointment on 16 Sep 2026 at 9:40 is cancelled. Choose a new time: https://pz.lv/liepaja/ or "
        "call 634 89652"
    ),
    ("cancelled_by_office", "in_person", "lv"): (
        "Diemzel Jusu pieraksts 16.09.2026. plkst. 9:40 ir atcelts. Atvainojamies! Lai vienotos par jaunu laiku, "
        "zvaniet 634 89652"
    ),
    ("cancelled_by_office", "phone", "en"): (
        "We are sorry: your appointment on 16 Sep 2026 at 9:40 was cancelled by the office. To agree a new time, "
        "call 634 89652"
    ),
}


@pytest.mark.parametrize(("kind", "mode", "language"), SMS)
def test_sms(visit, kind, mode, language):
    assert written(visit, kind, mode=mode, language=language).text == SMS[kind, mode, language]


def test_sms_with_diacritics_where_the_municipality_pays_for_them(visit):
    visit.municipality.sms_diacritics = True

    text = written(visit, "booking_confirmed").text

    assert (
        text
        == f"Pieraksts 16.09.2026. plkst. 9:40. Adrese: E. Veidenbauma iela 3. Kods 482913. Mainīt vai atcelt: {LINK}"
    )


KINDS = [
    "booking_confirmed",
    "reminder_1d",
    "reminder_2h",
    "rescheduled",
    "turned_into_call",
    "cancelled_by_client",
    "cancelled_by_office",
]


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("mode", ["in_person", "phone", "video", "home"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_sms_needs_two_parts_and_none_tells_who_comes_or_why(visit, settings, kind, mode, language):
    settings.SITE_URL = "https://pieraksts.example.org"
    visit.office.short_address = "Jaunatnes bulvāris 12a-1234"

    text = written(visit, kind, mode=mode, language=language).text

    assert sms.is_gsm7(text)
    assert sms.parts(text) == 1
    assert_discreet(text)


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("mode", ["in_person", "phone"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_subject_tells_who_comes_or_why(visit, kind, mode, language):
    letter = written(visit, kind, mode=mode, language=language, letters_by="email")

    assert letter.subject
    assert "{" not in letter.subject + letter.text
    assert_discreet(letter.subject)
    assert "Zenta" not in letter.text


def test_address_is_left_out_before_a_second_sms_is_sent(visit, settings):
    settings.SITE_URL = "https://socialais-dienests.example.org"

    text = written(visit, "rescheduled").text

    assert text == (
        "Pieraksts parcelts. Jaunais laiks: 16.09.2026. plkst. 9:40. "
        "Ja neder: https://socialais-dienests.example.org/liepaja/p/8kQ2mX4Tz7Rw/ vai talr. 634 89652"
    )


FOOTER = {
    "lv": "\n\nŠī ir automātiska ziņa, lūdzam uz to neatbildēt. "
    "Jautājumu gadījumā zvaniet: 634 89652 (P–Pk 8.30–17.00) vai rakstiet: dienests@example.org.\n"
    "Liepājas dome Sociālais dienests, E. Veidenbauma iela 3, Liepāja\n",
    "en": "\n\nThis is an automatic message; please do not reply. "
    "Questions: call 634 89652 (P–Pk 8.30–17.00) or write to dienests@example.org.\n"
    "Social Service, E. Veidenbauma iela 3, Liepāja\n",
}
EMAIL = {
    ("booking_confirmed", "in_person", "lv"): (
        "Pieraksts apstiprināts: 16.09.2026. plkst. 9:40",
        f"""Labdien!

Jūsu pieraksts ir apstiprināts.

Datums un laiks: trešdiena, 2026. gada 16. septembris, plkst. 9:40 (paredzētais ilgums: 20 min.)
Vieta: Sociālais dienests centrs, E. Veidenbauma iela 3, Liepāja, 102. kabinets
Apmeklējuma veids: klātienē
Pieraksta kods: 482 913

Lūdzam ierasties ne agrāk kā 10 minūtes pirms norādītā laika.
Līdzi ņemamie dokumenti: personu apliecinošs dokuments, īres līgums.

Ja nevarat ierasties, lūdzu, atceliet vai pārceliet pierakstu: {LINK} – laiks noderēs citam klientam.""",
    ),
    ("booking_confirmed", "in_person", "en"): (
        "Appointment confirmed: 16 Sep 2026 at 9:40",
        f"""Hello,

Your appointment is confirmed.

Date and time: Wednesday, 16 September 2026, 9:40 (planned length: 20 min)
Place: Sociālais dienests centrs, E. Veidenbauma iela 3, Liepāja, room 102
Type: in person
Booking code: 482 913

Please come no earlier than 10 minutes before the time.
Documents to bring: personu apliecinošs dokuments, īres līgums.

If you cannot come, please cancel or move the appointment: {LINK} – somebody else can use the time.""",
    ),
    ("booking_confirmed", "phone", "lv"): (
        "Pieraksts apstiprināts: 16.09.2026. plkst. 9:40",
        f"""Labdien!

Jūsu pieraksts ir apstiprināts.

Datums un laiks: trešdiena, 2026. gada 16. septembris, plkst. 9:40 (paredzētais ilgums: 20 min.)
Speciālists Jums zvanīs uz tālruņa numuru 29 *** *56.
Apmeklējuma veids: pa tālruni
Pieraksta kods: 482 913

Ierasties klātienē nav nepieciešams.
Lūdzam sagatavot dokumentus: personu apliecinošs dokuments, īres līgums.

Ja nevarat ierasties, lūdzu, atceliet vai pārceliet pierakstu: {LINK} – laiks noderēs citam klientam.""",
    ),
    ("reminder_1d", "in_person", "lv"): (
        "Atgādinājums: rīt plkst. 9:40 Jums ir pieraksts",
        f"""Labdien!

Atgādinām, ka rīt, 2026. gada 16. septembrī, plkst. 9:40 Jums ir pieraksts.

Vieta: Sociālais dienests centrs, E. Veidenbauma iela 3, Liepāja, 102. kabinets
Pieraksta kods: 482 913
Līdzi ņemamie dokumenti: personu apliecinošs dokuments, īres līgums.

Ja plāni mainījušies, lūdzu, atceliet vai pārceliet pierakstu vēl šodien: {LINK}""",
    ),
    ("reminder_2h", "in_person", "lv"): (
        "Šodien plkst. 9:40 Jums ir pieraksts",
        f"""Labdien!

Atgādinām par šodienas pierakstu plkst. 9:40.

Vieta: Sociālais dienests centrs, E. Veidenbauma iela 3, Liepāja, 102. kabinets
Pieraksta kods: 482 913

Lūdzam ierasties ne agrāk kā 10 minūtes pirms norādītā laika.
Ja kavējaties, lūdzu, zvaniet: 634 89652.
Ja nevarat ierasties, lūdzu, atceliet pierakstu: {LINK}""",
    ),
    ("rescheduled", "in_person", "lv"): (
        "Pieraksts pārcelts uz 16.09.2026. plkst. 9:40",
        f"""Labdien!

Jūsu pieraksts ir pārcelts.

Iepriekšējais laiks: 15.09.2026. plkst. 8:00
Jaunais laiks: trešdiena, 2026. gada 16. septembris, plkst. 9:40
Vieta: Sociālais dienests centrs, E. Veidenbauma iela 3, Liepāja, 102. kabinets
Apmeklējuma veids: klātienē
Pieraksta kods nemainās: 482 913

Ja jaunais laiks neder, izvēlieties citu: {LINK} vai pa tālruni 634 89652""",
    ),
    ("cancelled_by_office", "in_person", "lv"): (
        "Pieraksts 16.09.2026. plkst. 9:40 ir atcelts",
        """Labdien!

Diemžēl esam spiesti atcelt Jūsu pierakstu 2026. gada 16. septembrī plkst. 9:40. Iemesls: speciālista slimība.
Atvainojamies par sagādātajām neērtībām.

Pašlaik mums nav laika, ko Jums piedāvāt. Lai vienotos par jaunu, lūdzu, zvaniet: 634 89652

Ja Jūsu jautājumu iespējams atrisināt attālināti, speciālists ar Jums sazināsies.""",
    ),
    ("cancelled_by_office", "in_person", "en"): (
        "Appointment on 16 Sep 2026 at 9:40 cancelled",
        """Hello,

Unfortunately we have to cancel your appointment on 16 September 2026 at 9:40. Reason: speciālista slimība.
We apologise for the inconvenience.

There is no available time to offer you just now. To agree a new one, please call: 634 89652

If your matter can be handled remotely, a specialist will contact you.""",
    ),
}


@pytest.mark.parametrize(("kind", "mode", "language"), EMAIL)
def test_email(visit, kind, mode, language):
    subject, text = EMAIL[kind, mode, language]

    letter = written(visit, kind, mode=mode, language=language, letters_by="email")

    assert letter.subject == subject
    assert letter.text == text + FOOTER[language]


def test_html_says_the_same_and_takes_nothing_for_markup(visit):
    visit.purpose.bring = "<b>līgums</b>\n& rēķini"

    letter = written(visit, "booking_confirmed", letters_by="email")

    assert '<html lang="lv">' in letter.html
    assert f'<a href="{LINK}" rel="nofollow">{LINK}</a>' in letter.html
    assert "&lt;b&gt;līgums&lt;/b&gt;, &amp; rēķini" in letter.html
    assert "<b>līgums</b>, & rēķini" in letter.text


def test_language_is_the_recipients_not_the_acting_persons(visit):
    with translation.override("en"):
        assert written(visit, "booking_confirmed").text.startswith("Pieraksts ")

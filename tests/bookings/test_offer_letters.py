from datetime import date, datetime, timedelta

import pytest

from bookings import letters
from bookings.actions import offers, requests
from bookings.actions.booking import Contact
from bookings.actions.offers import Wanted
from bookings.models import TimeOffer
from bookings.offered import times_of
from socialservice import clock, sms
from socialservice.models import Letter
from tests import factories
from tests.bookings.visits import assert_discreet, coming

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 16)
TOKEN = "8kQ2mX4Tz7Rw"


def at(hour, minute=0):
    return datetime(2026, 9, 16, hour, minute, tzinfo=clock.RIGA)


@pytest.fixture
def offer(town, settings, monkeypatch):
    settings.SITE_URL = "https://pz.lv"
    monkeypatch.setattr(offers, "new_token", lambda: TOKEN)
    asked = requests.ask(
        municipality=town.municipality, name="Zenta", phone="+37129123456", need="Īre", purpose=town.purpose
    )
    return offers.offer_times(
        request=asked,
        purpose=town.purpose,
        mode="in_person",
        times=[Wanted(town.resource, town.office, at(9)), Wanted(town.resource, town.office, at(17, 30))],
        until=clock.now() + timedelta(days=2),
        by=town.staff("specialist"),
    )


def told(offer, **contact):
    Letter.objects.filter(kind="times_offered").delete()
    contact = Contact(**{"phone": "+37129123456", **contact})
    letters.times_offered(offer, contact, times_of(offer, clock.now()))
    return Letter.objects.get(kind="times_offered")


OFFERED_SMS = {
    "lv": (
        "Piedavajam Jums laiku 16.09. 9:00, 16.09. 17:30. Lai apstiprinatu, lidz 09.09. 8:00 atveriet "
        f"https://pz.lv/liepaja/l/{TOKEN}/ vai zvaniet 634 89652"
    ),
    "en": (
        "We can offer 16 Sep 9:00, 16 Sep 17:30. To accept, open "
        f"https://pz.lv/liepaja/l/{TOKEN}/ by 9 Sep 8:00 or call 634 89652"
    ),
}


@pytest.mark.parametrize("language", OFFERED_SMS)
def test_sms_with_times(offer, language):
    letter = told(offer, language=language)

    assert letter.text == OFFERED_SMS[language]
    assert letter.expires_at == offer.until


OFFERED_EMAIL = {
    "lv": (
        "Jums piedāvātie laiki: lūdzam atbildēt līdz 09.09. 8:00",
        f"""Labdien!

Varam Jums piedāvāt šos laikus; izvēlieties vienu no tiem:
trešdiena, 16. septembris, plkst.\xa09:00, E. Veidenbauma iela 3, Liepāja
trešdiena, 16. septembris, plkst.\xa017:30, E. Veidenbauma iela 3, Liepāja

Paturam tos Jums līdz šim brīdim: trešdiena, 9. septembris, plkst.\xa08:00.
Pieņemt vai noraidīt: https://pz.lv/liepaja/l/{TOKEN}/ vai pa tālruni 634 89652

Ja neviens neder, pasakiet to turpat: sameklēsim citu.
""",
    ),
    "en": (
        "Times offered to you: please answer by 9 Sep 8:00",
        f"""Hello,

We can offer you these times; choose one of them:
Wednesday, 16 September,\xa09:00, E. Veidenbauma iela 3, Liepāja
Wednesday, 16 September,\xa017:30, E. Veidenbauma iela 3, Liepāja

We hold them for you until: Wednesday, 9 September,\xa08:00.
To accept or decline: https://pz.lv/liepaja/l/{TOKEN}/ or call 634 89652

If none of them suits you, say so in the same place: we will look for another.
""",
    ),
}


@pytest.mark.parametrize("language", OFFERED_EMAIL)
def test_email_with_times(offer, language):
    letter = told(offer, language=language, email="zenta@example.org", letters_by="email")

    subject, text = OFFERED_EMAIL[language]
    assert letter.subject == subject
    assert letter.text.startswith(text)


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize(
    "site", ["https://pz.lv", "https://pieraksts.example.org", "https://socialais-dienests.example.org"]
)
def test_no_sms_needs_two_parts_or_tells_why(town, offer, settings, site, language):
    settings.SITE_URL = site
    third = factories.slot(town.resource, at(10, 40), held_for=offer.holder, held_until=offer.until)

    text = told(offer, language=language).text

    assert (sms.parts(text), sms.is_gsm7(text)) == (1, True)
    assert f"/l/{TOKEN}/" in text
    assert third.pk
    assert_discreet(text)


# Cancelled by the office


def cancelled(town, settings, times=3, **contact):
    settings.SITE_URL = contact.pop("site", "https://pz.lv")
    visit = coming(town)
    for name, value in contact.items():
        setattr(visit, name, value)
    visit.save()
    instead = None
    if times:
        instead = TimeOffer.objects.create(
            municipality=town.municipality,
            why="replacement",
            purpose=town.purpose,
            instead_of=visit,
            until=clock.now() + timedelta(hours=24),
            link=TOKEN,
            created_at=clock.now(),
        )
        for number in range(times):
            factories.slot(town.resource, at(10 + number), held_for=instead.holder, held_until=instead.until)
    letters.cancelled_by_office(visit, "speciālista slimība", instead)
    return Letter.objects.get(kind="cancelled_by_office")


CANCELLED_SMS = {
    ("lv", 3): (
        "Diemzel Jusu pieraksts 16.09.2026. plkst. 9:40 ir atcelts. 24 stundas Jums paturam citus laikus: "
        f"https://pz.lv/liepaja/l/{TOKEN}/ vai talr. 634 89652"
    ),
    ("en", 3): (
        "We are sorry: your appointment on 16 Sep 2026 at 9:40 is cancelled. Times held for you for 24 hours: "
        f"https://pz.lv/liepaja/l/{TOKEN}/ or call 634 89652"
    ),
    ("lv", 0): (
        "Diemzel Jusu pieraksts 16.09.2026. plkst. 9:40 ir atcelts. Atvainojamies! Lai vienotos par jaunu laiku, "
        "zvaniet 634 89652"
    ),
    ("en", 0): (
        "We are sorry: your appointment on 16 Sep 2026 at 9:40 was cancelled by the office. To agree a new time, "
        "call 634 89652"
    ),
}


@pytest.mark.parametrize(("language", "times"), CANCELLED_SMS)
def test_sms_of_a_cancellation(town, settings, language, times):
    assert cancelled(town, settings, times, language=language).text == CANCELLED_SMS[language, times]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_sms_of_a_cancellation_fits_one_part(town, settings, language):
    text = cancelled(town, settings, language=language, site="https://pieraksts.example.org").text

    assert sms.parts(text) == 1
    assert_discreet(text)


def test_email_of_a_cancellation_lists_the_times(town, settings):
    letter = cancelled(town, settings, 2, letters_by="email")

    assert (
        f"""24 stundas Jums paturam šos laikus:
trešdiena, 16. septembris, plkst.\xa010:00, E. Veidenbauma iela 3, Liepāja
trešdiena, 16. septembris, plkst.\xa011:00, E. Veidenbauma iela 3, Liepāja
Izvēlieties šeit: https://pz.lv/liepaja/l/{TOKEN}/ vai pa tālruni 634 89652
"""
        in letter.text
    )


def test_email_of_a_cancellation_without_times_asks_to_call(town, settings):
    letter = cancelled(town, settings, 0, letters_by="email", language="en")

    assert "There is no available time to offer you just now. To agree a new one, please call: 634 89652" in letter.text


def test_posted_letter_promises_no_times_that_are_gone_when_it_comes(town, settings):
    zenta = factories.person(town.municipality, address="Lauku iela 1, Liepāja")

    letter = cancelled(town, settings, 2, letters_by="post", person=zenta)

    assert letter.channel == "post"
    assert "24 stundas" not in letter.text and TOKEN not in letter.text
    assert "Lai vienotos par jaunu laiku, zvaniet: 634 89652" in letter.text

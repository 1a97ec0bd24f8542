"""The autumn of 2021 as Koknese had it: declared on one screen, prolonged in January; who is told what, and where."""

import re
from contextlib import contextmanager
from datetime import date, datetime

import pytest
from playwright.sync_api import expect

from benefits.models import Extension, Status
from benefits.tasks import finish_runs
from bookings.models import Appointment
from socialservice import clock
from socialservice.models import Letter, Restriction, RestrictionNotice
from socialservice.tasks import finish_switches
from tests import factories
from tests.benefits.rows import household, status

from .conftest import PHONE

EIGHT = [code for code in Restriction.Code if code != Restriction.Code.FEWER_PLACES]
LV = [
    "Klātienē pieņemam tikai tad, ja jautājumu nevar nokārtot pa tālruni vai rakstiski.",
    "Klientus dzīvesvietā apsekojam tikai krīzes situācijā vai neparedzētos apstākļos.",
    "Pabalstus pārskaitām uz Jūsu norādīto kontu, nevis izmaksājam skaidrā naudā.",
]
EN = [
    "We receive in person only where the matter cannot be settled by phone or in writing.",
    "We visit clients at home only in a crisis or in unforeseen circumstances.",
    "Benefits are paid to the account that you name, not in cash.",
]


@contextmanager
def morning_of(*day):
    with clock.set_to(datetime(*day, 9, tzinfo=clock.RIGA)):
        yield


@pytest.fixture
def town(transactional_db):
    with morning_of(2021, 10, 11):
        town = factories.Town("koknese", "Koknese")
        town.purpose.modes = ["in_person", "phone"]
        town.purpose.save()
        yield town


def visit(town, day, **fields):
    [slot] = town.slots(day, "10:00")
    return factories.appointment(slot, town.purpose, **fields)


def press(page, name, role="button"):
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).click()


def follow():
    """What the background does within a minute."""
    finish_runs()
    finish_switches()


def public_list(page, live_server, town, accessible, language="lv"):
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + town.url("ierobezojumi/"))
    if language == "en":
        press(page, "English")
    accessible(f"public list, {language}")
    told = page.locator("main").inner_text()
    if language == "en":
        press(page, "Latviešu")
    return told


def term_of(page, live_server, town, name):
    page.goto(live_server.url + town.url("darbs/statusi/"))
    page.get_by_label("Vārds, uzvārds, personas kods vai izziņas numurs").fill(name)
    page.keyboard.press("Enter")
    return page.locator("main")


def test_declared_in_october_and_prolonged_in_january(page, live_server, town, sign_in, accessible):
    needy = status(
        household(town.municipality, name="Zenta Grīnberga", phone="+37129123456"),
        date(2021, 10, 31),
        granted_from=date(2021, 8, 1),
    )
    low = status(
        household(town.municipality, name="Aivars Ķīsis"),
        date(2021, 12, 31),
        kind="low_income",
        granted_from=date(2021, 7, 1),
    )
    over = status(household(town.municipality, name="Māris Kalniņš"), date(2021, 9, 30), granted_from=date(2021, 7, 1))
    soon = visit(town, date(2021, 10, 20), phone="+37129123456", name="Zenta Grīnberga")
    landline = visit(town, date(2021, 10, 21), phone="+37165161816", name="Anna Ozola")
    january = visit(town, date(2022, 1, 20), phone="+37129000001", name="Jānis Bērziņš")
    sign_in(town.staff("manager", "Ilze Ozola"))

    page.goto(live_server.url + town.url("darbs/arkarteja/"))
    press(page, "Izsludināt ārkārtējo situāciju", "link")
    page.get_by_label("Pamats").fill("Ministru kabineta 09.10.2021. rīkojums Nr. 720")
    page.get_by_label("Lēmuma datums").fill("09.10.2021.")
    page.get_by_label("Visa valsts").check()
    page.get_by_label("Ārkārtējās situācijas sākums").fill("11.10.2021.")
    page.get_by_label("Plānotās beigas").fill("11.01.2022.")
    page.get_by_role("group", name="Vai statusu termiņi tiek pagarināti?").get_by_label("Jā").check()
    accessible("form")
    press(page, "Apskatīt, kas notiks")

    expect(page.get_by_text("Nekas vēl nav mainīts.")).to_be_visible()
    expect(page.get_by_text("28.02.2022.").first).to_be_visible()
    expect(page.get_by_label(f"Ko darīt ar {soon.code}")).to_have_value("phone")
    assert page.get_by_label(f"Ko darīt ar {january.code}").count() == 0
    assert Status.objects.get(pk=needy.pk).effective_until == date(2021, 10, 31)
    assert not Restriction.objects.exists() and not Letter.objects.exists()
    for code in EIGHT:
        page.locator(f"#ier-{code}").check()
    page.get_by_label("Skaitļus pārbaudīju").focus()
    page.keyboard.press("Space")
    accessible("preview")
    page.get_by_role("button", name="Izsludināt ārkārtējo situāciju").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Ārkārtējā situācija ir izsludināta.")).to_be_visible()

    follow()

    page.reload()
    accessible("emergency")
    page.get_by_role("link", name=re.compile("^Izsludināta")).click()
    expect(page.get_by_text("Jāpiezvana")).to_be_visible()
    accessible("steps")
    assert terms(needy, low, over) == [date(2022, 2, 28), date(2022, 2, 28), date(2021, 9, 30)]
    assert modes(soon, landline, january) == ["phone", "phone", "in_person"]
    expect(term_of(page, live_server, town, "Zenta Grīnberga")).to_contain_text("28.02.2022.")
    accessible("term")
    told = public_list(page, live_server, town, accessible)
    assert "šobrīd līdz 2022. gada 11. janvārim" in told and all(line in told for line in LV)
    told = public_list(page, live_server, town, accessible, "en")
    assert all(line in told for line in EN) and "extended automatically" in told

    with morning_of(2022, 1, 7):
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(live_server.url + town.url("darbs/arkarteja/"))
        page.get_by_role("rowheader").get_by_role("link", name="Ārkārtējā situācija").click()
        press(page, "Pagarināt", "link")
        page.get_by_label("Jaunās beigas").fill("28.02.2022.")
        page.get_by_label("Pamats").fill("Ministru kabineta 06.01.2022. rīkojums Nr. 4")
        page.get_by_label("Lēmuma datums").fill("06.01.2022.")
        accessible("prolong")
        press(page, "Apskatīt, kas notiks")
        expect(page.get_by_text("31.03.2022.").first).to_be_visible()
        expect(page.get_by_label(f"Ko darīt ar {january.code}")).to_have_value("phone")
        accessible("preview of prolonging")
        page.get_by_label("Skaitļus pārbaudīju").check()
        press(page, "Pagarināt ārkārtējo situāciju")
        expect(page.get_by_text("Ārkārtējā situācija ir pagarināta.")).to_be_visible()
        follow()

        assert terms(needy, low, over) == [date(2022, 3, 31), date(2022, 3, 31), date(2021, 9, 30)]
        assert list(Extension.objects.filter(status=needy).values_list("to_on", flat=True)) == [
            date(2022, 2, 28),
            date(2022, 3, 31),
        ]
        assert modes(january) == ["phone"]
        assert set(Restriction.objects.values_list("valid_until", flat=True)) == {date(2022, 2, 28)}
        assert RestrictionNotice.objects.count() == 2
        assert Letter.objects.filter(kind="status_extended", person=needy.household.contact_person).count() == 2
        expect(term_of(page, live_server, town, "Zenta Grīnberga")).to_contain_text("31.03.2022.")
        told = public_list(page, live_server, town, accessible)
        assert "šobrīd līdz 2022. gada 28. februārim" in told and "1. versija" in told
        told = public_list(page, live_server, town, accessible, "en")
        assert "28 February" in told and "Version 1" in told
        page.get_by_role("link", name="1. versija").click()
        accessible("earlier version")


def terms(*rows):
    return [Status.objects.get(pk=row.pk).effective_until for row in rows]


def modes(*rows):
    return [Appointment.objects.get(pk=row.pk).mode for row in rows]

"""The certificate on paper, what the public learns of it, and the own term behind a code."""

import json
import re
from datetime import date

import pytest

from benefits import certificate_paper
from benefits.actions import statuses
from benefits.deciding import household_word
from benefits.models import Certificate
from socialservice import clock
from socialservice.models import AccessLog, Letter, Verification
from tests import factories
from tests.benefits.rows import household

CODE = "39000100078"
NAME, CHILD = "Žanete Āboliņa-Ķīse", "Ernests Ķīsis"
PLANTED = (NAME, CHILD, CODE, "390001-00078", "rūcīg", "29123456", "2026/31")


@pytest.fixture
def person(town):
    return factories.person(town.municipality, NAME, personal_code=CODE, phone="+37129123456")


@pytest.fixture
def certificate(town, person):
    child = factories.person(town.municipality, CHILD, personal_code="39000200140")
    one = statuses.grant(
        household=household(town.municipality, child, contact=person),
        kind="needy",
        granted_from=date(2026, 9, 1),
        granted_until=date(2026, 11, 30),
        decision_no="2026/31",
        decided_on=date(2026, 9, 7),
        by=town.staff("specialist"),
    )
    return one.certificates.get()


def shown(response) -> str:
    return response.content.decode()


# On paper


@pytest.mark.parametrize(
    "day, word",
    [
        (date(2020, 12, 31), "ģimene (persona)"),
        (date(2021, 1, 1), "mājsaimniecība"),
        (date(2026, 9, 7), "mājsaimniecība"),
    ],
)
def test_a_certificate_uses_the_word_of_its_day(day, word):
    assert household_word(day) == word


def test_the_paper_says_all_it_has_to_and_no_personal_code(certificate):
    told = certificate_paper.sheet(certificate)

    assert told["title"] == "Izziņa Nr. 2026/1"
    assert told["attests"] == "Apliecina, ka mājsaimniecība atbilst trūcīgas mājsaimniecības statusam"
    assert sorted(told["members"]) == sorted([NAME, CHILD])
    assert ["Spēkā līdz", "30.11.2026."] in told["facts"] and ["Lēmums", "Nr. 2026/31, 07.09.2026."] in told["facts"]
    assert told["check_code"].replace(" ", "") == certificate.check_code
    assert CODE not in json.dumps(told) and "390001" not in json.dumps(told)


def test_in_2020_it_was_a_family(town):
    with clock.set_to(clock.at(date(2020, 6, 3), factories.time(9))):
        one = statuses.grant(
            household=household(town.municipality),
            kind="low_income",
            granted_from=date(2020, 6, 1),
            granted_until=date(2020, 8, 31),
            decision_no="1",
            decided_on=date(2020, 6, 3),
        )
        told = certificate_paper.sheet(one.certificates.get())

    assert told["attests"] == "Apliecina, ka ģimene (persona) atbilst maznodrošinātas ģimenes (personas) statusam"
    assert told["members_heading"] == "Ģimenes locekļi"


def test_the_pdf_is_one_for_whoever_decides_and_looking_is_written_down(client, town, person, certificate):
    address = town.url(f"darbs/statusi/{person.pk}/izzinas/{certificate.pk}/")
    client.force_login(town.staff("front_desk"))
    assert client.get(address).status_code == 403
    client.force_login(town.staff("specialist"))
    client.cookies["valoda"] = "en"

    answer = client.get(address)

    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")
    assert AccessLog.objects.filter(what="certificate printed", person_id=person.pk).exists()


def test_somebody_else_s_certificate_is_not_there(client, town, other_town, person, certificate):
    stranger = factories.person(town.municipality)
    client.force_login(town.staff("specialist"))

    assert client.get(town.url(f"darbs/statusi/{stranger.pk}/izzinas/{certificate.pk}/")).status_code == 404
    client.force_login(other_town.staff("specialist"))
    assert client.get(town.url(f"darbs/statusi/{person.pk}/izzinas/{certificate.pk}/")).status_code == 404


def test_a_duplicate_names_the_first_and_has_a_code_of_its_own(certificate):
    second = statuses.issue_duplicate(status=certificate.status)

    assert certificate_paper.sheet(second)["duplicate"] == "Dublikāts. Sākotnējā izziņa Nr. 2026/1."
    assert second.check_code != certificate.check_code


def test_the_picture_leads_to_the_page_with_both_behind_the_hash(monkeypatch, certificate):
    asked = []
    make = certificate_paper.segno.make
    monkeypatch.setattr(certificate_paper.segno, "make", lambda text, **how: asked.append(text) or make(text, **how))

    picture = certificate_paper.qr(certificate)

    assert picture.startswith("<?xml") and "<svg" in picture
    address, behind = asked[0].split("#")
    assert address.endswith("/liepaja/izzinas/")
    assert behind == f"2026/1-{certificate.check_code}"


# Whoever it is shown to


def check(client, town, number, code):
    return shown(client.post(town.url("izzinas/"), {"number": number, "check_code": code}))


def test_number_and_code_give_the_last_day_and_nothing_else(client, town, certificate):
    page = check(client, town, "Nr. 2026/1", f" {certificate.check_code[:3]} {certificate.check_code[3:]} ")

    assert "Spēkā līdz 2026. gada 30. novembrim" in page
    assert [planted for planted in PLANTED if planted in page] == []


@pytest.mark.parametrize("number, digits", [("2026/1", "000000"), ("2026/2", None), ("2025/1", None)])
def test_wrong_ones_are_told_nothing(client, town, certificate, number, digits):
    page = check(client, town, number, digits or certificate.check_code)

    assert "nav atrasta" in page and "30. novembr" not in page


def test_a_revoked_one_answers_like_a_wrong_one(client, town, certificate):
    wrong = check(client, town, "2026/1", "000000")
    statuses.close(status=certificate.status, on=date(2026, 9, 5), reason="revoked", detail="Lēmums Nr. 9")

    revoked = check(client, town, "2026/1", certificate.check_code)

    def plain(page):
        return re.sub(r'value="[^"]*"', "", page)

    assert plain(revoked) == plain(wrong)


def test_another_municipality_knows_nothing_of_it(client, other_town, certificate):
    assert "nav atrasta" in check(client, other_town, "2026/1", certificate.check_code)


def test_tries_of_one_number_are_limited_also_for_the_right_code(client, town, certificate):
    for _try in range(20):
        check(client, town, "2026/1", "000000")

    page = check(client, town, "2026/1", certificate.check_code)

    assert "Pārāk daudz mēģinājumu" in page and "30. novembr" not in page


# One's own


def ask(client, town, number="2026/1", code="390001-00078"):
    return client.post(town.url("mans-termins/"), {"number": number, "code": code})


def sent_code() -> str:
    letter = Letter.objects.get(kind="verification_code")
    return re.search(r"\d{6}", letter.text)[0]


def test_the_own_term_is_told_after_a_code_sent_to_the_contact_on_file(client, town, certificate):
    assert ask(client, town)["Location"].endswith("/mans-termins/kods/")
    assert Letter.objects.get(kind="verification_code").to == "+37129123456"

    page = shown(client.post(town.url("mans-termins/kods/"), {"sent_code": sent_code()}))

    assert "Spēkā līdz 2026. gada 30. novembrim" in page
    assert [planted for planted in PLANTED if planted in page] == []


@pytest.mark.parametrize(
    "number, code", [("2026/9", "390001-00078"), ("2026/1", "390003-00213"), ("2026/1", "390002-00140")]
)
def test_what_does_not_belong_together_is_answered_alike_and_nothing_is_sent(client, town, certificate, number, code):
    right, wrong = ask(client, town), ask(client, town, number, code)

    assert (right.status_code, right["Location"]) == (wrong.status_code, wrong["Location"])
    assert Verification.objects.count() == 1


def test_a_wrong_code_tells_nothing_and_tries_end(client, town, certificate):
    ask(client, town)
    right = sent_code()
    wrong = "111111" if right != "111111" else "222222"

    pages = [shown(client.post(town.url("mans-termins/kods/"), {"sent_code": wrong})) for _try in range(5)]

    assert all("30. novembr" not in page for page in pages)
    assert "30. novembr" not in shown(client.post(town.url("mans-termins/kods/"), {"sent_code": right}))


def test_a_browser_asks_ten_times_in_a_quarter(client, town, certificate):
    for _try in range(10):
        ask(client, town, number=f"2026/{_try + 5}")

    assert "Pārāk daudz mēģinājumu" in shown(ask(client, town))
    assert not Verification.objects.exists()


def test_who_reads_no_messages_is_sent_none(client, town, person, certificate):
    person.phone, person.letters_by = "", "post"
    person.save()

    assert ask(client, town).status_code == 302
    assert not Letter.objects.filter(kind="verification_code").exists()


def test_codes_are_unreadable_where_they_are_kept(certificate):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select check_code, check_index from benefits_certificate")
        kept = " ".join(cursor.fetchone())
    assert certificate.check_code not in kept
    assert Certificate.objects.get().check_code == certificate.check_code

"""The frame of the pages, what readers choose about it, and the pages every footer links to."""

import re

import pytest
from django.test import Client, RequestFactory

from socialservice.views import errors
from tests import factories

PUBLIC = ["kontakti", "palidziba", "ka-pierakstities", "viegli-lasit", "lapas-karte", "pieklustamiba", "privatums"]


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_page_has_frame_phone_and_language(client, town, path, language):
    client.cookies["valoda"] = language

    html = client.get(town.url(f"{path}/")).content.decode()

    assert f'<html lang="{language}">' in html
    assert 'href="tel:+37163489652">634 89652</a>' in html
    assert 'href="tel:112"' in html
    assert html.count("<h1") == 1
    assert not re.search(r'<script(?![^>]*\ssrc=)|\sstyle="|\son\w+="', html)


def test_every_page_of_the_footer_answers(client, town):
    html = client.get(town.url("palidziba/")).content.decode()
    footer = html[html.index("<footer") :]

    answers = {link: client.get(link).status_code for link in re.findall(r'href="(/[^"]*)"', footer)}

    assert len(answers) == 7
    assert set(answers.values()) == {200}


def test_latvian_whatever_the_browser_asks_for(client, town):
    html = client.get(town.url("palidziba/"), headers={"accept-language": "en"}).content.decode()

    assert "<h1>Palīdzība</h1>" in html


def test_text_size_and_contrast_are_kept_and_the_reader_stays_on_the_page(client, town):
    here = town.url("palidziba/?a=1")

    answers = [
        client.post(town.url("izskats/"), {"next": here, **choice}) for choice in ({"text": "xl"}, {"contrast": "high"})
    ]

    assert [answer.url for answer in answers] == [here, here]
    assert '<html lang="lv" data-text="xl" data-contrast="high">' in client.get(here).content.decode()


def test_the_usual_look_leaves_no_cookie(client, town):
    client.post(town.url("izskats/"), {"text": "xl", "contrast": "high"})

    client.post(town.url("izskats/"), {"text": "", "contrast": ""})

    assert '<html lang="lv">' in client.get(town.url("palidziba/")).content.decode()


def test_language_is_kept_in_the_profile_too(client, town):
    user = town.staff("front_desk")
    client.force_login(user)

    client.post(town.url("valoda/"), {"language": "en", "next": town.url("kontakti/")})

    user.refresh_from_db()
    assert user.language == "en"
    assert "<h1>Contacts</h1>" in client.get(town.url("kontakti/")).content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "\\\\example.org", ""]
)
def test_choices_never_lead_to_another_site(client, town, elsewhere):
    assert client.post(town.url("valoda/"), {"language": "en", "next": elsewhere}).url == town.url("")


@pytest.mark.parametrize(
    ("path", "choice"), [("izskats", {"text": "9", "contrast": "x"}), ("valoda", {"language": "ru"})]
)
def test_what_is_not_on_offer_changes_nothing(client, town, path, choice):
    answer = client.post(town.url(f"{path}/"), {**choice, "next": town.url("")})

    assert (answer.status_code, dict(answer.cookies)) == (302, {})


@pytest.mark.parametrize("path", ["izskats", "valoda"])
def test_choices_are_buttons_not_links(client, town, path):
    assert client.get(town.url(f"{path}/")).status_code == 405


def test_missing_page_says_where_to_go(client, town):
    answer = client.get(town.url("nav/"))

    assert answer.status_code == 404
    assert "<h1>Lapa nav atrasta</h1>" in answer.content.decode()
    assert "634 89652" in answer.content.decode()


def test_stale_form_says_that_nothing_was_changed(town):
    answer = Client(enforce_csrf_checks=True).post(town.url("valoda/"), {"language": "en"})

    assert answer.status_code == 403
    assert "<h1>Sesija ir beigusies</h1>" in answer.content.decode()


@pytest.mark.parametrize(("view", "status"), [(errors.server_error, 500), (lambda r: errors.bad_request(r, None), 400)])
def test_fault_is_told_without_the_database(view, status):
    answer = view(RequestFactory().get("/liepaja/"))

    assert answer.status_code == status
    assert "112" in answer.content.decode()


def test_own_settings_keep_language_and_keys(client, town):
    user = town.staff("front_desk")
    client.force_login(user)

    answer = client.post(town.url("mani-iestatijumi/"), {"language": "en", "phone": "", "keys_off": "on"}, follow=True)

    user.refresh_from_db()
    assert (user.language, user.keys_off) == ("en", True)
    assert "Saved." in answer.content.decode()


def test_own_settings_are_for_staff(client, town):
    assert client.get(town.url("mani-iestatijumi/")).url.startswith(town.url("konts/login/"))


ENTRANCE = ["login/", "password/reset/", "password/reset/done/", "inactive/"]
OWN = [
    "password/change/",
    "2fa/totp/activate/",
    "2fa/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "sessions/",
    "logout/",
]


@pytest.mark.parametrize("path", ENTRANCE)
def test_sign_in_pages_wear_our_look(client, town, path):
    html = client.get(town.url(f"konts/{path}")).content.decode()

    assert 'class="brand"' in html
    assert not re.search(r'\sstyle="|placeholder="|Pierakstīties|Izrakstīties|Sign [Ii]n', html)


@pytest.mark.parametrize("path", OWN)
def test_own_account_pages_wear_our_look(client, town, path):
    client.post(town.url("konts/login/"), {"login": town.staff("manager").email, "password": "demo-parole-1"})
    client.post(town.url("konts/reauthenticate/"), {"password": "demo-parole-1"})

    html = client.get(town.url(f"konts/{path}"), follow=True).content.decode()

    assert 'class="desk"' in html
    assert not re.search(r'\sstyle="|placeholder="|Pierakstīties|Izrakstīties|Sign [Oo]ut', html)


def test_nobody_changes_the_own_address_of_signing_in(client, town):
    client.force_login(town.staff("manager"))

    answer = client.post(town.url("konts/email/"), {"email": "cits@example.lv", "action_add": ""})

    assert (answer.status_code, answer.url) == (302, town.url("konts/password/change/"))


def menu(client, town, role):
    client.force_login(town.staff(role))
    html = client.get(town.url("mani-iestatijumi/")).content.decode()
    return re.findall(r'<li><a href="[^"]*"[^>]*>([^<]*)</a></li>', html[: html.index("</header>")])


def test_menu_shows_what_the_role_may_open(client, town):
    assert menu(client, town, "front_desk") == [
        "Diena",
        "Jauns pieraksts",
        "Pieprasījumi",
        "Personas",
        "Statusi",
        "Ziņas",
    ]
    assert menu(client, town, "administrator") == ["Ziņas", "Plānošana", "Iestatījumi"]


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("darbs/iestades/", ["Diena"]),
        ("darbs/zvans/", ["Jauns pieraksts"]),
        ("darbs/personas/jauna/", ["Personas"]),
        ("darbs/zurnals/", ["Personas"]),
        ("mani-iestatijumi/", []),
    ],
)
def test_menu_marks_the_entry_a_page_belongs_to(client, town, path, entry):
    client.force_login(town.staff("manager"))

    html = client.get(town.url(path)).content.decode()

    assert re.findall(r'<a href="[^"]*" aria-current="page">([^<]*)</a></li>', html[: html.index("</header>")]) == entry


def sign_in(client, path, user):
    return client.post(path, {"login": user.email, "password": "demo-parole-1"})


def test_signing_in_brings_the_language_of_the_profile(client, town):
    user = town.staff("front_desk", language="en")

    answer = sign_in(client, town.url("konts/login/"), user)

    assert (answer.url, answer.cookies["valoda"].value) == (town.url("darbs/"), "en")


def test_signing_in_keeps_the_language_chosen_in_this_browser(client, town):
    client.cookies["valoda"] = "lv"

    answer = sign_in(client, town.url("konts/login/"), town.staff("front_desk", language="en"))

    assert "valoda" not in answer.cookies


def test_signing_in_outside_any_municipality_leads_to_the_own_desk(client, town, other_town):
    assert sign_in(client, "/konts/login/", other_town.staff("front_desk")).url == other_town.url("darbs/")


def test_signing_in_outside_any_municipality_without_work_leads_to_the_list(client, town):
    assert sign_in(client, "/konts/login/", factories.user()).url == "/"

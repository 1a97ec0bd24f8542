import re
from datetime import timedelta

import pytest
from django.test import Client

from bookings.actions import desk
from bookings.desk_urls import urlpatterns
from bookings.lifecycle import Event, State
from bookings.models import Resource
from socialservice import clock
from socialservice.models import AccessLog
from tests import factories
from tests.bookings.desk_day import DAY, LIST, act, book, signed_in, state
from tests.conftest import NOW

# The way to the list


def test_desk_leads_to_today_at_the_only_office(town, sintija):
    answer = sintija.get(town.url("darbs/"))

    assert answer.status_code == 302
    assert answer.url == town.url(LIST)


def test_desk_asks_which_office_and_remembers_it(town, sintija):
    other = factories.office(town.municipality, "jaunbuve")

    asked = sintija.get(town.url("darbs/"), follow=True)
    sintija.get(town.url("darbs/jaunbuve/diena/2026-09-07/"))
    remembered = sintija.get(town.url("darbs/"))

    assert other.label in asked.content.decode()
    assert remembered.url == town.url("darbs/jaunbuve/diena/2026-09-07/")


def test_stranger_is_asked_to_sign_in(town):
    assert Client().get(town.url(LIST)).status_code == 302


def test_staff_of_another_office_meets_404(town):
    elsewhere = factories.office(town.municipality, "jaunbuve")
    row = book(town)
    client = signed_in(factories.user(role="front_desk", office=elsewhere))

    assert client.get(town.url(LIST)).status_code == 404
    assert client.get(town.url(f"darbs/pieraksts/{row.pk}/")).status_code == 404
    assert act(client, town, row, "ieradas").status_code == 404
    assert state(row) == State.CONFIRMED


def test_staff_of_another_municipality_meets_404(town, other_town):
    row = book(town)
    client = signed_in(other_town.staff("manager"))

    assert client.get(town.url(LIST)).status_code == 404
    assert client.get(other_town.url(f"darbs/pieraksts/{row.pk}/")).status_code == 404


def test_missing_right_is_403(town):
    row = book(town)
    (free,) = town.slots(DAY, "9:00")
    administrator = signed_in(town.staff("administrator"))
    telephone = signed_in(town.staff("phone_centre"))

    assert administrator.get(town.url(LIST)).status_code == 403
    assert telephone.get(town.url(LIST)).status_code == 200
    assert act(telephone, town, row, "ieradas").status_code == 403
    assert telephone.get(town.url(f"darbs/laiks/{free.pk}/blokset/")).status_code == 403


def test_telephone_centre_sees_no_buttons_it_may_not_press(town):
    book(town)

    page = signed_in(town.staff("phone_centre")).get(town.url(LIST)).content.decode()

    assert "Zenta Grīnberga-Vītoliņa" in page
    assert "/ieradas/" not in page and "/bez-pieraksta/" not in page


@pytest.mark.parametrize("path", ["ieradas", "izsaukt", "sakt", "pabeigt", "neieradas", "atsaukt", "persona"])
def test_acts_answer_to_post_alone(town, sintija, path):
    row = book(town)

    assert sintija.get(town.url(f"darbs/pieraksts/{row.pk}/{path}/")).status_code == 405


def test_every_desk_page_has_its_right():
    without = [pattern.name for pattern in urlpatterns if not hasattr(_inner(pattern.callback), "right")]

    assert without == []


def _inner(view):
    while not hasattr(view, "right") and hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return view


# The list


@pytest.mark.parametrize("visits", [1, 3, 200])
def test_list_costs_ten_queries_however_long_it_is(town, sintija, django_assert_num_queries, visits):
    for number in range(visits):
        if number % 20 == 0:
            resource = Resource.objects.create(office=town.office, name=f"Logs {number}")
        book(town, f"{9 + number % 20 // 3}:{number % 20 % 3 * 2}0", resource=resource, code=f"{number:06}")
    sintija.get(town.url(LIST))

    with django_assert_num_queries(10):
        page = sintija.get(town.url(f"{LIST}?cilne=visa"))

    assert page.content.decode().count("Zenta Grīnberga-Vītoliņa</a>") == visits


def test_unchanged_list_answers_empty_for_one_query_beyond_the_doors(town, sintija, django_assert_num_queries):
    row = book(town)
    stamp = sintija.get(town.url(LIST)).context["pulse"].stamp
    asked = town.url(f"{LIST}?tikai=saraksts&stavoklis={stamp}")

    with django_assert_num_queries(6):
        unchanged = sintija.get(asked)
    with clock.set_to(NOW + timedelta(seconds=3)):
        desk.apply(row, Event.ARRIVE, by=town.staff("front_desk", "Inga Liepa"))
        changed = sintija.get(asked)

    assert (unchanged.status_code, unchanged.content) == (204, b"")
    assert changed.status_code == 200
    assert "A 01" in changed.content.decode() and "<html" not in changed.content.decode()


def test_front_desk_sees_the_group_of_a_purpose_and_a_specialist_its_name(town, sintija):
    row = book(town, need="Nevaru samaksāt īri")
    specialist = signed_in(town.staff("specialist"))

    for path in (LIST, f"darbs/pieraksts/{row.pk}/", f"{LIST}druka/"):
        front, special = (client.get(town.url(path)).content.decode() for client in (sintija, specialist))
        assert "Sociālā palīdzība" in front and "Mājokļa pabalsts" not in front and "samaksāt" not in front
        assert "Mājokļa pabalsts" in special


def test_chosen_row_offers_what_else_is_allowed(town, sintija):
    row = book(town, "7:00", help_entering=True)

    page = sintija.get(town.url(f"{LIST}?rinda={row.pk}")).content.decode()
    more = sintija.get(town.url(f"{LIST}?tikai=rinda&rinda={row.pk}")).content.decode()

    for offered in ("izsaukt", "neieradas", "atcelt", "parcelt"):
        assert f"/pieraksts/{row.pk}/{offered}/" in page
        assert f"/pieraksts/{row.pk}/{offered}/" in more
    assert "Vajadzīga palīdzība, ieejot ēkā." in more


def test_search_without_diacritics_looks_through_the_whole_day(town, sintija):
    book(town, "16:00")

    found = sintija.post(town.url(LIST), {"q": "vitolina zenta"}).content.decode()
    nobody = sintija.post(town.url(LIST), {"q": "Skaidrīte"}).content.decode()

    assert "Zenta Grīnberga-Vītoliņa" in found
    assert "Pēc “Skaidrīte” neviens nav atrasts." in nobody


def test_name_that_was_searched_stands_in_no_address(town, sintija):
    book(town, "16:00")

    found = sintija.post(town.url(f"{LIST}?kas={town.resource.pk}"), {"q": "vitolina"}).content.decode()

    assert not [link for link in re.findall(r'(?:href|action)="([^"]*)"', found) if "vitolina" in link]
    assert f"?kas={town.resource.pk}&amp;cilne=visa&amp;rinda=" in found


def test_empty_list_says_who_comes_next(town, sintija):
    book(town, "10:50")

    page = sintija.get(town.url(LIST)).content.decode()

    assert "Neviens negaida. Nākamais plkst. 10:50." in page


@pytest.mark.parametrize(
    "query",
    ["cilne=nav", "kas=abc", "kas=999999999999999999999", "rinda=zz", "rinda=s0", "tikai=kaut-kas", "tikai=rinda"],
)
def test_odd_addresses_are_answered_kindly(town, sintija, query):
    assert sintija.get(town.url(f"{LIST}?{query}")).status_code == 200


@pytest.mark.parametrize("named", ["", "abc", "-1", "9" * 30, "\x00"])
def test_odd_numbers_are_answered_kindly(town, sintija, named):
    row = book(town)

    assert act(sintija, town, row, "persona", person=named).status_code == 404
    assert act(sintija, town, row, "izsaukt", pie=named, kas=named).status_code == 302
    assert sintija.post(town.url("darbs/centrs/nakamais/"), {"kas": named}).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_far_days_are_empty(town, sintija, day):
    assert (
        "Šajā dienā nav ne pierakstu, ne laiku." in sintija.get(town.url(f"darbs/centrs/diena/{day}/")).content.decode()
    )


def test_day_that_does_not_exist_is_404(town, sintija):
    assert sintija.get(town.url("darbs/centrs/diena/2026-02-30/")).status_code == 404


# One appointment


def test_appointment_tells_its_history_in_sentences_and_logs_who_looked(town, sintija, inga):
    row = book(town)
    act(inga, town, row, "ieradas")
    act(inga, town, row, "izsaukt")
    act(inga, town, row, "atsaukt")

    page = sintija.get(town.url(f"darbs/pieraksts/{row.pk}/")).content.decode()

    for sentence in ("Klients ieradās.", "Klients izsaukts.", "Atsaukts: Klients izsaukts.", "Inga Liepa"):
        assert sentence in page
    assert [(entry.user_name, entry.what) for entry in AccessLog.objects.all()] == [("Sintija Bērziņa", "appointment")]


def test_appointment_suggests_people_and_links_one(town, sintija):
    row = book(town, phone="+37129123456")
    same_phone = factories.person(town.municipality, "Jānis Grīnbergs", phone="+37129123456")
    factories.person(town.municipality, "Ivars Siliņš", phone="+37120000000")
    path = town.url(f"darbs/pieraksts/{row.pk}/")

    suggested = sintija.get(path).context["suggested"]
    sintija.post(f"{path}persona/", {"person": same_phone.pk})

    assert list(suggested) == [same_phone]
    row.refresh_from_db()
    assert row.person == same_phone


def test_person_of_another_municipality_is_not_linked(town, other_town, sintija):
    row = book(town)
    stranger = factories.person(other_town.municipality)

    answer = sintija.post(town.url(f"darbs/pieraksts/{row.pk}/persona/"), {"person": stranger.pk})

    assert answer.status_code == 404


# Paper


def test_paper_lists_people_by_hour(town, sintija):
    book(town, "9:20", "Valdis Pētersons")
    book(town, "10:00", "Ivars Siliņš")
    book(town, "10:20", "Atcelts Klients", state="cancelled_client")
    town.slots(DAY, "11:00")

    page = sintija.get(town.url(f"{LIST}druka/")).content.decode()

    assert page.index("9:00–10:00, 1 klients") < page.index("Valdis Pētersons") < page.index("10:00–11:00, 1 klients")
    assert "2 pieraksti, 1 pieejams laiks" in page
    assert "Atcelts Klients" not in page

"""A colleague of another competence knows of a visit only that the time is taken."""

import pytest

from bookings import daylist
from bookings.actions import booking
from bookings.actions.booking import Contact
from bookings.models import Deputy
from socialservice import clock
from socialservice.roles import RIGHTS, Right
from tests import factories
from tests.bookings.desk_day import DAY, LIST, book, signed_in

pytestmark = pytest.mark.django_db

SPECIALIST = set(RIGHTS["specialist"])


@pytest.fixture
def colleague(town):
    """A specialist of another competence."""
    user = town.staff("specialist", "Līga Smilga")
    families = factories.competence(town.municipality, "families", "sociālais darbs ar ģimenēm")
    user.competences.create(competence=families, valid_from=factories.LONG_AGO)
    return user


def row_for(town, user, rights=SPECIALIST):
    (row,) = daylist.read(town.office, DAY, user=user, rights=set(rights)).rows
    return row


def test_another_competence_reads_busy(town, colleague):
    visit = book(town, booked_by_other="Meita", help_entering=True)

    row = row_for(town, colleague)

    assert (row.busy, row.name, row.appointment.purpose_shown) == (True, "Aizņemts", "")
    assert (row.appointment.phone, row.appointment.code, row.wishes) == ("", "", [])
    assert not row.found_by(["zenta"], "") and not row.found_by([], visit.code)
    visit.refresh_from_db()
    assert visit.name == "Zenta Grīnberga-Vītoliņa"


@pytest.mark.parametrize("right", [Right.SEE_ALL_VISITS])
def test_who_sees_all_visits_reads_the_name(town, colleague, right):
    book(town)

    assert row_for(town, colleague, SPECIALIST | {right}).name == "Zenta Grīnberga-Vītoliņa"


def test_same_competence_reads_name_and_purpose(town):
    book(town)
    user = town.staff("specialist")
    user.competences.create(competence=town.competence, valid_from=factories.LONG_AGO)

    row = row_for(town, user)

    assert (row.busy, row.name, row.appointment.purpose_shown) == (
        False,
        "Zenta Grīnberga-Vītoliņa",
        "Mājokļa pabalsts",
    )


def test_purpose_of_no_competence_is_nobodys_secret(town, colleague):
    town.purpose.competence = town.department.competence = None
    town.purpose.save()
    town.department.save()
    book(town)

    assert not row_for(town, colleague).busy


def test_who_receives_it_reads_it_whatever_the_competence(town, colleague):
    book(town)
    town.resource.user = colleague
    town.resource.save()

    assert not row_for(town, colleague).busy


def test_who_stands_in_reads_it(town, colleague):
    book(town)
    own = factories.resource(town.office, name="Līga Smilga", user=colleague)
    Deputy.objects.create(resource=town.resource, deputy=own, valid_from=DAY)

    assert not row_for(town, colleague).busy


def test_who_booked_it_reads_it(town, colleague):
    (slot,) = town.slots(DAY, "9:00")
    booking.book(
        purpose=town.purpose,
        office=town.office,
        mode="in_person",
        starts_at=slot.starts_at,
        contact=Contact(name="Zenta Grīnberga-Vītoliņa", phone="+37129123456"),
        came_from="phone",
        by=colleague,
    )

    assert not row_for(town, colleague).busy


def test_pages_of_a_busy_visit_are_forbidden_and_its_list_is_silent(town, colleague):
    visit = book(town)
    client = signed_in(colleague)

    page = client.get(town.url(LIST + "?cilne=visa")).content.decode()
    paper = client.get(town.url(LIST + "druka/")).content.decode()

    for text in (page, paper):
        assert "Aizņemts" in text and "Zenta" not in text and visit.code[:3] not in text
    for path in ("", "atcelt/", "parcelt/", "kas-pienem/"):
        assert client.get(town.url(f"darbs/pieraksts/{visit.pk}/{path}")).status_code == 403
    assert client.post(town.url(f"darbs/pieraksts/{visit.pk}/ieradas/")).status_code == 403


def test_a_colleagues_last_act_is_not_told_of_a_busy_visit(town, colleague):
    from bookings.actions import desk

    visit = book(town)
    desk.apply(visit, "arrive", by=town.staff("front_desk"))

    read = daylist.read(town.office, DAY, user=colleague, rights=SPECIALIST, now=clock.now())

    assert read.told.other is None


@pytest.mark.usefixtures("open_cards")
def test_persons_page_names_the_group_of_another_competences_visit(town, colleague):
    person = factories.person(town.municipality)
    visit = book(town, person=person)

    page = signed_in(colleague).get(town.url(f"darbs/personas/{person.pk}/")).content.decode()

    assert "Sociālā palīdzība" in page and "Mājokļa pabalsts" not in page
    assert f"/pieraksts/{visit.pk}/" not in page

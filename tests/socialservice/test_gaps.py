"""What the settings page says is missing: for each question a municipality that lacks nothing, and one change."""

from datetime import date, timedelta

import pytest

from bookings import gaps as times
from bookings.models import Need, Purpose, Resource, TimetableRule
from socialservice import gaps
from socialservice.models import (
    Department,
    DepartmentName,
    District,
    InstitutionName,
    Office,
    OfficeName,
    OfficeOpening,
    PhoneLine,
    ReceptionMode,
    SpecialistDistrict,
    StaffCompetence,
    User,
)
from tests import factories

DAY = date(2026, 9, 7)
YESTERDAY = DAY - timedelta(1)


@pytest.fixture
def whole(town):
    """Nothing is missing here."""
    specialist = factories.user("Anna Liepa", role="specialist", municipality=town.municipality)
    StaffCompetence.objects.create(user=specialist, competence=town.competence, valid_from=factories.LONG_AGO)
    parish = factories.district(town.municipality, "Nīcas pagasts", District.Kind.PARISH)
    SpecialistDistrict.objects.create(
        district=parish, competence=town.competence, user=specialist, valid_from=factories.LONG_AGO
    )
    factories.phone_line(town.municipality, is_default=False).districts.set([parish])
    factories.rule(town.resource)
    Resource.objects.update(user=specialist)
    Need.objects.create(municipality=town.municipality, text="Nauda", purpose=town.purpose)
    return town


def sentences(town) -> list[str]:
    return [gap.sentence for gap in gaps.find(town.municipality, DAY)]


def test_nothing_is_missing(whole):
    assert sentences(whole) == []


def over(model, **which):
    """The rows of the model were true until yesterday."""
    return lambda: model.objects.filter(**which).update(valid_until=YESTERDAY)


def later(model, **which):
    return lambda: model.objects.filter(**which).update(valid_from=DAY + timedelta(1))


@pytest.mark.parametrize(
    ("question", "change"),
    [
        (gaps.institution_without_name, over(InstitutionName)),
        (gaps.institution_without_name, later(InstitutionName)),
        (gaps.no_main_line, over(PhoneLine, is_default=True)),
        (gaps.no_main_line, lambda: PhoneLine.objects.filter(is_default=True).delete()),
        (gaps.line_to_which_nobody_is_led, PhoneLine.districts.through.objects.all().delete),
        (gaps.department_without_name, over(DepartmentName)),
        (gaps.office_never_open, OfficeOpening.objects.all().delete),
        (gaps.open_office_without_name, over(OfficeName)),
        (gaps.open_office_without_mode, over(ReceptionMode)),
        (gaps.open_office_without_mode, ReceptionMode.objects.all().delete),
        (gaps.parish_without_specialist, SpecialistDistrict.objects.all().delete),
        (gaps.parish_without_specialist, over(SpecialistDistrict)),
        (gaps.parish_without_specialist, lambda: User.objects.update(is_active=False)),
        (gaps.specialist_without_competence, over(StaffCompetence)),
        (gaps.competence_nobody_holds, StaffCompetence.objects.all().delete),
        (times.open_office_without_timetable, over(TimetableRule)),
        (times.open_office_without_timetable, lambda: Resource.objects.update(active=False)),
        (times.resource_without_hours, TimetableRule.objects.all().delete),
        (times.resource_without_hours, over(TimetableRule)),
        (times.district_specialist_without_hours, lambda: Resource.objects.update(user=None)),
        (times.district_specialist_without_hours, over(TimetableRule)),
        (times.resource_without_purpose, Resource.purposes.through.objects.all().delete),
        (times.purpose_without_resource, Resource.purposes.through.objects.all().delete),
        (times.purpose_without_resource, lambda: Resource.objects.update(active=False)),
        (times.answer_without_end, lambda: Need.objects.update(purpose=None)),
        (times.answer_without_end, over(Purpose)),
    ],
)
def test_what_is_missing_is_found_and_leads_to_its_page(whole, client, question, change):
    assert list(question(whole.municipality, DAY)) == []
    change()

    [gap] = question(whole.municipality, DAY)

    assert gap.sentence in sentences(whole)
    client.force_login(whole.staff("administrator"))
    assert client.get("/liepaja" + gap.url).status_code == 200


def give_department():
    line = PhoneLine.objects.get(is_default=False)
    line.districts.clear()
    PhoneLine.objects.filter(pk=line.pk).update(department=Department.objects.first())


@pytest.mark.parametrize(
    ("question", "change"),
    [
        (gaps.office_never_open, over(OfficeOpening)),  # closed on purpose
        (gaps.office_never_open, later(OfficeOpening)),  # will open
        (gaps.line_to_which_nobody_is_led, give_department),
        (gaps.line_to_which_nobody_is_led, over(PhoneLine)),
        (gaps.open_office_without_name, lambda: (over(OfficeOpening)(), over(OfficeName)())),
        (gaps.open_office_without_mode, lambda: (over(OfficeOpening)(), over(ReceptionMode)())),
        (gaps.parish_without_specialist, over(District)),
        (times.resource_without_hours, later(TimetableRule)),
        (times.resource_without_hours, lambda: (over(TimetableRule)(), Resource.objects.update(active=False))),
        (times.purpose_without_resource, lambda: (over(Purpose)(), Resource.objects.update(active=False))),
    ],
)
def test_what_is_so_on_purpose_is_not_missing(whole, question, change):
    change()

    assert list(question(whole.municipality, DAY)) == []


def test_parishes_of_one_competence_are_named_together(whole):
    factories.district(whole.municipality, "Grobiņas pagasts", District.Kind.PARISH)
    factories.district(whole.municipality, "Medzes pagasts", District.Kind.PARISH)
    factories.district(whole.municipality, "Tosmare", District.Kind.MICRODISTRICT)

    [gap] = gaps.parish_without_specialist(whole.municipality, DAY)

    assert "Grobiņas pagasts, Medzes pagasts" in gap.sentence
    assert "Tosmare" not in gap.sentence


def test_gaps_of_another_municipality_are_not_told(whole, other_town):
    assert sentences(whole) == []
    assert other_town.resource.label in " ".join(sentences(other_town))


def test_first_page_asks_as_often_for_many_rows_as_for_few(whole, client, django_assert_max_num_queries):
    client.force_login(whole.staff("administrator"))
    with django_assert_max_num_queries(60) as few:
        client.get("/liepaja/admin/")
    for number in range(4):
        factories.office(whole.municipality, f"office-{number}", mode=None)
        factories.resource(Office.objects.last(), name=f"Resource {number}")
    before = len(few)

    with django_assert_max_num_queries(before + 4):
        client.get("/liepaja/admin/")

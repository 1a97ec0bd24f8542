from datetime import date

from benefits.actions import extensions
from benefits.comparisons import compare
from benefits.models import Certificate, Status
from tests.benefits.rows import emergency, household, status


def test_facts_that_agree_say_nothing(town):
    status(household(town.municipality, phone="+37129123456"), date(2020, 3, 31))
    status(household(town.municipality), date(2020, 9, 30))
    emergency(date(2020, 3, 12), date(2020, 6, 9))
    extensions.extend(municipality=town.municipality)

    assert compare() == []


def test_each_fact_that_does_not_agree_is_told_by_number_and_without_a_name(town, other_town):
    told = status(household(town.municipality), date(2020, 3, 31), effective_until=date(2020, 7, 31))
    stray = status(household(town.municipality), date(2020, 3, 31))
    Status.objects.filter(pk=stray.pk).update(municipality=other_town.municipality)
    paper = Certificate.objects.create(
        municipality=other_town.municipality,
        status=told,
        number="2020/1",
        issued_on=date(2020, 1, 1),
        printed_until=date(2020, 3, 31),
    )

    assert compare() == [
        f"Statuss {told.pk}: termiņš nesakrīt ar pēdējā pagarinājuma beigām.",
        f"Statuss {stray.pk}: tā pašvaldība nav tā pati, kas mājsaimniecībai.",
        f"Izziņa {paper.pk}: tās pašvaldība nav tā pati, kas statusam.",
    ]

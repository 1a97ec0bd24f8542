"""Lines, reasons of refusal and lengths in the settings."""

from datetime import date

import pytest

from benefits.actions import thresholds
from benefits.models import MunicipalLine, RefusalReason, StateThreshold
from socialservice.models import Municipality
from tests import factories


@pytest.fixture
def administrator(town, client):
    thresholds.load()
    user = town.staff("administrator")
    client.force_login(user)
    return user


def line(**values):
    return {
        "composition": "any",
        "first": "600",
        "other": "400",
        "valid_from": "01.10.2026.",
        "valid_until": "",
        "source": "Saistošie noteikumi Nr. 7",
        "confirmed": "on",
        **values,
    }


ADD = "admin/benefits/municipalline/add/"


def test_whoever_confirms_a_line_is_written_down(client, town, administrator):
    answer = client.post(town.url(ADD), line())

    assert answer.status_code == 302
    entered = MunicipalLine.objects.get(valid_from=date(2026, 10, 1))
    assert (entered.municipality, entered.confirmed, entered.checked_by, entered.checked_on) == (
        town.municipality,
        True,
        administrator,
        date(2026, 9, 7),
    )


@pytest.mark.parametrize(
    "values, sentence",
    [
        ({"first": "424,99"}, "Slieksnis nedrīkst būt zemāks par trūcīgas mājsaimniecības slieksni"),
        ({"other": "297"}, "Slieksnis nedrīkst būt zemāks par trūcīgas mājsaimniecības slieksni"),
        ({"first": "681"}, "Slieksnis nedrīkst būt augstāks par valsts noteikto augstāko"),
    ],
)
def test_a_line_the_state_does_not_allow_is_refused_with_a_sentence(client, town, administrator, values, sentence):
    answer = client.post(town.url(ADD), line(**values))

    assert sentence in answer.content.decode()
    assert not MunicipalLine.objects.filter(valid_from=date(2026, 10, 1)).exists()


def test_lines_of_the_state_are_looked_at_here_and_changed_by_whoever_runs_the_installation(
    client, town, administrator
):
    row = StateThreshold.objects.get(valid_from=date(2026, 1, 1))
    address = town.url(f"admin/benefits/statethreshold/{row.pk}/change/")
    assert "bb.lv" in client.get(address).content.decode()
    assert client.post(address, {"needy_first": "1"}).status_code == 403
    client.force_login(factories.user("Uzturētājs", is_superuser=True))

    assert 'name="needy_first"' in client.get(address).content.decode()


def test_reasons_of_refusal_are_the_municipality_s_own(client, town, other_town, administrator):
    RefusalReason.objects.create(municipality=other_town.municipality, code="x", name="Cits iemesls")
    client.post(
        town.url("admin/benefits/refusalreason/add/"),
        {"name": "Ienākumi", "name_en": "", "code": "income", "active": "on"},
    )

    page = client.get(town.url("admin/benefits/refusalreason/")).content.decode()

    assert "Ienākumi" in page and "Cits iemesls" not in page


def test_lengths_of_a_status_are_a_list_in_the_settings(client, town, administrator):
    address = town.url(f"admin/socialservice/municipality/{town.municipality.pk}/change/")
    assert 'value="1,3,6,12"' in client.get(address).content.decode()

    town.municipality.status_months = [0]
    with pytest.raises(Exception, match="1"):
        town.municipality.full_clean()
    assert Municipality.objects.get(pk=town.municipality.pk).status_months == [1, 3, 6, 12]

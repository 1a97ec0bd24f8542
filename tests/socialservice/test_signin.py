import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("role", "place"),
    [("front_desk", "/liepaja/darbs/"), ("manager", "/liepaja/darbs/"), ("administrator", "/liepaja/admin/")],
)
@pytest.mark.parametrize("door", ["/liepaja/konts/login/", "/konts/login/"])
def test_sign_in_leads_to_where_the_work_is(town, role, place, door):
    user = town.staff(role, email="darbinieks@example.org")

    answer = Client().post(door, {"login": user.email, "password": "demo-parole-1"})

    assert (answer.status_code, answer.headers["Location"]) == (302, place)

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


def test_the_address_of_sign_in_cannot_be_changed_by_oneself(client, town):
    user = town.staff("front_desk", email="darbinieks@example.org")
    client.force_login(user)

    answer = client.post("/liepaja/konts/email/", {"action_add": "", "email": "cits@example.org"})

    user.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/liepaja/konts/password/change/")
    assert user.email == "darbinieks@example.org"

"""What the pages of the emergency switch tell: on what ground, whom a number counts, what was carried out."""

import re
from datetime import date, timedelta

import pytest
from django.db.models import F

from benefits.models import Status
from benefits.previews import preview
from socialservice import clock
from socialservice.actions import emergencies
from socialservice.models import AccessLog, Emergency
from tests import factories
from tests.benefits import rows
from tests.bookings.test_switching import change, declare, declared, finish, visit

TODAY, END = date(2026, 9, 7), date(2026, 9, 30)
WAITS = "vēl jāizlemj Jums"


@pytest.fixture
def manager(town):
    town.purpose.modes = ["in_person", "phone"]
    town.purpose.save()
    return town.staff("manager")


@pytest.fixture
def signed_in(client, manager):
    client.force_login(manager)
    return client


def test_prolonging_shows_its_own_legal_reference_beside_the_first(signed_in, town, manager):
    one = declare(town, manager)
    told = {"new_end": "31.10.2026.", "reason": "Rīkojums Nr. 777", "decided_on": "07.09.2026."}

    page = signed_in.post(town.url(f"darbs/arkarteja/{one.pk}/pagarinat/"), told).content.decode()

    facts = page[page.index("facts-stack") :]
    assert facts.index("Rīkojums Nr. 777") < facts.index("Rīkojums Nr. 1<")


# Carried out here


def test_what_waits_to_be_carried_out_here_is_said_until_it_is(client, town, other_town, manager):
    one, boss = declare(town, manager), other_town.staff("manager")
    client.force_login(boss)
    page = f"/kuldiga/darbs/arkarteja/{one.pk}/"
    assert WAITS in client.get(page).content.decode()

    client.post(f"{page}seit/", {"step": "apply", "checked": "on"})

    assert WAITS not in client.get(page).content.decode()
    with clock.set_to(clock.now() + timedelta(hours=1)):
        change(town, one, "prolonged", manager, new_end=date(2026, 10, 31), reason="Rīkojums Nr. 2")
    assert WAITS in client.get(page).content.decode()


def test_who_declared_it_is_not_asked_again(signed_in, town, manager):
    one = declare(town, manager)

    assert WAITS not in signed_in.get(town.url(f"darbs/arkarteja/{one.pk}/")).content.decode()


# The command


def test_a_command_counts_its_steps_and_keeps_the_visits_folded(signed_in, town, manager):
    visits = [visit(town, date(2026, 9, 8), hour) for hour in ("9:00", "9:20", "9:40")]
    one = declare(town, manager, codes=["remote_first", "protection"])
    finish()
    command = one.commands.get(municipality=town.municipality)

    page = signed_in.get(town.url(f"darbs/arkarteja/darbiba/{command.pk}/")).content.decode()

    folded = re.findall(r"<details.*?</details>", page, re.S)
    told = [re.sub(r"<[^>]+>|\s+", " ", part).split() for part in folded]
    assert [next(word for word in words if word.isdigit()) for words in told] == ["3", "2"]
    assert all(f"/darbs/pieraksts/{row.pk}/" in folded[0] for row in visits)
    assert "08.09.2026. 9:20" in folded[0] and "/darbs/pieraksts/" not in re.sub(
        r"<details.*?</details>", "", page, flags=re.S
    )


def test_commands_are_told_in_the_order_of_the_acts(signed_in, town, manager):
    one = declare(town, manager)
    for hours, (what, facts) in enumerate(
        [("prolonged", {"new_end": date(2026, 10, 31), "reason": "Nr. 2"}), ("voided", {"reason": "Kļūda"})], start=1
    ):
        with clock.set_to(clock.now() + timedelta(hours=hours)):
            change(town, one, what, manager, **facts)

    page = signed_in.get(town.url(f"darbs/arkarteja/{one.pk}/")).content.decode()

    numbers = [int(number) for number in re.findall(r"/darbiba/(\d+)/", page)]
    assert numbers == sorted(numbers) and len(numbers) == 3


# Whom a number counts


@pytest.fixture
def homes(town):
    """Needy: one whom nobody reaches and one whose papers are missing; the other two are plain."""
    people = [
        factories.person(town.municipality, name=name, phone="+37129123456")
        for name in ("Anna A", "Biruta B", "Cilda C", "Dora D")
    ]
    people[1].phone = ""
    people[1].save()
    found = [rows.household(town.municipality, contact=person) for person in people]
    kinds = ("needy", "needy", "low_income", "needy")
    for home, kind, papers in zip(found, kinds, (True, True, True, False), strict=True):
        rows.status(home, date(2026, 9, 15), kind=kind, documents_on_file=papers)
    return people


def listed(client, town, key, **more) -> list[str]:
    page = client.post(town.url("darbs/arkarteja/izsludinat/"), {**declared(), "saraksts": key, **more})
    assert page.status_code == 200
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', page.content.decode())


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("terms:needy", ["Anna A", "Biruta B", "Dora D"]),
        ("terms:low_income", ["Cilda C"]),
        ("terms:before", []),
        ("terms:letters", ["Anna A", "Cilda C", "Dora D"]),
        ("terms:unreachable", ["Biruta B"]),
        ("review:documents_missing", ["Dora D"]),
        ("review:two_open", []),
        ("deadlines:", []),
    ],
)
def test_each_number_has_its_list(signed_in, town, homes, key, names):
    assert listed(signed_in, town, key) == names
    assert not Emergency.objects.exists()


def test_the_lists_are_as_long_as_the_numbers_say(signed_in, town, homes):
    proposed = emergencies.new(
        municipality=town.municipality, name="N", legal_reference="R", starts_on=TODAY, planned_end=END
    )
    shown = preview(town.municipality, proposed)

    assert [shown.statuses(kind) for kind in ("needy", "low_income")] == [
        len(listed(signed_in, town, f"terms:{kind}")) for kind in ("needy", "low_income")
    ]
    assert shown.unreachable == len(listed(signed_in, town, "terms:unreachable"))
    assert shown.review == {"documents_missing": len(listed(signed_in, town, "review:documents_missing"))}


def test_extended_before_are_listed_when_it_is_prolonged(signed_in, town, homes, manager):
    one = declare(town, manager)
    finish()
    told = {"new_end": "31.10.2026.", "reason": "Nr. 2", "decided_on": "07.09.2026.", "saraksts": "terms:before"}

    page = signed_in.post(town.url(f"darbs/arkarteja/{one.pk}/pagarinat/"), told).content.decode()

    assert page.count('<th scope="row">') == Status.objects.filter(effective_until__gt=F("granted_until")).count() == 4


def test_a_long_list_goes_on_page_by_page_and_what_was_typed_goes_along(signed_in, town, homes, monkeypatch):
    monkeypatch.setattr("benefits.counted.ON_A_PAGE", 2)
    first = signed_in.post(
        town.url("darbs/arkarteja/izsludinat/"), {**declared(), "ier": "no_cash", "saraksts": "terms:needy"}
    )
    page = first.content.decode()
    [last] = re.findall(r'name="aiz" value="(\d+)"', page)

    assert listed(signed_in, town, "terms:needy", aiz=last) == ["Dora D"]
    assert 'name="ier" value="no_cash"' in page and 'value="Ministru kabineta rīkojums Nr. 1"' in page
    assert AccessLog.objects.filter(what="emergency list", person_id=homes[0].pk).count() == 1


def test_the_preview_leads_to_its_lists_and_nobody_makes_one_up(signed_in, town, homes):
    where = town.url("darbs/arkarteja/izsludinat/")

    page = signed_in.post(where, declared()).content.decode()

    keys = re.findall(r'name="saraksts" value="([^"]+)"', page)
    assert keys == ["terms:needy", "terms:low_income", "review:documents_missing", "terms:letters", "terms:unreachable"]
    for made_up in ("terms:crisis", "review:none", "other:needy"):
        assert signed_in.post(where, {**declared(), "saraksts": made_up}).status_code == 404


def test_where_nothing_is_to_be_reviewed_nothing_is_said_of_it(signed_in, town, homes):
    Status.objects.update(documents_on_file=True)

    page = signed_in.post(town.url("darbs/arkarteja/izsludinat/"), declared()).content.decode()

    assert 'value="review:' not in page and "Jāpārskata cilvēkam" not in page


def test_the_lists_are_for_whom_the_switch_is(client, town, homes):
    client.force_login(town.staff("specialist"))

    assert (
        client.post(town.url("darbs/arkarteja/izsludinat/"), {**declared(), "saraksts": "terms:needy"}).status_code
        == 403
    )

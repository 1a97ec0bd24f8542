"""The settings of one municipality: what an administrator reads, chooses and changes there, and what never."""

from datetime import date, time, timedelta
from html import unescape

import pytest
from django import forms
from django.contrib import admin
from django.test import Client
from django.utils.translation import override

from bookings.actions import publishing
from bookings.models import Advice, Distancing, Need, Resource, Slot, TimetableRule
from socialservice import clock
from socialservice.models import (
    District,
    Emergency,
    Letter,
    Office,
    OfficeOpening,
    PhoneLine,
    Posting,
    ReceptionMode,
    Service,
    SpecialistDistrict,
    StaffCompetence,
    User,
)
from socialservice.municipal_admin import MunicipalAdmin
from socialservice.municipal_forms import RowsFormSet
from tests import factories
from tests.benefits import rows as benefits

TODAY = date(2026, 9, 7)
# What is the same for every municipality is looked at in its own tests.
OWN = [model for model, options in admin.site._registry.items() if options.municipality_path]
MODELS = sorted(OWN, key=lambda model: model.__name__)


@pytest.fixture
def both(town, other_town):
    """A municipality and its neighbour, with a row of every kind in each; the neighbour's are all named Kuldīga."""
    for place in (town, other_town):
        furnish(place, place.municipality.name)
    return town, other_town


def furnish(place, name):
    municipality = place.municipality
    for row in (place.district, place.competence, place.purpose, place.resource):
        row.name = f"{name} {row._meta.model_name}"
        row.save()
    place.office.names.update(name=f"{name} office")
    place.department.names.update(name=f"{name} department")
    place.service = Service.objects.create(
        municipality=municipality, code=f"{municipality.code}-pabalsts", kind="social_benefit", valid_from=TODAY
    )
    place.line.purpose = f"{name} line"
    place.line.save()
    place.specialist = place.staff("specialist", f"{name} specialist")
    place.rule = factories.rule(place.resource)
    place.slot = place.slots(date(2026, 9, 14), "9:00")[0]
    place.appointment = factories.appointment(place.slot, place.purpose)
    Distancing.objects.create(office=place.office, valid_from=TODAY, valid_until=TODAY)
    factories.screen(place.office, name=f"{name} screen")
    Advice.objects.create(municipality=municipality, name=f"{name} advice")
    place.need = Need.objects.create(municipality=municipality, text=f"{name} need", purpose=place.purpose)
    municipality.calendar.create(day=TODAY, kind="closed", name=f"{name} day")
    SpecialistDistrict.objects.create(
        district=place.district, competence=place.competence, user=place.specialist, valid_from=TODAY
    )
    Emergency.objects.create(
        name=f"{name} emergency",
        legal_reference="lēmums",
        starts_on=TODAY,
        planned_end=TODAY,
        nationwide=False,
        municipality=municipality,
    )
    municipality.drop_boxes.create(name=f"{name} box", address="Lielā iela 1")
    municipality.mailboxes.create(address=f"{municipality.code}@example.org")
    municipality.gateways.create(
        name=f"{name} gateway",
        channel="sms",
        adapter="apprise",
        url="json://localhost/?:to={to}",
        key=municipality.code,
    )
    benefits.status(benefits.household(municipality), date(2026, 12, 31))
    municipality.refusal_reasons.create(code="income", name=f"{name} reason")
    municipality.groups.create(code="group", name=f"{name} group")
    municipality.facilities.create(kind="workshop", name=f"{name} workshop", address=name)
    place.service.benefit_rules.create(amount=100, valid_from=TODAY)
    municipality.low_income_lines.create(composition="any", first=600, other=400, valid_from=TODAY, source=name)
    Letter.objects.create(
        municipality=municipality,
        kind="booking_confirmed",
        channel="sms",
        language="lv",
        created_at=clock.now(),
        due_at=clock.now(),
    )


@pytest.fixture
def administrator(town):
    return town.staff("administrator", "Dace Kļava", email="dace@example.org")


@pytest.fixture
def look(client, administrator):
    """look("socialservice/office/") → the answer to the signed-in administrator of Liepāja."""
    client.force_login(administrator)
    return lambda path="", data=None: client.get(f"/liepaja/admin/{path}", data)


@pytest.fixture
def save(client, administrator):
    client.force_login(administrator)
    return lambda path, data=None: client.post(f"/liepaja/admin/{path}", data or {})


def filled(answer, **changes) -> dict:
    """What a browser would send back: the form as it stands, with changes ("rules__0__starts" is rules-0-starts)."""
    data = values_of(answer.context["adminform"].form)
    for inline in answer.context["inline_admin_formsets"]:
        data |= values_of(inline.formset.management_form)
        for row in inline.formset.forms:
            data |= values_of(row)
    return {**data, **{name.replace("__", "-"): value for name, value in changes.items()}}


def values_of(form) -> dict:
    found = {}
    for bound in form:
        value = bound.value()
        if isinstance(bound.field.widget, forms.CheckboxInput):
            found |= {bound.html_name: "on"} if value else {}
        elif isinstance(bound.field.widget, forms.CheckboxSelectMultiple) and not value:
            continue
        elif isinstance(value, list | tuple):
            found[bound.html_name] = [getattr(item, "pk", item) for item in value]
        else:
            found[bound.html_name] = bound.field.widget.format_value(value)
            if isinstance(found[bound.html_name], list):  # a list to choose from
                found[bound.html_name] = value
    return {name: "" if value is None else value for name, value in found.items()}


def root_of(model) -> str:
    return f"{model._meta.app_label}/{model._meta.model_name}/"


def rows_of(model, place):
    """The rows of a municipality by way of the admin's own declaration, asked without a request."""
    own = admin.site._registry[model]
    if model is User:
        return User.objects.filter(postings__municipality=place.municipality)
    path = own.municipality_path
    return model._default_manager.filter(**{path: place.municipality.pk if path == "pk" else place.municipality})


def said(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


# Pages


def test_first_page_groups_the_settings_and_says_what_is_missing(look, town):
    answer = look()

    assert answer.status_code == 200
    assert [len(group["models"]) for group in answer.context["app_list"]] == [3, 7, 5, 7, 2, 2, 4]
    assert town.resource in [gap.row for gap in answer.context["gaps"]]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_page_and_history_opens(look, both, model):
    root, own = root_of(model), admin.site._registry[model]
    answer = look(root)
    if answer.status_code == 403:
        assert own.right != "configure"
        return

    assert answer.status_code == (302 if model._meta.model_name == "municipality" else 200)
    for row in own.get_queryset(answer.wsgi_request)[:1]:
        assert look(f"{root}{row.pk}/change/").status_code == 200
        assert look(f"{root}{row.pk}/history/").status_code == 200
    assert look(f"{root}add/").status_code == (200 if own.has_add_permission(answer.wsgi_request) else 403)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_list_asks_as_often_for_three_rows_as_for_one(look, town, django_assert_max_num_queries, model):
    if not admin.site._registry[model].list_display or model._meta.model_name == "municipality":
        return
    look("")
    with django_assert_max_num_queries(30) as asked:
        look(root_of(model))
    before = len(asked)
    for number in range(3):
        furnish_more(town, number)

    with django_assert_max_num_queries(before + SLACK):
        look(root_of(model))


SLACK = 4  # a relation that had no row before is asked for now, once for all rows


def furnish_more(town, number):
    office = factories.office(town.municipality, f"office-{number}")
    competence = factories.competence(town.municipality, f"competence-{number}", f"Competence {number}")
    department = factories.department(town.municipality, f"department-{number}", competence=competence)
    purpose = factories.purpose(department, f"purpose-{number}")
    resource = factories.resource(office, purpose, name=f"Resource {number}")
    factories.rule(resource)
    slot = factories.slot(resource, clock.at(date(2026, 9, 14), time(9, number)), minutes=1)
    factories.appointment(slot, purpose)
    town.staff("specialist", f"Staff {number}")
    factories.phone_line(town.municipality, department=department).districts.add(town.district)
    Need.objects.create(municipality=town.municipality, text=f"Need {number}", purpose=purpose)


def test_libraries_that_keep_rows_of_all_municipalities_have_no_pages():
    assert all(isinstance(own, MunicipalAdmin) for own in admin.site._registry.values())


# Nothing of another municipality


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_list_search_and_filters_show_nothing_of_another_municipality(look, both, model):
    theirs = rows_of(model, both[1])
    answer = look(root_of(model), {"q": "Kuldīga"} if admin.site._registry[model].search_fields else None)

    assert theirs.exists()
    if answer.status_code == 200:
        assert not {row.pk for row in answer.context["cl"].result_list} & {row.pk for row in theirs}
        assert "Kuldīga" not in unescape(look(root_of(model)).content.decode())


@pytest.mark.parametrize("view", ["change", "history", "delete"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_row_of_another_municipality_is_not_found(look, both, model, view):
    for row in rows_of(model, both[1]):
        assert look(f"{root_of(model)}{row.pk}/{view}/").status_code in (403, 404)
        assert look(f"{root_of(model)}{row.pk}/{view}/", {"_popup": "1"}).status_code in (403, 404)
    assert rows_of(model, both[1]).exists()
    if view == "change" and admin.site._registry[model].right == "configure":
        assert look(f"{root_of(model)}{rows_of(model, both[1])[0].pk}/change/").status_code == 404


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_field_offers_a_row_of_another_municipality(look, both, model):
    own = admin.site._registry[model]
    request = look("").wsgi_request
    row = own.get_queryset(request).first()
    offering = [own.get_form(request, row)]
    offering += [inline.get_formset(request, row).form for inline in own.get_inline_instances(request, row)]

    for form in offering:
        for name, field in form.base_fields.items():
            if isinstance(field, forms.ModelChoiceField):
                theirs = rows_of(field.queryset.model, both[1])
                assert theirs.exists(), name
                assert not set(field.queryset) & set(theirs), name


@pytest.mark.parametrize(
    ("path", "field", "theirs"),
    [
        ("socialservice/office/{office}/change/", "districts", "district"),
        ("socialservice/phoneline/{line}/change/", "department", "department"),
        ("socialservice/phoneline/{line}/change/", "districts", "district"),
        ("socialservice/department/{department}/change/", "competence", "competence"),
        ("socialservice/district/{district}/change/", "specialists-0-user", "specialist"),
        ("bookings/purpose/{purpose}/change/", "department", "department"),
        ("bookings/purpose/{purpose}/change/", "service", "service"),
        ("bookings/need/{need}/change/", "purpose", "purpose"),
        ("bookings/need/{need}/change/", "under", "need"),
        ("bookings/resource/{resource}/change/", "office", "office"),
        ("bookings/resource/{resource}/change/", "user", "specialist"),
        ("bookings/resource/{resource}/change/", "purposes", "purpose"),
        ("bookings/resource/{resource}/change/", "rules-0-office", "office"),
        ("socialservice/user/{specialist}/change/", "postings-0-office", "office"),
        ("socialservice/user/{specialist}/change/", "competences-0-competence", "competence"),
    ],
)
def test_posted_row_of_another_municipality_is_refused(look, save, both, path, field, theirs):
    town, other = both
    path = path.format(**{name: getattr(row, "pk", None) for name, row in vars(town).items()})
    data = {**filled(look(path)), field: getattr(other, theirs).pk}
    if field == "competences-0-competence":
        data["competences-0-valid_from"] = "07.09.2026."

    answer = save(path, data)

    assert answer.status_code == 200
    assert answer.context["faults"]
    assert "Kuldīga" not in unescape(answer.content.decode())


@pytest.mark.parametrize(
    "asked",
    [
        {"app_label": "bookings", "model_name": "resource", "field_name": "office"},
        {"app_label": "bookings", "model_name": "resource", "field_name": "user"},
        {"app_label": "bookings", "model_name": "purpose", "field_name": "department"},
        {"app_label": "socialservice", "model_name": "posting", "field_name": "user"},
    ],
)
def test_autocomplete_finds_nothing_of_another_municipality(look, both, asked):
    answer = look("autocomplete/", {**asked, "term": ""})

    assert answer.status_code == 200
    assert answer.json()["results"]
    assert "Kuldīga" not in answer.content.decode()


@pytest.mark.parametrize(
    ("model", "guess"),
    [
        ("socialservice/user", "password__startswith=md5"),
        ("socialservice/user", "postings__role=manager"),
        ("bookings/appointment", "phone=%2B37129123456"),
        ("bookings/appointment", "name__startswith=Zenta"),
        ("bookings/slot", "held_for=x"),
        ("socialservice/letter", "to__contains=2"),
    ],
)
def test_what_is_not_shown_cannot_be_guessed_through_the_address(look, both, model, guess):
    assert look(f"{model}/?{guess}").status_code == 400


def test_personal_data_are_not_in_the_settings(look, both):
    town = both[0]
    for path in ("bookings/appointment/", f"bookings/appointment/{town.appointment.pk}/change/"):
        text = unescape(look(path).content.decode())
        assert town.appointment.code in text
        assert town.appointment.name not in text
        assert town.appointment.phone not in text


@pytest.mark.parametrize("model", [model for model in MODELS if admin.site._registry[model].look_only])
@pytest.mark.parametrize("view", ["add/", "{pk}/change/", "{pk}/delete/"])
def test_what_has_a_lifecycle_is_never_changed_here(save, both, model, view):
    row = rows_of(model, both[0]).first()
    before = model._default_manager.filter(pk=row.pk).values().get() if row else None

    assert save(root_of(model) + view.format(pk=row.pk if row else 1)).status_code in (403, 404)
    assert before == (model._default_manager.filter(pk=row.pk).values().get() if row else None)


# Saving


def test_new_row_belongs_to_the_municipality_of_the_path(look, save, both):
    path = "socialservice/competence/add/"
    typed = {"name": "sociālais darbs", "code": "darbs", "valid_from": "1.9.2026"}
    answer = save(path, filled(look(path), **typed, municipality=both[1].municipality.pk))

    assert answer.status_code == 302
    assert both[0].municipality.competences.filter(code="darbs", valid_from=date(2026, 9, 1)).exists()


def test_code_taken_here_is_refused_beside_its_field_and_one_taken_elsewhere_is_free(look, save, both):
    town, other = both
    other.municipality.competences.update(code="tikai-tur")
    path = "socialservice/competence/add/"
    taken = filled(look(path), name="cits", code=town.competence.code, valid_from="01.09.2026.")

    answer = save(path, taken)

    assert list(answer.context["adminform"].form.errors) == ["code"]
    assert save(path, {**taken, "code": "tikai-tur"}).status_code == 302


def test_one_save_ends_a_period_and_begins_the_next(look, save, town):
    path = f"socialservice/office/{town.office.pk}/change/"
    data = filled(
        look(path),
        modes__0__valid_until="31.12.2026.",
        modes__1__mode="appointment",
        modes__1__valid_from="01.01.2027.",
    )

    assert save(path, data).status_code == 302
    assert list(town.office.modes.order_by("valid_from").values_list("mode", "valid_from", "valid_until")) == [
        ("mixed", factories.LONG_AGO, date(2026, 12, 31)),
        ("appointment", date(2027, 1, 1), None),
    ]


def test_neighbouring_periods_move_their_border_in_one_save(look, save, town):
    town.office.modes.update(valid_until=date(2026, 6, 30))
    ReceptionMode.objects.create(office=town.office, mode="appointment", valid_from=date(2026, 7, 1))
    path = f"socialservice/office/{town.office.pk}/change/"
    data = filled(look(path), modes__0__valid_until="31.07.2026.", modes__1__valid_from="01.08.2026.")

    assert save(path, data).status_code == 302
    assert list(town.office.modes.values_list("valid_until", flat=True)) == [date(2026, 7, 31), None]


@pytest.mark.parametrize(
    ("since", "until", "field", "sentence"),
    [
        ("01.01.2026.", "", "valid_from", "The office has a way of receiving for these days already."),
        ("01.01.2026.", "01.02.2026.", "valid_from", "The office has a way of receiving for these days already."),
        ("01.02.1999.", "01.01.1999.", "valid_until", "The end date may not be before the start date."),
        ("31.02.2026.", "", "valid_from", "There is no such date."),
        ("", "", "valid_from", "Please fill in this field."),
    ],
)
def test_impossible_period_is_refused_beside_its_field(look, save, client, town, since, until, field, sentence):
    client.cookies["valoda"] = "en"
    path = f"socialservice/office/{town.office.pk}/change/"
    data = filled(look(path), modes__1__mode="appointment", modes__1__valid_from=since, modes__1__valid_until=until)

    answer = save(path, data)

    assert answer.status_code == 200
    row = answer.context["inline_admin_formsets"][2].formset.forms[1]
    with override("en"):
        assert row.errors == {field: [sentence]}
    assert ReceptionMode.objects.count() == 1


def test_two_new_rows_that_overlap_are_refused(look, save, town):
    answer = look("socialservice/office/add/")
    data = filled(
        answer,
        code="jauns",
        address="Jauna iela 1",
        short_address="Jauna iela 1",
        openings__TOTAL_FORMS="2",
        openings__0__valid_from="01.01.2026.",
        openings__1__valid_from="01.06.2026.",
    )

    answer = save("socialservice/office/add/", data)

    assert answer.status_code == 200
    assert list(answer.context["inline_admin_formsets"][1].formset.forms[1].errors) == ["valid_from"]
    assert not Office.objects.filter(code="jauns").exists()


def test_overlap_that_only_the_database_sees_is_told_in_its_words(look, save, client, town, monkeypatch):
    """As when a colleague has saved another period between the check and the writing."""
    monkeypatch.setattr(RowsFormSet, "_refuse_overlaps", lambda formset, constraint: None)
    client.cookies["valoda"] = "en"
    path = f"socialservice/office/{town.office.pk}/change/"

    answer = save(path, filled(look(path), modes__1__mode="queue", modes__1__valid_from="01.01.2026."))

    assert answer.status_code == 302
    assert said(look(path)) == ["The office has a way of receiving for these days already."]
    assert ReceptionMode.objects.count() == 1


def test_district_gets_no_second_specialist_from_the_page_of_a_colleague(look, save, both):
    town = both[0]
    colleague = town.staff("specialist", "Jānis Bērzs")
    path = f"socialservice/user/{colleague.pk}/change/"
    data = filled(
        look(path),
        districts__0__district=town.district.pk,
        districts__0__competence=town.competence.pk,
        districts__0__valid_from="01.10.2026.",
    )

    answer = save(path, data)

    assert list(answer.context["inline_admin_formsets"][2].formset.forms[0].errors) == ["valid_from"]
    assert SpecialistDistrict.objects.filter(user=colleague).count() == 0


def test_text_is_tidied_and_a_field_too_long_or_out_of_range_is_told(look, save, town):
    path = f"socialservice/office/{town.office.pk}/change/"

    answer = save(
        path, filled(look(path), address="Rīgas\u202e iela\x00 1", short_address="x" * 28, room_capacity="99999")
    )

    assert sorted(answer.context["adminform"].form.errors) == ["room_capacity", "short_address"]
    assert answer.context["adminform"].form["address"].value() == "Rīgas iela 1"


def test_what_is_in_use_cannot_be_deleted(look, save, both):
    town = both[0]

    assert save(f"socialservice/office/{town.office.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Office.objects.filter(pk=town.office.pk).exists()


def test_row_by_mistake_is_deleted_after_a_question(look, save, town):
    mistake = factories.district(town.municipality, "Karostta")
    path = f"socialservice/district/{mistake.pk}/delete/"

    assert look(path).status_code == 200
    assert District.objects.filter(pk=mistake.pk).exists()
    assert save(path, {"post": "yes"}).status_code == 302
    assert not District.objects.filter(pk=mistake.pk).exists()


# Times


def test_saved_hours_lead_to_what_they_change_and_are_not_published(look, save, client, town):
    client.cookies["valoda"] = "en"
    path = f"bookings/resource/{town.resource.pk}/change/"
    data = filled(look(path), rules__0__weekday="0", rules__0__starts="9:00", rules__0__ends="10.00") | {
        "rules-0-modes": ["in_person"],
        "rules-0-valid_from": "07.09.2026.",
    }

    answer = save(path, data)

    assert answer.url == f"/liepaja/darbs/laiki/{town.resource.pk}/"
    assert said(client.get(answer.url)) == ["Saved."]
    assert Slot.objects.filter(resource=town.resource).count() == 0


def test_saved_resource_whose_hours_change_nothing_leads_to_the_list(look, save, town):
    path = f"bookings/resource/{town.resource.pk}/change/"

    assert save(path, filled(look(path), room="103")).url == "/liepaja/admin/bookings/resource/"


def test_saved_distancing_leads_to_the_timetables(save, town):
    told = {"office": town.office.pk, "gap_minutes": "10", "stagger_minutes": "5", "valid_from": "07.09.2026."}

    assert save("bookings/distancing/add/", told).url == "/liepaja/darbs/laiki/"


def test_closed_day_takes_free_times_off_and_names_the_taken_ones(look, save, client, both):
    town = both[0]
    client.cookies["valoda"] = "en"
    town.appointment.slots.update(off_hours=False)
    publishing.publish(resource=town.resource)
    published = Slot.objects.filter(resource=town.resource, day=town.slot.day).count()

    save("socialservice/calendarday/add/", {"day": "14.09.2026.", "kind": "closed"})

    left = Slot.objects.filter(resource=town.resource, day=town.slot.day)
    assert left.filter(appointment__isnull=False).count() == 1
    assert said(look()) == [
        f"{published - left.count()} free times were taken off.",
        "1 appointment no longer fits the hours. It stays until somebody moves it.",
        "Saved.",
    ]


def test_hours_of_one_weekday_do_not_overlap(look, save, both):
    town = both[0]
    path = f"bookings/resource/{town.resource.pk}/change/"
    data = filled(look(path), rules__1__weekday="0", rules__1__starts="11:00", rules__1__ends="13:00") | {
        "rules-1-modes": ["in_person"],
        "rules-1-valid_from": "01.01.2026.",
    }

    answer = save(path, data)

    assert list(answer.context["inline_admin_formsets"][0].formset.forms[1].errors) == ["starts"]
    assert TimetableRule.objects.filter(resource=town.resource).count() == 1


def test_break_outside_the_hours_is_refused_beside_its_field(look, save, both):
    town = both[0]
    path = f"bookings/resource/{town.resource.pk}/change/"

    answer = save(path, filled(look(path), rules__0__break_starts="8:00", rules__0__break_ends="8:30"))

    assert list(answer.context["inline_admin_formsets"][0].formset.forms[0].errors) == ["break_ends"]


def test_closing_an_office_takes_its_free_times_off(look, save, both):
    town = both[0]
    path = f"socialservice/office/{town.office.pk}/change/"
    resource = f"bookings/resource/{town.resource.pk}/change/"
    save(resource, filled(look(resource)))

    assert save(path, filled(look(path), openings__0__valid_until="08.09.2026.")).status_code == 302
    assert list(Slot.objects.filter(resource=town.resource, day__gt=date(2026, 9, 8)).values_list("pk", flat=True)) == [
        town.slot.pk
    ]
    assert OfficeOpening.objects.get(office=town.office).valid_until == date(2026, 9, 8)


def test_closed_day_takes_its_free_times_off_and_a_deleted_one_brings_them_back(save, both):
    town = both[0]
    publishing.publish(resource=town.resource)
    day = date(2026, 9, 21)
    before = Slot.objects.filter(resource=town.resource, day=day).count()

    save("socialservice/calendarday/add/", {"day": "21.09.2026.", "kind": "closed", "name": "Svētki"})

    assert before
    assert not Slot.objects.filter(resource=town.resource, day=day).exists()
    save(f"socialservice/calendarday/{town.municipality.calendar.get(day=day).pk}/delete/", {"post": "yes"})
    assert Slot.objects.filter(resource=town.resource, day=day).count() == before


# History


def test_history_tells_who_changed_which_hours_from_what_to_what(look, save, client, both):
    town = both[0]
    client.cookies["valoda"] = "en"
    path = f"bookings/resource/{town.resource.pk}/"
    save(f"{path}change/", filled(look(f"{path}change/"), rules__0__ends="11:00"))

    with override("en"):
        assert [
            (change.kind, change.part, change.values)
            for change in look(f"{path}history/").context["changes"]
            if change.who == "Dace Kļava"
        ] == [("update", "Hours of a timetable", [("Until", "12:00", "11:00")])]


def test_history_tells_which_districts_an_office_came_to_serve(look, save, client, town):
    client.cookies["valoda"] = "en"
    path = f"socialservice/office/{town.office.pk}/"
    save(f"{path}change/", filled(look(f"{path}change/"), districts=[town.district.pk]))

    with override("en"):
        assert [
            (change.kind, change.part, change.values)
            for change in look(f"{path}history/").context["changes"]
            if change.who == "Dace Kļava"
        ] == [("insert", "Districts served", [("District", "–", "Karosta")])]


# Staff


@pytest.fixture
def newcomer(look):
    """newcomer(email=…) → what an administrator sends for a new colleague."""

    def data(**changes):
        return filled(look("socialservice/user/add/")) | {
            "email": "jana@example.org",
            "name": "Jana Ozola",
            "language": "lv",
            "postings-0-role": "front_desk",
            "postings-0-valid_from": "07.09.2026.",
            **changes,
        }

    return data


def test_administrator_makes_an_account_with_a_role(save, newcomer, town):
    assert save("socialservice/user/add/", newcomer(email="Jana@Example.org")).status_code == 302

    made = User.objects.get(email="jana@example.org")
    assert not made.has_usable_password()
    assert list(made.postings.values_list("municipality", "role")) == [(town.municipality.pk, "front_desk")]
    assert not made.is_superuser


def test_account_without_a_role_is_not_made(save, newcomer):
    answer = save("socialservice/user/add/", newcomer(**{"postings-0-role": "", "postings-0-valid_from": ""}))

    assert answer.status_code == 200
    assert not User.objects.filter(email="jana@example.org").exists()


def test_posted_superuser_flag_and_municipality_do_nothing(save, newcomer, both):
    save(
        "socialservice/user/add/",
        newcomer(is_superuser="on", **{"postings-0-municipality": both[1].municipality.pk}),
    )

    made = User.objects.get(email="jana@example.org")
    assert not made.is_superuser
    assert made.postings.get().municipality == both[0].municipality


@pytest.fixture
def shared(both):
    """Somebody of Kuldīga with a phone and a job title; posted by nobody to Liepāja yet."""
    return both[1].staff(
        "manager", "Bruno Priede", email="bruno@example.org", phone="+37129999999", job_title="Vecākā eksperte"
    )


def test_address_with_an_account_elsewhere_gets_a_role_and_shows_nothing(look, save, newcomer, shared):
    before = User.objects.filter(pk=shared.pk).values().get()

    answer = save("socialservice/user/add/", newcomer(email="BRUNO@example.org", name="Kāds cits"))

    assert answer.status_code == 302
    assert User.objects.filter(pk=shared.pk).values().get() == before
    assert shared.postings.filter(municipality__code="liepaja", role="front_desk").count() == 1
    for path in ("", f"{shared.pk}/change/", f"{shared.pk}/history/"):
        text = unescape(look(f"socialservice/user/{path}").content.decode())
        assert "bruno@example.org" in text or path.endswith("history/")
        assert "29999999" not in text
        assert "Kuldīga" not in text
        assert "eksperte" not in text


def test_account_that_serves_elsewhere_keeps_its_name_address_and_password(look, save, shared, town):
    Posting.objects.create(user=shared, municipality=town.municipality, role="front_desk", valid_from=TODAY)
    before = User.objects.filter(pk=shared.pk).values().get()
    path = f"socialservice/user/{shared.pk}/"

    save(f"{path}change/", filled(look(f"{path}change/")) | {"email": "mans@example.org", "name": "X", "is_active": ""})
    save(f"{path}parole/")

    assert User.objects.filter(pk=shared.pk).values().get() == before


def test_role_elsewhere_is_neither_shown_nor_touched(look, save, shared, town):
    Posting.objects.create(user=shared, municipality=town.municipality, role="front_desk", valid_from=TODAY)
    path = f"socialservice/user/{shared.pk}/change/"
    elsewhere = shared.postings.get(municipality__code="kuldiga")

    data = filled(look(path))
    save(path, data | {"postings-0-id": elsewhere.pk, "postings-0-role": "administrator"})

    elsewhere.refresh_from_db()
    assert (data["postings-TOTAL_FORMS"], elsewhere.role) == ("1", "manager")


def test_filter_by_role_finds_roles_held_here_alone(look, shared, town):
    Posting.objects.create(user=shared, municipality=town.municipality, role="front_desk", valid_from=TODAY)

    def names(role):
        return [user.name for user in look("socialservice/user/", {"role": role}).context["cl"].result_list]

    assert names("front_desk") == ["Bruno Priede"]
    assert names("manager") == []


def test_administrator_keeps_the_own_right_and_account(look, save, administrator):
    path = f"socialservice/user/{administrator.pk}/change/"

    ended = save(path, filled(look(path), postings__0__valid_until="06.09.2026."))
    closed = save(path, {name: value for name, value in filled(look(path)).items() if name != "is_active"})

    assert ended.status_code == closed.status_code == 200
    assert administrator.postings.get().valid_until is None
    assert User.objects.get(pk=administrator.pk).is_active


def test_one_time_password_signs_in_once_and_asks_for_an_own_one(look, save, both):
    colleague = both[0].specialist

    password = save(f"socialservice/user/{colleague.pk}/parole/").context["password"]

    own = Client()
    own.post("/liepaja/konts/login/", {"login": colleague.email, "password": password})
    assert own.get("/liepaja/mani-iestatijumi/", follow=False)["Location"] == "/liepaja/konts/password/change/"
    new = {"oldpassword": password, "password1": "sava-parole-2026", "password2": "sava-parole-2026"}
    own.post("/liepaja/konts/password/change/", new)
    colleague.refresh_from_db()
    assert (colleague.password_once, colleague.check_password("sava-parole-2026")) == (False, True)


def test_changing_an_address_closes_the_former_one(look, save, both):
    colleague = both[0].specialist
    colleague.emailaddress_set.create(email=colleague.email, verified=True)
    path = f"socialservice/user/{colleague.pk}/change/"

    save(path, filled(look(path), email="jauna@example.org"))

    colleague.refresh_from_db()
    assert colleague.email == "jauna@example.org"
    assert not colleague.emailaddress_set.exists()


def test_reset_link_without_a_gateway_says_what_to_do_instead(look, save, client, both):
    client.cookies["valoda"] = "en"
    colleague = both[0].specialist

    save(f"socialservice/user/{colleague.pk}/saite/")

    assert said(look(f"socialservice/user/{colleague.pk}/change/")) == [
        "No e-mail gateway is set up: give a one-time password instead."
    ]


def test_superuser_configures_inside_the_municipality_of_the_path(client, both):
    client.force_login(User.objects.create_superuser("root@example.org", "demo-parole-1", name="Sakne"))

    assert client.get(f"/kuldiga/admin/socialservice/office/{both[1].office.pk}/change/").status_code == 200
    assert client.get(f"/liepaja/admin/socialservice/office/{both[1].office.pk}/change/").status_code == 404


def test_stranger_is_led_to_the_one_sign_in(client, town):
    first = client.get("/liepaja/admin/")
    second = client.get(first["Location"])

    assert "/liepaja/konts/login/" in (second["Location"] if second.status_code == 302 else first["Location"])
    assert client.get("/liepaja/admin/password_change/").status_code in (302, 404)


def test_competence_held_elsewhere_is_not_listed(look, shared, both):
    town, other = both
    Posting.objects.create(user=shared, municipality=town.municipality, role="specialist", valid_from=TODAY)
    StaffCompetence.objects.create(user=shared, competence=other.competence, valid_from=TODAY - timedelta(1))

    assert "Kuldīga" not in unescape(look("socialservice/user/").content.decode())
    assert "Kuldīga" not in unescape(look(f"socialservice/user/{shared.pk}/change/").content.decode())


def test_phone_line_is_found_by_any_of_its_writings(look, town):
    for written in ("634 89652", "+37163489652", "Sociālā"):
        assert list(look("socialservice/phoneline/", {"q": written}).context["cl"].result_list) == [
            PhoneLine.objects.get(pk=town.line.pk)
        ]


def test_resources_are_listed_with_their_hours_today(look, both):
    listed = look("bookings/resource/").context["cl"].result_list

    assert list(listed) == [Resource.objects.get(pk=both[0].resource.pk)]


BAD = [
    "",
    "x" * 5000,
    "a\x00b\u202e",
    "99999999999999999999",
    "-1",
    "31.02.2026.",
    "01.01.0001.",
    "25:61",
    "' OR 1=1 --",
]


@pytest.mark.parametrize("model", [model for model in MODELS if not admin.site._registry[model].look_only])
def test_whatever_is_sent_is_answered_with_a_sentence(look, client, both, model):
    """The fields of every form get bad values together, the numbers of its rows alone: no fault of the server."""
    client.raise_request_exception = False
    row = rows_of(model, both[0]).first()
    path = f"{root_of(model)}{row.pk}/change/"
    usual = filled(look(path))
    sent = [{name: bad if name in fields_of(usual) else value for name, value in usual.items()} for bad in BAD]
    sent += [{**usual, name: "99999999999999999999"} for name in usual if name.endswith("-id")]

    for data in sent:
        answer = client.post(f"/liepaja/admin/{path}", data)
        assert answer.status_code in (200, 302), {name: data[name][:40] for name in data if data[name] != usual[name]}


def fields_of(data) -> set[str]:
    """What a person types or chooses, without what counts the rows."""
    return {name for name in data if not name.endswith(("_FORMS", "-id"))}


def test_form_that_claims_a_million_rows_is_refused(look, save, town):
    path = f"socialservice/department/{town.department.pk}/change/"

    answer = save(path, filled(look(path), names__TOTAL_FORMS="1000000"))

    assert answer.status_code == 200
    assert answer.context["inline_admin_formsets"][0].formset.non_form_errors()
    assert len(answer.context["inline_admin_formsets"][0].formset.forms) == 150


def test_answer_does_not_hang_under_its_own_answer(look, save, both):
    above = both[0].need
    below = Need.objects.create(municipality=above.municipality, text="Īre", under=above)
    path = f"bookings/need/{above.pk}/change/"

    answer = save(path, filled(look(path), under=below.pk))

    assert list(answer.context["adminform"].form.errors) == ["under"]


def test_questions_are_listed_with_their_answers_under_them(look, town):
    def need(text, order, under=None):
        return Need.objects.create(
            municipality=town.municipality, text=text, order=order, under=under, purpose=town.purpose
        )

    help_at_home, money = need("Palīdzība", 2), need("Nauda", 1)
    care, rent = need("Aprūpe", 1, help_at_home), need("Īre", 2, money)
    heating = need("Apkure", 1, money)
    wood = need("Malka", 1, heating)

    assert list(look("bookings/need/").context["cl"].result_list) == [money, heating, wood, rent, help_at_home, care]


def test_staff_are_sorted_as_latvians_sort(look, town):
    for name in ("Zane", "Ēriks", "Čips", "Cielava", "Edgars"):
        town.staff("specialist", name)

    names = [user.name for user in look("socialservice/user/").context["cl"].result_list]

    assert names == ["Cielava", "Čips", "Dace Kļava", "Edgars", "Ēriks", "Zane"]

"""Every address of the site, tried by those who may not: a stranger, staff elsewhere, staff without the right.

The addresses are found by walking the URL table, so that none is forgotten: a new one has to name its right, or be
listed here as open, and has to be told what stands for its arguments in `tests.world` or in `FILLED`.
"""

import re
from datetime import date

import pytest
from django.contrib import admin
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, include, path, reverse
from django.urls.exceptions import NoReverseMatch

from socialservice import links
from socialservice.models import Municipality, User
from socialservice.roles import RIGHTS, Right, Role
from tests import factories
from tests.world import World

# Open to everybody.
PUBLIC = {
    # booking
    "start",
    "booking_need",
    "booking_all",
    "booking_where",
    "booking_time",
    "booking_details",
    "booking_confirm",
    "booking_call_me",
    "booking_call_me_done",
    # one's own appointment
    "my_appointments",
    "my_appointments_code",
    "appointment_link",
    "appointment_link_move",
    "appointment_link_cancel",
    "appointment_link_collect",
    "appointment_link_earlier",
    "appointment_link_earlier_leave",
    "appointment_link_leave",
    "appointment_link_calendar",
    # group activities
    "activities",
    "activity_place",
    # times held for oneself
    "offer_link",
    "offer_link_accept",
    "offer_link_decline",
    # after the visit
    "survey",
    "survey_thanks",
    # until when a certificate is valid
    "certificate_check",
    "own_term",
    "own_term_code",
    "own_statement",
    "own_statement_code",
    # screens of an office, known by their key
    "wall",
    "door",
    "door_ticket",
    "door_done",
    # of gateways, signed by them
    "receipt",
    # to read and to look at otherwise
    "appearance",
    "language",
    "contacts",
    "public_restrictions",
    "restriction_version",
    "your_specialist",
    "calendar_feed",
    "help",
    "how_to_book",
    "easy_to_read",
    "site_map",
    "accessibility",
    "privacy",
    # outside any municipality
    "municipalities",
    "health",
    # signing in
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "socialaccount_signup",
}

# For whoever is signed in: what concerns only the person itself.
OWN = {"own_settings", "admin:login"}
OWN_PACKAGES = ("account_", "mfa_", "socialaccount_", "usersessions_")

# What stands for arguments of addresses of packages.
FILLED = {
    "app_label": "socialservice",
    "url": "nowhere",
    "pk": 1,
    "key": "x",
    "uidb36": "1",
    "provider_id": "oidc",
}

ADMIN = "admin/"
NAMELESS = re.compile(r"<.+?>|\(.*\)\$")  # arguments of addresses that cannot be asked for by name


class Address:
    def __init__(self, route, pattern, arguments):
        self.route, self.arguments, self.callback = route, arguments, pattern.callback
        self.name = f"admin:{pattern.name}" if route.startswith(ADMIN) and pattern.name else pattern.name
        self.right = getattr(pattern.callback, "right", None)
        if route.startswith(ADMIN) and self.name != "admin:login":
            self.right = Right.CONFIGURE

    @property
    def public(self):
        return not getattr(self.callback, "login_required", True)

    @property
    def own(self):
        return self.name is None or self.name in OWN or self.name.startswith(OWN_PACKAGES)

    def __repr__(self):
        return self.name or self.route


def addresses(urlconf="socialservice.urls"):
    return list(walk(get_resolver(urlconf)))


def walk(resolver, route="", arguments=()):
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        names = (*arguments, *(pattern.pattern.regex.groupindex or pattern.pattern.converters))
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, here, names)
        else:
            yield Address(here, pattern, names)


GUARDED = [address for address in addresses() if address.right]


def filled(address: Address, world: World) -> str:
    """The address in the municipality's path; fails with the name of one whose arguments nobody can fill."""
    values = {argument: value_of(argument, address, world) for argument in address.arguments}
    if address.name is None:
        return f"/{world.municipality.code}/{NAMELESS.sub('1', address.route)}"
    with links.within(world.municipality):
        try:
            return reverse(address.name, kwargs=values, urlconf="socialservice.urls")
        except NoReverseMatch as missing:
            pytest.fail(f"{address}: {missing}")


def value_of(argument, address, world):
    if address.route.startswith(ADMIN):
        return admin_row(address, world).pk if argument in ("object_id", "pk") else FILLED[argument]
    if address.own or address.name.startswith((*OWN_PACKAGES, "openid_")):
        return FILLED[argument]
    try:
        return world.value(argument, address.name)
    except (KeyError, StopIteration):
        pytest.fail(f"Tell tests.world what stands for “{argument}” in {address} ({address.route}).")


def admin_row(address, world):
    """A row of the model whose page it is."""
    model_admin = getattr(address.callback, "model_admin", None)
    model = model_admin.model if model_admin else User
    if model is User:
        return world.staff["specialist"]
    if model is Municipality:
        return world.municipality
    path = admin.site._registry[model].municipality_path
    own = model._default_manager.filter(**{path: world.municipality} if path else {})
    return own.first() or made(model, world)


def everybody_s(address) -> bool:
    """In the settings, what is the same for every municipality."""
    model_admin = getattr(address.callback, "model_admin", None)
    return model_admin is not None and model_admin.municipality_path is None


def made(model, world):
    """Of what the world has none."""
    name = model._meta.model_name
    if name == "service":
        return model.objects.create(
            municipality=world.municipality, code="pabalsts", kind="social_benefit", valid_from=factories.LONG_AGO
        )
    if name == "calendarday":
        return model.objects.create(municipality=world.municipality, day=date(2026, 12, 24), kind="closed")
    if name == "distancing":
        return model.objects.create(office=world.town.office, gap_minutes=5, valid_from=factories.LONG_AGO)
    if name == "advice":
        return model.objects.create(municipality=world.municipality, name="Meklēt darbu")
    return pytest.fail(f"Nobody knows how to make a {name}.")


@pytest.fixture
def world(db, now):
    world = World()
    world.letter.channel, world.letter.text = "post", "Jūsu pieraksts ir apstiprināts."  # one that can be printed
    world.letter.save()
    return world


def signed_in(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


WRONG_METHOD = 405


def wrong(client, paths, expected) -> dict:
    """The addresses that answer otherwise than expected, to looking or to pressing; one of the two may not exist."""
    found = {address: [client.get(at).status_code, client.post(at).status_code] for address, at in paths.items()}
    return {
        repr(address): statuses for address, statuses in found.items() if {*statuses} - {WRONG_METHOD} != {expected}
    }


# The table of addresses


def test_what_is_open_to_everybody_is_listed():
    found = {
        address.name
        for urlconf in ("socialservice.urls", "socialservice.root_urls")
        for address in addresses(urlconf)
        if address.public
    }

    assert found == PUBLIC


def test_every_other_address_names_its_right_or_concerns_only_oneself():
    nameless = [address for address in addresses() if not address.public and not address.right and not address.own]

    assert nameless == []


def test_every_right_opens_something_or_is_asked_inside_a_page():
    inside = {
        Right.BOOK,
        Right.CANCEL,
        Right.GO_BEYOND,
        Right.SEE_ALL_VISITS,
        Right.RUN_DAY,
        Right.SEE_STATUS,
        Right.SEE_TERM,
    }

    assert set(Right) - {address.right for address in GUARDED} <= inside


def forgotten(request):
    return HttpResponse("nobody said who may see this")


urlpatterns = [path("aizmirsts/", forgotten), path("konts/", include("allauth.urls"))]


def test_view_that_says_nothing_is_closed(client, town, settings):
    settings.ROOT_URLCONF = __name__

    assert client.get("/liepaja/aizmirsts/")["Location"] == "/liepaja/konts/login/?next=/liepaja/aizmirsts/"


# Those who may not


def test_stranger_is_led_to_the_sign_in(world, client):
    found = {}
    for address in addresses():
        if not address.public:
            at = filled(address, world)
            found[address] = {(answer.status_code, sign_in(answer)) for answer in (client.get(at), client.post(at))}

    assert {repr(address): told for address, told in found.items() if told != {(302, True)}} == {}


def sign_in(answer) -> bool:
    return "/liepaja/konts/login/" in answer.get("Location", "") or "/liepaja/admin/login/" in answer["Location"]


def test_staff_of_another_municipality_find_nothing(world, other_town):
    paths = {address: filled(address, world) for address in GUARDED}
    colleague = other_town.staff("manager")
    for role in Role.values:
        colleague.postings.create(municipality=other_town.municipality, role=role, valid_from=factories.LONG_AGO)

    assert wrong(signed_in(colleague), paths, 404) == {}


def test_staff_whose_role_is_over_or_not_begun_find_nothing(world):
    paths = {address: filled(address, world) for address in GUARDED}
    former = factories.user("Agrākais")
    former.postings.create(
        municipality=world.municipality, role="manager", valid_from=factories.LONG_AGO, valid_until=date(2026, 9, 6)
    )
    former.postings.create(municipality=world.municipality, role="administrator", valid_from=date(2026, 9, 8))

    assert wrong(signed_in(former), paths, 404) == {}


@pytest.mark.parametrize("role", Role.values)
def test_missing_right_is_forbidden(world, role):
    paths = {address: filled(address, world) for address in GUARDED if address.right not in RIGHTS[role]}

    assert paths
    assert wrong(signed_in(world.staff[role]), paths, 403) == {}


def everything_here(world, **where) -> User:
    """Somebody with every role."""
    user = factories.user("Visu Varošs")
    for role in Role.values:
        user.postings.create(municipality=world.municipality, role=role, valid_from=factories.LONG_AGO, **where)
    return user


def test_row_of_another_office_is_not_found(world):
    paths = {address: filled(address, world) for address in GUARDED if of_an_office(address)}
    elsewhere = factories.office(world.municipality, "filiale")
    colleague = signed_in(everything_here(world, office=elsewhere))

    assert len(paths) > 10
    assert wrong(colleague, paths, 404) == {}


def of_an_office(address) -> bool:
    """The address names an office, a time or an appointment of it."""
    by_row = "pk" in address.arguments and address.name.startswith(("desk_", "appointment", "caller_done"))
    return "office" in address.arguments or by_row


def test_row_of_another_municipality_is_not_found(world):
    """The right person at the right address with a number from elsewhere."""
    other = World("kuldiga", "Kuldīga")
    other.town.office.code = "tikai-tur"
    other.town.office.save()
    theirs = {
        address: filled(address, other).replace("/kuldiga/", "/liepaja/", 1)
        for address in GUARDED
        if {"pk", "office", "object_id"} & set(address.arguments) and address.name and not everybody_s(address)
    }

    assert len(theirs) > 30
    assert wrong(signed_in(everything_here(world)), theirs, 404) == {}


def test_whoever_may_meets_no_closed_door(world):
    """What must not show above could have shown: the same addresses open to somebody with every role."""
    client = signed_in(everything_here(world))
    closed = {}
    for address in GUARDED:
        status = client.get(filled(address, world)).status_code
        if status not in (200, 302, WRONG_METHOD) and not refused_to_all(address):
            closed[repr(address)] = status

    assert closed == {}


def refused_to_all(address) -> bool:
    """Nobody adds or deletes in the settings what is only looked at or in use; a question without its words is none."""
    return address.route.startswith(ADMIN) and (
        address.name is None or address.name.endswith(("_add", "_delete", ":autocomplete"))
    )


def test_nobody_signed_in_by_a_closed_account(world):
    closed = everything_here(world)
    client = signed_in(closed)
    User.objects.filter(pk=closed.pk).update(is_active=False)

    answer = client.get(f"/{world.municipality.code}/darbs/")

    assert (answer.status_code, sign_in(answer)) == (302, True)

"""What the catalogue gives by date, and what has been given: benefits with payments, season tickets, groups."""

from datetime import date, timedelta
from decimal import Decimal

from stdnum import iban

from socialservice import clock
from socialservice.demo import World
from socialservice.models import Facility, Municipality, Person, Service, ServiceProlongation, Submission, User
from socialservice.periods import months_later

from ..actions import awards, payments
from ..actions.awards import Wish
from ..ages import is_over
from ..models import Application, BankAccount, BenefitRule, Entitlement, Group, PensionAge
from ..panels import household_of
from .households import on

LONG_AGO = date(2000, 1, 1)
HALF = 50
INVENTED = "Izdomāts demonstrācijai."
GROUPS = {
    "over-80": ("Vecāki par 80 gadiem", "Over 80 years old", {"proof": "age", "over_age": 80}),
    "repressed": ("Politiski represētie", "Politically repressed", {}),
    "pension": ("Vecuma pensijas vecumu sasniegušie", "Of pension age", {"proof": "pension_age"}),
}
HOUSING = [
    {"valid_until": date(2021, 6, 30), "often": "year", "ceiling": 500},
    {"valid_from": date(2021, 7, 1), "valid_until": date(2021, 12, 31), "calculator": "housing"},
    {"valid_from": date(2022, 1, 1), "calculator": "housing", "state_share": HALF},
]
HEALTH = [
    {"valid_until": date(2021, 12, 31), "often": "year", "ceiling": 100, "unit": "person"},
    {"valid_from": date(2022, 1, 1), "ceiling": 200, "unit": "person"},
]
GMI = [{"calculator": "gmi", "status": "any"}]
RULES = {
    "liepaja": {"majoklis": HOUSING, "veseliba": HEALTH, "gmi": GMI, "krize": [{"unit": "household"}]},
    "daugavpils": {
        "majoklis": HOUSING,
        "gmi": GMI,
        "socializacija": [{"ceiling": 600, "unit": "person"}],
        "kazu-gadadiena": [{"amount": 100, "often": "once", "unit": "couple", "valid_from": date(2017, 7, 1)}],
        "gada-atbalsts": [
            {"amount": 100, "often": "year", "unit": "person", "groups": ["repressed"], "valid_from": date(2017, 7, 1)}
        ],
    },
    "kuldiga": {"majoklis": HOUSING, "gmi": GMI, "veseliba": HEALTH},
    "koknese": {"majoklis": HOUSING, "gmi": GMI},
}
TICKETS = {
    "liepaja": ("bezmaksas-abonements", ["over-80", "repressed"]),
    "daugavpils": ("bezmaksas-brauksana", ["pension", "repressed"]),
}
FACILITIES = [
    ("family_home", "Ģimeniska vide Salmu ielā", "Salmu iela 53, Liepāja", "open"),
    ("family_home", "Ģimeniska vide Kuldīgas ielā", "Kuldīgas iela 20, Liepāja", "planned"),
]
GIVEN = (("majoklis", 85, 3), ("veseliba", 60, 1), ("krize", 150, 1))
RECIPIENTS = 24


def load(world: World) -> None:
    PensionAge.objects.filter(confirmed=False).update(confirmed=True)  # so that the demo shows how it is decided by
    for code, municipality in world.municipalities.items():
        groups = _groups(municipality)
        for service, rules in RULES.get(code, {}).items():
            if (code, service) in world.services:
                _rules(world.services[code, service], rules, groups)
        if code in TICKETS and (code, TICKETS[code][0]) in world.services:
            _tickets(world, municipality, *TICKETS[code], groups)
    if ("liepaja", "majoklis") in world.services:
        _liepaja(world, world.municipalities["liepaja"])


def _groups(municipality: Municipality) -> dict[str, Group]:
    return {
        code: Group.objects.create(municipality=municipality, code=code, name=name, name_en=name_en, **proof)
        for code, (name, name_en, proof) in GROUPS.items()
    }


def _rules(service: Service, rules: list[dict], groups: dict[str, Group]) -> None:
    for version, told in enumerate(rules, start=1):
        fields = {"valid_from": LONG_AGO, "source": INVENTED, **told}
        members = [groups[code] for code in fields.pop("groups", [])]
        BenefitRule.objects.create(service=service, version=version, **fields).groups.set(members)


def _tickets(world: World, municipality: Municipality, code: str, entitled: list[str], groups) -> None:
    """Whoever of those who come is over 80 holds one; half of them until a day within the next weeks."""
    last = _next_first_of_july(world.today)
    service = world.services[municipality.code, code]
    _rules(service, [{"gives": "ticket", "term_until": last, "unit": "person", "groups": entitled}], groups)
    group = groups[entitled[0]]
    old = [one for one in world.people.get(municipality.code, []) if is_over(one.birth_date, 80, world.today)]
    Entitlement.objects.bulk_create(
        Entitlement(
            municipality=municipality,
            service=service,
            person=person,
            group=group,
            first_day=months_later(world.today, -11),
            last_day=last if number % 2 else world.today + timedelta(days=30),
            card_number=f"PK-{10000 + number * 37}" if number % 3 == 0 else "",
            created_at=clock.now(),
            is_demo=True,
        )
        for number, person in enumerate(old)
    )


def _liepaja(world: World, municipality: Municipality) -> None:
    for kind, name, address, state in FACILITIES:
        Facility.objects.create(municipality=municipality, kind=kind, name=name, address=address, state=state)
    ServiceProlongation.objects.create(
        service=world.services["liepaja", "mentors"],
        old_end=date(2021, 12, 31),
        new_end=date(2022, 3, 15),
        reason="Izmēģinājumprojekts pagarināts (pirmais beigu datums ir izdomāts).",
        at=clock.now(),
    )
    by = User.objects.filter(postings__municipality=municipality, postings__role="specialist").first()
    if by is not None:
        _given(world, municipality, by)


def _given(world: World, municipality: Municipality, by: User) -> None:
    """Through the same acts as by hand, some weeks ago; what was due by last month is paid."""
    day = months_later(world.today, -2)
    with on(day):
        for number, person in enumerate(world.people.get("liepaja", [])[:RECIPIENTS]):
            code, amount, months = GIVEN[number % len(GIVEN)]
            household = household_of(person, day)
            if household is None and code != "veseliba":
                continue
            BankAccount.objects.create(person=person, iban=_account(number), holder=person.name, valid_from=LONG_AGO)
            application = _application(world, municipality, world.services["liepaja", code], person, household)
            wish = Wish(first_day=day, months=months, amount=Decimal(amount + number))
            decision = awards.grant(application=application, wish=wish, by=by)
            if decision.state == decision.State.FINAL:
                first = decision.award.payments.order_by("month")[:1].values_list("pk", flat=True)
                payments.pay(municipality=municipality, payments=list(first), by=by)


def _application(world: World, municipality, service, person: Person, household) -> Application:
    came = Submission.objects.create(municipality=municipality, way="desk", received_at=clock.now())
    last = municipality.applications.order_by("-number").values_list("number", flat=True).first()
    return Application.objects.create(
        municipality=municipality,
        submission=came,
        number=(last or 0) + 1,
        wants=Application.Wants.BENEFIT,
        service=service,
        person=person,
        household=household,
        subject=service.label,
        applied_on=clock.today(),
        created_at=clock.now(),
        is_demo=True,
    )


def _account(number: int) -> str:
    """Of a bank that does not exist, with check digits that agree."""
    rest = f"DEMO{number:013d}"
    return f"LV{iban.calc_check_digits(f'LV00{rest}')}{rest}"


def _next_first_of_july(day: date) -> date:
    this_year = date(day.year, 7, 1)
    return this_year if day < this_year else this_year.replace(year=day.year + 1)

"""Lines and reasons of refusal, and applications that wait to be decided."""

from datetime import timedelta
from decimal import Decimal

from socialservice import clock
from socialservice.demo import World
from socialservice.models import Municipality, Submission

from ..actions import thresholds
from ..income import months_counted
from ..models import Application, Income, RefusalReason
from ..panels import household_of

REASONS = [
    ("income", "Ienākumi pārsniedz slieksni", "Income exceeds the line"),
    ("documents", "Nav iesniegti nepieciešamie dokumenti", "The documents needed were not handed in"),
    ("property", "Uzkrājumi vai īpašums pārsniedz noteikto", "Savings or property exceed what is allowed"),
    ("elsewhere", "Deklarētā dzīvesvieta ir citā pašvaldībā", "Declared in another municipality"),
    ("not_cooperating", "Nepilda līdzdarbības pienākumus", "Does not take part as agreed"),
]
WAITING = 6
WAYS = ("desk", "post", "e_submission", "drop_box", "email", "phone")
MISSING = ["Bankas konta izraksts par trim mēnešiem"]


def load(world: World) -> None:
    thresholds.load()
    for code, municipality in world.municipalities.items():
        _reasons(municipality)
        _applications(world, municipality, world.people.get(code, [])[:WAITING])


def _reasons(municipality: Municipality) -> None:
    RefusalReason.objects.bulk_create(
        RefusalReason(municipality=municipality, code=code, name=name, name_en=name_en)
        for code, name, name_en in REASONS
    )


def _applications(world: World, municipality: Municipality, people: list) -> None:
    """Of the last days, some with incomes entered already, one by register data only, one with a paper missing."""
    for number, person in enumerate(people):
        received_at = world.now - timedelta(days=WAITING - number, hours=1)
        applied_on = clock.local(received_at).date()
        submission = Submission.objects.create(
            municipality=municipality, way=WAYS[number % len(WAYS)], received_at=received_at
        )
        application = Application.objects.create(
            municipality=municipality,
            submission=submission,
            number=_next(municipality),
            wants=Application.Wants.STATUS,
            person=person,
            household=household_of(person, applied_on),
            subject="Trūcīgas vai maznodrošinātas mājsaimniecības statuss",
            applied_on=applied_on,
            register_only=number == 1,
            missing=MISSING if number == 2 else [],
            created_at=received_at,
            is_demo=True,
        )
        if number % 2:
            _incomes(world, application)


def _next(municipality: Municipality) -> int:
    last = municipality.applications.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _incomes(world: World, application: Application) -> None:
    pension = Decimal(world.random.randint(180, 620))
    Income.objects.bulk_create(
        Income(application=application, person=application.person, month=month, kind="pension", amount=pension)
        for month in months_counted(application.applied_on)
    )

"""Households and statuses in bulk, as the actions would have written them one by one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from django.db import connection

from socialservice import clock, routing
from socialservice.demo import World, names
from socialservice.identifiers import new_code
from socialservice.letters import Recipient
from socialservice.models import Letter, Municipality, Person

from ..deciding import household_word
from ..letters import status_extended
from ..models import Certificate, CertificateSeries, Extension, Household, HouseholdMember, Status, StatusEvent
from ..tasks import finish_runs

KIND, STATE = Letter.Kind.STATUS_EXTENDED, Letter.State
BATCH = 1000
GAP = "\ue000"
FILL = """
update socialservice_letter l
set subject = filled.subject, text = filled.text, html = filled.html,
    state = 'kept', note = 'demo', finished_at = l.due_at
from unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) as filled (id, subject, text, html)
where l.id = filled.id
"""
SIZES, OF_SIZES = (1, 2, 3, 4, 5), (52, 22, 13, 9, 4)
ADULTS, CHILDREN = (30, 96), (8, 17)
OFFICE_HOUR = time(10)
FIRST_NUMBERS = {2019: 4001, 2020: 1001}  # certificates written before these are not in the demo


@dataclass
class Plan:
    """A household to be, and its status."""

    size: int
    kind: str
    granted_from: date
    granted_until: date
    decided_on: date
    contact: Person | None = None
    closed_on: date | None = None
    close_reason: str = ""
    documents_on_file: bool = True
    people: list[Person] = field(default_factory=list)


def sizes(world: World, persons: int) -> Iterable[int]:
    """Household sizes that add up to so many persons."""
    while persons:
        size = min(world.random.choices(SIZES, OF_SIZES)[0], persons)
        yield size
        persons -= size


def make(world: World, code: str, plans: list[Plan]) -> list[Status]:
    municipality = world.municipalities[code]
    _people(world, code, plans)
    households = Household.objects.bulk_create(
        (
            Household(
                municipality=municipality,
                contact_person=plan.people[0],
                created_at=_at(plan.decided_on),
                is_demo=True,
            )
            for plan in plans
        ),
        batch_size=BATCH,
    )
    pairs = list(zip(plans, households, strict=True))
    HouseholdMember.objects.bulk_create(
        (
            HouseholdMember(household=household, person=person, valid_from=plan.granted_from - timedelta(days=365))
            for plan, household in pairs
            for person in plan.people
        ),
        batch_size=BATCH,
    )
    statuses = Status.objects.bulk_create(
        (_status(plan, household, number) for number, (plan, household) in enumerate(pairs, start=101)),
        batch_size=BATCH,
    )
    _papers(municipality, statuses)
    _analyze()
    return statuses


def _analyze() -> None:
    """So many rows at once: the database would go on planning for none."""
    with connection.cursor() as cursor:
        for model in (Person, Household, HouseholdMember, Status, Certificate):
            cursor.execute(f"analyze {model._meta.db_table}")


def _people(world: World, code: str, plans: list[Plan]) -> None:
    made = []
    for plan in plans:
        first = plan.contact or world.person(code, born=world.birth_date(ADULTS))
        others = [_relative(world, code, first, world.birth_date(_ages(number))) for number in range(1, plan.size)]
        plan.people = [first, *others]
        made += plan.people if plan.contact is None else others
    world.keep(made)


def _relative(world: World, code: str, of: Person, born: date) -> Person:
    """Of the same surname, in the form for a woman or a man."""
    random, surname = world.random, of.name.split(" ")[-1]
    woman = random.random() < 0.5
    _before, women, men = next(generation for generation in names.GENERATIONS if born < generation[0])
    pair = next((pair for pair in names.SURNAMES if surname in pair), (surname, surname))
    return world.person(code, born=born, name=f"{random.choice(women if woman else men)} {pair[woman]}")


def _ages(number: int) -> tuple[int, int]:
    return ADULTS if number == 1 else CHILDREN


def _status(plan: Plan, household: Household, number: int) -> Status:
    return Status(
        municipality=household.municipality,
        household=household,
        kind=plan.kind,
        granted_from=plan.granted_from,
        granted_until=plan.granted_until,
        effective_until=plan.granted_until,
        decision_no=f"{number}",
        decided_on=plan.decided_on,
        closed_on=plan.closed_on,
        close_reason=plan.close_reason,
        documents_on_file=plan.documents_on_file,
        is_demo=True,
        created_at=_at(plan.decided_on),
    )


def _papers(municipality: Municipality, statuses: list[Status]) -> None:
    """Certificates, and the events of granting and closing."""
    last = _last_numbers(municipality)
    certificates, events = [], []
    for status in sorted(statuses, key=lambda status: status.decided_on):
        year = status.decided_on.year
        last[year] += 1
        number = f"{year}/{last[year]}"
        certificates.append(
            Certificate(
                municipality=municipality,
                status=status,
                number=number,
                issued_on=status.decided_on,
                printed_until=status.granted_until,
                check_code=new_code(),
                word=household_word(status.decided_on),
            )
        )
        events += _events(status, number)
    Certificate.objects.bulk_create(certificates, batch_size=BATCH)
    StatusEvent.objects.bulk_create(events, batch_size=BATCH)
    for year, number in last.items():
        CertificateSeries.objects.update_or_create(municipality=municipality, year=year, defaults={"last": number})


def _last_numbers(municipality: Municipality) -> Counter:
    last = Counter({year: number - 1 for year, number in FIRST_NUMBERS.items()})
    last.update(dict(CertificateSeries.objects.filter(municipality=municipality).values_list("year", "last")))
    return last


def _events(status: Status, number: str):
    What, at = StatusEvent.What, _at(status.decided_on)
    yield StatusEvent(status=status, what=What.GRANTED, at=at, until=status.granted_until, detail=status.decision_no)
    yield StatusEvent(status=status, what=What.CERTIFICATE, at=at, until=status.granted_until, detail=number)
    if status.closed_on:
        yield StatusEvent(status=status, what=What.CLOSED, at=_at(status.closed_on), until=status.closed_on)


def on(day: date):
    """A morning at the office on that day."""
    return clock.set_to(_at(day))


def run(municipality: Municipality) -> None:
    """Finish what an emergency called for, as the background would have done it that day."""
    finish_runs()
    _keep_letters(municipality)


def _keep_letters(municipality: Municipality) -> None:
    """What the runs have just written is of the past: its text is filled in, nothing of it waits to be sent."""
    waiting = Letter.objects.filter(municipality=municipality, kind=KIND, state=STATE.QUEUED, is_demo=True)
    letters = list(waiting.select_related("person__district"))
    extensions = Extension.objects.select_related("emergency", "status__municipality").prefetch_related(
        "status__certificates"
    )
    told = extensions.in_bulk([letter.about_id for letter in letters])
    text_of = _texts(municipality)
    rows = []
    for letter in letters:
        extension = told[letter.about_id]
        draft = text_of(letter, extension)
        number = extension.status.last_certificate.number
        rows.append((letter.pk, draft.subject, draft.text.replace(GAP, number), draft.html.replace(GAP, number)))
    _fill(rows)


def _texts(municipality: Municipality):
    """Letters of a run differ in little: those alike are rendered once, with a gap for the certificate's number."""
    line_of = cache(lambda district: routing.line(municipality, district, None, clock.today()))
    rendered: dict = {}

    def text(letter: Letter, extension: Extension):
        alike = letter.channel, letter.language, extension.to_on, letter.person.district_id
        if alike not in rendered:
            to = Recipient(letter.channel, letter.to, letter.language, letter.person, is_demo=True)
            rendered[alike] = status_extended(extension, to, line_of(letter.person.district), GAP)
        return rendered[alike]

    return text


def _fill(rows: list[tuple]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FILL, [*map(list, zip(*rows, strict=True))] if rows else [[], [], [], []])


def _at(day: date) -> datetime:
    return clock.at(day, OFFICE_HOUR)

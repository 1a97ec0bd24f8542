"""A large made-up installation, written by SQL: offices × resources × days × slots, a third of them taken."""

import json
from datetime import date, time, timedelta
from time import perf_counter

SLOTS_A_DAY = 36  # of one resource, ten minutes each
RESOURCES = 10  # of one office
DAYS = 28


def fill(offices: int) -> None:
    from django.db import connection

    from bookings.models import Resource, TimetableRule
    from socialservice.models import Municipality
    from tests import factories

    Municipality.objects.all().delete()
    town = factories.Town()
    town.purpose.minutes = 10
    town.purpose.save()
    places = [town.office, *(factories.office(town.municipality, f"o{number}") for number in range(1, offices))]
    people = Resource.objects.bulk_create(
        Resource(office=place, name=f"Speciālists {place.pk}-{number}")
        for place in places
        for number in range(RESOURCES)
    )
    town.resource.delete()
    Resource.purposes.through.objects.bulk_create(
        [Resource.purposes.through(resource=person, purpose=town.purpose) for person in people], batch_size=1000
    )
    TimetableRule.objects.bulk_create(
        TimetableRule(
            resource=person,
            office_id=person.office_id,
            weekday=day,
            starts=time(9),
            ends=time(15),
            slot_minutes=10,
            modes=["in_person", "phone"],
            valid_from=date(2020, 1, 1),
        )
        for person in people
        for day in range(7)
    )
    with connection.cursor() as cursor:
        cursor.execute(SLOTS, {"days": DAYS, "slots": SLOTS_A_DAY, "first": _tomorrow()})
        cursor.execute(TAKEN, {"purpose": town.purpose.pk, "municipality": town.municipality.pk})
        cursor.execute("create table if not exists bench_insert (id bigserial primary key, name text, phone text)")
    connection.close()


def race_times(rounds: int) -> None:
    """Print a free time of one specialist for each round, in JSON."""
    from socialservice import clock
    from tests import factories

    town, first = factories.Town(), clock.today() + timedelta(days=2)
    hours = [f"{8 + third // 3}:{third % 3 * 20:02d}" for third in range(30)]
    slots = [town.slots(first + timedelta(days=n // 30), hours[n % 30])[0] for n in range(rounds)]
    print(json.dumps([slot.starts_at.isoformat() for slot in slots]))


def publish_year(resources: int) -> None:
    """Print what publishing a year of so many costs, in JSON: seconds, slots, µs a slot in each tenth of them."""
    from bookings.actions import publishing
    from socialservice import clock
    from tests import factories

    town = factories.Town()
    people = [factories.resource(town.office, town.purpose, name=f"Speciālists {n}") for n in range(resources - 1)]
    for person in [town.resource, *people]:
        for weekday in range(5):
            factories.rule(person, weekday=weekday, starts=time(9), ends=time(15))
    everybody = list(publishing.of_municipality(town.municipality))
    marks = [(perf_counter(), 0)]
    publishing.publish_many(
        resources=everybody,
        last=clock.today() + timedelta(days=365),
        told=lambda _number, so_far: marks.append((perf_counter(), so_far.made)),
    )
    print(json.dumps({"seconds": marks[-1][0] - marks[0][0], "slots": marks[-1][1], "tenths": _tenths(marks)}))


def _tenths(marks: list[tuple[float, int]]) -> list[float]:
    step = max(len(marks) // 10, 1)
    pairs = zip(marks[::step], marks[step::step], strict=False)
    return [(end - start) / (made - before) * 1e6 for (start, before), (end, made) in pairs]


def settle() -> None:
    from django.db import connection

    connection.ensure_connection()
    connection.connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


def _tomorrow() -> date:
    from socialservice import clock

    return clock.today() + timedelta(days=1)


SLOTS = """
insert into bookings_slot (resource_id, office_id, day, starts_at, ends_at, modes, online, opened_by_hand, held_for, withdrawn_reason)
select r.id, r.office_id, d.day, d.nine + make_interval(mins => 10 * n), d.nine + make_interval(mins => 10 * n + 10),
       array['in_person', 'phone'], true, false, '', ''
from bookings_resource r
cross join (select (%(first)s::date + i) as day, ((%(first)s::date + i) + time '09:00') at time zone 'Europe/Riga' as nine
            from generate_series(0, %(days)s - 1) i) d
cross join generate_series(0, %(slots)s - 1) n
"""

TAKEN = """
with taken as (
  select s.*, row_number() over (order by s.id) as n from bookings_slot s where s.id %% 3 = 0
), booked as (
  insert into bookings_appointment (municipality_id, office_id, resource_id, purpose_id, mode, day, starts_at, ends_at, state, name,
    search_name, phone, email, booked_by_other, language, letters_by, need, help_entering, interpreter, came_from, wished_at,
    exception_reason, code, link, link_index, ticket, is_demo, created_at, changed_at, beyond, companions, counts_as, outcome, why_in_person)
  select %(municipality)s, office_id, resource_id, %(purpose)s, 'in_person', day, starts_at, ends_at, 'confirmed', 'Klients ' || n,
    'klients ' || n, '+37129' || lpad((n %% 1000000)::text, 6, '0'), '', '', 'lv', 'sms', '', false, false, 'web', now(),
    '', lpad(n::text, 6, '0'), '', 'bench' || n, '', true, now(), now(), '{}', 0, '', '', ''
  from taken returning id, resource_id, starts_at
)
update bookings_slot s set appointment_id = b.id from booked b where s.resource_id = b.resource_id and s.starts_at = b.starts_at
"""

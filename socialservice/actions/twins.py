"""Who may be written down twice: called the same, with one phone number or one date of birth."""

from django.db import connection
from django.db.models import Q

from .. import clock
from ..models import Municipality, Person, Twins, User

# Two dates of birth that differ are two people, whatever else is the same. `whose`: one person, or everybody.
FIND = """
INSERT INTO socialservice_twins (municipality_id, first_id, second_id, found_at)
SELECT one.municipality_id, least(one.id, other.id), greatest(one.id, other.id), %(now)s
FROM socialservice_person one
JOIN socialservice_person other
  ON other.municipality_id = one.municipality_id AND other.search_name = one.search_name AND other.id <> one.id
WHERE one.merged_into_id IS NULL AND other.merged_into_id IS NULL AND one.municipality_id = %(municipality)s
  AND (one.id = %(whose)s OR (%(whose)s IS NULL AND one.id < other.id))
  AND ((one.phone <> '' AND one.phone = other.phone) OR one.birth_date = other.birth_date)
  AND (one.birth_date = other.birth_date) IS NOT FALSE
ON CONFLICT DO NOTHING
"""


def look(*, municipality: Municipality, person: Person | None = None) -> int:
    """Pairs that nobody has looked at yet are written down; how many are new."""
    told = {"now": clock.now(), "municipality": municipality.pk, "whose": person.pk if person else None}
    with connection.cursor() as cursor:
        cursor.execute(FIND.replace("%(whose)s", "%(whose)s::bigint"), told)
        return cursor.rowcount


def look_everywhere() -> int:
    return sum(look(municipality=municipality) for municipality in Municipality.objects.all())


def tell_apart(*, first: Person, second: Person, by: User) -> Twins:
    """Somebody has looked: they are two. They are not suggested again."""
    lower, higher = sorted([first, second], key=lambda person: person.pk)
    told = {"apart_at": clock.now(), "apart_by": by}
    pair, _created = Twins.objects.update_or_create(
        first=lower,
        second=higher,
        defaults=told,
        create_defaults={"municipality_id": lower.municipality_id, "found_at": clock.now(), **told},
    )
    return pair


def open_pairs(municipality: Municipality):
    """Both still stand, and nobody has told them apart."""
    standing = Q(first__merged_into__isnull=True, second__merged_into__isnull=True)
    return municipality.twins.filter(standing, apart_at__isnull=True).select_related("first", "second")


def of_person(person: Person) -> list[Person]:
    """Who may be the same."""
    pairs = open_pairs(person.municipality).filter(Q(first=person) | Q(second=person))
    return [pair.second if pair.first_id == person.pk else pair.first for pair in pairs]

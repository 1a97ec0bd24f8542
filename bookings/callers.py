"""Who is on the line: the people it may be, the chosen one, and the contact that goes with the choice."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max

from socialservice import clock
from socialservice.finding import Found, find, read_phone, row_number, suggest
from socialservice.identifiers import can_receive_sms
from socialservice.latvian import fold
from socialservice.letters import reachable_by
from socialservice.models import Channel, Language, Municipality, Person

from .lifecycle import State
from .models import Appointment, Request

NEW = "new"  # not written down yet


@dataclass
class Callers:
    found: Found
    chosen: str = ""  # id of a person as text, NEW, or nothing
    last_visits: dict[int, date] = field(default_factory=dict)
    coming: list[Appointment] = field(default_factory=list)  # of the chosen one

    @property
    def person(self) -> Person | None:
        return next((person for person in self.found.people if str(person.pk) == self.chosen), None)


def callers(municipality: Municipality, *, q: str, chosen: str, request: Request | None) -> Callers:
    """By what was typed; by the request, or the person chosen before, where nothing was. One found alone is chosen."""
    if q:
        found = find(municipality, q)
    elif request is not None and request.person_id:
        found = Found(_by_id(municipality, str(request.person_id)))
    elif request is not None:
        found = Found(suggest(municipality, phone=request.phone, email=request.email, name=request.name))
    else:
        found = Found(_by_id(municipality, chosen))
    who = Callers(found, chosen)
    if who.person is None and chosen != NEW:
        who.chosen = str(found.people[0].pk) if len(found.people) == 1 else ""
        if not found.people and not found.problem and (q or request):
            who.chosen = NEW
    who.last_visits = _last_visits(municipality, found.people)
    who.coming = coming(municipality, who.person) if who.person else []
    return who


def contact_of(who: Callers, *, q: str, request: Request | None) -> dict[str, str]:
    """What the fields say of the chosen one; for somebody new what was typed or asked tells already."""
    person = who.person
    if person is not None:
        return {
            "phone": person.phone,
            "email": person.email,
            "language": person.language,
            "letters_by": reachable_by(person),
            "district": str(person.district_id or ""),
        }
    by_name = any(character.isalpha() for character in q)
    phone, email = (request.phone if request else "") or read_phone(q), request.email if request else ""
    return {
        "name": q if by_name else request.name if request else "",
        "phone": phone,
        "email": email,
        "language": request.language if request else Language.LV,
        "letters_by": _letters_by(phone, email),
        "district": str((request and request.district_id) or ""),
    }


def _letters_by(phone: str, email: str) -> Channel:
    if can_receive_sms(phone) or not (phone or email):
        return Channel.SMS
    return Channel.EMAIL if email else Channel.NONE


def _by_id(municipality, chosen: str) -> list[Person]:
    return list(municipality.people.filter(pk=row_number(chosen)).select_related("district"))


def _last_visits(municipality, people) -> dict[int, date]:
    done = municipality.appointments.filter(person__in=people, state=State.DONE)
    return dict(done.order_by().values_list("person").annotate(last=Max("day")))


def known_as(municipality: Municipality, *, name: str, phone: str, email: str) -> Person | None:
    """Whoever is written down already under this name with this phone or e-mail address, if it is one."""
    if not (name and (phone or email)):
        return None
    by = {"phone": phone} if phone else {"phone": "", "email__iexact": email}
    found = list(municipality.people.filter(**by, search_name=fold(name)).select_related("district")[:2])
    return found[0] if len(found) == 1 else None


def coming(municipality: Municipality, person: Person) -> list[Appointment]:
    rows = municipality.appointments.open().filter(person=person, starts_at__gte=clock.now())
    return list(rows.select_related("office", "purpose").order_by("starts_at"))

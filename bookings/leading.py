"""Who receives whoever lives in a district: its specialist of the competence by date, or the replacement meanwhile."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from socialservice import clock
from socialservice.models import Competence, District, Office, SpecialistDistrict, User
from socialservice.models.dated import on
from socialservice.routing import competence_of

from .availability import offer
from .models import Absence, Appointment, Deputy, Purpose, Resource, TimetableRule
from .timetables import Reception, receptions


@dataclass(frozen=True)
class Served:
    """Who serves a district in a competence on a day. Without a user: nobody."""

    competence: Competence
    user: User | None = None
    resources: list[Resource] = field(default_factory=list)
    receptions: list[Reception] = field(default_factory=list)
    away: Absence | None = None  # that day
    deputy: Resource | None = None  # who stands in while away
    deputy_receptions: list[Reception] = field(default_factory=list)


def served(district: District, day: date) -> list[Served]:
    """One for each competence of that day, for people to read."""
    competences = district.municipality.competences.filter(on(day)).order_by("name")
    assigned = {row.competence_id: row.user for row in _assigned(district, day, day)}
    return [
        _served(competence, assigned.get(competence.pk), district.municipality_id, day) for competence in competences
    ]


def receiver(district: District | None, purpose: Purpose, day: date) -> Resource | None:
    """Whose times a client of the district gets for the purpose on that day; None: anybody's."""
    competence = competence_of(purpose)
    if district is None or competence is None:
        return None
    row = _assigned(district, day, day).filter(competence=competence).first()
    found = _resources(row.user, district.municipality_id).filter(purposes=purpose).first() if row else None
    if found and away(found, day):
        deputies = Deputy.objects.on(day).filter(resource=found, deputy__purposes=purpose, deputy__active=True)
        row = deputies.select_related("deputy").first()
        return row.deputy if row and not away(row.deputy, day) else found
    return found


def slots_for(district: District | None, purpose: Purpose, first: date, last: date) -> Q | None:
    """The slots between two days to which a client of the district is led; None: all.

    On days on which nobody is named for the district every slot is: nobody is left without a way.
    """
    competence = competence_of(purpose)
    if district is None or competence is None:
        return None
    led, named = Q(), Q()
    for row in _assigned(district, first, last).filter(competence=competence):
        own = list(_resources(row.user, district.municipality_id).filter(purposes=purpose))
        if own:
            days = Q(day__range=(max(first, row.valid_from), min(last, row.valid_until or last)))
            led |= days & (Q(resource__in=own) | _instead(own, first, last))
            named |= days
    return (led | ~named) if named else None


def slots_to_move(appointment: Appointment, first: date, last: date) -> Q | None:
    """To which clients move by themselves: those of their district's specialist, or of whoever receives them now."""
    led = slots_for(appointment.district, appointment.purpose, first, last)
    return led if led is None else led | Q(resource=appointment.resource_id)


def resource_at(
    district: District | None, purpose: Purpose, office: Office, mode: str, starts_at: datetime, *, beyond=False
) -> Resource | None:
    """Who of those who lead the district has room for such a visit then at the office; None: it does not matter who.

    `beyond`: also where a limit keeps the time back.
    """
    day = clock.local(starts_at).date()
    among = slots_for(district, purpose, day, day)
    if among is None:
        return None
    asked = {"purpose": purpose, "office": office, "mode": mode, "now": clock.now(), "first": day, "last": day}
    asked |= {"channel": "staff", "among": among, "beyond": beyond}
    slots = office.slots.filter(among, starts_at=starts_at).select_related("resource").order_by("resource")
    return next((s.resource for s in slots if starts_at in offer(**asked, resource=s.resource).days.get(day, [])), None)


def leads(purpose: Purpose, day: date) -> bool:
    """Is the purpose one whose specialists serve by district on that day?"""
    competence = competence_of(purpose)
    return competence is not None and SpecialistDistrict.objects.on(day).filter(competence=competence).exists()


def away(resource: Resource, day: date) -> Absence | None:
    """The absence that takes the whole day's reception, or where there is none that day, noon."""
    hours = [(rule.starts, rule.ends) for rule in rules_on(resource, day)] or [(time(12), time(13))]
    starts, ends = clock.at(day, min(hours)[0]), clock.at(day, max(end for _start, end in hours))
    whole = Absence.objects.standing().filter(resource=resource, starts_at__lte=starts, ends_at__gte=ends)
    return whole.first()


def rules_on(resource: Resource, day: date) -> list[TimetableRule]:
    """The hours of that weekday that are in force."""
    return list(resource.rules.on(day).filter(weekday=day.weekday()))


# Pieces


def _assigned(district: District, first: date, last: date):
    return (
        SpecialistDistrict.objects.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=first), valid_from__lte=last, district=district
        )
        .filter(user__is_active=True)
        .select_related("user")
        .order_by("valid_from")
    )


def _resources(user: User, municipality: int):
    return user.resources.filter(active=True, office__municipality=municipality)


def _instead(resources: list[Resource], first: date, last: date) -> Q:
    """Slots of those who stand in, while the absences last."""
    found = Q(pk__in=[])
    stretch = clock.at(first, time.min), clock.at(last + timedelta(days=1), time.min)
    absences = Absence.objects.touching(*stretch).filter(resource__in=resources)
    deputies = list(Deputy.objects.filter(resource__in=resources))
    for absence in absences:
        for row in deputies:
            if row.resource_id == absence.resource_id:
                days = Q(day__gte=row.valid_from) & (Q(day__lte=row.valid_until) if row.valid_until else Q())
                during = Q(starts_at__gte=absence.starts_at, ends_at__lte=absence.ends_at)
                found |= Q(resource=row.deputy_id) & days & during
    return found


def _served(competence: Competence, user: User | None, municipality: int, day: date) -> Served:
    if user is None:
        return Served(competence)
    own = list(_resources(user, municipality))
    gone = next((found for resource in own if (found := away(resource, day))), None)
    row = Deputy.objects.on(day).filter(resource__in=own, deputy__active=True).select_related("deputy__user").first()
    deputy = row.deputy if row and gone else None
    return Served(
        competence,
        user,
        own,
        _receptions(own, day),
        gone,
        deputy,
        _receptions([deputy], day) if deputy else [],
    )


def _receptions(resources: list[Resource], day: date) -> list[Reception]:
    rules = TimetableRule.objects.on(day).filter(resource__in=resources).select_related("office")
    return receptions(rules)

"""Whether every parish has exactly one specialist of each competence on a day; read from the rows valid that day, so
that a change is seen before it comes."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from socialservice import clock
from socialservice.models import (
    BasePlace,
    Competence,
    District,
    DistrictNorm,
    Municipality,
    Office,
    SpecialistDistrict,
    StaffCompetence,
    User,
)
from socialservice.models.dated import on

from .models import Resource, TimetableRule
from .timetables import Reception, receptions

CHANGES_SHOWN = 6


@dataclass(frozen=True)
class Line:
    """A district with its specialist of each competence, in the order of the competences; None is a gap."""

    district: District
    users: list[User | None]

    @property
    def gaps(self) -> int:
        """Only a parish must have one of each: a town may be served by whoever receives at its office."""
        return self.users.count(None) if self.must else 0

    @property
    def must(self) -> bool:
        return self.district.kind == District.Kind.PARISH


@dataclass
class Served:
    """A specialist's districts of one competence against how many they should be."""

    user: User
    competence: Competence
    norm: int | None
    base: Office | None
    receptions: list[Reception]
    holds: bool  # the competence, that day
    districts: list[District] = field(default_factory=list)

    @property
    def unusual(self) -> bool:
        """A warning, never an error. Counted are parishes and towns alike."""
        return self.norm is not None and len(self.districts) != self.norm

    @property
    def warned(self) -> bool:
        return self.unusual or not self.receptions or not self.holds


@dataclass
class Coverage:
    day: date
    competences: list[Competence]
    lines: list[Line]
    specialists: list[Served]
    doubles: list[tuple[District, Competence]]
    sources: list[str]

    @property
    def parishes(self) -> int:
        return sum(line.must for line in self.lines)

    @property
    def gaps(self) -> int:
        return sum(line.gaps for line in self.lines)

    @property
    def warnings(self) -> int:
        return sum(one.warned for one in self.specialists)


def coverage(municipality: Municipality, day: date) -> Coverage:
    competences = list(municipality.competences.filter(on(day)).order_by("name"))
    assigned = _assigned(municipality, day)
    by_place = defaultdict(list)
    for row in assigned:
        by_place[row.district_id, row.competence_id].append(row.user)
    named = {row.district_id for row in assigned}
    districts = [row for row in municipality.districts.on(day) if row.kind == District.Kind.PARISH or row.pk in named]
    lines = [
        Line(district, [next(iter(by_place[district.pk, one.pk]), None) for one in competences])
        for district in districts
    ]
    return Coverage(
        day=day,
        competences=competences,
        lines=lines,
        specialists=_specialists(municipality, assigned, day),
        doubles=[(row.district, row.competence) for row in assigned if row.user != by_place[_place(row)][0]],
        sources=sorted({row.source_note for row in assigned} - {""}),
    )


def changes(municipality: Municipality, after: date) -> list[Coverage]:
    """The coverage of each later day on which something of it changes."""
    days = set()
    for rows in _dated(municipality):
        for starts, ends in rows.values_list("valid_from", "valid_until"):
            days |= {starts} | ({ends + timedelta(days=1)} if ends else set())
    return [coverage(municipality, day) for day in sorted(day for day in days if day > after)[:CHANGES_SHOWN]]


# Pieces


def _place(row: SpecialistDistrict) -> tuple[int, int]:
    return row.district_id, row.competence_id


def _assigned(municipality: Municipality, day: date) -> list[SpecialistDistrict]:
    rows = SpecialistDistrict.objects.on(day).filter(district__municipality=municipality, user__is_active=True)
    return list(
        rows.filter(on(day, "competence__"), on(day, "district__"))
        .select_related("user", "district", "competence")
        .order_by("user__sort_key", "competence__name", "district__sort_key")
    )


def _specialists(municipality: Municipality, assigned: list[SpecialistDistrict], day: date) -> list[Served]:
    users = {row.user_id for row in assigned}
    norms = dict(
        DistrictNorm.objects.on(day)
        .filter(competence__municipality=municipality)
        .values_list("competence_id", "districts_each")
    )
    bases = _bases(municipality, users, day)
    hours = _hours(municipality, users, day)
    held = set(StaffCompetence.objects.on(day).filter(user__in=users).values_list("user_id", "competence_id"))
    found: dict[tuple[int, int], Served] = {}
    for row in assigned:
        key = row.user_id, row.competence_id
        if key not in found:
            found[key] = Served(
                user=row.user,
                competence=row.competence,
                norm=norms.get(row.competence_id),
                base=bases.get(row.user_id),
                receptions=receptions(hours[row.user_id]),
                holds=key in held,
            )
        found[key].districts.append(row.district)
    return list(found.values())


def _bases(municipality: Municipality, users, day: date) -> dict[int, Office]:
    rows = BasePlace.objects.on(day).filter(user__in=users, office__municipality=municipality)
    return {row.user_id: row.office for row in rows.select_related("office")}


def _hours(municipality: Municipality, users, day: date) -> dict[int, list[TimetableRule]]:
    """By specialist; hours at an office that is not open that day are none. Who receives no more did so in the past."""
    resources = Resource.objects.filter(user__in=users, office__municipality=municipality)
    if day >= clock.today():
        resources = resources.filter(active=True)
    owner = dict(resources.values_list("pk", "user_id"))
    rules = TimetableRule.objects.on(day).filter(resource__in=owner, office__in=municipality.offices.open_on(day))
    found = defaultdict(list)
    for rule in rules.select_related("office"):
        found[owner[rule.resource_id]].append(rule)
    return found


def _dated(municipality: Municipality):
    """Every kind of row on which the coverage stands."""
    yield SpecialistDistrict.objects.filter(district__municipality=municipality)
    yield DistrictNorm.objects.filter(competence__municipality=municipality)
    yield BasePlace.objects.filter(office__municipality=municipality)
    yield municipality.competences.all()
    yield municipality.districts.all()
    led = SpecialistDistrict.objects.filter(district__municipality=municipality)
    yield TimetableRule.objects.filter(
        resource__user__in=led.values("user"), resource__office__municipality=municipality
    )

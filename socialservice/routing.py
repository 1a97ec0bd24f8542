"""Which phone line, offices and specialist serve a district for a purpose on a day: the one place that answers."""

from dataclasses import dataclass

from .models import Competence, Department, District, Municipality, Office, PhoneLine, SpecialistDistrict, User


@dataclass(frozen=True)
class Route:
    """Where to call, where to go, whom to ask for. None, or no office: nobody serves it that day."""

    line: PhoneLine | None
    offices: list[Office]
    specialist: User | None


def routing(district: District | None, purpose, day, *, municipality: Municipality | None = None) -> Route:
    """`purpose`: anything with `department` and `competence`, or None; `municipality`: needed where both are None."""
    municipality = municipality or (district or purpose).municipality
    department = purpose.department if purpose else None
    return Route(
        line=line(municipality, district, department, day),
        offices=offices(municipality, district, day),
        specialist=specialist(district, competence_of(purpose), day),
    )


def competence_of(purpose) -> Competence | None:
    """The purpose's own, else its department's."""
    if purpose is None:
        return None
    return purpose.competence or (purpose.department and purpose.department.competence)


def line(municipality, district: District | None, department: Department | None, day) -> PhoneLine | None:
    """The department's line, else the district's, else the main one. Of several alike, the first by order."""
    lines = list(municipality.phone_lines.on(day).prefetch_related("districts"))
    return min(
        (found for found in lines if _nearness(found, district, department) is not None),
        key=lambda found: _nearness(found, district, department),
        default=None,
    )


def _nearness(found: PhoneLine, district, department) -> int | None:
    """How closely a line fits, 0 the closest; None where it is for others."""
    of_department = department is not None and found.department_id == department.pk
    of_nobody = found.department_id is None
    areas = {area.pk for area in found.districts.all()}
    if district is not None and district.pk in areas:
        # Without a purpose the question is "which line is mine?", and any line of the district answers it.
        return 0 if of_department else 2 if of_nobody else 3 if department is None else None
    if of_department and not areas and not found.is_default:
        return 1
    if found.is_default:
        return 4 if of_department or of_nobody else 5
    return None


def offices(municipality, district: District | None, day) -> list[Office]:
    """Open on that day: those of the district first, then those for the whole municipality; without a district, all."""
    found = municipality.offices.open_on(day).prefetch_related("names", "modes", "districts")
    if district is None:
        return sorted(found, key=lambda office: not office.serves_all)
    own = [office for office in found if district in office.districts.all()]
    return own + [office for office in found if office.serves_all and office not in own]


def specialist(district: District | None, competence: Competence | None, day) -> User | None:
    if district is None or competence is None:
        return None
    assigned = SpecialistDistrict.objects.on(day).filter(district=district, competence=competence, user__is_active=True)
    return next((assignment.user for assignment in assigned.select_related("user").order_by("pk")), None)

"""The municipalities of the demo: institution, departments, districts, offices, lines, catalogue, working days."""

from datetime import date

from ..actions.calendar import fill_calendar
from ..models import (
    Competence,
    Department,
    DepartmentName,
    DepartmentPolicy,
    District,
    DistrictNorm,
    InstitutionName,
    Municipality,
    Office,
    OfficeName,
    OfficeOpening,
    PhoneLine,
    ReceptionMode,
    Service,
    ServiceName,
)
from .world import World

SINCE = date(2000, 1, 1)  # where the data name no beginning
INVENTED = "Izdomāts demonstrācijai."
CALENDAR = range(2019, 2028)


def load(world: World, code: str, data: dict) -> None:
    municipality = world.municipalities[code] = Municipality.objects.create(**data["municipality"])
    for year in CALENDAR:
        fill_calendar(municipality=municipality, year=year)
    for row in data["institution_names"]:
        dated(InstitutionName, row, municipality=municipality)
    for row in data["competences"]:
        _competence(world, municipality, **row)
    for row in data["departments"]:
        _department(world, municipality, **row)
    for group in data["districts"]:
        for name in group.pop("names"):
            world.districts[code, name] = dated(District, {**group, "name": name}, municipality=municipality)
    for row in data["offices"]:
        _office(world, municipality, **row)
    for row in data["phone_lines"]:
        _phone_line(world, municipality, **row)
    for row in data["services"]:
        _service(world, municipality, **row)


def dated(model, row: dict, **owner):
    """One row. Later ends are written one after the other, as people prolong it, so that its history shows them."""
    row = dict(row)
    later = row.pop("prolonged", [])
    kept = model.objects.create(**({"valid_from": SINCE} | row | owner))
    for end in later:
        kept.valid_until = end
        kept.save(update_fields=["valid_until"])
    return kept


def _competence(world, municipality, *, norms=(), **fields):
    row = world.competences[municipality.code, fields["code"]] = dated(Competence, fields, municipality=municipality)
    for norm in norms:
        dated(DistrictNorm, norm, competence=row)


def _department(world, municipality, *, names, policies, competence=None, **fields):
    competence = competence and world.competences[municipality.code, competence]
    row = Department.objects.create(municipality=municipality, competence=competence, **fields)
    for name in names:
        dated(DepartmentName, name, department=row)
    for policy in policies:
        dated(DepartmentPolicy, policy, department=row)
    world.departments[municipality.code, row.code] = row


def _office(world, municipality, *, names, openings, modes, districts=(), **fields):
    row = Office.objects.create(municipality=municipality, **fields)
    row.districts.set(world.districts[municipality.code, name] for name in districts)
    for name in names:
        dated(OfficeName, name, office=row)
    for opening in openings:
        dated(OfficeOpening, opening, office=row)
    for mode in modes:
        dated(ReceptionMode, mode, office=row)
    world.offices[row.code] = row


def _phone_line(world, municipality, *, department=None, districts=(), **fields):
    department = department and world.departments[municipality.code, department]
    row = dated(PhoneLine, fields, municipality=municipality, department=department)
    row.districts.set(world.districts[municipality.code, name] for name in districts)


def _service(world, municipality, *, names=None, name="", name_en="", **fields):
    row = dated(Service, {"source_note": INVENTED, **fields}, municipality=municipality)
    for called in names or [{"name": name, "name_en": name_en, "valid_from": row.valid_from}]:
        dated(ServiceName, called, service=row)
    world.services[municipality.code, row.code] = row

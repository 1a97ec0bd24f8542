"""Rows for tests, with no surprise in them: Liepāja with one office, one specialist, one purpose."""

import uuid
from datetime import date, datetime, time, timedelta

from bookings.models import Appointment, Mode, Purpose, Resource, Screen, Slot, TimetableRule
from socialservice import clock
from socialservice.identifiers import new_code, new_token
from socialservice.models import (
    Competence,
    Department,
    DepartmentName,
    DepartmentPolicy,
    District,
    InstitutionName,
    Municipality,
    Office,
    OfficeName,
    OfficeOpening,
    Person,
    PhoneLine,
    Posting,
    ReceptionMode,
    User,
)
from socialservice.roles import Role

LONG_AGO = date(2000, 1, 1)


def municipality(code="liepaja", name="Liepāja", **fields):
    row = Municipality.objects.create(code=code, name=name, **fields)
    InstitutionName.objects.create(
        municipality=row, over=f"{name}s dome", name="Sociālais dienests", name_en="Social Service", valid_from=LONG_AGO
    )
    return row


def office(municipality, code="centrs", *, opened=LONG_AGO, closed=None, mode=ReceptionMode.Mode.MIXED, **fields):
    row = Office.objects.create(
        **{
            "municipality": municipality,
            "code": code,
            "address": "E. Veidenbauma iela 3, Liepāja",
            "short_address": "E. Veidenbauma iela 3",
            "room": "101. kab.",
            "serves_all": True,
            **fields,
        }
    )
    OfficeName.objects.create(office=row, name=f"Sociālais dienests {code}", valid_from=LONG_AGO)
    OfficeOpening.objects.create(office=row, valid_from=opened, valid_until=closed)
    if mode:
        ReceptionMode.objects.create(office=row, mode=mode, valid_from=LONG_AGO)
    return row


def competence(municipality, code="assistance", name="sociālā palīdzība"):
    return Competence.objects.create(municipality=municipality, code=code, name=name, valid_from=LONG_AGO)


def department(municipality, code="palidziba", name="Sociālās palīdzības daļa", policy="direct", competence=None):
    row = Department.objects.create(municipality=municipality, code=code, competence=competence)
    DepartmentName.objects.create(
        department=row, name=name, name_en="Social Assistance Department", valid_from=LONG_AGO
    )
    DepartmentPolicy.objects.create(department=row, policy=policy, valid_from=LONG_AGO)
    return row


def district(municipality, name="Karosta", kind=District.Kind.MICRODISTRICT):
    return District.objects.create(municipality=municipality, name=name, kind=kind, valid_from=LONG_AGO)


def phone_line(municipality, number="+37163489652", as_written="634 89652", *, is_default=True, **fields):
    return PhoneLine.objects.create(
        municipality=municipality,
        number=number,
        as_written=as_written,
        purpose=fields.pop("purpose", "Sociālā palīdzība"),
        is_default=is_default,
        valid_from=LONG_AGO,
        **fields,
    )


def purpose(department, code="majoklis", **fields):
    return Purpose.objects.create(
        **{
            "municipality": department.municipality,
            "department": department,
            "competence": department.competence,
            "code": code,
            "name": "Mājokļa pabalsts",
            "name_en": "Housing benefit",
            "minutes": 20,
            "modes": [Mode.IN_PERSON, Mode.PHONE],
            "bring": "personu apliecinošs dokuments\nīres līgums",
            "valid_from": LONG_AGO,
            **fields,
        }
    )


def resource(office, *purposes, name="Ilze Ozola", room="102", **fields):
    row = Resource.objects.create(office=office, name=name, room=room, **fields)
    row.purposes.set(purposes)
    return row


def rule(resource, weekday=0, starts=time(9), ends=time(12), **fields):
    return TimetableRule.objects.create(
        **{
            "resource": resource,
            "office": resource.office,
            "weekday": weekday,
            "starts": starts,
            "ends": ends,
            "modes": [Mode.IN_PERSON, Mode.PHONE],
            "valid_from": LONG_AGO,
            **fields,
        }
    )


def slot(resource, starts_at: datetime, minutes=20, **fields):
    return Slot.objects.create(
        **{
            "resource": resource,
            "office": resource.office,
            "day": clock.local(starts_at).date(),
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=minutes),
            "modes": [Mode.IN_PERSON, Mode.PHONE],
            **fields,
        }
    )


def appointment(slot, purpose, **fields):
    """Booked onto the slot, as if it had gone through the action."""
    now = clock.now()
    row = Appointment.objects.create(
        **{
            "municipality": purpose.municipality,
            "office": slot.office,
            "resource": slot.resource,
            "purpose": purpose,
            "day": slot.day,
            "starts_at": slot.starts_at,
            "ends_at": slot.ends_at,
            "name": "Zenta Grīnberga-Vītoliņa",
            "phone": "+37129123456",
            "came_from": "web",
            "wished_at": now,
            "code": new_code(),
            "link": new_token(),
            "created_at": now,
            "changed_at": now,
            **fields,
        }
    )
    Slot.objects.filter(pk=slot.pk).update(appointment=row)
    return row


def screen(office, kind="wall", **fields):
    return Screen.objects.create(office=office, kind=kind, key=new_token(), **{"name": f"Ekrāns {kind}", **fields})


def person(municipality, name="Zenta Grīnberga-Vītoliņa", **fields):
    return Person.objects.create(municipality=municipality, name=name, created_at=clock.now(), **fields)


def user(name="Sintija Bērziņa", email=None, *, role=None, municipality=None, office=None, **fields):
    """Staff; with `role`, posted to the municipality or to the office."""
    row = User.objects.create_user(
        email or f"{uuid.uuid4().hex[:12]}@example.org", "demo-parole-1", name=name, **fields
    )
    if role:
        Posting.objects.create(
            user=row,
            municipality=municipality or office.municipality,
            office=office,
            role=Role(role),
            valid_from=LONG_AGO,
        )
    return row


class Town:
    """A municipality that works: an office, a department, a purpose, a specialist; free slots on request."""

    def __init__(self, code="liepaja", name="Liepāja"):
        self.municipality = municipality(code, name)
        self.line = phone_line(self.municipality)
        self.district = district(self.municipality)
        self.office = office(self.municipality)
        self.competence = competence(self.municipality)
        self.department = department(self.municipality, competence=self.competence)
        self.purpose = purpose(self.department)
        self.resource = resource(self.office, self.purpose)

    def slots(self, day: date, *hours: str, resource=None, **fields) -> list[Slot]:
        """slots(day, "9:00", "9:20") → free slots of twenty minutes."""
        return [
            slot(resource or self.resource, clock.at(day, time(*map(int, hour.split(":")))), **fields) for hour in hours
        ]

    def staff(self, role, name="Sintija Bērziņa", **fields):
        return user(name, role=role, municipality=self.municipality, **fields)

    def url(self, path: str) -> str:
        return f"/{self.municipality.code}/{path}"

"""What is missing in the settings, in words: one function per question, each (municipality, day) → gaps."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from .models import (
    Competence,
    DepartmentName,
    District,
    InstitutionName,
    Municipality,
    OfficeName,
    ReceptionMode,
    SpecialistDistrict,
    StaffCompetence,
)
from .models.dated import on
from .registry import GAPS, load


@dataclass(frozen=True)
class Gap:
    sentence: str
    row: models.Model  # where it is mended

    @property
    def url(self) -> str:
        meta = self.row._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.row.pk])


def find(municipality: Municipality, day) -> list[Gap]:
    return [gap for name in GAPS for gap in load(name)(municipality, day)]


def find_here(municipality: Municipality, day) -> Iterator[Gap]:
    """Those of the institution itself."""
    for question in QUESTIONS:
        yield from question(municipality, day)


def without(rows, model, owner: str, day):
    """Those of the rows that have no row of the dated model in force that day."""
    return rows.filter(~Exists(model.objects.on(day).filter(**{owner: OuterRef("pk")})))


def institution_without_name(municipality, day):
    if not InstitutionName.objects.on(day).filter(municipality=municipality).exists():
        yield Gap(_("The institution has no name today."), municipality)


def no_main_line(municipality, day):
    if not municipality.phone_lines.on(day).filter(is_default=True).exists():
        yield Gap(
            _("There is no main phone line: districts without a line of their own are shown no number."), municipality
        )


def line_to_which_nobody_is_led(municipality, day):
    unled = municipality.phone_lines.on(day).filter(is_default=False, department=None, districts=None)
    for line in unled:
        yield Gap(
            _("Nobody is led to the phone line %(line)s: it has no districts, no department and is not the main line.")
            % {"line": line},
            line,
        )


def department_without_name(municipality, day):
    for department in without(municipality.departments, DepartmentName, "department", day):
        yield Gap(_("The department “%(code)s” has no name today.") % {"code": department.code}, department)


def office_never_open(municipality, day):
    """An office whose last period is over was closed on purpose."""
    for office in municipality.offices.filter(openings=None).prefetch_related("names"):
        yield Gap(_("The office “%(office)s” has no opening period.") % {"office": office}, office)


def open_office_without_name(municipality, day):
    for office in without(municipality.offices.open_on(day), OfficeName, "office", day):
        yield Gap(_("The office at %(address)s has no name today.") % {"address": office.address}, office)


def open_office_without_mode(municipality, day):
    for office in without(municipality.offices.open_on(day), ReceptionMode, "office", day).prefetch_related("names"):
        yield Gap(
            _("The office “%(office)s” does not say how it receives: by appointment or in a queue.")
            % {"office": office},
            office,
        )


def parish_without_specialist(municipality, day):
    """One gap for each competence, with all its parishes."""
    parishes = municipality.districts.filter(on(day), kind=District.Kind.PARISH)
    for competence in municipality.competences.filter(on(day)):
        served = SpecialistDistrict.objects.on(day).filter(
            district=OuterRef("pk"), competence=competence, user__is_active=True
        )
        unserved = list(parishes.filter(~Exists(served)))
        if unserved:
            yield Gap(
                _("No specialist for %(competence)s in: %(parishes)s.")
                % {"competence": competence.label, "parishes": ", ".join(parish.label for parish in unserved)},
                unserved[0],
            )


def specialist_without_competence(municipality, day):
    """Serves districts in a competence that the person does not hold that day."""
    held = StaffCompetence.objects.on(day).filter(user=OuterRef("user"), competence=OuterRef("competence"))
    assigned = (
        SpecialistDistrict.objects.on(day)
        .filter(~Exists(held), district__municipality=municipality)
        .select_related("user", "competence")
        .order_by("user__sort_key", "competence__name")
        .distinct("user__sort_key", "competence__name")
    )
    for assignment in assigned:
        yield Gap(
            _("%(name)s serves districts for %(competence)s, but does not hold this competence today.")
            % {"name": assignment.user.name, "competence": assignment.competence.label},
            assignment.user,
        )


def competence_nobody_holds(municipality, day):
    held = StaffCompetence.objects.on(day).filter(competence=OuterRef("pk"), user__is_active=True)
    for competence in Competence.objects.filter(on(day), ~Exists(held), municipality=municipality):
        yield Gap(_("Nobody holds the competence “%(name)s” today.") % {"name": competence.label}, competence)


QUESTIONS = [
    institution_without_name,
    no_main_line,
    line_to_which_nobody_is_led,
    department_without_name,
    office_never_open,
    open_office_without_name,
    open_office_without_mode,
    parish_without_specialist,
    specialist_without_competence,
    competence_nobody_holds,
]

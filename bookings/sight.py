"""What staff see of a visit: its purpose by role, and of another competence's visit only that the time is taken."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

from socialservice import clock
from socialservice.models import DepartmentName, StaffCompetence, User
from socialservice.roles import Right

from .lifecycle import Event
from .models import Appointment, AppointmentEvent, Deputy

PRIVATE = ("name", "search_name", "phone", "code", "exception_reason", "outcome", "purpose_shown")


def purpose_shown(rights: set[Right], user: User | None = None):
    """What staff see of an appointment's purpose: its name with the right to statuses, else only its group.

    Of another competence's visit it is the group too, unless the role sees all of them. The group is the competence,
    else the department. For a query of appointments; the only place that says it.
    """
    if Right.SEE_STATUS not in rights:
        return _group()
    if Right.SEE_ALL_VISITS in rights:
        return _label("purpose__")
    return Case(When(_own(user), then=_label("purpose__")), default=_group(), output_field=models.CharField())


def busy(rights: set[Right], user: User | None):
    """True where the reader may know no more of an appointment than that the time is taken. For a query of them."""
    if Right.SEE_ALL_VISITS in rights:
        return Value(False, output_field=models.BooleanField())
    return Case(When(_own(user), then=False), default=True, output_field=models.BooleanField())


def hide(appointment: Appointment) -> None:
    """Take from a row that is only shown what a colleague of another competence does not see."""
    for name in PRIVATE:
        setattr(appointment, name, "")
    appointment.person_id = None
    appointment.help_entering = appointment.interpreter = False


def _own(user: User | None) -> Q:
    """Visits of a competence one holds, of nobody's competence, received or booked by oneself or as a replacement."""
    today = clock.today()
    competence = Coalesce(OuterRef("purpose__competence"), OuterRef("purpose__department__competence"))
    return (
        Q(purpose__competence=None, purpose__department__competence=None)
        | Q(resource__user=user)
        | Exists(StaffCompetence.objects.on(today).filter(user=user, competence=competence))
        | Exists(Deputy.objects.on(today).filter(resource=OuterRef("resource"), deputy__user=user))
        | Exists(AppointmentEvent.objects.filter(appointment=OuterRef("pk"), event=Event.BOOK, by=user))
    )


def _group():
    names = DepartmentName.objects.on(clock.today()).filter(department=OuterRef("purpose__department"))
    return Coalesce(
        _label("purpose__competence__"),
        _label("purpose__department__competence__"),
        Subquery(names.annotate(label=_label("")).values("label")[:1]),
        "purpose__department__code",
        output_field=models.CharField(),
    )


def _label(prefix: str):
    """A name in the reader's language, in a query."""
    if get_language() == "en":
        return Coalesce(NullIf(F(f"{prefix}name_en"), Value("")), F(f"{prefix}name"))
    return F(f"{prefix}name")

"""What restrictions in force ask of a visit: what to wear and to show, and why it may be held in person."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from socialservice.errors import Refusal
from socialservice.letters import time_of
from socialservice.models import Restriction
from socialservice.restrictions import codes_in_force
from socialservice.words import date_short, local_day

from .models import Appointment, Mode
from .models.appointments import WhyInPerson
from .offer_wording import brief

Code = Restriction.Code
FACE_TO_FACE = (Mode.IN_PERSON, Mode.HOME)
TEST_HOLDS = timedelta(hours=72)  # by the clock that runs on, not by the wall


def earliest_test(starts_at: datetime) -> datetime:
    """A negative test made before this is too old when the visit begins."""
    return starts_at.astimezone(UTC) - TEST_HOLDS


@dataclass(frozen=True)
class Asked:
    """Of whoever comes."""

    protection: bool = False
    test_from: datetime | None = None  # set where a certificate is shown

    @property
    def sentences(self) -> list[str]:
        found = []
        if self.test_from:
            found.append(
                _(
                    "Please bring a certificate of vaccination or recovery, or a negative test made at {time} on {date}"
                    " or later."
                ).format(**_moment(self.test_from))
            )
        if self.protection:
            found.append(_("Please wear protective equipment."))
        return found

    @property
    def short(self) -> str:
        """For a text message."""
        found = []
        if self.test_from:
            found.append(_("Certificate/test from {moment}.").format(moment=brief(self.test_from)))
        if self.protection:
            found.append(_("Mask."))
        return " ".join(found)


def asked_of(appointment: Appointment) -> Asked:
    if appointment.mode not in FACE_TO_FACE or appointment.purpose.two_times:
        return Asked()
    codes = codes_in_force(appointment.municipality_id, appointment.office_id, appointment.day)
    shows = Code.CERTIFICATE in codes and appointment.purpose.needs_certificate and appointment.starts_at
    return Asked(Code.PROTECTION in codes, earliest_test(appointment.starts_at) if shows else None)


def _moment(moment: datetime) -> dict[str, str]:
    return {"date": date_short(local_day(moment)), "time": time_of(moment)}


def needs_why(municipality: int, office: int, mode: str, day) -> bool:
    """A visit in person, or at home, needs a reason while that is restricted."""
    code = {Mode.IN_PERSON: Code.REMOTE_FIRST, Mode.HOME: Code.HOME_VISITS}.get(mode)
    return code is not None and code in codes_in_force(municipality, office, day)


def asks_why(municipality, day) -> bool:
    """Is one of these restricted now, or in the days to come?"""
    coming = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    codes = [Code.REMOTE_FIRST, Code.HOME_VISITS]
    return Restriction.objects.filter(coming, municipality=municipality, code__in=codes).exists()


def why_in_person(appointment: Appointment, why: str) -> str:
    """The reason to write down, as chosen; what cannot be done by phone is a reason in itself."""
    if not needs_why(appointment.municipality_id, appointment.office_id, appointment.mode, appointment.day):
        return ""
    if not why and appointment.mode == Mode.IN_PERSON and Mode.PHONE not in appointment.purpose.modes:
        return WhyInPerson.SERVICE
    if why not in WhyInPerson.values:
        raise Refusal(
            _("On this day visits in person are restricted: say why it cannot be done remotely."),
            field="why_in_person",
            code="why_in_person",
        )
    return why


def certificate_due(appointment: Appointment) -> bool:
    """It is asked for and nobody has seen it yet."""
    return appointment.certificate_shown_at is None and asked_of(appointment).test_from is not None

"""Where and how a client is received, and by whom: the first step of a booking, and what its address says."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from socialservice import clock
from socialservice.finding import row_number
from socialservice.models import DepartmentPolicy, District, Office

from ..availability import free_before, office_serving, offices_for, offices_serving, purpose_on
from ..leading import leads, receiver, slots_for
from ..models import Mode, Purpose
from ..suited import remote_first

STEPS = 4


@dataclass(frozen=True)
class Choice:
    """Where and how, as the address says: ?vieta=office&veids=mode, and ?rajons=district of who is led by it."""

    purpose: Purpose
    office: Office
    mode: str
    district: District | None = None

    @property
    def query(self) -> str:
        led = {"rajons": self.district.pk} if self.district else {}
        return urlencode({"vieta": self.office.code, "veids": self.mode, **led})

    def url(self, name: str, **more) -> str:
        return f"{reverse(name, args=[self.purpose.code])}?{self.query}{'&' if more else ''}{urlencode(more)}"

    @property
    def among(self):
        """The slots of those who serve where the client lives; None: all."""
        return _led(self.purpose, self.district)

    @property
    def small_room(self) -> bool:
        """Has the waiting room a limit, so that it matters who comes along?"""
        return self.office.room_capacity is not None

    @property
    def mode_label(self) -> str:
        return Mode(self.mode).label


@login_not_required
@require_GET
def where(request, purpose):
    """/pieteikt/<purpose>/ — which office, or by phone. One possibility needs no question."""
    purpose = purpose_or_404(request, purpose)
    if purpose.policy_that_day == DepartmentPolicy.Policy.CONSULTATION:
        return redirect("booking_call_me", purpose.code)
    now, day = clock.now(), clock.today()
    by_district, district = leads(purpose, day), _district(request)
    options = [option for mode in purpose.modes for option in _options(purpose, mode, now, day, district)]
    if len(options) == 1 and not (by_district and district is None):
        return redirect(options[0][0].url("booking_time"))
    in_person = [option for option in options if option[0].mode == Mode.IN_PERSON]
    remote = [option for option in options if option[0].mode != Mode.IN_PERSON]
    context = {
        "purpose": purpose,
        "in_person": in_person,
        "remote": remote,
        "step": 1,
        "steps": STEPS,
        "districts": request.municipality.districts.on(day) if by_district else [],
        "district": district,
        "receiver": receiver(district, purpose, day),
    }
    return render(request, "client/where.html", context)


# Pieces


def _options(purpose: Purpose, mode: str, now, day, district=None) -> list[tuple[Choice, datetime | None]]:
    """Where, with the first free time. For a talk by phone the place means nothing: the earliest one is offered."""
    offices = _offices(purpose, mode, now, day, district)
    found = [(Choice(purpose, office, mode, district), office.first_free) for office in offices]
    if mode == Mode.IN_PERSON:
        return _where_received(purpose, found, day)
    return sorted(found, key=lambda option: (option[1] is None, option[1]))[:1]


def _where_received(purpose: Purpose, found: list, day) -> list[tuple[Choice, datetime | None]]:
    """Without the offices that for now receive in person only what cannot be done by phone."""
    if Mode.PHONE not in purpose.modes:
        return found
    remote = {row.office_id for row in remote_first(purpose.municipality, day)}
    closed = {choice.office.pk for choice, first in found if first is None and ({None, choice.office.pk} & remote)}
    return [option for option in found if option[0].office.pk not in closed]


def _offices(purpose: Purpose, mode: str, now, day, district) -> list[Office]:
    """Which serve it; for who is led by district those at which the own specialist has a time."""
    among = _led(purpose, district)
    if among is None:
        return offices_serving(purpose, mode, now, day)
    return [office for office in offices_for(purpose, mode, now, day, among=among) if office.first_free]


def _led(purpose: Purpose, district):
    if district is None:
        return None
    first = clock.today()
    return slots_for(district, purpose, first, first + timedelta(days=purpose.municipality.booking_days))


def _district(request):
    asked = request.GET.get("rajons", "")
    return request.municipality.districts.on(clock.today()).filter(pk=row_number(asked)).first() if asked else None


def purpose_or_404(request, code: str) -> Purpose:
    purpose = purpose_on(request.municipality, code, clock.today())
    if purpose is None:
        raise Http404
    return purpose


def needs_consultation(purpose: Purpose) -> bool:
    return purpose.policy_that_day == DepartmentPolicy.Policy.CONSULTATION


def last_day(municipality, first: date) -> date:
    """Until which times are offered to clients."""
    return first + timedelta(days=municipality.booking_days - 1)


def choice_or_404(request, code: str) -> Choice | None:
    """The choice the address names; None where it names an office that does not serve, or a closed purpose."""
    purpose = purpose_or_404(request, code)
    mode, place = request.GET.get("veids", purpose.modes[0]), request.GET.get("vieta", "")
    if needs_consultation(purpose) or mode not in purpose.modes:
        return None
    office = office_serving(purpose, place, clock.today(), last_day(request.municipality, clock.today()))
    return Choice(purpose, office, mode, _district(request)) if office else None


def earlier_elsewhere(choice: Choice, first: datetime | None) -> list[tuple[datetime, Choice]]:
    """Other offices with a free time before the first one here, each with its first. Where none is here: any."""
    found = free_before(choice.purpose, choice.office, choice.mode, clock.now(), first, choice.among)
    return [(office.first_free, replace(choice, office=office)) for office in found]

"""Booking while somebody is on the line, and another time for an appointment.

One page, sent to and fro with all that was typed: each button but the last only shows more. What names a person is
posted, never put into an address.
"""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from socialservice import access, clock
from socialservice.access import Right, right_required
from socialservice.errors import Refusal
from socialservice.finding import row_number
from socialservice.forms import tidy_data
from socialservice.identifiers import can_receive_sms
from socialservice.letters import reachable_by
from socialservice.models import Channel, Language, Letter

from .. import why
from ..actions import booking
from ..actions import caller as actions
from ..availability import purposes_on
from ..caller_forms import CallerForm, MoveForm
from ..callers import NEW, Callers, callers, contact_of, known_as
from ..callers import coming as coming_of
from ..errors import TimeTaken
from ..leading import receiver, resource_at
from ..letters import ABOUT
from ..lifecycle import Event
from ..meant import meant, proposed, settle
from ..models import Mode, Purpose
from ..nearest import Times, Wish, office_label, serving, times
from ..proposals import POST_TAKES
from ..visit_rules import asks_why
from .caller_links import as_it_is, from_links, request_of
from .doors import appointment_or_404, back

BOOK = "pierakstit"  # the button that books; every other one only shows more
WHY = "kapec"


@right_required(Right.BOOK)
@require_http_methods(["GET", "POST"])
def caller(request):
    """/darbs/zvans/ ?persona=<person> ?pieprasijums=<request> ?laiks=<slot> ?pieraksts=<appointment>"""
    data = tidy_data(request.POST) if request.method == "POST" else from_links(request)
    asked = request_of(request, data.get("request", ""))
    who, filled = _who(request, data, asked)
    purposes = _purposes(request.municipality, clock.today())
    found = _meant(request.municipality, purposes, data, asked)
    renamed = settle(data, found)
    pressed = data.get("do") == BOOK
    books = pressed and not filled and not renamed
    form, offices = _form(request, data, who, purposes, step=not books)
    page = partial(_caller_page, request, form, who, found, offices, asked, data)
    if not books or not form.is_valid():
        return page(refilled=pressed and filled, renamed=pressed and renamed)
    office = next((office for office in offices if office.code == data.get("at")), None)
    starts_at = form.cleaned_data["time"]
    try:
        if office is None:
            raise Refusal(_("Choose a time."), field="time")
        appointment = actions.book(
            purpose=form.chosen_purpose,
            office=office,
            mode=form.cleaned_data["mode"],
            starts_at=starts_at,
            resource=_resource(office, data),
            contact=form.contact(),
            address=form.cleaned_data["address"],
            came_from=form.cleaned_data["way"],
            wished_at=form.wished_at(),
            request=asked,
            keep_open=form.cleaned_data["keep_open"],
            form_key=form.cleaned_data["form_key"],
            by=request.user,
            beyond=_reason(request, form, office),
            why_in_person=form.cleaned_data.get("why_in_person", ""),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        gone = starts_at if isinstance(refusal, TimeTaken) else None
        return page(gone=gone, status=409)
    return redirect("caller_done", appointment.pk)


@right_required(Right.BOOK)
@require_GET
def done(request, pk):
    """/darbs/zvans/<appointment>/ ?valoda=<language>: what to read out, in the client's language or that one."""
    found = appointment_or_404(request, pk, Right.BOOK)
    access.log_view(request.user, request.municipality, "call", person=found.person)
    queued = request.municipality.letters.filter(about=ABOUT, about_id=found.pk, state=Letter.State.QUEUED)
    asked = request.GET.get("valoda")
    spoken = Language(asked if asked in Language.values else found.language)
    context = {
        "appointment": found,
        "spoken": spoken,
        "other_languages": [language for language in Language if language != spoken],
        "told_by": reachable_by(found),
        "post_is_late": found.starts_at < clock.now() + POST_TAKES,
        "reminded": queued.filter(kind__in=[Letter.Kind.REMINDER_1D, Letter.Kind.REMINDER_2H]).exists(),
    }
    return render(request, "caller/done.html", context)


@right_required(Right.BOOK)
@require_http_methods(["GET", "POST"])
def move(request, pk):
    """/darbs/pieraksts/<appointment>/parcelt/"""
    found = appointment_or_404(request, pk, Right.BOOK)
    if Event.MOVE not in found.allowed:
        messages.warning(request, _("This appointment can no longer be moved."))
        return back(request, found)
    data = tidy_data(request.POST) if request.method == "POST" else as_it_is(found)
    form, offices = _move_form(request, found, data)
    if form.step or not form.is_valid():
        return _move_page(request, found, form, offices, data)
    office = next((office for office in offices if office.code == data.get("at")), None)
    starts_at = form.cleaned_data["time"]
    mode, reason = form.cleaned_data["mode"], _reason(request, form, office)
    try:
        if office is None:
            raise Refusal(_("Choose a time."), field="time")
        booking.move(
            appointment=found,
            starts_at=starts_at,
            office=office,
            resource=resource_at(found.district, found.purpose, office, mode, starts_at, beyond=bool(reason)),
            mode=mode,
            by=request.user,
            channel="staff",
            tell=form.cleaned_data["tell"] == "yes",
            beyond=reason,
            why_in_person=form.cleaned_data.get("why_in_person", ""),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        gone = starts_at if isinstance(refusal, TimeTaken) else None
        return _move_page(request, found, form, offices, data, gone=gone, status=409)
    return redirect("caller_done", found.pk)


# The person


def _who(request, data, asked) -> tuple[Callers, bool]:
    """Who is meant; True where the contact of another choice than before was filled in."""
    q = data.get("q", "").strip()
    who = callers(request.municipality, q=q, chosen=data.get("person", ""), request=asked)
    nobody = not (data.get("person") or who.chosen or who.found.people or who.found.problem)
    if nobody and data.get("name", "").strip():
        who.chosen = data["filled"] = NEW  # a name is typed, and there is nobody to choose
    if who.found.people and (q or asked) and data.get("searched") != q:
        access.log_views(request.user, request.municipality, "person search", who.found.people)
    data["searched"], data["person"] = q, who.chosen
    before = data.get("filled", "")
    if not who.chosen or who.chosen == before:
        return who, False
    contact = contact_of(who, q=q, request=asked)
    stays = {"name"} if before else {"name", "phone", "email", "district"}
    for name, value in contact.items():
        if name not in stays or not data.get(name):
            data[name] = value
    data["filled"] = who.chosen
    return who, bool(before)


# The forms


def _form(request, data, who: Callers, purposes: list[Purpose], *, step: bool):
    municipality, day = request.municipality, clock.today()
    purposes = {str(row.pk): row for row in purposes}
    purpose = purposes.get(data.get("purpose", ""))
    modes = purpose.modes if purpose else [Mode.IN_PERSON, Mode.PHONE]
    if data.get("mode") not in modes:
        data["mode"] = modes[0]
    districts = municipality.districts.on(day)
    district = districts.filter(pk=row_number(data.get("district", ""))).first() if data.get("district") else None
    offices = _offices(request, purpose, data, district, day)
    form = CallerForm(
        data,
        step=step,
        modes=modes,
        offices=[(office.code, office_label(office)) for office in offices],
        purposes=purposes,
        people=who.found.people,
        districts=districts,
        asks_why=asks_why(municipality, day),
        beyond=access.may(request.user, Right.GO_BEYOND, municipality),
    )
    return form, offices


def _move_form(request, found, data):
    purpose = purposes_on(request.municipality, clock.today()).filter(pk=found.purpose_id).first() or found.purpose
    if data.get("mode") not in purpose.modes:
        data["mode"] = purpose.modes[0]
    offices = _offices(request, purpose, data, found.district, clock.today())
    form = MoveForm(
        data,
        step=data.get("do") != BOOK,
        modes=purpose.modes,
        offices=[(office.code, office_label(office)) for office in offices],
        told_by=reachable_by(found),
        asks_why=asks_why(request.municipality, clock.today()),
        beyond=access.may(request.user, Right.GO_BEYOND, request.municipality),
    )
    form.chosen_purpose = purpose
    return form, offices


def _reason(request, form, office) -> str:
    """Why a limit is to be gone beyond, where the user may do that at the office."""
    may = access.may(request.user, Right.GO_BEYOND, request.municipality, office)
    return form.cleaned_data.get("beyond", "") if may else ""


def _purposes(municipality, day):
    rows = purposes_on(municipality, day).prefetch_related("department__names")
    return sorted(rows, key=lambda row: (row.department_id, row.order, row.label))


def _meant(municipality, purposes, data, asked) -> list[Purpose]:
    """By what the caller says; before that, by the request that is answered, where nobody has sorted it yet."""
    said = data.get("said", "").strip()
    if said or asked is None or asked.purpose_id:
        return meant(municipality, purposes, said)
    return proposed(municipality, purposes, asked.need)


def _offices(request, purpose, data, district, day):
    """Which serve the purpose that way, of those at which the user books; a wish for another one is dropped."""
    if named := data.get("elsewhere"):
        data["office"] = named
    if purpose is None:
        return []
    allowed = access.offices(request.user, Right.BOOK, request.municipality).values("pk")
    found = serving(purpose, data["mode"], district=district, allowed=allowed, now=clock.now(), day=day)
    if data.get("office") not in {office.code for office in found}:
        data["office"] = ""
    return found


def _resource(office, data):
    return office.resources.filter(pk=row_number(data.get("resource", ""))).first() if data.get("resource") else None


# The pages


def _times(form, offices, data, gone, district) -> Times:
    """What to offer, and in the fields which of them is chosen."""
    purpose, wish = form.chosen_purpose, form.wish()
    if purpose is None:
        return Times()
    near = gone or (_moment(data.get("near")) if wish == Wish() and not data.get("later") else None)
    if near:
        wish = replace(wish, at=near)
    if gone or not wish.at:
        data["resource"] = ""
    if data.get("own"):
        data["anybody"] = ""
    office_code = data["at"] if gone else data.get("office", "")
    asked = {"purpose": purpose, "mode": data["mode"], "offices": offices, "wish": wish, "now": clock.now()}
    asked |= {"office_code": office_code, "after": _moment(data.get("later"))}
    asked |= {"district": None if data.get("anybody") else district, "beyond": bool(form.cleaned_data.get("beyond"))}
    named = next((office for office in offices if office.code == office_code), None)
    if named and (resource := _resource(named, data)):
        found = times(**asked, resource=resource)
        if found.starts:
            return found
    data["resource"] = ""
    return times(**asked)


def _moment(text):
    try:
        moment = parse_datetime(text or "")
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def _why(request, form, data, office) -> dict[str, object]:
    """Asked for, and told to who may see the day."""
    asked = data.get("do") == WHY and office is not None
    told = asked and access.may(request.user, Right.SEE_DAY, request.municipality, office)
    return why.of_wish(form.chosen_purpose, office, form.wish()) if told else {}


def _serves(form, district, found: Times):
    """Who receives the district's clients for the purpose, on the day of the first time offered."""
    if form.chosen_purpose is None:
        return None
    return receiver(
        district, form.chosen_purpose, clock.local(found.starts[0]).date() if found.starts else clock.today()
    )


def _caller_page(
    request, form, who, found, offices, asked, data, *, gone=None, refilled=False, renamed=False, status=200
) -> HttpResponse:
    form.is_valid()
    district = form.cleaned_data.get("district")
    offered = _times(form, offices, data, gone, district)
    if not who.chosen and not form.errors:
        form.fields["q"].widget.attrs["autofocus"] = True
    phone, email = form["phone"].value(), form["email"].value()
    context = {
        "form": form,
        "who": who,
        "meant": found,
        "asked": asked,
        "times": offered,
        "district": district,
        "serves": _serves(form, district, offered),
        "same": _same(request, form, who),
        "chosen": None if gone else _moment(data.get("time")),
        "gone": gone,
        "refilled": refilled,
        "renamed": renamed,
        "unreachable": bool(who.chosen) and not email and not can_receive_sms(phone or ""),
        "data": data,
        **_why(request, form, data, offered.office),
    }
    return render(request, "caller/caller.html", context, status=status)


def _same(request, form, who) -> list:
    """Appointments that the client has for the purpose already; of its group to who may see no more than the group."""
    purpose, coming = form.chosen_purpose, who.coming
    if purpose is None:
        return []
    if who.chosen == NEW and not form.cleaned_data.get("booked_by_other"):
        typed = {name: form.cleaned_data.get(name) or "" for name in ("name", "phone", "email")}
        coming = coming_of(request.municipality, known) if (known := known_as(request.municipality, **typed)) else []
    if access.may(request.user, Right.SEE_STATUS, request.municipality):
        return [row for row in coming if row.purpose_id == purpose.pk]
    return [row for row in coming if row.purpose.department_id == purpose.department_id]


def _move_page(request, found, form, offices, data, *, gone=None, status=200) -> HttpResponse:
    form.is_valid()
    offered = _times(form, offices, data, gone, found.district)
    context = {
        "form": form,
        "appointment": found,
        "times": offered,
        "district": found.district,
        "serves": _serves(form, found.district, offered),
        "chosen": None if gone else _moment(data.get("time")),
        "gone": gone,
        "unreachable": reachable_by(found) == Channel.NONE,
        "data": data,
        **_why(request, form, data, offered.office),
    }
    return render(request, "caller/move.html", context, status=status)

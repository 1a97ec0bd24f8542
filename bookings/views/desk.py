"""The day of an office, and what is done with it as a whole."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialservice import access, clock
from socialservice.access import office_required, right_required
from socialservice.errors import Refusal
from socialservice.forms import tidy
from socialservice.latvian import sort_key
from socialservice.models import Channel, Office, ReceptionMode
from socialservice.roles import Right
from socialservice.routing import competence_of

from .. import buttons, daylist
from ..actions import desk as acts
from ..actions.booking import Contact
from ..dayrows import Look, Tab
from ..desk_forms import WalkInForm
from .doors import back, rights, show_refusal, to_day

REMEMBERED = "desk_office"  # in the session: the office last worked at
UNCHANGED = 204


@right_required(Right.SEE_DAY)
def desk(request):
    """Today at the only office, or at the one last worked at; else a choice."""
    mine = _offices(request)
    codes = [office.code for office in mine]
    last = request.session.get(REMEMBERED)
    code = last if last in codes else codes[0] if len(codes) == 1 else None
    if code is None:
        return redirect("desk_offices")
    return redirect("desk_day", office=code, day=clock.today())


@right_required(Right.SEE_DAY)
def offices(request):
    return render(request, "desk/offices.html", {"offices": _offices(request), "day": clock.today()})


@office_required(Right.SEE_DAY)
def day(request, office, day):
    """A name is searched by POST, so that it stands in no address; nothing is changed by it."""
    now = clock.now()
    asked = Asked.of(request.GET, text=request.POST.get("q", ""), today=day == clock.today())
    pulse = daylist.pulse(office, day, now)
    if request.GET.get("stavoklis") == pulse.stamp:
        return HttpResponse(status=UNCHANGED)
    if request.session.get(REMEMBERED) != office.code:
        request.session[REMEMBERED] = office.code
    mine = rights(request, office)
    read = daylist.read(office, day, user=request.user, rights=mine, now=now)
    _give_buttons(read, mine, asked.chosen)
    context = {
        "office": office,
        "day": day,
        "list": read,
        "groups": read.groups(asked.tab, resource=asked.resource, text=asked.text),
        "asked": asked,
        "row": read.row(asked.chosen),
        "pulse": pulse,
        "kept": _kept(request),
        "choosing": _kept(request, cilne=Tab.ALL) if asked.text else _kept(request),
        "may_run": Right.RUN_DAY in mine,
        "may_book": Right.BOOK in mine,
        "may_change_office": _may_change_office(request),
    }
    return render(request, PARTS.get(request.GET.get("tikai"), "desk/day.html"), context)


PARTS = {"saraksts": "desk/_live.html", "rinda": "desk/_chosen.html"}


@dataclass(frozen=True)
class Asked:
    """What the address asks of the day."""

    tab: Tab
    resource: int | None
    text: str
    chosen: str

    @classmethod
    def of(cls, query, *, today: bool, text: str = "") -> "Asked":
        tabs = [tab for tab in Tab if today or tab != Tab.NOW]
        tab = query.get("cilne")
        return cls(
            tab=Tab(tab) if tab in tabs else tabs[0] if today else Tab.ALL,
            resource=int(query["kas"]) if query.get("kas", "").isdecimal() else None,
            text=tidy(text).strip()[:100],
            chosen=query.get("rinda", ""),
        )


@office_required(Right.SEE_DAY)
def print_day(request, office, day):
    read = daylist.read(office, day, user=request.user, rights=rights(request, office))
    rows = read.of_resource(Asked.of(request.GET, today=False).resource)
    people = [row for row in rows if row.on_paper]
    by_hour = groupby(people, key=lambda row: clock.local(row.at).hour)
    context = {
        "office": office,
        "day": day,
        "hours": [(f"{hour}:00–{hour + 1}:00", list(of_hour)) for hour, of_hour in by_hour],
        "people": len(people),
        "free": sum(row.look == Look.FREE for row in rows),
        "printed_at": read.now,
    }
    return render(request, "desk/print.html", context)


@office_required(Right.RUN_DAY)
def walk_in(request, office):
    today = clock.today()
    mode = office.mode_on(today)
    form = WalkInForm(
        request.POST if request.method == "POST" else None,
        purposes=_purposes(office, today),
        reason_needed=mode is not None and mode.mode == ReceptionMode.Mode.APPOINTMENT,
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            ticket = acts.walk_in(
                office=office,
                purpose=request.municipality.purposes.get(pk=told["purpose"]),
                by=request.user,
                contact=Contact(name=told["name"], letters_by=Channel.NONE),
                reason=told.get("reason", ""),
            )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, _("Queue number: %(ticket)s.") % {"ticket": ticket.ticket})
            return back(request, ticket)
    return render(request, "desk/walk_in.html", {"office": office, "form": form, "day": today})


@office_required(Right.RUN_DAY)
def call_next(request, office):
    """The specialist calls to the own room, the desk to the one it has chosen; where neither is clear, it is asked."""
    resources = list(office.resources.filter(active=True))
    if request.method == "POST":
        named = request.POST.get("kas", "")
        resource = next((row for row in resources if str(row.pk) == named), None) or _own(resources, request.user)
        if resource is not None:
            return _call(request, office, resource)
    return render(request, "desk/call_next.html", {"office": office, "day": clock.today(), "resources": resources})


@right_required(Right.SEE_DAY)
def keys(request):
    """All keys of the day list."""
    return render(request, "desk/keys.html", {"keys": KEYS})


KEYS = [
    ("↑ ↓", gettext_lazy("Go to the row above or below")),
    *((act.key, act.label) for act in buttons.ACTS.values() if act.key),
    ("Z", gettext_lazy("Take your own last act back")),
    ("N", gettext_lazy("Call next")),
    ("B", gettext_lazy("Without an appointment")),
    ("J", gettext_lazy("New appointment; on an available time: book it")),
    ("/", gettext_lazy("Find")),
    ("?", gettext_lazy("All keys")),
]


# Pieces


def _offices(request) -> list[Office]:
    found = access.offices(request.user, Right.SEE_DAY, request.municipality)
    return list(found.open_on(clock.today()).prefetch_related("names"))


def _may_change_office(request) -> bool:
    """Is there perhaps another office to go to? Answered without a query."""
    places = {posting.office_id for posting in access.postings(request.user, request.municipality)}
    return None in places or len(places) > 1


def _kept(request, **changed) -> str:
    """The list's own query without what is asked of one answer only; a name can be put after it."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = value
    for name in ("rinda", "tikai", "stavoklis"):
        query.pop(name, None)
    return f"?{query.urlencode()}&" if query else "?"


def _give_buttons(read, mine: set[Right], chosen: str) -> None:
    for row in read.rows:
        row.button = buttons.own(row, mine)
        if row.key == chosen:
            row.chosen, row.more = True, buttons.others(row, mine)


def _own(resources, user):
    """The resource that is the user, if there is exactly one."""
    own = [row for row in resources if row.user_id == user.pk]
    return own[0] if len(own) == 1 else None


def _call(request, office, resource):
    try:
        called = acts.call_next(resource=resource, by=request.user)
    except Refusal as refusal:
        show_refusal(request, refusal)
        return to_day(request, office, clock.today())
    if called is None:
        messages.info(request, _("Nobody waits for %(resource)s.") % {"resource": resource.label})
        return to_day(request, office, clock.today())
    return back(request, called)


def _purposes(office, day):
    """Pairs of group and purpose for all that somebody at the office serves."""
    found = (
        office.municipality.purposes.on(day)
        .filter(resources__office=office, resources__active=True)
        .select_related("competence", "department__competence")
        .prefetch_related("department__names")
        .distinct()
    )
    pairs = [(str(competence_of(purpose) or purpose.department), purpose) for purpose in found]
    return sorted(pairs, key=lambda pair: (sort_key(pair[0]), pair[1].order, sort_key(pair[1].label)))

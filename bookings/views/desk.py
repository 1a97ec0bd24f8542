"""The day of an office, and what is done with it as a whole."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from socialservice import access, clock
from socialservice.access import office_required, right_required
from socialservice.models import Office
from socialservice.roles import Right

from .. import buttons, daylist
from ..dayrows import Tab
from ..models import SentAway
from .asked import Asked
from .doors import rights

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
    pulse = daylist.take_pulse(office, day, now)
    if request.GET.get("stavoklis") == pulse.stamp:
        return HttpResponse(status=UNCHANGED)
    if request.session.get(REMEMBERED) != office.code:
        request.session[REMEMBERED] = office.code
    mine = rights(request, office)
    read = daylist.read(office, day, user=request.user, rights=mine, now=now, pulse=pulse)
    _give_buttons(read, mine, asked.chosen)
    if asked.tab == Tab.ARRIVED and read.today:
        read.tell_waits()
    context = {
        "office": office,
        "day": day,
        "list": read,
        "tabs": read.tabs(**asked.only),
        "groups": read.groups(asked.tab, text=asked.text, **asked.only),
        "asked": asked,
        "row": read.row(asked.chosen),
        "pulse": pulse,
        "kept": _kept(request),
        "choosing": _kept(request, cilne=Tab.ALL) if asked.text else _kept(request),
        "may_run": Right.RUN_DAY in mine,
        "may_book": Right.BOOK in mine,
        "may_close": Right.CANCEL in mine,
        "may_see_incidents": Right.SEE_INCIDENTS in mine,
        "reasons": SentAway.Reason.choices,
        "may_change_office": _may_change_office(request),
    }
    return render(request, PARTS.get(request.GET.get("tikai"), "desk/day.html"), context)


PARTS = {"saraksts": "desk/_live.html", "rinda": "desk/_chosen.html"}


@right_required(Right.SEE_DAY)
def keys(request):
    """All keys of the day list."""
    return render(request, "desk/keys.html", {"keys": _all_keys()})


# Pieces


def _all_keys() -> list[tuple[str, str]]:
    return [
        ("↑ ↓", gettext("Go to the row above or below")),
        *((act.key, act.label) for act in buttons.ACTS.values() if act.key),
        *((act.key, gettext("Finish: %(outcome)s") % {"outcome": act.label}) for act in buttons.OUTCOMES),
        ("Z", gettext("Take your own last act back")),
        ("N", gettext("Call next")),
        ("B", gettext("Without an appointment")),
        ("J", gettext("New appointment; on an available time: book it; after a visit: the next one")),
        ("/", gettext("Find")),
        ("?", gettext("All keys")),
    ]


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
            row.endings = buttons.endings(row, mine)

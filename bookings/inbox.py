"""Requests as staff see them: whose they may see, which of them wait for whom, and how the list is asked for."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from socialservice import access, clock
from socialservice.access import Right
from socialservice.finding import read_phone, row_number
from socialservice.models import Department, Municipality, Office, User
from socialservice.workdays import working_days

from .deadlines import deadline
from .models import Request, RequestEvent, TimeOffer

SHOWN = 200  # of the open ones the most urgent, of the closed ones the newest
OWN, FREE, ALL, LATE, CALL, CLOSED = "mani", "brivie", "visi", "kavetie", "zvanit", "slegtie"
TABS = (ALL, OWN, FREE, LATE, CALL, CLOSED)
EVERY = "visas"  # departments: not only one's own
FURTHEST = timedelta(days=400)  # due days further off are counted no more exactly


@dataclass
class Asked:
    """What an address asks for."""

    tab: str = ALL
    department: str = ""  # id as text, EVERY, or nothing: one's own
    office: str = ""  # code

    @classmethod
    def of(cls, data) -> "Asked":
        tab = data.get("cilne", "")
        return cls(tab if tab in TABS else ALL, data.get("dala", ""), data.get("iestade", ""))


@dataclass
class Inbox:
    asked: Asked
    rows: list[Request]
    counts: dict[str, int] = field(default_factory=dict)
    departments: list[Department] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    own_departments: bool = False  # whether the user has some of their own


def visible(municipality: Municipality, user: User) -> QuerySet[Request]:
    """Requests of the user's offices, and those that belong to no office."""
    offices = access.offices(user, Right.SEE_REQUESTS, municipality)
    return municipality.requests.filter(Q(office__isnull=True) | Q(office__in=offices.values("pk")))


def out_of_sight(municipality: Municipality, user: User) -> QuerySet:
    """Numbers of the submissions that belong to requests of other offices: with their mail and their files."""
    return municipality.requests.exclude(pk__in=visible(municipality, user).values("pk")).values("submission")


def own_departments(municipality: Municipality, user: User) -> list[int]:
    """By the competences held today; none: there is no telling, all are theirs."""
    held = user.competences.on(clock.today()).filter(competence__municipality=municipality)
    return list(municipality.departments.filter(competence__in=held.values("competence")).values_list("pk", flat=True))


def read(municipality: Municipality, user: User, asked: Asked) -> Inbox:
    now = clock.now()
    mine = own_departments(municipality, user)
    scope = _chosen(visible(municipality, user), user, mine, asked)
    kinds = _tabs(user, now)
    found = scope.filter(kinds[asked.tab])
    if asked.tab == CLOSED:
        found = found.order_by("-closed_at", "-pk")
    elif asked.tab == CALL:
        found = found.order_by("urgency", "call_again_at", "pk")
    counted = {tab: Count("pk", filter=kinds[tab]) for tab in TABS if tab != CLOSED}
    return Inbox(
        asked=asked,
        rows=shown(found[:SHOWN], municipality),
        counts=scope.filter(closed_at__isnull=True).aggregate(**counted),
        departments=list(municipality.departments.prefetch_related("names")),
        offices=list(access.offices(user, Right.SEE_REQUESTS, municipality).prefetch_related("names")),
        own_departments=bool(mine),
    )


def search(municipality: Municipality, user: User, text: str) -> list[Request]:
    """By number, phone, e-mail address or name, the newest first, open or closed."""
    rows, text = visible(municipality, user), text.strip()
    if "@" in text:
        found = rows.filter(email__iexact=text)
    elif any(character.isalpha() for character in text):
        found = rows.named(text)
    else:
        found = rows.filter(number=row_number(text)) if len(text) < 8 else rows.none()
        if phone := read_phone(text):
            found = found | rows.filter(phone=phone)
    return shown(found.order_by("-pk")[:SHOWN], municipality)


def similar(request: Request, user: User) -> list[Request]:
    """Open ones of the same person, phone or e-mail address."""
    same = Q()
    for name in ("person", "phone", "email"):
        if value := getattr(request, name):
            same |= Q(**{name: value})
    if not same:
        return []
    rows = visible(request.municipality, user).open().filter(same).exclude(pk=request.pk)
    return list(rows.select_related("submission").order_by("pk")[:SHOWN])


def shown(rows: QuerySet[Request], municipality: Municipality) -> list[Request]:
    """With all that a line shows, in as many queries for one as for two hundred."""
    newest = TimeOffer.objects.order_by("request_id", "-pk").distinct("request_id")
    events = RequestEvent.objects.filter(request=OuterRef("pk")).order_by("-at", "-pk")
    missed = RequestEvent.objects.filter(request=OuterRef("pk"), kind=RequestEvent.Kind.CALLED, reached=False)
    found = list(
        rows.annotate(
            last_kind=Subquery(events.values("kind")[:1]),
            missed=Coalesce(Subquery(missed.order_by().values("request").annotate(n=Count("pk")).values("n")), 0),
        )
        .select_related("submission", "purpose", "department", "district", "office", "assignee")
        .prefetch_related("department__names", "office__names", Prefetch("offers", newest, to_attr="last_offers"))
    )
    add_deadlines(found, municipality)
    return found


def add_deadlines(rows: list[Request], municipality: Municipality) -> None:
    """Each open row learns its `deadline`; one query for all."""
    waiting = [row for row in rows if row.closed_at is None]
    if not waiting:
        return
    today = clock.today()
    first = max(min(today, *(row.due_on for row in waiting)), today - FURTHEST)
    last = min(max(today, *(row.due_on for row in waiting)), today + FURTHEST)
    worked = set(working_days(municipality, first, last))
    for row in waiting:
        row.deadline = deadline(row.due_on, today, worked)


def _chosen(rows, user: User, mine: list[int], asked: Asked):
    if asked.office:
        rows = rows.filter(office__code=asked.office)
    if asked.department == EVERY:
        return rows
    if asked.department:
        return rows.filter(department=row_number(asked.department))
    if mine:
        return rows.filter(Q(department__in=mine) | Q(department__isnull=True) | Q(assignee=user))
    return rows


def _tabs(user: User, now) -> dict[str, Q]:
    opened = Q(closed_at__isnull=True)
    return {
        ALL: opened,
        OWN: opened & Q(assignee=user),
        FREE: opened & Q(assignee__isnull=True),
        LATE: opened & Q(due_on__lt=clock.local(now).date()),
        CALL: opened & Q(call_again_at__lte=now),
        CLOSED: Q(closed_at__isnull=False),
    }

"""Why no time is offered for a purpose, at an office, on a day: the reasons in words. Pure; the facts are gathered
elsewhere."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from socialservice.latvian import hour

from .slotting import starts_with_room


class Obstacle(StrEnum):
    """What stands between one time and the client; of several the first."""

    PAST = "past"
    BLOCKED = "blocked"
    TAKEN = "taken"
    HELD = "held"
    OFF_HOURS = "off_hours"
    SET_ASIDE = "set_aside"
    OTHER_MODE = "other_mode"
    CRISIS = "crisis"
    ROOM = "room"
    STAFF_ONLY = "staff_only"  # these and below: for the web only
    RETURNS = "returns"


FOR_THE_WEB = {Obstacle.STAFF_ONLY, Obstacle.RETURNS}


SAID = {
    Obstacle.PAST: ngettext_lazy("%(n)d time has passed.", "%(n)d times have passed.", "n"),
    Obstacle.BLOCKED: ngettext_lazy("%(n)d time is blocked.", "%(n)d times are blocked.", "n"),
    Obstacle.TAKEN: ngettext_lazy("%(n)d time is taken.", "%(n)d times are taken.", "n"),
    Obstacle.OFF_HOURS: ngettext_lazy(
        "%(n)d time no longer fits the hours.", "%(n)d times no longer fit the hours.", "n"
    ),
    Obstacle.SET_ASIDE: ngettext_lazy(
        "%(n)d time is set aside for another purpose.", "%(n)d times are set aside for another purpose.", "n"
    ),
    Obstacle.OTHER_MODE: ngettext_lazy(
        "%(n)d time is held in another way.", "%(n)d times are held in another way.", "n"
    ),
    Obstacle.ROOM: ngettext_lazy(
        "%(n)d time begins when the waiting room is full.", "%(n)d times begin when the waiting room is full.", "n"
    ),
    Obstacle.STAFF_ONLY: ngettext_lazy(
        "%(n)d time is kept for phone and desk.", "%(n)d times are kept for phone and desk.", "n"
    ),
}
SAID_WITH = {
    Obstacle.BLOCKED: ngettext_lazy("%(n)d time is blocked: %(detail)s.", "%(n)d times are blocked: %(detail)s.", "n"),
    Obstacle.HELD: ngettext_lazy(
        "%(n)d time is held for somebody until %(detail)s.", "%(n)d times are held for somebody until %(detail)s.", "n"
    ),
    Obstacle.CRISIS: ngettext_lazy(
        "%(n)d time is kept for people in crisis until %(detail)s.",
        "%(n)d times are kept for people in crisis until %(detail)s.",
        "n",
    ),
    Obstacle.RETURNS: ngettext_lazy(
        "%(n)d cancelled time returns to the web at %(detail)s.",
        "%(n)d cancelled times return to the web at %(detail)s.",
        "n",
    ),
}


@dataclass(frozen=True, kw_only=True)
class TimeFacts:
    """Moments are by the wall of Riga."""

    starts_at: datetime
    ends_at: datetime
    online: bool = True
    taken: bool = False
    blocked: bool = False
    blocked_because: str = ""
    held_until: datetime | None = None
    off_hours: bool = False
    fits_purpose: bool = True
    fits_mode: bool = True
    crisis_until: datetime | None = None
    room_full: bool = False
    offered_from: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReceiverFacts:
    """Of somebody who serves the purpose at the office."""

    name: str
    receives: bool = True  # has hours there on that day
    away: str = ""  # the kind of absence
    published: bool = True
    quota_full: bool = False
    times: tuple[TimeFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Facts:
    now: datetime
    today: date
    day: date
    horizon: date
    minutes: int
    on_offer: bool = True
    crisis: bool = False
    consultation_only: bool = False
    worked: bool = True
    closed_because: str = ""  # the holiday's name
    open: bool = True
    limit: int | None = None  # of clients on that day, where it is reached
    receivers: tuple[ReceiverFacts, ...] = ()


@dataclass(frozen=True)
class Reason:
    text: str
    whom: str = ""  # nobody: it concerns all
    web: bool = False  # staff may give a time nevertheless


@dataclass
class Answer:
    reasons: list[Reason] = field(default_factory=list)
    for_staff: int = 0  # starts that staff can give
    on_web: int = 0


def why(facts: Facts) -> Answer:
    answer = Answer(list(_for_all(facts)))
    if any(not reason.web for reason in answer.reasons):
        return answer
    for receiver in facts.receivers:
        _of(receiver, facts, answer)
    if any(reason.web and not reason.whom for reason in answer.reasons):
        answer.on_web = 0
    return answer


def _for_all(facts: Facts):
    if facts.day < facts.today:
        yield Reason(_("The day is over."))
    if not facts.on_offer:
        yield Reason(_("The purpose is not on offer on that day."))
    if not facts.open:
        yield Reason(_("The office is closed on that day: it lies outside its opening periods."))
    if not facts.worked:
        yield Reason(_closed(facts))
    if not facts.receivers:
        yield Reason(_("Nobody serves this purpose at this office."))
    if facts.limit is not None:
        yield Reason(
            ngettext(
                "The daily limit of %(n)d client is reached.",
                "The daily limit of %(n)d clients is reached.",
                facts.limit,
            )
            % {"n": facts.limit}
        )
    if facts.consultation_only:
        yield Reason(_("A consultation comes first: the web leads to the phone."), web=True)
    if facts.day > facts.horizon:
        yield Reason(_("The day is further ahead than can be booked on the web."), web=True)


def _closed(facts: Facts) -> str:
    if facts.closed_because:
        return _("No one works on that day: %(name)s.") % {"name": facts.closed_because}
    return _("No one works on that day.")


def _of(receiver: ReceiverFacts, facts: Facts, answer: Answer) -> None:
    sentences = list(_instead_of_times(receiver))
    if not receiver.times:
        answer.reasons += [Reason(text, receiver.name) for text in sentences or [_("There is no time on that day.")]]
        return
    found = [(time, obstacle(time, facts)) for time in receiver.times]
    staff = [time for time, stands in found if stands is None or stands in FOR_THE_WEB]
    web = [] if receiver.quota_full else [time for time, stands in found if stands is None]
    answer.for_staff += _starts(staff, facts.minutes)
    answer.on_web += _starts(web, facts.minutes)
    answer.reasons += [Reason(text, receiver.name) for text in sentences]
    answer.reasons += [Reason(text, receiver.name, web) for text, web in _told(found, receiver)]
    if staff and not _starts(staff, facts.minutes):
        answer.reasons.append(Reason(_too_short(facts.minutes), receiver.name))


def _instead_of_times(receiver: ReceiverFacts):
    if receiver.away:
        yield _("Absent: %(kind)s.") % {"kind": receiver.away}
    elif not receiver.receives:
        yield _("Has no hours there on that day.")
    elif not receiver.published:
        yield _("The hours are not published yet.")


def obstacle(time: TimeFacts, facts: Facts) -> Obstacle | None:
    now = facts.now
    standing = {
        Obstacle.PAST: time.starts_at <= now,
        Obstacle.BLOCKED: time.blocked,
        Obstacle.TAKEN: time.taken,
        Obstacle.HELD: _ahead(time.held_until, now),
        Obstacle.OFF_HOURS: time.off_hours,
        Obstacle.SET_ASIDE: not time.fits_purpose,
        Obstacle.OTHER_MODE: not time.fits_mode,
        Obstacle.CRISIS: _ahead(time.crisis_until, now) and not facts.crisis,
        Obstacle.ROOM: time.room_full,
        Obstacle.STAFF_ONLY: not time.online or _ahead(time.crisis_until, now),
        Obstacle.RETURNS: _ahead(time.offered_from, now),
    }
    return next((stands for stands, true in standing.items() if true), None)


def _ahead(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment > now


def _starts(times, minutes: int) -> int:
    rows = ((0, time.starts_at, time.ends_at) for time in sorted(times, key=lambda time: time.starts_at))
    return len(starts_with_room(rows, timedelta(minutes=minutes)))


def _too_short(minutes: int) -> str:
    return ngettext(
        "The available times are shorter than the visit of %(n)d minute.",
        "The available times are shorter than the visit of %(n)d minutes.",
        minutes,
    ) % {"n": minutes}


def _told(found, receiver: ReceiverFacts):
    """Sentences, and whether they concern the web only."""
    counted = Counter((stands, _detail(time, stands)) for time, stands in found if stands)
    for (stands, detail), times in counted.items():
        said = SAID_WITH if detail and stands in SAID_WITH else SAID
        yield said[stands] % {"n": times, "detail": detail}, stands in FOR_THE_WEB
    if receiver.quota_full:
        yield _("The web has had its share of the day. The rest is kept for phone and desk."), True


def _detail(time: TimeFacts, stands: Obstacle) -> str:
    """What is to be said of the obstacle, and tells it apart from another of its kind."""
    if stands == Obstacle.BLOCKED:
        return time.blocked_because
    moments = {
        Obstacle.CRISIS: time.crisis_until,
        Obstacle.RETURNS: time.offered_from,
        Obstacle.HELD: time.held_until,
    }
    return hour(moments[stands]) if stands in moments else ""

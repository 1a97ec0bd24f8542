"""What staff have planned: limits a day, a time offered to one client, a closing, an absence, a group activity."""

from datetime import date, datetime, time, timedelta

from socialservice import clock
from socialservice.demo import World
from socialservice.errors import Refusal
from socialservice.models import User
from socialservice.workdays import add_working_days

from ..actions import absences, activities, allowances, closings, offers, publishing
from ..actions.booking import Contact
from ..actions.offers import Wanted
from ..availability import offer
from ..models import Absence, DailyLimit, Resource
from ..proposals import Stretch
from .offers import Receiver

SINCE = date(2020, 1, 1)
TRIES = 15  # days on which a group may find its hour free
ANSWERED_WITHIN = timedelta(days=2)
A_DAY = timedelta(days=1)
MANAGER = "gints@liepaja.example"


def load(world: World, code: str, data: dict, receivers: list[Receiver]) -> None:
    for limit in data.get("limits", []):
        office, purpose = world.offices[limit["office"]], world.purposes[code, limit["purpose"]]
        DailyLimit.objects.create(office=office, purpose=purpose, most=limit["most"], valid_from=SINCE)
    allowances.renew(world.municipalities[code])
    for receiver in receivers:
        if receiver.resource.rules.filter(kept_for_staff__gt=0).exists():
            publishing.publish(resource=receiver.resource)  # gives the web its share of each day
    if code == "liepaja":
        by = world.users[MANAGER]
        of = {receiver.user.email.split("@")[0]: receiver.resource for receiver in receivers if receiver.user}
        _offer(world, of["maris"])
        _activity(world, of["maris"], by)
        _close(world, of["rita"], by)
        _away(world, of["anita"], by)


def _offer(world: World, resource: Resource) -> None:
    """Two times for somebody who asked to be called."""
    asked = world.municipalities["liepaja"].requests.get(name="Santa Upīte")
    day = _working_day(world, 5)
    free = offer(
        purpose=asked.purpose,
        office=resource.office,
        mode=asked.purpose.modes[0],
        now=world.now,
        first=day,
        last=day + timedelta(days=14),
        channel="staff",
        resource=resource,
    )
    starts = [starts[0] for _day, starts in sorted(free.days.items())][:2]
    offers.offer_times(
        request=asked,
        purpose=asked.purpose,
        mode=asked.purpose.modes[0],
        times=[Wanted(resource, resource.office, start) for start in starts],
        until=world.now + ANSWERED_WITHIN,
        by=resource.user,
    )


def _activity(world: World, resource: Resource, by: User) -> None:
    """On the first day on which nobody is booked in its hour; three have places already."""
    for ahead in range(6, 6 + TRIES):
        try:
            made = activities.create(
                office=resource.office,
                resource=resource,
                purpose=world.purposes["liepaja", "atkariba"],
                name="Kā sakārtot parādus: grupas nodarbība",
                name_en="Putting debts in order: a group meeting",
                starts_at=_at(world, ahead, time(15)),
                minutes=60,
                places=8,
                by=by,
            )
        except Refusal:
            continue
        people = [person for person in world.people["liepaja"] if person.phone][-3:]
        for person in people:
            contact = Contact(name=person.name, phone=person.phone, person=person)
            activities.join(activity=made, contact=contact, came_from="desk", by=by)
        return


def _close(world: World, resource: Resource, by: User) -> None:
    """A day of one window is closed already, and everybody has been dealt with."""
    first = _at(world, 4, time.min)
    stretch = Stretch(first, first + A_DAY, resource=resource)
    closing = closings.close(stretch=stretch, reason="mācības", by=by, kind=Absence.Kind.TRAINING)
    closings.work(closing=closing)


def _away(world: World, resource: Resource, by: User) -> None:
    """A leave with appointments inside, for which other times are still to be found."""
    first, last = _at(world, 7, time.min), _at(world, 9, time.min)
    absences.enter(resource=resource, kind=Absence.Kind.LEAVE, starts_at=first, ends_at=last + A_DAY, by=by)


def _working_day(world: World, ahead: int) -> date:
    return add_working_days(world.municipalities["liepaja"], world.today, ahead)


def _at(world: World, ahead: int, hour: time) -> datetime:
    return clock.at(_working_day(world, ahead), hour)

"""Bookings on Tuesday, 8 September 2026, by clients told apart by their numbers."""

from datetime import date, time

from bookings.actions import booking
from bookings.actions.booking import Contact
from socialservice import clock

DAY = date(2026, 9, 8)
HOURS = ["9:00", "9:20", "9:40", "10:00", "10:20", "10:40"]


def book(town, at, number=1, *, by=None, beyond="", mode="in_person", **contact):
    told = {"name": f"Klients {number}", "phone": f"+3712900000{number}", **contact}
    return booking.book(
        purpose=town.purpose,
        office=town.office,
        mode=mode,
        contact=Contact(**told),
        came_from="phone" if by else "web",
        starts_at=clock.at(DAY, time(*map(int, at.split(":")))),
        by=by,
        channel="staff" if by else "web",
        beyond=beyond,
    )

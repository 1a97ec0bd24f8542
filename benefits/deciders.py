"""Whoever decides on statuses and benefits of a municipality today."""

from socialservice import access, clock
from socialservice.access import Right
from socialservice.models import Municipality, User


def deciders(municipality: Municipality) -> list[User]:
    held = municipality.postings.on(clock.today()).select_related("user").order_by("user__name")
    users = {row.user_id: row.user for row in held if Right.DECIDE_STATUS in access.RIGHTS[row.role]}
    return [user for user in users.values() if user.is_active]

"""Several workers on one command: each visit is dealt with once. Real connections."""

from datetime import date
from functools import partial

import pytest

from bookings.models import Appointment, AppointmentEvent
from socialservice import clock
from socialservice.actions import switching
from socialservice.models import Letter
from tests import factories
from tests.bookings.test_offer_races import at_once
from tests.bookings.test_switching import declare, visit
from tests.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)

HOURS = [f"{hour}:{minute:02}" for hour in range(8, 17) for minute in (0, 20, 40)]


def test_workers_at_once_turn_each_visit_once(transactional_db):
    with clock.set_to(NOW):
        town = factories.Town()
        town.purpose.modes = ["in_person", "phone"]
        town.purpose.save()
        for hour in HOURS:
            visit(town, date(2026, 9, 8), hour)
        command = declare(town, town.staff("manager")).commands.get()

        at_once(*[partial(switching.work, command=command)] * 3)
        switching.work(command=command)

    assert Appointment.objects.filter(mode="phone").count() == len(HOURS)
    assert AppointmentEvent.objects.count() == Letter.objects.filter(kind="turned_into_call").count() == len(HOURS)
    left = command.steps.filter(done_at__isnull=True)
    assert list(left.values_list("handler", flat=True)) == ["statuses"]

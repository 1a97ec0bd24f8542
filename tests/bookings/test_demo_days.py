"""The demo where no desk is open, and where it does not belong."""

from datetime import date, datetime

import pytest
from django.core.management import CommandError, call_command

import bookings.demo
from bookings.lifecycle import State
from bookings.models import Appointment, Purpose
from socialservice import clock
from socialservice.demo import World, files, places, staff
from socialservice.models import Municipality

SATURDAY = datetime(2026, 9, 12, 10, 45, tzinfo=clock.RIGA)

pytestmark = pytest.mark.django_db


def test_saturday_is_a_day_off():
    with clock.set_to(SATURDAY):
        world = World(now=clock.now())
        data = files.municipality("koknese")
        places.load(world, "koknese", data)
        staff.load(world, "koknese", data)

        bookings.demo.load(world)

        assert not Appointment.objects.filter(day=clock.today())
        assert Appointment.objects.filter(day=date(2026, 9, 14), state=State.CONFIRMED).exists()
        assert Appointment.objects.filter(day=date(2026, 9, 11), state=State.DONE).exists()
        [laundry] = Purpose.objects.filter(two_times=True)
        assert laundry.code == "velas-nodosana" and not laundry.needs_certificate


def test_refused_outside_the_demo(settings):
    settings.DEMO = settings.EMBEDDED = False

    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")


def test_refused_where_a_municipality_has_that_name(settings):
    settings.DEMO = True
    Municipality.objects.create(code="liepaja", name="Liepāja")

    with pytest.raises(CommandError, match="liepaja"):
        call_command("demo")

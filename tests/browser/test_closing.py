"""Somebody falls ill: two clicks from the list, a proposal, its progress; and the client answers to other times."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from bookings.actions import booking, closings
from bookings.models import Appointment, Closing, TimeOffer
from socialservice import clock
from tests import factories


def prepared(town):
    """Two visits today, of which the second finds no other time; one free time to offer instead."""
    start = clock.now().replace(second=0, microsecond=0) + timedelta(hours=1)
    if clock.local(start + timedelta(hours=1)).date() != clock.today():
        start = clock.now() + timedelta(seconds=30)
    slots = [factories.slot(town.resource, start + timedelta(minutes=5 * n), minutes=5) for n in range(2)]
    town.purpose.minutes = 5
    town.purpose.save()
    for number, slot in enumerate(slots):
        factories.appointment(slot, town.purpose, phone=f"+3712912345{number}", name=f"Anna Ozola-{number}")
    later = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    factories.slot(town.resource, later, minutes=5)


def test_ill_at_ten(page, live_server, town, sign_in, accessible):
    prepared(town)
    sign_in(town.staff("front_desk", "Sintija Bērziņa"))

    page.goto(live_server.url + town.url("darbs/"))
    page.get_by_role("link", name=re.compile("^Slēgt šodien")).click()
    expect(page.get_by_text("Nekas vēl nav mainīts.")).to_be_visible()
    accessible("proposal")
    page.locator("summary").first.click()
    expect(page.get_by_role("link", name="Anna Ozola-0")).to_be_visible()
    page.get_by_role("button", name="Slēgt un ziņot klientiem").click()
    expect(page.get_by_role("status").filter(has_text="0 no 2")).to_be_visible()
    accessible("progress")

    closings.work(closing=Closing.objects.get())

    expect(page.get_by_text("Pabeigts: 2 pieraksti.")).to_be_visible()
    expect(page.get_by_role("button", name="Atvērt no jauna un atdot laikus")).to_be_visible()
    accessible("done")


def test_client_answers_by_link(page, live_server, town, accessible):
    prepared(town)
    factories.slot(town.resource, clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3), minutes=5)
    ilze = town.staff("specialist", "Ilze Ozola")
    booking.cancel(appointment=Appointment.objects.first(), by=ilze)
    offer = TimeOffer.objects.get()

    page.goto(live_server.url + town.url(f"l/{offer.link}/"))
    accessible("offer")
    page.get_by_role("button", name="Pieņemt piedāvāto laiku").click()
    expect(page.get_by_role("alert")).to_contain_text("Izvēlieties laiku.")
    accessible("nothing chosen")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Pieņemt piedāvāto laiku").click()

    expect(page.get_by_role("heading", name="Pieraksts ir apstiprināts")).to_be_visible()

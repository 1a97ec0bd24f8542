"""The site with two more twins for measuring, for staff who have signed in: the day's list and its unchanged refresh.

The bare list draws the template of the real one with as many rows, through the same middleware with session and user.
All that the real page reads and works out stands there in plain values, made once; it asks nothing of its own.
"""

from contextlib import ExitStack
from dataclasses import fields
from functools import cached_property
from threading import Lock
from types import SimpleNamespace
from unittest import mock

from ops import bench_site

application = bench_site.application

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from bookings.dayrows import Group
from bookings.views import desk
from ops.bench_desk import NOON
from socialservice import clock

STILL = ExitStack()
STILL.enter_context(clock.set_to(clock.at(clock.today(), NOON)))
SHOWN: dict = {}
ONCE = Lock()


class Word(str):
    """A value of choices with its label, already in words."""

    def __new__(cls, choice):
        word = super().__new__(cls, choice.value)
        word.label = str(choice.label)
        return word


def plain(thing, **more) -> SimpleNamespace:
    """The fields and properties of a dataclass as they stand."""
    worked_out = [name for name, value in vars(type(thing)).items() if isinstance(value, (property, cached_property))]
    names = {*(field.name for field in fields(thing)), *worked_out} - set(more)
    return SimpleNamespace(**{name: getattr(thing, name) for name in names} | more)


def plain_row(row) -> SimpleNamespace:
    return plain(
        row,
        minutes=None,  # drawn as part of the duration
        look=Word(row.look),
        resource=plain_resource(row.resource),
        button=plain_button(row.button),
        more=[plain_button(button) for button in row.more],
    )


def plain_button(button) -> SimpleNamespace | None:
    if button is None:
        return None
    act = SimpleNamespace(label=str(button.act.label), key=button.act.key, asks_first=button.act.asks_first)
    return SimpleNamespace(url=button.url, act=act)


def plain_resource(resource) -> SimpleNamespace | None:
    if resource is None:
        return None
    names = ("pk", "label", "room", "room_label", "office_id")
    return SimpleNamespace(**{name: getattr(resource, name) for name in names})


def plain_cell(cell) -> SimpleNamespace:
    return plain(
        cell, resource=plain_resource(cell.resource), serving=plain_row(cell.serving) if cell.serving else None
    )


def made_plain(context: dict) -> dict:
    shown = context["list"]
    tabs = [(Word(tab), count) for tab, count in context["tabs"]]
    return context | {
        "list": plain(shown, rows=[], counts=tabs, cells=[plain_cell(cell) for cell in shown.cells]),
        "tabs": tabs,
        "groups": [Group([plain_row(row) for row in group.rows], group.title) for group in context["groups"]],
        "reasons": [(value, str(label)) for value, label in context["reasons"]],
    }


def bare_list(request):
    with ONCE:
        if not SHOWN:
            _make(request)
    return render(request, "desk/day.html", dict(SHOWN))


def _make(request) -> None:
    with mock.patch.object(desk, "render", lambda request, template, context: made_plain(context)):
        SHOWN.update(desk.day(request, office="centrs", day=clock.today()))


def bare_unchanged(request):
    return HttpResponse(status=desk.UNCHANGED)


bench_site.urlpatterns[:0] = [path("kails/diena/", bare_list), path("kails/nemainits/", bare_unchanged)]

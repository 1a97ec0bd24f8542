"""The demo's times: what can be booked, four weeks behind, a day in the middle of its course, and the weeks ahead."""

from pathlib import Path

from socialservice.demo import World, files

from . import advice, afterwards, cases, offers, planned, replacements, requests, screens, visits
from .callers import Callers

DATA = Path(__file__).parent / "data"


def load(world: World) -> None:
    told = files.read(DATA / "told.json")
    visitors = files.read(DATA / "visitors.json")
    for code, municipality in world.municipalities.items():
        data = files.read(DATA / f"{code}.json")
        receivers = offers.load(world, code, data)
        callers = Callers(world, code, told)
        replacements.load(world, code, data, receivers)
        made = visits.load(world, receivers, callers)
        cases.load(municipality)
        advice.load(municipality)
        requests.load(world, code, data, callers)
        screens.load(world, code)
        planned.load(world, code, data, receivers)
        afterwards.load(world, visitors, municipality)
        world.say(f"{municipality.name}: {made.slots} times, {made.visits} visits, {len(data['requests'])} requests.")

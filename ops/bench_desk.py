"""The desk's part of `make bench`: a day's list of two hundred visits, its unchanged refresh, and the free times of an
office with twenty resources, each beside its bare page."""

import json
import re
from datetime import date, datetime, time, timedelta

VISITS, RESOURCES = 200, 20
NOON = time(11)  # the clock of the measured server stands still then: a list that changes by the minute is another one
LIST = "/liepaja/darbs/centrs/diena/{day}/?cilne=visa"
FREE = "/liepaja/pieteikt/majoklis/laiks/?vieta=centrs&veids=in_person"
PAIRS = {
    "day list": ("bare list", 0.4),
    "unchanged": ("bare 204", None),
    f"free times, {RESOURCES}": (f"bare page, {RESOURCES}", 0.5),
}  # what is measured: its bare twin, and the ratio aimed at


def measure(requests: int) -> dict:
    from ops import bench

    bench.progress(f"filling a day of {VISITS} visits")
    url = bench._database("bench_desk", bench.BLANK)
    told = json.loads(bench._in_child(url, "from ops import bench_desk; bench_desk.fill()"))
    page, cookie = LIST.format(day=told["day"]), told["cookie"]
    with bench._server(url, "ops.bench_desk_site") as (port, process):
        stamp = re.search(r'data-stamp="(\w+)"', bench._page(port, page, cookie))[1]
        asked = {
            "day list": (page, 200),
            "bare list": ("/bare/kails/diena/?cilne=visa", 200),
            "unchanged": (f"{page}&tikai=saraksts&stavoklis={stamp}", 204),
            "bare 204": ("/bare/kails/nemainits/", 204),
        }
        sides = {name: _round(port, path, status, cookie, requests) for name, (path, status) in asked.items()}
        sides[f"free times, {RESOURCES}"] = lambda: bench._gets(port, FREE, requests)
        sides[f"bare page, {RESOURCES}"] = lambda: bench._gets(port, "/bare/kails/laiks/", requests)
        _same_size(port, asked, cookie)
        found = bench._alternate(sides, process)
    ratios = {name: round(found[bare]["cpu_ms"] / found[name]["cpu_ms"], 2) for name, (bare, _aim) in PAIRS.items()}
    print(f"\n  A day of {VISITS} visits, an office of {RESOURCES} resources\n")
    bench.say_rows(found)
    _say(ratios)
    return found | {"ratios": ratios}


def _round(port: int, path: str, status: int, cookie: str, requests: int):
    from ops import bench

    def one(connection, _number):
        connection.request("GET", path, headers={"Cookie": cookie})
        response = connection.getresponse()
        response.read()
        if response.status != status:
            raise RuntimeError(f"{path} answered {response.status}")

    return lambda: bench._spread(port, one, requests)


def _same_size(port: int, asked: dict, cookie: str) -> None:
    """The twin shows as many rows, and about as many letters."""
    from ops import bench

    real, bare = (bench._page(port, asked[name][0], cookie) for name in ("day list", "bare list"))
    rows = [page.count('<tr role="row" id=') for page in (real, bare)]
    if rows != [VISITS, VISITS] or abs(len(real) - len(bare)) > len(real) / 20:
        raise RuntimeError(f"the twins differ: {rows} rows, {len(real)} and {len(bare)} letters")


def _say(ratios: dict) -> None:
    print()
    for name, (bare, aim) in PAIRS.items():
        print(f"  {name} : {bare}   {ratios[name]}" + (f"  (aim {aim} or more)" if aim else ""))


# Data; called in a process of its own


def fill() -> None:
    """Print the day and the cookie of a receptionist who has signed in, in JSON."""
    from ops import bench_data
    from socialservice import clock

    bench_data.RESOURCES = RESOURCES
    bench_data.fill(1)
    day = clock.today()
    with clock.set_to(clock.at(day, NOON)):
        cookie = _fill_day(day)
    bench_data.settle()
    print(json.dumps({"day": day.isoformat(), "cookie": cookie}))


def _fill_day(day: date) -> str:
    from django.conf import settings
    from django.test import Client

    from bookings.models import Purpose, Resource
    from socialservice.models import Office
    from tests import factories

    office, purpose = Office.objects.get(code="centrs"), Purpose.objects.get(code="majoklis")
    users = [factories.user(name, role="front_desk", office=office) for name in ("Sintija Bērziņa", "Inga Liepa")]
    resources = list(Resource.objects.filter(office=office))
    for number in range(VISITS):
        _visit(resources[number % RESOURCES], purpose, day, number, users[number % 2])
    client = Client()
    client.force_login(users[0])
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}; csrftoken={'a' * 32}"


def _visit(resource, purpose, day: date, number: int, by) -> None:
    """Every half an hour one of each: until ten done, then called, waiting, and expected."""
    from bookings.lifecycle import Event, State
    from bookings.models import AppointmentEvent
    from socialservice import clock
    from tests import factories

    begins: datetime = clock.at(day, time(8)) + timedelta(minutes=30) * (number // RESOURCES)
    now = clock.now()
    states = {0: State.NO_SHOW if number < 5 else State.DONE, 1: State.DONE, 2: State.DONE, 3: State.DONE}
    state = states.get(number // RESOURCES, State.SERVING if begins < now - timedelta(minutes=30) else State.CONFIRMED)
    if begins in (now, now - timedelta(minutes=30)):
        state = State.ARRIVED
    here = {} if state in (State.CONFIRMED, State.NO_SHOW) else {"ticket": f"A {number:02d}", "arrived_at": begins}
    if state in (State.SERVING, State.DONE):
        here |= {"called_at": begins, "served_at": begins}
    slot = factories.slot(resource, begins, 10)
    row = factories.appointment(
        slot, purpose, name=f"Klients {number}", search_name=f"klients {number}", state=state, **here
    )
    AppointmentEvent.objects.create(
        appointment=row,
        event=Event.ARRIVE if here else Event.BOOK,
        to_state=state,
        office=row.office,
        day=day,
        at=begins if begins < now else now - timedelta(days=1),
        by=by,
    )

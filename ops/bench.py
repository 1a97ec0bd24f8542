"""`make bench`: what the pages cost beside bare ones on the same server, and 200 rounds of the race.

Run inside `ops/local.py with`. Every figure is a median of alternating rounds; the spread is printed beside it. CPU is that of the
server's processes and of PostgreSQL's, per request; the client's own is not in it.
"""

import argparse
import http.client
import itertools
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
import uuid
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialservice.settings")

BLANK = "bench_blank"
ROUNDS = 7
CONNECTIONS = 4
CLIENT = itertools.count()  # everybody who books is somebody else: one client may book a few times only
FEW_SLOTS = "among few"
AIMS = {"page": 0.5, "post": 0.6, "growth": 1.2}


def main() -> None:
    from ops import bench_desk, bench_letters, bench_people, bench_terms

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=100, help="100 offices hold 1,008,000 slots")
    parser.add_argument("--requests", type=int, default=200, help="of one round")
    parser.add_argument("--races", type=int, default=200)
    parser.add_argument("--publish", type=int, default=100, help="resources whose year is published")
    parser.add_argument("--letters", type=int, default=100_000, help="after which a worker's memory is measured again")
    parser.add_argument("--statuses", type=int, default=1_000_000, help="extended in one run")
    parser.add_argument("--people", type=int, default=1_000_000, help="among whom somebody is looked for")
    parser.add_argument("--only-letters", action="store_true")
    options = parser.parse_args()
    progress("an empty database")
    _manage("collectstatic", "--noinput", "-v0")
    _manage("migrate", "-v0", DATABASE_URL=_database(BLANK))
    if options.only_letters:
        bench_letters.measure(many=options.letters)
        return
    results = {"machine": f"{os.cpu_count()} cores", "rounds": ROUNDS, "connections": CONNECTIONS}
    results |= _pages(options)
    cpu = {name: row["cpu_ms"] for name, row in results["pages"].items()}
    results["page_ratio"] = round(cpu["bare page"] / cpu["free times"], 2)
    results["post_ratio"] = round(cpu["bare insert"] / cpu["booking"], 2)
    results["growth"] = round(cpu["free times"] / cpu[FEW_SLOTS], 2)
    _say(results)
    _keep(results)
    results["desk"] = bench_desk.measure(max(options.requests // 2, 1))
    _keep(results)
    results["publishing"] = _published_year(options.publish)
    _keep(results)
    results["letters"] = bench_letters.measure(many=options.letters)
    _keep(results)
    results["terms"] = bench_terms.measure(options.statuses)
    _keep(results)
    results["people"] = bench_people.measure(options.people, max(options.requests // 5, 1))
    _keep(results)
    results["races"] = races = _races(options.races)
    print(
        f"  races: {races['one_and_49']} of {races['rounds']} rounds gave 1 success and 49 polite refusals",
        races["wrong"] or "",
    )
    _keep(results)
    progress("done, kept in var/bench.json")


def progress(text: str) -> None:
    print(f"  {time.time() - psutil.Process().create_time():6.0f} s  {text}", flush=True)


def _keep(results: dict) -> None:
    """What is measured so far outlives a run that is stopped."""
    (ROOT / "var").mkdir(exist_ok=True)
    (ROOT / "var" / "bench.json").write_text(json.dumps(results, indent=1))


def _pages(options) -> dict:
    """Free times among many slots, among few, and the bare page by turns; then booking and the bare insert."""
    few, many = _filled(1), _filled(options.offices)
    page = "/liepaja/pieteikt/majoklis/laiks/?vieta=centrs&veids=in_person"
    form = "/liepaja/pieteikt/majoklis/apstiprinat/?veids=in_person"
    bare_form, count = "/bare/kails/apstiprinat/?veids=in_person", options.requests
    taken = iter(_starts(many, count * (ROUNDS + 1)))
    with _server(few) as (few_port, other), _server(many) as (port, process):
        pages = {
            "free times": lambda: _gets(port, page, count),
            "bare page": lambda: _gets(port, "/bare/kails/laiks/", count),
            FEW_SLOTS: lambda: _gets(few_port, page, count),
        }
        posts = {
            "booking": lambda: _posts(port, [next(taken) for _ in range(count)], form),
            "bare insert": lambda: _posts(port, [("centrs", "")] * count, bare_form),
        }
        found = _alternate(pages, process, other) | _alternate(posts, process)
    return {"slots": _slots(many), "few_slots": _slots(few), "pages": found}


def _filled(offices: int) -> str:
    progress(f"filling {offices} offices")
    url = _database(f"bench_{offices}", BLANK)
    _in_child(url, f"from ops import bench_data; bench_data.fill({offices}); bench_data.settle()")
    return url


def _slots(url: str) -> int:
    return int(_in_child(url, "from bookings.models import Slot; print(Slot.objects.count())"))


def _alternate(sides: dict, *servers) -> dict:
    """Warm each side once, then take turns; medians and spread of req/s and CPU per request."""
    progress(f"warming: {', '.join(sides)}")
    for run in sides.values():
        run()
    samples = {name: [] for name in sides}
    for number in range(ROUNDS):
        progress(f"round {number + 1} of {ROUNDS}")
        for name, run in sides.items():
            before, begun = _cpu(servers), time.perf_counter()
            count = run()
            spent = time.perf_counter() - begun
            samples[name].append((count / spent, (_cpu(servers) - before) / count * 1000))
    return {name: _median(rows) for name, rows in samples.items()}


def _median(rows) -> dict:
    rate, cpu = ([row[i] for row in rows] for i in (0, 1))
    return {
        "per_second": round(statistics.median(rate)),
        "cpu_ms": round(statistics.median(cpu), 3),
        "cpu_spread": [round(min(cpu), 3), round(max(cpu), 3)],
    }


def _cpu(servers) -> float:
    """Seconds of CPU that the servers' processes and PostgreSQL's have used, those that have ended included."""
    return sum(map(_family, servers)) + _family(_postmaster())


def _family(parent: psutil.Process) -> float:
    """Of the children that live, and of those whose end the parent has seen."""
    used = 0.0
    for child in parent.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            times = child.cpu_times()
            used += times.user + times.system
    ended = parent.cpu_times()
    return used + ended.children_user + ended.children_system


@cache
def _postmaster() -> psutil.Process:
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return psutil.Process(connection.execute("select pg_backend_pid()").fetchone()[0]).parent()


# Requests


def _gets(port: int, path: str, count: int) -> int:
    def one(connection, _number):
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200 or b"diena=" not in body:
            raise RuntimeError(f"{path} answered {response.status}")

    return _spread(port, one, count)


def _page(port: int, path: str, cookie: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": cookie})
    with connection.getresponse() as response:
        text = response.read().decode()
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    return text


def _posts(port: int, wishes: list, path: str) -> int:
    token = "a" * 32

    def one(connection, number):
        office, start = wishes[number]
        body = urlencode(
            {
                "csrfmiddlewaretoken": token,
                "laiks": start,
                "name": "Zenta Grīnberga",
                "phone": f"28{next(CLIENT):06d}",
                "letters_by": "sms",
                "language": "lv",
                "need": "",
                "form_key": str(uuid.uuid4()),
            }
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={token}"}
        connection.request("POST", f"{path}&vieta={office}", body, headers)
        response = connection.getresponse()
        text = response.read()
        if response.status != 302:
            raise RuntimeError(f"{path} answered {response.status}: {text[:500]!r}")

    return _spread(port, one, len(wishes))


def _spread(port: int, one, count: int) -> int:
    """The requests over some connections, each kept open."""
    faults = []

    def worker(numbers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            for number in numbers:
                one(connection, number)
        except Exception as fault:  # noqa: BLE001 - told by the main thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=worker, args=(range(i, count, CONNECTIONS),)) for i in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return count


# Servers and databases


@contextmanager
def _server(url: str, site: str = "ops.bench_site"):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "DATABASE_URL": url, "DEBUG": "0", "FREE_OF_PROOF": "1000000000"}
    command = [sys.executable, "-m", "gunicorn", f"{site}:application", "-b", f"127.0.0.1:{port}", "-w", "2"]
    command += ["--worker-class", "gthread", "--threads", "4", "--log-level", "warning", "--keep-alive", "30"]
    process = subprocess.Popen(command, env=env, cwd=ROOT, start_new_session=True)
    try:
        _wait(port)
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            threading.Event().wait(0.05)
    raise RuntimeError("the server did not start")


def _database(name: str, template: str | None = None) -> str:
    """A fresh migrated database on the server of DATABASE_URL; migrated once, then copied."""
    import psycopg

    base = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}"' + (f' template "{template}"' if template else ""))
    return f"{base}/{name}"


def _manage(*command: str, **settings: str) -> None:
    env = {**os.environ, "DEBUG": "0", **settings}
    subprocess.run([sys.executable, "manage.py", *command], env=env, cwd=ROOT, check=True)


def _in_child(url: str, code: str) -> str:
    program = f"import django; django.setup(); {code}"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "DATABASE_URL": url},
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,  # what goes wrong is said on the screen
        text=True,
    )
    return done.stdout.strip()


def _starts(url: str, count: int) -> list[tuple[str, str]]:
    """(office, start) of free times, no two the same; enough for every booking of the measurement."""
    code = (
        "from bookings.models import Slot; import json; "
        "rows = Slot.objects.filter(appointment=None).order_by('office_id', 'starts_at').distinct('office_id', 'starts_at')"
        f".values_list('office__code', 'starts_at')[:{count}]; print(json.dumps([(o, s.isoformat()) for o, s in rows]))"
    )
    return json.loads(_in_child(url, code))


# Publishing


def _published_year(resources: int) -> dict:
    """A year of so many resources; what a slot costs in the first and in the last tenth of them."""
    progress(f"publishing a year of {resources} resources")
    code = f"from ops import bench_data; bench_data.publish_year({resources})"
    told = json.loads(_in_child(_database("bench_publish", BLANK), code))
    first, last = told["tenths"][0], told["tenths"][-1]
    result = {"resources": resources, "slots": told["slots"], "seconds": round(told["seconds"], 1)}
    result |= {"first_us": round(first), "last_us": round(last), "growth": round(last / first, 2)}
    print(
        f"  publishing a year of {resources} resources: {result['slots']:,} slots in {result['seconds']} s, "
        f"{result['first_us']} µs a slot in the first tenth, {result['last_us']} in the last ({result['growth']})"
    )
    return result


# Races


def _races(rounds: int) -> dict:
    """Rounds of fifty people and one time; counts of what went wrong, which must be none."""
    from ops import racing

    url = _database("bench_race", BLANK)
    starts = json.loads(_in_child(url, f"from ops import bench_data; bench_data.race_times({rounds})"))
    path = "/liepaja/pieteikt/majoklis/apstiprinat/?vieta=centrs&veids=in_person"
    one_each, wrong = 0, []
    with racing.server(url) as port:
        for number, start in enumerate(starts):
            if number % 20 == 0:
                progress(f"race {number + 1} of {rounds}")
            wish = {"laiks": start, "phone": "29123456", "letters_by": "sms", "language": "lv", "need": ""}
            answers = racing.race(port, path, wish)
            if (len(answers.won), answers.polite, answers.other) == (1, 49, []):
                one_each += 1
            else:
                wrong.append([len(answers.won), answers.polite, answers.other[:2]])
    return {"rounds": rounds, "one_and_49": one_each, "wrong": wrong[:5]}


def _say(results: dict) -> None:
    few, many = results["few_slots"], results["slots"]
    print(f"\n{many:,} slots, {results['machine']}, {ROUNDS} alternating rounds, {CONNECTIONS} connections\n")
    say_rows(results["pages"])
    print(f"\n  free times : bare page     {results['page_ratio']}  (aim {AIMS['page']} or more)")
    print(f"  booking : bare insert      {results['post_ratio']}  (aim {AIMS['post']} or more)")
    print(f"  {many:,} : {few:,} slots  {results['growth']}  (aim {AIMS['growth']} or less)\n")


def say_rows(found: dict) -> None:
    for name, row in found.items():
        least, most = row["cpu_spread"]
        print(f"  {name:14} {row['per_second']:6} req/s   {row['cpu_ms']:7.3f} ms CPU ({least}–{most})")


if __name__ == "__main__":
    main()

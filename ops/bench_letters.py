"""The letters' part of `make bench`: letters a second to a sink beside a bare loop of the same client to the same sink,
and the memory of a worker after a thousand letters and after many.

`python ops/local.py with --durable python -m ops.bench_letters` runs it alone.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import psutil

from ops.sinks import Sinks, sinks

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
AIM = 0.7
FEW = 1_000
MOST_GROWTH = 1.1  # memory after many letters, of that after a few
CHANNELS = {"email": "bench{}@example.lv", "sms": "+37129{:06d}"}


def measure(letters: int = 300, many: int = 100_000) -> dict:
    """`letters` of one round. On a database of its own; the measured worker is a process of its own."""
    from ops import bench

    url = bench._database("bench_letters", bench.BLANK)
    with sinks() as out:
        told = json.dumps({"letters": letters, "many": many, "smtp": out.smtp_port, "http": out.http_port})
        command = [sys.executable, "-m", "ops.bench_letters", "--measured", told]
        environment = {**os.environ, "DATABASE_URL": url, "EMAIL_URL": out.smtp, "DEBUG": "0"}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    _say(found)
    return found


def _say(found: dict) -> None:
    print(f"\n  letters, load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for channel in CHANNELS:
        row = found[channel]
        print(
            f"  {channel:5} {row['per_second']:6} letters/s, a bare loop {row['bare']:6}: {row['ratio']} "
            f"({row['spread'][0]}–{row['spread'][1]}; aim {AIM} or more)"
        )
    memory = found["memory"]
    print(
        f"  memory {memory['few_mb']} MB after {FEW:,} letters, {memory['many_mb']} MB after {memory['many']:,} "
        f"({memory['growth']}; aim {MOST_GROWTH} or less)"
    )


# In the measured process


def _measured(letters: int, many: int, smtp: int, http: int) -> dict:
    import django

    django.setup()
    from tests import factories

    out = Sinks(smtp, http)
    municipality = factories.Town().municipality
    municipality.gateways.create(name="SMS", channel="sms", adapter="signed", url=out.http, secret="x" * 16)
    lines = {"email": ("smtp", out.smtp), "sms": ("signed", out.http)}
    found = {channel: _beside_bare(municipality, channel, *lines[channel], letters) for channel in CHANNELS}
    return found | {"memory": _memory(municipality, many)}


def _beside_bare(municipality, channel: str, adapter: str, url: str, letters: int) -> dict:
    """Turn by turn, the first not counted: a bare loop of the line, and the whole way from the queue."""
    from socialservice.actions.delivering import deliver
    from socialservice.delivery import LINES

    rates = []
    for _round in range(ROUNDS + 1):
        rows = _rows(municipality, channel, letters)
        line = LINES[adapter](url)
        bare = _rate(letters, lambda rows=rows, line=line: [line.send(row) for row in rows])
        line.close()
        _write(rows)
        ours = _rate(letters, lambda: deliver(limit=letters))
        rates.append((ours, bare))
    ratios = [ours / bare for ours, bare in rates[1:]]
    ours, bare = (statistics.median(column) for column in zip(*rates[1:], strict=True))
    return {
        "per_second": round(ours),
        "bare": round(bare),
        "ratio": round(statistics.median(ratios), 2),
        "spread": [round(min(ratios), 2), round(max(ratios), 2)],
    }


def _rate(count: int, act) -> float:
    begun = time.perf_counter()
    act()
    return count / (time.perf_counter() - begun)


def _rows(municipality, channel: str, count: int) -> list:
    from django.utils import timezone

    from socialservice.models import Letter

    now = timezone.now()
    text = "Pieraksts 16.09.2026. plkst. 9:40. Adrese: Lielā iela 1. Kods 482913. Mainīt vai atcelt: https://…"
    return [
        Letter(
            municipality=municipality,
            kind=Letter.Kind.BOOKING_CONFIRMED,
            channel=channel,
            to=CHANNELS[channel].format(number),
            language="lv",
            subject="Pieraksts apstiprināts" if channel == "email" else "",
            text=text,
            html=f"<p>{text}</p>" if channel == "email" else "",
            at_once=True,
            created_at=now,
            due_at=now,
        )
        for number in range(count)
    ]


def _write(rows) -> None:
    from socialservice.models import Letter

    Letter.objects.bulk_create(rows, batch_size=1000)


def _memory(municipality, many: int) -> dict:
    """Round after round, as a worker goes through its queue; half by e-mail. No letter waits until it is no answer any
    more: such a one stays for the morning where this runs at night."""
    from socialservice.actions.delivering import deliver

    process, few, gone = psutil.Process(), None, 0
    for _thousand in range(max(many // FEW, 1)):
        for channel in CHANNELS:
            _write(_rows(municipality, channel, FEW // 2))
        while step := deliver().total():
            gone += step
        few = few or process.memory_info().rss
    rss = process.memory_info().rss
    mb = {"few_mb": round(few / 2**20), "many_mb": round(rss / 2**20)}
    return {**mb, "many": gone, "growth": round(rss / few, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=300, help="of one round")
    parser.add_argument("--many", type=int, default=100_000, help="after which memory is measured again")
    parser.add_argument("--measured", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measured:
        print(json.dumps(_measured(**json.loads(options.measured))))
        return
    from ops import bench

    bench._manage("migrate", "-v0", DATABASE_URL=bench._database(bench.BLANK))
    measure(options.letters, options.many)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialservice.settings")
    main()

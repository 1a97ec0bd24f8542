"""`make faults`: letters go out and mail comes in while workers, Redis and the database are killed and come back.

The servers keep their data as those of `make run` do. Every kill is `kill -9` at a moment drawn from the seed, which is
printed; `--seed` repeats its draws. At the end what arrived at the mail server and at the gateway for text messages is
compared with the rows, and what the door for mail said it took with the messages and requests there are. A letter lost,
a row doubled, or a letter doubled without a reason ends it with 1.

A letter may come twice where its worker, or the database, was killed after it was handed over and before that was
written down: over SMTP nobody can tell. It has the same Message-ID; a gateway for text messages knows it by its id.
"""

import argparse
import os
import random
import signal
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ops import fault_work  # noqa: E402
from ops.keys import new_keys  # noqa: E402
from ops.local import BEAT, INBOUND, WORKER  # noqa: E402
from ops.processes import OWNER_MARK, Started, Stopped, Trouble, end, living_in, marked, say, start, stop_on_signals  # noqa: E402
from ops.servers import end_servers, erase, free_port, homes, start_postgres, start_valkey  # noqa: E402
from ops.sinks import Sinks, sinks  # noqa: E402
from ops.throwaway import claim  # noqa: E402

TARGETS = ["worker", "one process of the worker", "beat", "database", "Redis", "door for mail"]
UNTIL = 0.7  # of all work: the last kill; what a killed worker had in hand waits for the end
QUIET = 15  # seconds without progress: the next kill comes anyway
PATIENCE = 900  # seconds for the work to be done once nothing is killed any more


class Site:
    """The servers, the worker, the beat and the door for mail, each of which may die."""

    def __init__(self, state: Path, out: Sinks):
        self.state, self.door_port = state, free_port()
        self.database, url = start_postgres(state, durable=True)
        self.database_port = int(url.rsplit(":", 1)[1].split("/")[0])
        _server, path = start_valkey(state)
        self.environment = {
            **os.environ,
            **new_keys(),
            "DATABASE_URL": url,
            "REDIS_URL": f"unix://{path}?db=1",
            "CELERY_BROKER_URL": f"redis+socket://{path}",
            "DJANGO_SETTINGS_MODULE": "socialservice.settings",
            "EMBEDDED": "1",
            "EMAIL_URL": out.smtp,
            "INBOUND_PORT": str(self.door_port),
        }
        self.commands = {
            "worker": WORKER,
            "beat": [*BEAT[:-1], state / "beat-schedule"],
            "door for mail": [*INBOUND, "--port", self.door_port],
        }
        self.parts: dict[str, Started] = {}

    def start_parts(self):
        for name in self.commands:
            self.start(name)

    def start(self, name: str):
        if name == "database":
            self.database, _url = start_postgres(self.state, durable=True, port=self.database_port)
        elif name == "Redis":
            start_valkey(self.state)
        else:
            log = self.state / f"{name.replace(' ', '-')}.log"
            command = [sys.executable, "-m", *self.commands[name]]
            marked_as_ours = {**self.environment, OWNER_MARK: str(self.state)}
            self.parts[name] = start(name, command, log, cwd=ROOT, env=marked_as_ours)

    def kill(self, target: str, draw: random.Random):
        """-9, and back after a moment."""
        if target == "database":
            _kill(process for home in homes(self.state) for process in living_in(home / "data", "postgres"))
        elif target == "Redis":
            _kill(living_in(self.state / "valkey", "valkey-server"))
        elif target == "one process of the worker":
            children = psutil.Process(self.parts["worker"].process.pid).children()
            _kill([draw.choice(children)] if children else [])
            return
        else:
            with suppress(ProcessLookupError):
                os.killpg(self.parts[target].process.pid, signal.SIGKILL)
            self.parts[target].process.wait()
        time.sleep(draw.uniform(0, 2))
        self.start(target)

    def revive(self):
        """What ended by itself, because what it needs was killed, is started as an installation would start it."""
        for name, part in self.parts.items():
            if part.process.poll() is not None:
                say(f"  {name} has ended by itself ({part.process.returncode}) and is started again")
                self.start(name)

    def stop_parts(self):
        end(marked(self.state), seconds=30)


def _kill(processes):
    for process in list(processes):
        with suppress(psutil.Error):
            process.kill()


@contextmanager
def site():
    state, held = claim(ROOT / "var")
    running = None
    try:
        with sinks() as out:
            running = Site(state, out)
            yield running, out
    finally:
        if running is not None:
            running.stop_parts()
        end_servers(state, durable=False)
        erase(state)
        held.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--mails", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--plant", action="store_true", help="lose a letter and a mail on purpose: both must be found")
    options = parser.parse_args()
    stop_on_signals()
    say(f"Seed {options.seed}: {options.letters:,} letters, {options.mails:,} e-mails, {options.kills} kills.")
    with site() as (running, out):
        os.environ.update(running.environment)  # without the mark: a server started again is no part to be stopped
        work = fault_work.Work(options.letters, options.mails, running.door_port, plant=options.plant)
        work.prepare(out)
        running.start_parts()
        threads = [threading.Thread(target=target, daemon=True) for target in (work.write_letters, work.send_mails)]
        begun = time.monotonic()
        for thread in threads:
            thread.start()
        kills = _kill_at_random(running, work, out, options)
        _wait(running, work, threads)
        say(f"Worked for {time.monotonic() - begun:.0f} s.")
        running.stop_parts()
        work.finish_as_if_later()
        return work.compare(out.taken(), kills)


def _kill_at_random(running: Site, work, out: Sinks, options) -> int:
    """Each when so much of the work is done, or when it has not moved for a while. Returns how many."""
    draw, begun = random.Random(options.seed), time.monotonic()  # noqa: S311 - to be repeated, not to be secret
    total = options.letters + options.mails
    moments = sorted(draw.uniform(0.01, UNTIL) * total for _kill in range(options.kills))
    for number, moment in enumerate(moments, start=1):
        target = draw.choice(TARGETS)
        _until(running, lambda: out.count() + len(work.accepted), moment)
        done = out.count() + len(work.accepted)
        say(f"  {time.monotonic() - begun:6.1f} s  kill {number:2}: {target}, after {done:,} of {total:,}")
        running.kill(target, draw)
    return options.kills


def _until(running: Site, progress, moment: float):
    seen, since = -1, time.monotonic()
    while (now := progress()) < moment and time.monotonic() - since < QUIET:
        if now != seen:
            seen, since = now, time.monotonic()
        running.revive()
        time.sleep(0.1)


def _wait(running: Site, work, threads):
    """Until everything is written and sent, and nothing that is due waits."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        running.revive()
        if not any(thread.is_alive() for thread in threads) and not work.waiting():
            return
        time.sleep(1)
    say(f"After {PATIENCE} s there is still work to do.")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(f"{trouble}")
    except Stopped as stopped:
        sys.exit(128 + stopped.args[0])

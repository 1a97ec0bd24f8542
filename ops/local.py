"""Pieraksts on one machine, with nothing but the packages of its virtual environment.

python ops/local.py run                            everything, until Ctrl-C
python ops/local.py test [ARGUMENTS OF PYTEST]     the suite on servers thrown away afterwards
python ops/local.py with [--durable] COMMAND...    the same for any command; durable: no faster than real ones
"""

import errno
import hashlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ops import messages  # noqa: E402
from ops.keys import as_lines, given, keys_for  # noqa: E402
from ops.outside import check_outside  # noqa: E402
from ops.processes import (  # noqa: E402
    OWNER_MARK,
    Stopped,
    Trouble,
    end,
    end_orphans,
    last_lines,
    lock_when_stopped,
    marked,
    say,
    start,
    stop_on_signals,
    wait_until,
)
from ops.servers import servers, write_private  # noqa: E402
from ops.throwaway import run_tests, run_with  # noqa: E402

VAR = ROOT / "var"
LOGS = VAR / "log"
FIRST_PORT, LAST_PORT = 8000, 8999
FIRST_MAIL_PORT, LAST_MAIL_PORT = 2525, 2999
WEB = ["gunicorn", "socialservice.wsgi:application", "--worker-class", "gthread", "--workers", "2", "--threads", "4"]
WEB_OPTIONS = ["--graceful-timeout", "5", "--no-control-socket"]  # no access log: some addresses are secrets of clients
WORKER = ["celery", "-A", "socialservice", "worker", "--loglevel", "INFO", "--concurrency", "2"]
INBOUND = ["manage", "inbound"]  # the door for mail; at 127.0.0.1 whatever BIND says
BEAT = [
    "celery",
    "-A",
    "socialservice",
    "beat",
    "--loglevel",
    "INFO",
    "--pidfile=",
    "--schedule",
    VAR / "beat-schedule",
]


# The address


def reserve(address, port):
    """A listening socket, handed to the web server as it is, so that nobody takes the port in between."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((address, port))
        bound.listen()
        check_no_stranger_at_localhost(port)
    except OSError:
        bound.close()
        raise
    return bound


def check_no_stranger_at_localhost(port):
    """`localhost` may mean the machine's IPv6 address first: whoever listens there would be met instead of us."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("::1", port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise


def next_free(address, first=FIRST_PORT, last=LAST_PORT):
    for port in range(first, last + 1):
        try:
            return reserve(address, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Trouble(f"The address {address} (BIND) cannot be used: {error.strerror}.", code=2) from None
    raise Trouble(f"No port from {first} to {last} is free: ask for another one with PORT=….", code=2)


def choose_port():
    address, wanted = os.environ.get("BIND") or "127.0.0.1", os.environ.get("PORT")
    if not wanted:
        return next_free(address, FIRST_PORT, LAST_PORT)
    if not re.fullmatch(r"[1-9]\d{0,4}", wanted) or int(wanted) > 65535:
        raise Trouble(f"PORT is {wanted!r}: write a number from 1 to 65535.", code=2)
    try:
        return reserve(address, int(wanted))
    except OSError as error:
        reasons = {errno.EADDRINUSE: "is taken by another program", errno.EACCES: "is kept for the system"}
        reason = reasons.get(error.errno, f"cannot be used ({error.strerror})")
        raise Trouble(f"Port {wanted} {reason}: choose another PORT, or leave it out.", code=2) from None


# Settings


def settings_for(port, mail_port):
    """What the servers do not say by themselves. Only the embedded database gets the demo without being asked."""
    keys = keys_for(VAR, external=[name for name in ("DATABASE_URL", "REDIS_URL") if given(name)])
    embedded = not given("DATABASE_URL")
    demo = os.environ["DEMO"].lower() in ("1", "true", "yes", "on") if os.environ.get("DEMO") else embedded
    site = os.environ.get("SITE_URL") or f"http://localhost:{port}"
    told = {"EMBEDDED": str(int(embedded)), "DEMO": str(int(demo)), "SITE_URL": site, "INBOUND_PORT": str(mail_port)}
    return keys | told


# Steps before the start


def manage(environment, *arguments, log=None):
    """One command of manage.py; its words go into the log, if there is one."""
    with open(log or os.devnull, "ab") as file:
        output = {"stdout": file, "stderr": file} if log else {}
        command = [sys.executable, "manage.py", *arguments]
        step = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, start_new_session=True, **output
        )
    if step.wait() != 0:
        raise Trouble(f"`manage.py {arguments[0]}` failed" + (f"; {log} ends with:\n{last_lines(log)}" if log else "."))


def collect_static(environment, log):
    """Only when a file has changed since the last time."""
    files = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    facts = [(str(path.relative_to(ROOT)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    facts.append((ROOT / "requirements.lock").read_text())
    now, made_of = hashlib.sha256(repr(facts).encode()).hexdigest(), VAR / "static-made-of"
    if not (made_of.exists() and made_of.read_text() == now and (VAR / "static").exists()):
        manage(environment, "collectstatic", "--noinput", "--clear", "--verbosity", "0", log=log)
        made_of.write_text(now)


def prepare(environment):
    log = LOGS / "setup.log"
    log.write_bytes(b"")
    messages.compile_catalogues()
    say("Bringing the database up to date.")
    manage(environment, "migrate", "--noinput", log=log)
    collect_static(environment, log)
    if environment["DEMO"] == "1":
        say("Loading the demo data (the first time takes a while).")
        manage(environment, "demo")


# Web, worker, beat and the door for mail


def start_part(name, command, environment, **options):
    log = LOGS / f"{name.lower().replace(' ', '-')}.log"
    if log.exists():
        log.replace(log.with_name(f"{log.name}.1"))
    return start(name, [sys.executable, "-m", *command], log, cwd=ROOT, env=environment, **options)


def web_answers(address, port):
    connection = http.client.HTTPConnection("127.0.0.1" if address == "0.0.0.0" else address, port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def start_parts(environment, listener, door):
    address, port = listener.getsockname()
    bind = ["--bind", f"fd://{listener.fileno()}"]
    web = start_part("Web server", [*WEB, *bind, *WEB_OPTIONS], environment, pass_fds=[listener.fileno()])
    listener.close()
    mail = start_part("Mail", [*INBOUND, "--fd", door.fileno()], environment, pass_fds=[door.fileno()])
    door.close()
    others = [start_part("Worker", WORKER, environment), start_part("Beat", BEAT, environment), mail]
    wait_until(lambda: web_answers(address, port), web, seconds=60)
    return [web, *others]


def print_addresses(environment):
    site, demo = environment["SITE_URL"].rstrip("/"), environment["DEMO"] == "1"
    municipality = f"{site}/liepaja" if demo else f"{site}/MUNICIPALITY"
    if environment.get("SINGLE_MUNICIPALITY"):
        municipality = site
    say("\nPieraksts is ready.\n")
    say(f"  Public  {site}/\n  Desk    {municipality}/darbs/\n  Admin   {municipality}/admin/\n")
    if demo:
        say(f"\n  Mail    {sys.executable} manage.py send_demo_mail    an e-mail that becomes a request\n")
        manage(environment, "demo", "--sign-ins")
    say(f"\nLogs are in {LOGS}. Ctrl-C stops everything; the data stay.")


def watch(parts):
    while True:
        for name, process, log in parts:
            if process.poll() is not None:
                raise Trouble(f"{name} has ended by itself; {log} ends with:\n{last_lines(log)}")
        time.sleep(0.5)


def serve(environment, note, running, listener, door):
    """Until a signal. The note for manage.py is there as long as the servers are."""
    try:
        prepare(environment)
        parts = start_parts(environment, listener, door)
        write_private(VAR / "environment", note)
        print_addresses(environment)
        watch([*running.servers, *parts])
    except Stopped:
        say("\nStopping.")
        raise
    finally:
        (VAR / "environment").unlink(missing_ok=True)
        end(marked(VAR))


def run():
    held = lock_when_stopped(VAR)
    if not held:
        pid = (VAR / "lock").read_text()
        raise Trouble(f"Pieraksts already runs from this folder (process {pid}): stop that one first.", code=2)
    stop_on_signals(held)
    try:
        end_orphans(VAR)
        LOGS.mkdir(exist_ok=True)
        with choose_port() as listener, next_free("127.0.0.1", FIRST_MAIL_PORT, LAST_MAIL_PORT) as door:
            settings = settings_for(listener.getsockname()[1], door.getsockname()[1])
            check_outside()
            say("Starting the servers.")
            with servers(VAR, database=not given("DATABASE_URL"), cache=not given("REDIS_URL")) as running:
                told = running.addresses | settings
                serve({**os.environ, **told, OWNER_MARK: str(VAR)}, as_lines(told), running, listener, door)
    except Stopped:
        say("Stopped.")


def main(arguments):
    match arguments:
        case ["run"]:
            return run()
        case ["test", *rest]:
            return run_tests(rest, ROOT)
        case ["with", "--durable", *command] if command:
            return run_with(command, ROOT, durable=True)
        case ["with", *command] if command:
            return run_with(command, ROOT)
    sys.exit(__doc__)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(trouble.code)
    except Stopped as stopped:
        sys.exit(128 + stopped.args[0])
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS):
            raise
        sys.exit(f"{error.strerror}: {error.filename or VAR}")

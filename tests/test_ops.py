"""The launcher and its tools, with real processes and servers in folders of their own."""

import os
import re
import secrets
import signal
import socket
import stat
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from ops import browser, install, keys, local, messages, outside, processes, servers
from ops.processes import OWNER_MARK, Trouble
from socialservice import env

ROOT = Path(__file__).resolve().parent.parent
WAITING = "import signal; print('up', flush=True); signal.pause()"


@pytest.fixture
def state():
    """Below the project, so that the database's account reaches it as it does in earnest."""
    folder = ROOT / "var" / f"test-of-ops-{secrets.token_hex(4)}"
    folder.mkdir(parents=True)
    yield folder
    servers.end_servers(folder, durable=False)
    servers.erase(folder)
    (folder / "lock").unlink(missing_ok=True)
    folder.rmdir()


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@contextmanager
def child(state):
    """A process that a run has started for this state, up and waiting."""
    command = [sys.executable, "-c", WAITING]
    mark = {**os.environ, OWNER_MARK: str(state)}
    with subprocess.Popen(command, env=mark, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout.readline() == "up\n"
        yield process
        process.kill()


@pytest.fixture
def nothing_given(monkeypatch):
    for name in ("DATABASE_URL", "REDIS_URL", "DEMO", "PORT", "BIND", "SITE_URL", *keys.NAMES):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)


# Ports


def test_taken_port_is_refused_in_one_sentence(monkeypatch, nothing_given, taken_port):
    monkeypatch.setenv("PORT", str(taken_port))

    with pytest.raises(Trouble, match=rf"^Port {taken_port} is taken by another program: choose .+\.$") as refusal:
        local.choose_port()

    assert refusal.value.code == 2


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "80 80"])
def test_port_that_is_no_port_is_refused(monkeypatch, nothing_given, port):
    monkeypatch.setenv("PORT", port)

    with pytest.raises(Trouble, match="write a number"):
        local.choose_port()


def test_next_free_port_is_found_and_kept(monkeypatch, nothing_given, taken_port):
    monkeypatch.setattr(local, "FIRST_PORT", taken_port)
    monkeypatch.setattr(local, "LAST_PORT", 65535)

    with local.choose_port() as first, local.choose_port() as second:
        assert taken_port < first.getsockname()[1] < second.getsockname()[1]


# Keys


def test_own_keys_are_made_once_and_readable_by_the_owner_alone(state):
    made = keys.own_keys(state)

    assert keys.own_keys(state) == made
    assert set(made) == set(keys.NAMES)
    assert stat.S_IMODE((state / "keys").stat().st_mode) == 0o600


def test_lost_keys_are_not_replaced_while_there_are_data(state):
    keys.own_keys(state)
    (state / "postgres" / "data").mkdir(parents=True)
    (state / "keys").unlink()

    with pytest.raises(Trouble, match="keys of the data, is gone"):
        keys.own_keys(state)


def test_foreign_servers_without_own_keys_are_refused(monkeypatch, nothing_given, state):
    monkeypatch.setattr(local, "VAR", state)
    monkeypatch.setenv("DATABASE_URL", "postgresql://city.example/pieraksts")
    monkeypatch.setenv("SECRET_KEY", "of the city")

    with pytest.raises(Trouble, match="set FIELD_KEYS, INDEX_KEY"):
        local.settings_for(8000, 2525)

    assert not (state / "keys").exists()


@pytest.mark.parametrize(
    ("name", "url"),
    [("DATABASE_URL", "postgresql://pieraksts:parole@127.0.0.1:{port}/d"), ("REDIS_URL", "redis://127.0.0.1:{port}/0")],
)
def test_foreign_server_that_does_not_answer_is_named_in_one_sentence(monkeypatch, nothing_given, name, url):
    with socket.socket() as nobody:  # bound, and not listening: nobody else can take the port meanwhile
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setenv(name, url.format(port=nobody.getsockname()[1]))

        with pytest.raises(Trouble, match=f"^The server of {name} cannot be used: .*refused") as told:
            outside.check_outside()

    assert "parole" not in str(told.value)
    assert len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["DATABASE_URL", "REDIS_URL"])
def test_address_of_a_foreign_server_that_is_none_is_not_repeated(monkeypatch, nothing_given, name):
    monkeypatch.setenv(name, "parole")

    with pytest.raises(Trouble, match=f"^{name} is no address of a server: write it as ") as told:
        outside.check_outside()

    assert "parole" not in str(told.value)


def test_foreign_database_gets_no_demo_unless_asked(monkeypatch, nothing_given, state):
    monkeypatch.setattr(local, "VAR", state)
    own = local.settings_for(8000, 2525)
    for name in ("DATABASE_URL", *keys.NAMES):
        monkeypatch.setenv(f"{name}_FILE", "/run/secrets/of-the-city")
    foreign = local.settings_for(8000, 2525)
    monkeypatch.setenv("DEMO", "1")
    asked = local.settings_for(8000, 2525)

    assert (own["EMBEDDED"], own["DEMO"]) == ("1", "1")
    assert foreign == {
        "EMBEDDED": "0",
        "DEMO": "0",
        "SITE_URL": "http://localhost:8000",
        "INBOUND_PORT": "2525",
    }
    assert (asked["EMBEDDED"], asked["DEMO"]) == ("0", "1")


# Processes


def test_second_run_in_the_same_folder_is_refused(state):
    with processes.lock(state):
        assert processes.lock(state) is None
        assert (state / "lock").read_text() == str(os.getpid())

    with processes.lock(state) as again:
        assert again


def test_orphans_of_a_killed_run_are_ended_and_others_spared(state, capsys):
    with child(state) as orphan, child(state / "another") as other:
        processes.end_orphans(state)

        assert orphan.wait(5) == -signal.SIGTERM
        assert other.poll() is None
    assert capsys.readouterr().out == "Ending what a killed run has left behind.\n"


def test_zombie_counts_as_dead(state):
    with child(state) as killed:
        process = psutil.Process(killed.pid)
        killed.kill()
        os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)

        assert process.status() == psutil.STATUS_ZOMBIE
        assert not processes.alive(process)


def test_servers_start_again_with_their_data_after_kill_9(state):
    with servers.servers(state) as running:
        with psycopg.connect(running.addresses["DATABASE_URL"]) as connection:
            connection.execute("create table kept as select upper('ābols') as word")
        for started in running.servers:
            started.process.kill()
            started.process.wait()
        data = next(home / "data" for home in servers.homes(state) if (home / "data").exists())
        (data / "postmaster.pid").write_text(f"{os.getpid()}\n")  # the number has gone to a stranger: to us

    with servers.servers(state) as running:
        with psycopg.connect(running.addresses["DATABASE_URL"]) as connection:
            assert connection.execute("select word from kept").fetchone() == ("ĀBOLS",)
        with redis.Redis.from_url(running.addresses["REDIS_URL"]) as cache:
            assert cache.ping()

    assert processes.living_in(data, "postgres") == []
    assert processes.living_in(state / "valkey", "valkey-server") == []


def test_term_reaches_the_command_and_leaves_no_server():
    show = "echo $DATABASE_URL $PIERAKSTS_STATE; exec sleep 100"
    command = [sys.executable, "ops/local.py", "with", "sh", "-c", show]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as launcher:
        address, folder = launcher.stdout.readline().split()
        launcher.terminate()

        assert launcher.wait(60) == 128 + signal.SIGTERM
    assert sorted(path.name for path in Path(folder).iterdir()) == ["lock"]
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=2)


# Settings


def test_missing_setting_stops_with_how_to_mend_it(monkeypatch, capsys):
    monkeypatch.delenv("INDEX_KEY", raising=False)

    with pytest.raises(SystemExit) as stopped:
        env.text("INDEX_KEY")

    assert stopped.value.code == env.GIVE_UP
    assert capsys.readouterr().err == (
        "INDEX_KEY is not set. Set it in the environment, or put it into a file and name that file in INDEX_KEY_FILE.\n"
    )


def test_setting_is_read_from_its_file(monkeypatch, tmp_path, capsys):
    secret = tmp_path / "keys"
    secret.write_text("new, old\n")
    monkeypatch.setenv("FIELD_KEYS", "not this one")
    monkeypatch.setenv("FIELD_KEYS_FILE", str(secret))

    assert env.words("FIELD_KEYS", None) == ["new", "old"]

    secret.unlink()
    with pytest.raises(SystemExit):
        env.words("FIELD_KEYS", None)
    assert f"FIELD_KEYS_FILE names {secret}, which cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("True", True), ("no", False), ("", None), (None, None)])
def test_flag_is_read(monkeypatch, value, meaning):
    monkeypatch.delenv("DEMO", raising=False)
    if value is not None:
        monkeypatch.setenv("DEMO", value)

    assert [env.flag("DEMO", default) for default in (True, False)] == (
        [True, False] if meaning is None else [meaning, meaning]
    )


@pytest.mark.parametrize(("read", "value"), [(env.flag, "maybe"), (env.number, "-1"), (env.number, "²")])
def test_wrong_value_stops(monkeypatch, capsys, read, value):
    monkeypatch.setenv("LIMIT", value)

    with pytest.raises(SystemExit):
        read("LIMIT", 0)

    assert capsys.readouterr().err.startswith(f"LIMIT is {value!r}. Write ")


# Installing


def test_old_python_is_told_in_one_sentence(monkeypatch):
    monkeypatch.setattr(install.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(install, "NEWER", ())

    with pytest.raises(SystemExit, match=r"^Python 3\.11 or newer is needed, but this is 3\.9\."):
        install.use_new_enough_python()


def test_full_disk_is_told_before_anything_is_written():
    with pytest.raises(SystemExit, match=r"^The disk is too full: \d+ MB are free"):
        install.check_room(10**9)


@pytest.mark.parametrize("lock", [*ROOT.glob("requirements*.lock"), *ROOT.glob("ops/requirements*.lock")], ids=str)
def test_lock_has_what_its_list_asks_for(lock):
    asked = [line.split("#")[0].strip() for line in lock.with_suffix(".txt").read_text().splitlines()]
    pinned = re.findall(r"^\S+==\S+", lock.read_text(), re.MULTILINE)

    for package in filter(lambda line: "==" in line, asked):
        assert re.sub(r"\[.*\]", "", package.split(";")[0]) in pinned, f"`make locks` is due: {package}"


def test_browser_named_by_hand_is_the_only_one_looked_for(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    assert browser.find_browser() is None

    monkeypatch.setenv("BROWSER_PATH", sys.executable)
    assert browser.find_browser() == sys.executable


# Translations


@pytest.fixture
def texts(tmp_path):
    """A project with one text, translated."""
    (tmp_path / "templates").mkdir()
    write(tmp_path, "{% translate 'Free times' %}")
    messages.extract(tmp_path)
    translate(tmp_path, "Brīvie laiki")
    assert list(messages.faults(tmp_path)) == []
    return tmp_path


def write(project, template):
    (project / "templates" / "page.html").write_text(template)


def translate(project, *forms, **changes):
    """Every text of the project alike."""
    path = messages.catalogue_path("lv", project)
    catalogue = messages.read_catalogue("lv", project)
    for entry in catalogue:
        entry.msgstr, entry.msgstr_plural = ("", dict(enumerate(forms))) if entry.msgid_plural else (forms[0], {})
        for name, value in changes.items():
            setattr(entry, name, value)
    catalogue.save(str(path))


def test_new_text_is_missed_until_it_is_translated(texts):
    write(texts, "{% translate 'Free times' %} {% translate 'Book' %}")

    assert list(messages.faults(texts)) == ["lv: not in the catalogue: 'Book'"]

    messages.extract(texts)
    assert list(messages.faults(texts)) == ["lv: not translated: 'Book'"]


def test_uncertain_translation_is_refused(texts):
    translate(texts, "Brīvie laiki", flags=["fuzzy"])

    assert list(messages.faults(texts)) == ["lv: marked as uncertain (fuzzy): 'Free times'"]


def test_translation_outlives_a_text_that_goes_and_comes_back(texts):
    write(texts, "")
    messages.extract(texts)
    assert [entry.msgstr for entry in messages.read_catalogue("lv", texts).obsolete_entries()] == ["Brīvie laiki"]
    assert len(list(messages.faults(texts))) == 1

    write(texts, "{% translate 'Free times' %}")
    messages.extract(texts)
    assert list(messages.faults(texts)) == []

    write(texts, "")
    messages.tidy(texts)
    assert list(messages.read_catalogue("lv", texts)) == []


def test_lost_gap_is_refused(texts):
    write(texts, "{% blocktranslate %}Ticket {{ number }}{% endblocktranslate %}")
    messages.tidy(texts)

    translate(texts, "Talons")
    assert list(messages.faults(texts)) == ["lv: the gaps of text and translation differ: 'Ticket %(number)s'"]

    translate(texts, "Talons %(number)s")
    assert list(messages.faults(texts)) == []


def test_plural_has_three_forms_and_may_leave_out_its_number(texts):
    write(texts, "{% blocktranslate count n=n %}one day{% plural %}{{ n }} days{% endblocktranslate %}")
    messages.tidy(texts)

    translate(texts, "%(n)s diena", "%(n)s dienas", "")
    assert list(messages.faults(texts)) == ["lv: not translated: 'one day'"]

    translate(texts, "%(n)s diena", "%(n)s dienas", "nevienas dienas")
    assert list(messages.faults(texts)) == []

"""Tests and other commands on servers of their own, thrown away afterwards."""

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager

from ops.browser import find_browser
from ops.keys import new_keys
from ops.mailserver import find_mailserver
from ops.processes import OWNER_MARK, Trouble, end, end_orphans, lock, marked, say, stop_on_signals
from ops.servers import end_servers, erase, servers

MOST_TEST_PROCESSES = 8  # more would need more connections than the database gives


def claim(var):
    """(state, its lock): the first that no other command uses, empty."""
    for number in range(1, 20):
        state = var / f"throwaway-{number}"
        if held := lock(state):
            end_orphans(state)
            end_servers(state, durable=False)
            erase(state)
            return state, held
    raise Trouble(f"Too many commands use {var} at once.")


@contextmanager
def throwaway(var, durable=False):
    """What a command needs in its environment to use servers of its own."""
    state, held = claim(var)
    try:
        with servers(state, durable) as running:
            yield {**running.addresses, **new_keys(), "EMBEDDED": "1", "DEMO": "1", OWNER_MARK: str(state)}
            end(marked(state))
    finally:
        erase(state)
        held.close()


def in_foreground(command, environment, root):
    """Ctrl-C reaches the command by itself, TERM is handed on; both leave it its own time to end."""
    child, early = None, []  # a signal may come while the command is being started

    def hand_on(number, frame):
        if child:
            child.send_signal(number)
        else:
            early.append(number)

    signal.signal(signal.SIGINT, lambda number, frame: None)
    signal.signal(signal.SIGTERM, hand_on)
    signal.signal(signal.SIGHUP, hand_on)
    child = subprocess.Popen(command, cwd=root, env=environment)
    for number in early:
        child.send_signal(number)
    code = child.wait()
    return code if code >= 0 else 128 - code


def run_with(command, root, durable=False, environment=None):
    stop_on_signals()
    with throwaway(root / "var", durable) as settings:
        return in_foreground(command, {**(os.environ if environment is None else environment), **settings}, root)


def without_settings(root):
    """The tests are the same whatever the developer has set for other work."""
    names = re.findall(r'env\.\w+\("(\w+)"', (root / "socialservice" / "settings.py").read_text())
    return {name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in names}


def run_tests(arguments, root):
    if not find_browser():
        if os.environ.get("REQUIRE_BROWSER") == "1":
            raise Trouble("No Chromium was found, and REQUIRE_BROWSER=1 asks for one: `make browser` gets it.")
        say("No Chromium was found: the browser tests are skipped. `make browser` gets one.")
    if not find_mailserver():
        say("No dovecot was found: the tests of mailboxes are skipped. As root, `make mailserver` gets one.")
    processes = min(os.cpu_count() or 1, MOST_TEST_PROCESSES)
    command = [sys.executable, "-m", "pytest", "-n", str(processes), "--dist", "worksteal", *arguments]
    return run_with(command, root, environment=without_settings(root))

"""Starting, finding and ending processes, also those that a killed run has left behind."""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import NamedTuple

import psutil

OWNER_MARK = "PIERAKSTS_STATE"  # in the environment of every process started for a state: orphans are known by it
STOPPING = " is stopping"
LONGEST_STOP = 60
PR_SET_PDEATHSIG = 1  # from <linux/prctl.h>
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Trouble(Exception):
    """Something the person at the keyboard can mend: one sentence, and the exit code."""

    def __init__(self, sentence, code=1):
        super().__init__(sentence)
        self.code = code


class Stopped(BaseException):
    """Ctrl-C, TERM or a closed terminal."""


class Started(NamedTuple):
    name: str
    process: subprocess.Popen
    log: os.PathLike


def say(sentence):
    with suppress(OSError):  # the terminal may be closed already, and stopping must go on
        print(sentence, flush=True)


def stop_on_signals(held=None):
    """The first signal stops everything in order; further ones change nothing, for every stop has its time limit."""

    def stop(number, frame):
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        if held:
            held.write(STOPPING)
            held.flush()
        raise Stopped(number)

    stop_with_make()

    for each in SIGNALS:
        if each != signal.SIGHUP or signal.getsignal(each) != signal.SIG_IGN:  # nohup
            signal.signal(each, stop)


def stop_with_make():
    """Who kills make means what make runs. The system can say so on Linux alone."""
    if "MAKELEVEL" in os.environ and sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def lock(state):
    """The open file holds the lock until this process ends, however it ends. None: another run has it."""
    state.mkdir(parents=True, exist_ok=True)
    file = open(state / "lock", "a+")  # noqa: SIM115
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def lock_when_stopped(state):
    """The same, but a run that is stopping is waited for."""
    begun = time.monotonic()
    while not (held := lock(state)):
        waited, stopping = time.monotonic() - begun, (state / "lock").read_text().endswith(STOPPING)
        if waited > (LONGEST_STOP if stopping else 1):
            return None
        time.sleep(0.1)
    return held


def start(name, command, log, **options):
    """In a session of its own: Ctrl-C reaches the launcher alone, which then stops everything in order."""
    with open(log, "ab") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **options,
        )
    return Started(name, process, log)


def last_lines(path, count=8):
    return "\n".join(path.read_text(errors="replace").splitlines()[-count:])


def wait_until(answers, started, seconds=30):
    deadline = time.monotonic() + seconds
    while not answers():
        if started.process.poll() is not None:
            raise Trouble(f"{started.name} did not start; {started.log} ends with:\n{last_lines(started.log)}")
        if time.monotonic() > deadline:
            raise Trouble(f"{started.name} did not answer within {seconds} seconds; see {started.log}.")
        time.sleep(0.05)


def relatives():
    """This process and those that started it: never orphans, whatever their environment says."""
    own = psutil.Process()
    return {own.pid, *(parent.pid for parent in own.parents())}


def marked(state):
    """Everything started for this state, and whatever that has started."""
    found, spared = [], relatives()
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.pid not in spared and process.environ().get(OWNER_MARK) == str(state):
                found.append(process)
    return found


def living_in(folder, name):
    """Servers by working folder: a pid file may name a zombie or a stranger, a working folder does not lie."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.name() == name and process.cwd().removesuffix(" (deleted)") == str(folder):
                found.append(process)
    return found


def parent_of(process):
    with suppress(psutil.Error):
        return process.ppid()


def alive(process):
    """A zombie is dead, even where nobody takes note of it for a while (containers without an init)."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def send(processes, number):
    for process in processes:
        with suppress(psutil.Error):
            process.send_signal(number)


def end(processes, ask=signal.SIGTERM, asked=None, seconds=10):
    """Ask those who lead (or those given) to stop, wait for all, then make sure."""
    if asked is None:
        pids = {process.pid for process in processes}
        asked = [process for process in processes if parent_of(process) not in pids]
    send(asked, ask)
    deadline = time.monotonic() + seconds
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.02)
    send(filter(alive, processes), signal.SIGKILL)


def end_orphans(state):
    if orphans := marked(state):
        say("Ending what a killed run has left behind.")
        end(orphans, seconds=5)

"""`make run` from the outside: it starts, answers, survives kill -9 with its data, and leaves nothing behind.

python -m ops.start_and_stop
"""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from ops.processes import living_in, marked
from ops.servers import homes

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
READY = "Ctrl-C stops everything"


def start():
    """(process, what it has printed) once it is ready."""
    process = subprocess.Popen(["make", "run"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    said = []
    for line in process.stdout:
        print("   ", line, end="", flush=True)
        said.append(line)
        if READY in line:
            return process, "".join(said)
    sys.exit(f"`make run` ended with {process.wait()} before it was ready.")


def check_addresses(said):
    addresses = re.findall(r"^  (Public|Desk|Admin) +(http://\S+/)$", said, re.MULTILINE)
    if len(addresses) != 3:
        sys.exit("The three addresses were not printed.")
    for name, address in addresses:
        with urllib.request.urlopen(address) as answer:
            print(f"{name}: {answer.status} {answer.url}", flush=True)


def check_mail():
    """An e-mail sent through the door of the running servers is taken in."""
    if subprocess.run([sys.executable, "manage.py", "send_demo_mail"], cwd=ROOT).returncode:
        sys.exit("The e-mail was not taken in.")


def left_behind():
    servers = [
        *(living_in(home / "data", "postgres") for home in homes(VAR)),
        living_in(VAR / "valkey", "valkey-server"),
    ]
    return [process for found in (marked(VAR), *servers) for process in found]


def main():
    process, said = start()
    check_addresses(said)
    check_mail()
    os.kill(int((VAR / "lock").read_text()), signal.SIGKILL)
    process.wait()
    print("Killed; starting again.", flush=True)

    process, said = start()
    check_addresses(said)
    process.terminate()
    process.communicate()
    if left := left_behind():
        sys.exit(f"Left behind: {left}")
    print("Stopped, nothing left behind.")


if __name__ == "__main__":
    main()

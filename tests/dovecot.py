"""A real IMAP server, Debian's dovecot, on folders of its own; it needs no rights but those of whoever runs it."""

import grp
import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ops.mailserver import find_mailserver

PASSWORD = 'parole-ar-"zīmēm" un %$'
READY_WITHIN = 20
CONFIG = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
first_valid_uid = 0
mail_location = maildir:{home}/mail/%u
auth_mechanisms = plain login
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {home}/passwords
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class Dovecot:
    def __init__(self, home: Path):
        self.home, self.port, self._process = home, _free_port(), None

    def start(self) -> None:
        account = _account()
        (self.home / "passwords").write_text(f"anna:{{PLAIN}}{PASSWORD}::::::\n")
        (self.home / "dovecot.conf").write_text(CONFIG.format(home=self.home, port=self.port, **account))
        (self.home / "mail").mkdir(exist_ok=True)
        for path in (self.home, *self.home.iterdir()):
            os.chown(path, account["uid"], account["gid"])
        self._process = subprocess.Popen(
            [find_mailserver(), "-F", "-c", self.home / "dovecot.conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            user=account["uid"],
            group=account["gid"],
        )
        _wait(self._answers, self._log)

    def stop(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(10)
            self._process = None
            _wait(lambda: not self._answers(), self._log)

    def client(self) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        client.authenticate("PLAIN", lambda _told: f"\0anna\0{PASSWORD}".encode())
        return client

    def put(self, *messages: bytes, folder="INBOX", flags="") -> None:
        client = self.client()
        for message in messages:
            state, told = client.append(folder, flags, None, message.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
            assert state == "OK", told
        client.logout()

    def seen(self) -> list[bool]:
        """Of each message in the inbox, whether it is marked as read."""
        client = self.client()
        client.select("INBOX", readonly=True)
        _state, [found] = client.uid("search", None, "ALL")
        _state, [seen] = client.uid("search", None, "SEEN")
        client.logout()
        return [uid in seen.split() for uid in found.split()]

    def empty(self) -> None:
        """Nothing in the mailbox, and nothing remembered of what was."""
        shutil.rmtree(self.home / "mail" / "anna", ignore_errors=True)

    def renumber(self) -> None:
        """All messages get new UIDs, as after a restored backup."""
        (self.home / "mail" / "anna" / "dovecot-uidlist").unlink()
        for index in (self.home / "mail" / "anna").glob("dovecot.index*"):
            index.unlink()

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
            return connection.recv(100).startswith(b"* OK")
        return False

    def _log(self) -> str:
        log = self.home / "log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else "no log"


@contextmanager
def dovecot():
    with tempfile.TemporaryDirectory(prefix="dovecot-") as home:
        server = Dovecot(Path(home))
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _account() -> dict:
    """Dovecot does not talk to the world as root: then it runs as nobody."""
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    return {
        "user": user.pw_name,
        "group": grp.getgrgid(user.pw_gid).gr_name,
        "uid": user.pw_uid,
        "gid": user.pw_gid,
    }


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(happened, told) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while not happened():
        if time.monotonic() > deadline:
            raise RuntimeError(f"dovecot did not do it within {READY_WITHIN} seconds: {told()}")
        time.sleep(0.05)

"""What is done while things are killed: letters written, mail sent, and at the end both compared with what arrived."""

import smtplib
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

from ops.processes import say

ROOT = Path(__file__).resolve().parent.parent
TOGETHER = 20  # letters of one transaction
NAMED = 10  # of what went wrong, at most so many are named
DOORS = "atbalsts@faults.example"


def insist(act):
    """The database may be away: again, until it answers. Whatever is written has a name, so that it is written once."""
    from django.db import InterfaceError, OperationalError, connection

    while True:
        try:
            return act()
        except (InterfaceError, OperationalError):
            connection.close()
            time.sleep(0.2)


class Work:
    def __init__(self, letters: int, mails: int, door_port: int, *, plant: bool):
        self.letters, self.mails, self.door_port, self.plant = letters, mails, door_port, plant
        self.accepted: list[int] = []  # mails that the door said it had taken

    def prepare(self, out):
        """A municipality with a gateway for text messages and a mailbox without a server."""
        say("Bringing the database up to date.")
        subprocess.run([sys.executable, "manage.py", "migrate", "--noinput", "-v0"], cwd=ROOT, check=True)
        import django

        django.setup()
        from tests import factories

        self.municipality = factories.Town().municipality
        self.municipality.gateways.create(name="SMS", channel="sms", adapter="signed", url=out.http, secret="x" * 16)
        self.municipality.mailboxes.create(address=DOORS)

    # Out

    def write_letters(self):
        for first in range(0, self.letters, TOGETHER):
            insist(lambda first=first: self._write(range(first, min(first + TOGETHER, self.letters))))

    def _write(self, numbers):
        from django.db import transaction

        from socialservice.actions import letters

        with transaction.atomic():
            letters.put([self._letter(number) for number in numbers])

    def _letter(self, number: int):
        from socialservice.actions import letters
        from socialservice.letters import Draft, Recipient
        from socialservice.models import Channel, Letter

        by_mail = number % 2 == 0
        to = (Channel.EMAIL, f"k{number}@example.lv") if by_mail else (Channel.SMS, f"+371{29000000 + number}")
        filled = Draft(Recipient(*to, "lv"), "Pieraksts", f"Pieraksts Nr. {number}.")
        row = letters.ready(municipality=self.municipality, kind="booking_confirmed", draft=filled)
        row.once = f"faults:{number}"
        if self.plant and number == self.letters // 2:  # said to have gone, and never handed over
            row.state = Letter.State.SENT
        return row

    def waiting(self) -> int:
        from socialservice import clock
        from socialservice.models import Letter

        return insist(lambda: Letter.objects.due(clock.now()).filter(once__startswith="faults:").count())

    def finish_as_if_later(self):
        """What dead workers had in hand is given back after a while: the clock is put forward instead of waiting."""
        from django.db import connection

        from socialservice import clock
        from socialservice.actions.delivering import STALE, deliver
        from socialservice.models import Letter

        connection.close()  # it may be to a server that was killed
        now = clock.now()
        for _round in range(200):
            now += STALE + timedelta(seconds=1)
            with clock.set_to(now):
                while deliver():
                    pass
            if not Letter.objects.filter(state__in=["queued", "claimed"], once__startswith="faults:").exists():
                return

    # In

    def send_mails(self):
        for number in range(self.mails):
            lost_on_purpose = self.plant and number == self.mails // 2
            while not lost_on_purpose and not self._sent(number):
                time.sleep(0.2)
            self.accepted.append(number)

    def _sent(self, number: int) -> bool:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = f"m{number}@example.org", DOORS, f"Vēstule {number}"
        mail["Message-ID"], mail["Date"] = f"<faults-{number}@example.org>", "Mon, 07 Sep 2026 08:00:00 +0300"
        mail.set_content(f"Labdien!\n\nVajadzīga palīdzība, vēstule {number}.\n")
        try:
            with smtplib.SMTP("127.0.0.1", self.door_port, timeout=60) as door:
                door.send_message(mail)
        except (OSError, smtplib.SMTPException):
            return False
        return True

    # What came of it

    def compare(self, taken: dict[str, list[str]], kills: int) -> int:
        wrong = [*self._compare_letters(taken, kills), *self._compare_mails()]
        for sentence in wrong:
            say(f"WRONG: {sentence}")
        if not wrong:
            say("Nothing is lost, no row is doubled.")
        return 1 if wrong else 0

    def _compare_letters(self, taken, kills: int):
        from socialservice.delivery import message_id
        from socialservice.delivery.signed import our_id
        from socialservice.models import Letter

        arrived = Counter([*taken["email"], *taken["sms"]])
        rows = list(Letter.objects.filter(once__startswith="faults:").select_related("municipality"))
        name = {row: message_id(row).strip("<>") if row.channel == "email" else our_id(row) for row in rows}
        yield from told("letters are not written", self.letters - len({row.once for row in rows}))
        yield from told("rows are doubled", len(rows) - len({row.once for row in rows}))
        yield from told("letters are lost", [row.once for row in rows if not arrived[name[row]]])
        yield from told("letters have not gone", [f"{row.once} {row.state}" for row in rows if row.state != "sent"])
        twice = [row for row in rows if arrived[name[row]] > 1]
        yield from told("letters came twice without a reason", [row.once for row in twice if row.attempts < 2])
        strangers = arrived.keys() - set(name.values())
        yield from told("messages arrived that nobody wrote", sorted(strangers))
        again = sum(count - 1 for count in arrived.values() if count > 1)
        by_mail = sum(1 for row in twice if row.channel == "email")
        say(f"Letters: {len(rows):,} written, {sum(arrived.values()):,} arrivals, {again} of them a second time")
        say(f"  ({by_mail} e-mails under the same Message-ID, {len(twice) - by_mail} text messages under the same id)")
        if again > 2 * kills:
            yield f"{again} letters came twice: more than two for each of {kills} kills"

    def _compare_mails(self):
        from bookings.models import Request
        from socialservice.models import MailMessage

        rows = list(MailMessage.objects.values_list("message_id", "submission"))
        count = Counter(message_id.strip("<>") for message_id, _submission in rows)
        lost = [f"mail {number}" for number in self.accepted if not count[f"faults-{number}@example.org"]]
        requests = set(Request.objects.values_list("submission", flat=True))
        yield from told("mails are lost", lost)
        yield from told("mails are doubled", [name for name, times in count.items() if times > 1])
        yield from told("mails became no request", [name for name, submission in rows if submission not in requests])
        say(f"Mail: {len(self.accepted):,} taken by the door, {len(rows):,} messages, {len(requests):,} requests")


def told(what: str, found):
    """One sentence about whatever was found, none about nothing."""
    if isinstance(found, list) and found:
        yield f"{len(found)} {what}: {', '.join(map(str, found[:NAMED]))}{'…' if len(found) > NAMED else ''}"
    elif isinstance(found, int) and found:
        yield f"{found} {what}"

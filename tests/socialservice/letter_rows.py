from socialservice.actions import letters
from socialservice.letters import Draft, Recipient
from socialservice.models import Channel, Letter

MOBILE, FIXED, ADDRESS = "+37129123456", "+37163489652", "zenta@example.org"


def write(town, to=ADDRESS, *, channel=Channel.EMAIL, text="Labdien!\n", kind="booking_confirmed", **more):
    fields = {name: more.pop(name) for name in ("subject", "html", "attachment") if name in more}
    recipient = Recipient(channel, to, "lv", is_demo=more.pop("is_demo", False))
    filled = Draft(recipient, text=text, **{"subject": "Pieraksts apstiprināts", **fields})
    letters.write_now(municipality=town.municipality, kind=kind, draft=filled, **more)
    return Letter.objects.latest("pk")


def outcome(letter):
    letter.refresh_from_db()
    return letter.state, letter.note

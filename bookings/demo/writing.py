"""What is written: a reminder in the municipality's own words, letters by post, some printed, and two that failed."""

from datetime import timedelta

from socialservice import clock
from socialservice.actions import printing, texts
from socialservice.demo import World
from socialservice.models import Channel, Letter, LetterText, Municipality, Posting, User
from socialservice.roles import Role

from .. import letters
from ..lifecycle import State

OWN = (
    "Gaidīsim Jūs {when_long} plkst. {time}.\n\n{where}\nPieraksta kods: {code}\n{bring}\n\n"
    "Ja nevarat atnākt, lūdzu, pasakiet mums: {reply}"
)
PRINTED, WAITING = 3, 2
BEFORE = timedelta(hours=20)
FAILED = [
    (Channel.SMS, Letter.Note.UNDELIVERED, "absent subscriber"),
    (Channel.EMAIL, Letter.Note.BOUNCED, "550 5.1.1"),
]


def load(world: World, municipality: Municipality) -> None:
    posting = Posting.objects.filter(municipality=municipality, role=Role.FRONT_DESK).select_related("user").first()
    if posting is None:
        return
    if municipality.code == "liepaja":
        own = {LetterText.Part.BODY: OWN}
        manager = world.users["gints@liepaja.example"]
        texts.save(municipality=municipality, kind="reminder_1d", language="lv", texts=own, by=manager)
    coming = municipality.appointments.filter(state=State.CONFIRMED, day__gt=world.today + timedelta(days=2))
    coming = coming.select_related("municipality", "person").order_by("starts_at", "pk")
    _by_post(world, coming, posting.user)
    with clock.set_to(world.now - BEFORE):
        for channel, note, error in FAILED:
            _fail(coming.filter(letters_by=channel).exclude(phone="", email="").first(), channel, note, error)


def _by_post(world: World, coming, by: User) -> None:
    at_home = coming.filter(letters_by=Channel.POST, person__isnull=False).exclude(person__address="")
    chosen = list(at_home[: PRINTED + WAITING])
    with clock.set_to(world.now - BEFORE):
        _confirm(chosen[:PRINTED])
        if chosen:
            printing.printed(batch=printing.make(municipality=chosen[0].municipality, by=by), by=by)
    with clock.set_to(world.now):
        _confirm(chosen[PRINTED:])


def _confirm(visits: list) -> None:
    """As far as delivery brings a letter by post: it waits to be printed."""
    for visit in visits:
        letters.confirmed(visit)
    waiting = Letter.objects.filter(channel=Channel.POST, state=Letter.State.QUEUED, about="bookings.Appointment")
    waiting = waiting.filter(about_id__in=[visit.pk for visit in visits])
    waiting.update(state=Letter.State.KEPT, note=Letter.Note.TO_POST, finished_at=clock.now())


def _fail(visit, channel: str, note: str, error: str) -> None:
    """Somebody has to see to it."""
    if visit is not None:
        letters.confirmed(visit)
        written = Letter.objects.filter(about="bookings.Appointment", about_id=visit.pk, kind="booking_confirmed")
        written.filter(channel=channel, state=Letter.State.QUEUED).update(
            state=Letter.State.FAILED, note=note, error=error, attempts=1, finished_at=clock.now()
        )

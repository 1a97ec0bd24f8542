"""After the visit: who is asked how it was, what they say, and thanks passed on. An answer does not know its visit."""

from datetime import date, timedelta
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.identifiers import new_token
from socialservice.letters import recipient
from socialservice.mail.codes import hide
from socialservice.models import Channel, Municipality, Office, User
from socialservice.models.fields import blind_index

from .. import letters
from ..lifecycle import State
from ..models import Appointment, Purpose, SurveyAnswer, SurveyInvitation

ASKED_AFTER = timedelta(hours=3)
ASKED_WITHIN = timedelta(days=1)  # an older visit is not asked about, should the work have stood still
ONCE_IN = timedelta(days=90)  # the database says so too
BATCH = 500
MARKS = ("convenience", "safety", "waiting", "service")


def invite() -> int:
    """Ask the visitors of some hours ago, each contact once in ninety days, nobody who came in a crisis. How many."""
    now = clock.now()
    visits = (
        Appointment.objects.filter(
            municipality__survey=True,
            state=State.DONE,
            purpose__crisis=False,
            survey_invitation__isnull=True,
            finished_at__range=(now - ASKED_AFTER - ASKED_WITHIN, now - ASKED_AFTER),
        )
        .select_related("municipality", "person", "office")
        .order_by("finished_at", "pk")
        .iterator(chunk_size=BATCH)
    )
    asked = 0
    while some := list(islice(visits, BATCH)):
        asked += sum(map(_invite, _not_asked_lately(some)))
    return asked


def answer(*, invitation: SurveyInvitation, **said) -> None:
    """Kept apart from the visit: office, service and month are copied, and nothing else. One answer for a visit."""
    visit = invitation.appointment
    with transaction.atomic():
        if not SurveyInvitation.objects.filter(pk=invitation.pk, answered=False).update(answered=True):
            raise Refusal(_("You have answered already. Thank you!"), code="answered")
        _write(visit.municipality, visit.office, visit.purpose, visit.day, is_demo=visit.is_demo, **said)


def enter_on_paper(
    *, municipality: Municipality, office: Office, purpose: Purpose | None, month: date, by: User, **said
) -> SurveyAnswer:
    if month > clock.today():
        raise Refusal(_("This month has not begun yet."), field="month")
    return _write(municipality, office, purpose, month, on_paper=True, entered_by=by, is_demo=by.is_demo, **said)


@transaction.atomic
def forward(*, answer: SurveyAnswer, by: User) -> None:
    """Pass thanks on to the institution, where the visitor allowed it; once."""
    row = SurveyAnswer.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=answer.pk)
    if row.forwarded_at is not None:
        return
    if not (row.thanks_to and row.may_forward):
        raise Refusal(_("The visitor did not allow to forward this."), code="no_consent")
    if not row.municipality.email:
        raise Refusal(_("The municipality has no e-mail address in the settings."), code="no_address")
    letters.thanks_forwarded(row, row.municipality.email)
    row.forwarded_at = clock.now()
    row.save(update_fields=["forwarded_at"])


# Pieces


def _write(municipality, office, purpose, day: date, **said) -> SurveyAnswer:
    """Personal codes in the words are masked: they are nobody's business here."""
    (words, thanks_to), _codes = hide(said.get("words", "").strip(), said.get("thanks_to", "").strip())
    texts = {"words": words, "thanks_to": thanks_to}
    if not any(texts.values()) and not any(said.get(mark) for mark in MARKS):
        raise Refusal(_("Please answer at least one of the questions."), code="empty")
    return SurveyAnswer.objects.create(
        municipality=municipality, office=office, purpose=purpose, month=day.replace(day=1), **{**said, **texts}
    )


def _not_asked_lately(visits: list[Appointment]) -> list[tuple[Appointment, str]]:
    """Those that have an address, with its key."""
    found = [(visit, recipient(visit)) for visit in visits]
    reached = [(visit, to.to.lower()) for visit, to in found if to.channel in (Channel.SMS, Channel.EMAIL)]
    keyed = [(visit, blind_index(f"survey:{visit.municipality_id}:{address}")) for visit, address in reached]
    lately = SurveyInvitation.objects.filter(
        contact__in=[key for _visit, key in keyed], asked_on__gt=clock.today() - ONCE_IN
    )
    asked = set(lately.values_list("contact", flat=True))
    return [(visit, key) for visit, key in keyed if key not in asked]


def _invite(visit_and_key: tuple[Appointment, str]) -> bool:
    visit, key = visit_and_key
    try:
        with transaction.atomic():
            row = SurveyInvitation.objects.create(
                appointment=visit, contact=key, asked_on=clock.today(), link=new_token(), due_at=clock.now()
            )
            letters.survey_invitation(row)
    except IntegrityError:  # two visits of one contact, or another worker was quicker
        return False
    return True

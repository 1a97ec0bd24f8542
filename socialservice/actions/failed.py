"""A letter that failed is a task for a person: who calls, corrects the number, sends paper or finds it needless."""

from django.db import transaction
from django.utils.translation import gettext as _

from .. import access, clock, registry
from ..errors import Refusal
from ..identifiers import can_receive_sms
from ..models import Channel, Letter, User
from ..words import moment_in
from . import letters, people

OUTCOME = Letter.TaskOutcome
FIELD = {Channel.SMS: "phone", Channel.EMAIL: "email"}  # of a person, by which letters of a channel reach them
ABOUT_LETTER = ["municipality", "kind", "channel", "language", "person", "about", "about_id", "subject", "text", "html"]
ABOUT_LETTER += ["attachment", "is_demo", "at_once", "expires_at"]


@transaction.atomic
def settle(*, letter: Letter, outcome: str, by: User) -> bool:
    """Say what was done. The same officer saying it again changes nothing; another is told who was first."""
    open_task = Letter.objects.tasks().filter(pk=letter.pk)
    if not open_task.update(task_outcome=outcome, task_at=clock.now(), task_by=by):
        _refuse_unless_same(letter, outcome, by)
        return False
    access.log_view(by, letter.municipality, f"failed letter: {outcome}", person=letter.person)
    return True


def _refuse_unless_same(letter: Letter, outcome: str, by: User) -> None:
    row = Letter.objects.select_related("task_by").get(pk=letter.pk)
    if not row.task_outcome:
        raise Refusal(_("This letter is not a task any more."), code="no_task")
    if (row.task_outcome, row.task_by_id) != (outcome, by.pk):
        told = {
            "who": row.task_by.name,
            "when": moment_in(clock.local(row.task_at)),
            "what": row.get_task_outcome_display(),
        }
        raise Refusal(_("%(who)s has already dealt with this letter %(when)s: %(what)s.") % told, code="settled")


@transaction.atomic
def correct(*, letter: Letter, to: str, by: User) -> None:
    """The number or address is corrected where it stands, and a new letter goes there."""
    if not may_be_corrected(letter):
        raise Refusal(_("The time of this letter has passed: it cannot be sent again."), code="over")
    if to == letter.to:
        raise Refusal(_("This is the one that was tried. Write the corrected one."), field="to", code="same")
    if letter.channel == Channel.SMS and not can_receive_sms(to):
        raise Refusal(_("This number cannot receive text messages: call or write by post."), field="to", code="no_sms")
    if settle(letter=letter, outcome=OUTCOME.CORRECTED, by=by):
        _correct_contact(letter, to, by)
        _again(letter, to)


def _correct_contact(letter: Letter, to: str, by: User) -> None:
    field = FIELD[letter.channel]
    if letter.person is not None and getattr(letter.person, field) == letter.to:
        people.change(person=letter.person, by=by, **{field: to})
    if letter.about in registry.CONTACTS:
        registry.load(registry.CONTACTS[letter.about])(letter=letter, to=to, by=by)


def _again(letter: Letter, to: str) -> None:
    """A letter of its own, so that nothing heard of the first one is taken for the second."""
    now, once = clock.now(), letter.once
    Letter.objects.filter(pk=letter.pk).update(once=None)
    copy = Letter(
        to=to, once=once, created_at=now, due_at=now, **{name: getattr(letter, name) for name in ABOUT_LETTER}
    )
    letters.put([copy])


def may_be_corrected(letter: Letter) -> bool:
    return letter.channel in FIELD and not letter.is_over(clock.now())

"""Letters by post, printed together: a letter lies in one batch at most, and goes out once."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from .. import access, clock, outbox
from ..errors import Refusal
from ..models import Letter, Municipality, PrintBatch, User

STATE, NOTE = Letter.State, Letter.Note
MOST = 200  # sheets that one person puts into envelopes in one go


@transaction.atomic
def make(*, municipality: Municipality, by: User) -> PrintBatch:
    """Of the letters that wait and that `by` may read, the oldest first. One statement claims them."""
    Municipality.objects.select_for_update(of=("self",), no_key=True).get(pk=municipality.pk)
    newest = municipality.print_batches.aggregate(newest=Max("number"))["newest"] or 0
    batch = PrintBatch.objects.create(municipality=municipality, number=newest + 1, made_at=clock.now(), by=by)
    waiting = outbox.to_print(by, municipality).order_by("pk")[:MOST].values("pk")
    if not Letter.objects.filter(pk__in=waiting, batch=None).update(batch=batch):
        raise Refusal(_("No letter waits to be printed."), code="nothing")
    return batch


@transaction.atomic
def printed(*, batch: PrintBatch, by: User) -> None:
    marked = PrintBatch.objects.filter(pk=batch.pk, printed_at=None)
    if not marked.update(printed_at=clock.now(), printed_by=by):
        raise Refusal(_("Somebody was quicker: it is marked as printed already."), code="printed")


@transaction.atomic
def posted(*, batch: PrintBatch, by: User) -> int:
    """Each letter of the batch has gone, but what was posted alone or taken back before. Returns how many."""
    now = clock.now()
    marked = PrintBatch.objects.filter(pk=batch.pk, posted_at=None)
    if not marked.update(posted_at=now, posted_by=by):
        raise Refusal(_("Somebody was quicker: the batch has been posted already."), code="posted")
    waiting = list(batch.letters.filter(state=STATE.KEPT, note=NOTE.TO_POST).select_related("person"))
    sent = Letter.objects.filter(pk__in=[letter.pk for letter in waiting], state=STATE.KEPT, note=NOTE.TO_POST)
    count = sent.update(state=STATE.SENT, note="", finished_at=now)
    PrintBatch.objects.filter(pk=batch.pk, printed_at=None).update(printed_at=now, printed_by=by)
    access.log_views(by, batch.municipality, "letter posted", [letter.person for letter in waiting])
    return count

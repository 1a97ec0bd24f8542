"""The letters of a municipality as its staff may read them."""

from django.db.models import Exists, OuterRef, QuerySet

from . import access
from .access import Right
from .delivery import has_gateway
from .models import Channel, Letter, MassLetter, Municipality, PrintBatch, User

# Kinds whose very existence says more than SEE_LETTERS allows.
MORE_THAN_LETTERS = {
    Letter.Kind.STATUS_EXTENDED: Right.SEE_STATUS,
    Letter.Kind.STATUS_SHORTENED: Right.SEE_STATUS,
    Letter.Kind.STATUS_EXPIRING: Right.SEE_STATUS,
    Letter.Kind.DECISION: Right.SEE_STATUS,
    Letter.Kind.WRITTEN_ANSWER: Right.SEE_REQUESTS,
}


def readable(user: User, municipality: Municipality) -> QuerySet[Letter]:
    hidden = [kind for kind, right in MORE_THAN_LETTERS.items() if not access.may(user, right, municipality)]
    found = municipality.letters.exclude(kind__in=hidden)
    if access.may(user, Right.SEE_STATUS, municipality):
        return found
    to_statuses = municipality.mass_letters.filter(audience=MassLetter.Audience.STATUSES)
    return found.exclude(kind=Letter.Kind.MASS, about_id__in=to_statuses.values("pk"))


def without_gateway(municipality: Municipality) -> list[Channel]:
    """The channels whose letters are kept here, because nothing is set up that would send them."""
    return [channel for channel in (Channel.EMAIL, Channel.SMS) if not has_gateway(channel, municipality)]


def in_trouble(letters: QuerySet[Letter]) -> int:
    return letters.tasks().count()


# By post


def to_print(user: User, municipality: Municipality) -> QuerySet[Letter]:
    """Letters that wait for paper and lie in no batch yet."""
    return readable(user, municipality).filter(state=Letter.State.KEPT, note=Letter.Note.TO_POST, batch=None)


def batches(user: User, municipality: Municipality) -> QuerySet[PrintBatch]:
    """Those of whose letters the user may read every one."""
    readable_ones = readable(user, municipality).values("pk")
    closed = Letter.objects.filter(batch=OuterRef("pk")).exclude(pk__in=readable_ones)
    return municipality.print_batches.filter(~Exists(closed))

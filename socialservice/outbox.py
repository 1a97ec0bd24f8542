"""The letters of a municipality as its staff may read them."""

from django.db.models import QuerySet

from . import access
from .access import Right
from .delivery import has_gateway
from .models import Channel, Letter, Municipality, User

# Kinds whose very existence says more than SEE_LETTERS allows.
MORE_THAN_LETTERS = {Letter.Kind.STATUS_EXTENDED: Right.SEE_STATUS}


def readable(user: User, municipality: Municipality) -> QuerySet[Letter]:
    hidden = [kind for kind, right in MORE_THAN_LETTERS.items() if not access.may(user, right, municipality)]
    return municipality.letters.exclude(kind__in=hidden)


def without_gateway() -> list[Channel]:
    """The channels whose letters are kept here, because nothing is set up that would send them."""
    return [channel for channel in (Channel.EMAIL, Channel.SMS) if not has_gateway(channel)]


def in_trouble(letters: QuerySet[Letter]) -> int:
    return letters.filter(state=Letter.State.FAILED).count()

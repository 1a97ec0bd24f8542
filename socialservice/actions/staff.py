"""Staff accounts: an administrator makes them, and may not touch one that serves another municipality too."""

import secrets

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..errors import Refusal
from ..models import Municipality, Posting, User

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without those that are taken for one another
GROUPS, GROUP = 3, 4  # 59 bits


def own_account(user: User, municipality: Municipality) -> bool:
    """May this municipality's administrators change name, address and password? Not if the account served elsewhere."""
    elsewhere = Posting.objects.filter(user=user).exclude(municipality=municipality)
    return not user.is_superuser and not elsewhere.exists()


@transaction.atomic
def give_one_time_password(*, user: User, municipality: Municipality, by: User) -> str:
    """A password good for one sign-in: the first page after it asks for an own one. Ends the user's other sessions."""
    _refuse_others_account(user, municipality)
    password = "-".join("".join(secrets.choice(ALPHABET) for _letter in range(GROUP)) for _group in range(GROUPS))
    user.set_password(password)
    user.password_once = True
    user.save(update_fields=["password", "password_once"])
    return password


def _refuse_others_account(user, municipality):
    if not own_account(user, municipality):
        raise Refusal(_("This account also serves another municipality. Its owner asks for a new password at sign-in."))

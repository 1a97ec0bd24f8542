"""Whose an application is while it is to be decided; afterwards it stays whose it was."""

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice.errors import Refusal
from socialservice.models import User

from ..models import Application
from . import applications


@transaction.atomic
def take(*, application: Application, by: User) -> Application:
    application = applications.locked(application)
    if application.assignee_id not in (None, by.pk):
        raise Refusal(_("%(name)s has this application already.") % {"name": application.assignee.name})
    return _give(application, by, by)


@transaction.atomic
def hand_over(*, application: Application, to: User, by: User) -> Application:
    return _give(applications.locked(application), to, by)


def _give(application: Application, to: User, by: User) -> Application:
    if application.assignee_id == to.pk:
        return application
    return applications.change(application=application, assignee=to, by=by)

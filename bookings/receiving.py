"""How something came in, and what may become of it."""

from django.utils.translation import gettext as _

from socialservice.models import Submission

Way, Signature = Submission.Way, Submission.Signature
ENTERED = (Way.POST, Way.E_SUBMISSION, Way.PHONE, Way.DESK, Way.EMAIL)  # by hand; what was in a box by its emptying
ON_PAPER = {Way.POST, Way.DROP_BOX}
APPLICATIONS = ON_PAPER | {Way.E_SUBMISSION}


def why_no_application(submission: Submission) -> str:
    """Why it cannot be handed to those who decide; nothing where it can."""
    if submission.way in APPLICATIONS or submission.signature == Signature.VALID:
        return ""
    if submission.signature == Signature.UNCHECKED:
        return _("The electronic signature has not been checked. Check it, then hand the application over.")
    if submission.signature == Signature.INVALID:
        return _("The electronic signature is not valid. Ask the person to sign again, or to come.")
    if submission.way in (Way.EMAIL, Way.SIGNED_EMAIL):
        return _("An e-mail without an electronic signature is a request, not an application. Ask for a signed one.")
    return _("An application comes on paper, by electronic submission, or with an electronic signature.")

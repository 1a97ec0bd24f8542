"""What letters after a visit say: may we ask how it was, and somebody thanks you. No purpose, no name of a client."""

from django.utils import translation
from django.utils.translation import gettext as _

from socialservice import links
from socialservice.letters import Draft, Recipient, draft
from socialservice.models import Letter

from .models import SurveyAnswer, SurveyInvitation

KIND = Letter.Kind


def about_survey(invitation: SurveyInvitation, to: Recipient) -> Draft:
    appointment = invitation.appointment
    with translation.override(to.language):
        gaps = {"url": links.absolute(appointment.municipality, "survey", invitation.link)}
        return draft(to, appointment.municipality, kind=KIND.SURVEY, said=gaps, told=gaps, office=appointment.office)


def about_thanks(answer: SurveyAnswer, to: Recipient) -> Draft:
    with translation.override(to.language):
        thanks_to = _("Thanks to: {name}").format(name=answer.thanks_to) if answer.thanks_to else ""
        told = {"thanks_to": thanks_to, "words": answer.words}
        return draft(to, answer.municipality, kind=KIND.THANKS, said={}, told=told, office=answer.office)

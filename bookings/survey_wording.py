"""What letters after a visit say: may we ask how it was, and somebody thanks you. No purpose, no name of a client."""

from django.utils import translation
from django.utils.translation import gettext as _

from socialservice import links
from socialservice.letters import Draft, Recipient, draft

from .models import SurveyAnswer, SurveyInvitation


def about_survey(invitation: SurveyInvitation, to: Recipient) -> Draft:
    appointment = invitation.appointment
    with translation.override(to.language):
        gaps = {"url": links.absolute(appointment.municipality, "survey", invitation.link)}
        return draft(
            to,
            appointment.municipality,
            short=[_("How was your visit? Anonymous survey, 1 minute: {url}").format(**gaps)],
            subject=_("How was your visit?"),
            template="letters/survey.txt",
            context=gaps,
            office=appointment.office,
        )


def about_thanks(answer: SurveyAnswer, to: Recipient) -> Draft:
    with translation.override(to.language):
        return draft(
            to,
            answer.municipality,
            short=[],
            subject=_("A visitor thanks you"),
            template="letters/thanks.txt",
            context={"thanks_to": answer.thanks_to, "words": answer.words},
            office=answer.office,
        )

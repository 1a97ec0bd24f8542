"""What an applicant is told of a decision in force. No text message and no subject names a status or a benefit."""

from django.utils import translation
from django.utils.translation import gettext as _

from socialservice import clock, routing
from socialservice.actions import letters
from socialservice.letters import Draft, Recipient, dates, draft, recipient, recipient_in_writing
from socialservice.models import Channel, Letter, PhoneLine
from socialservice.words import date_short, money

from .models import Application, Decision

ABOUT = "benefits.Decision"


def tell(decision: Decision) -> Channel:
    """In writing where that is possible; the channel, NONE where somebody has to call."""
    person = decision.application.person
    if person is None or person.died_on:
        return Channel.NONE
    written = recipient_in_writing(person)
    to = written if written.channel != Channel.NONE else recipient(person)
    if to.channel == Channel.NONE:
        return Channel.NONE
    line = routing.line(decision.municipality, person.district, None, clock.today())
    return letters.write_now(
        municipality=decision.municipality,
        kind=Letter.Kind.DECISION,
        draft=about_decision(decision, to, line),
        about=ABOUT,
        about_id=decision.pk,
        at_once=False,
    )


def of(decisions: list[Decision]) -> dict[int, Letter]:
    """By decision, what was written about it."""
    written = Letter.objects.filter(about=ABOUT, about_id__in=[decision.pk for decision in decisions])
    return {letter.about_id: letter for letter in written.order_by("pk")}


def about_decision(decision: Decision, to: Recipient, line: PhoneLine | None) -> Draft:
    with translation.override(to.language):
        questions = _("Questions: call {phone}").format(phone=line.as_written) if line else ""
        number = str(decision.application.number)
        return draft(
            to,
            decision.municipality,
            kind=Letter.Kind.DECISION,
            said={"application": number, "questions": questions},
            told={
                **dates(decision.at),
                "application": number,
                "decided": _decided(decision, decision.application),
                "contest": _(
                    "If you do not agree, you may contest the decision in writing at the municipality within one month"
                    " after it has come into force."
                ),
            },
            line=line,
        )


def _decided(decision: Decision, application: Application) -> str:
    told = {"number": decision.number, "day": date_short(decision.decided_on)}
    if decision.outcome == Decision.Outcome.REFUSED:
        sentence = _(
            "By decision No. {number} of {day} your application No. {application} is refused. Reason: {reason}."
        )
        return sentence.format(application=application.number, reason=decision.reason.label, **told)
    told |= {"first": date_short(decision.first_day), "last": ""}
    if decision.last_day is not None:
        told["last"] = date_short(decision.last_day)
    if decision.kind:
        return _status(decision, told)
    return _benefit(decision, told)


def _status(decision: Decision, told: dict) -> str:
    certificate = decision.status.last_certificate
    sentence = _(
        "By decision No. {number} of {day} your household is granted a status: {kind}, from {first} until {last}."
        " Certificate No. {certificate} has been issued; ask for it at the social service."
    )
    return sentence.format(kind=decision.get_kind_display(), certificate=certificate.number, **told)


def _benefit(decision: Decision, told: dict) -> str:
    award = decision.award
    told |= {"benefit": award.service.label, "amount": money(award.amount)}
    if not award.amount:
        sentence = _("By decision No. {number} of {day} you are granted: {benefit}, from {first}.")
    elif not award.monthly:
        sentence = _("By decision No. {number} of {day} you are granted: {benefit}, {amount}.")
    elif decision.last_day is None:
        sentence = _(
            "By decision No. {number} of {day} you are granted: {benefit}, {amount} a month from {first}, as long as"
            " the status of your household lasts."
        )
    else:
        sentence = _(
            "By decision No. {number} of {day} you are granted: {benefit}, {amount} a month from {first} until {last}."
        )
    return sentence.format(**told)

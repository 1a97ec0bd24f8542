"""The kinds of letters about a household's status and about decisions. Pure."""

from django.utils.translation import gettext_noop

from socialservice.letter_kinds import BODY, SMS, SUBJECT, LetterKind
from socialservice.models import Letter

KINDS = [
    LetterKind(
        kind=Letter.Kind.STATUS_EXTENDED,
        template="benefits/letter_status_extended.txt",
        subject=gettext_noop("Certificate extended until {date}"),
        short=gettext_noop(
            "Your certificate has been extended automatically until {date}. No application is needed. {questions}"
        ),
        said=("date", "questions"),
        told=("date", "date_long", "date_on", "date_until", "extended"),
        must={SMS: ("date",), BODY: ("extended",)},
    ),
    LetterKind(
        kind=Letter.Kind.STATUS_SHORTENED,
        template="benefits/letter_status_shortened.txt",
        subject=gettext_noop("The certificate is valid until {date}"),
        short=gettext_noop("The term of your certificate has been changed: it is valid until {date}. {questions}"),
        said=("date", "questions"),
        told=("date", "date_long", "date_on", "date_until", "shortened"),
        must={SMS: ("date",), BODY: ("shortened",)},
    ),
    LetterKind(
        kind=Letter.Kind.STATUS_EXPIRING,
        template="benefits/letter_status_expiring.txt",
        subject=gettext_noop("Your certificate expires on {date}"),
        short=gettext_noop("Your certificate expires on {date}. To renew it, book an appointment: {reply}"),
        said=("date", "url", "phone", "reply"),
        told=("date", "date_long", "date_on", "date_until", "expires", "url", "phone", "reply", "drop_box"),
        must={SMS: ("date", "url|reply|phone"), SUBJECT: ("date",), BODY: ("expires", "url|reply|phone")},
    ),
    LetterKind(
        kind=Letter.Kind.DECISION,
        template="benefits/letter_decision.txt",
        subject=gettext_noop("Decision on your application No. {application}"),
        short=gettext_noop("A decision has been taken on your application No. {application}. {questions}"),
        said=("application", "questions"),
        told=("date", "date_long", "date_on", "date_until", "application", "decided", "contest"),
        must={SMS: ("application",), BODY: ("decided", "contest")},
    ),
]

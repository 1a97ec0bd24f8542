"""What may be wrong with a message. Kept as `code` or `code:detail`, told to staff in words."""

from enum import StrEnum

from django.utils.translation import gettext as _


class Fault(StrEnum):
    NO_SENDER = "no_sender"
    NO_SUBJECT = "no_subject"
    EMPTY = "empty"
    CHARSET = "charset"
    BROKEN = "broken"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"
    RECIPIENTS = "recipients"
    SAME_ID = "same_id"
    COPY = "copy"
    AGAIN = "again"
    FILE_SIZE = "file_size"
    FILE_KIND = "file_kind"
    FILE_COUNT = "file_count"
    CONTAINER = "container"
    NO_REQUEST = "no_request"


def with_detail(fault: Fault, detail: str) -> str:
    return f"{fault}:{detail}"


def in_words(code: str) -> str:
    """A stored fault as a sentence; one that is no longer known is shown as it is."""
    name, _colon, detail = code.partition(":")
    sentence = _sentences().get(name, code)
    return sentence % {"what": detail} if detail else sentence


def _sentences() -> dict[str, str]:
    return {
        Fault.NO_SENDER: _("It does not say who sent it: there is nobody to answer."),
        Fault.NO_SUBJECT: _("It has no subject."),
        Fault.EMPTY: _("It has no text."),
        Fault.CHARSET: _("Some letters of its text could not be read for certain."),
        Fault.BROKEN: _("It is not put together as e-mail should be; what could be read is here."),
        Fault.UNREADABLE: _("It could not be read. It is kept as it came."),
        Fault.TOO_LONG: _("Its text is longer than is kept; the rest was left out."),
        Fault.TOO_LARGE: _("It is larger than we take in; only its beginning is here."),
        Fault.RECIPIENTS: _("It was sent to very many people at once."),
        Fault.SAME_ID: _("Another message came under the same number; both are kept."),
        Fault.COPY: _("It is a copy of a message that came before."),
        Fault.AGAIN: _("The same sender has written the same many times within an hour."),
        Fault.FILE_SIZE: _("A file was not taken in because it is too large: %(what)s"),
        Fault.FILE_KIND: _("A file was not taken in because we do not keep files of its kind: %(what)s"),
        Fault.FILE_COUNT: _("There are more files than we take in; not kept: %(what)s"),
        Fault.CONTAINER: _("What is inside a file could not be listed: %(what)s"),
        Fault.NO_REQUEST: _("No request could be made of it."),
    }

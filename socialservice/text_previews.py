"""How a letter will look in certain words: about a real row of the municipality, masked, else with invented values."""

from django.utils import translation

from . import own_texts
from .letter_kinds import LetterKind, longest
from .letters import Draft, Recipient, draft, our_words
from .models import Channel, Municipality
from .registry import load


def drafts(municipality: Municipality, kind: LetterKind, language: str, texts: dict[str, str]) -> list[Draft]:
    """As a text message, an e-mail and a posted letter, as far as the kind goes by these ways."""
    ours = our_words(kind.kind, language)
    ways = [Channel.SMS, Channel.EMAIL, Channel.POST] if kind.short else [Channel.EMAIL, Channel.POST]
    with own_texts.trying({part: text for part, text in texts.items() if text != ours[part]}):
        return [_draft(municipality, kind, Recipient(way, "", language)) for way in ways]


def _draft(municipality: Municipality, kind: LetterKind, to: Recipient) -> Draft:
    real = load(kind.sample)(municipality, kind.kind, to) if kind.sample else None
    return real or invented(municipality, kind, to)


def invented(municipality: Municipality, kind: LetterKind, to: Recipient) -> Draft:
    with translation.override(to.language):
        return draft(
            to,
            municipality,
            kind=kind.kind,
            said=longest(kind.said, to.language),
            told={**longest(kind.told, to.language), **kind.start},
        )

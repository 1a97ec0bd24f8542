"""What a letter is made of: for whom, in which words, by which way. Nothing here is written or sent.

`recipient(contact)` says how somebody is reached; `draft(…)` fills a letter's texts for that way, in their language.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from . import clock, latvian, own_texts, words
from .identifiers import can_receive_sms
from .letter_kinds import BODY, SMS, SUBJECT, fill, fill_lines, kinds, shorter
from .models import Channel, InstitutionName, Municipality, Office, Person, PhoneLine
from .sms import parts, transliterate

# Tried in this order, the wish first. Nobody who wants no letters gets one.
WAYS = {
    Channel.SMS: (Channel.SMS, Channel.EMAIL),
    Channel.EMAIL: (Channel.EMAIL, Channel.SMS),
    Channel.POST: (Channel.POST, Channel.EMAIL, Channel.SMS),
    Channel.NONE: (),
}


@dataclass(frozen=True)
class Recipient:
    channel: Channel
    to: str
    language: str
    person: Person | None = None
    is_demo: bool = False


@dataclass(frozen=True)
class Draft:
    to: Recipient
    subject: str = ""
    text: str = ""
    html: str = ""
    attachment: str = ""


def recipient(contact) -> Recipient:
    """`contact`: anything with phone, email, language, letters_by: a Person, an Appointment, what a form was told."""
    person = contact if isinstance(contact, Person) else getattr(contact, "person", None)
    addresses = {
        Channel.SMS: contact.phone if can_receive_sms(contact.phone) else "",
        Channel.EMAIL: getattr(contact, "email", ""),
        Channel.POST: person.address if person else "",
    }
    wish = Channel(getattr(contact, "letters_by", Channel.SMS))
    channel = next((way for way in WAYS[wish] if addresses[way]), Channel.NONE)
    return Recipient(
        channel=channel,
        to=addresses.get(channel, ""),
        language=contact.language,
        person=person,
        is_demo=bool(getattr(contact, "is_demo", False) or (person and person.is_demo)),
    )


def recipient_in_writing(contact) -> Recipient:
    """Where more than a text message can be read: by e-mail, else by post. Nobody who wants no letters gets one."""
    to = recipient(contact)
    address, home = getattr(contact, "email", ""), to.person.address if to.person else ""
    if to.channel == Channel.POST or Channel(getattr(contact, "letters_by", Channel.EMAIL)) == Channel.NONE:
        return to
    channel = Channel.EMAIL if address else Channel.POST if home else Channel.NONE
    return replace(to, channel=channel, to=address or home)


def reachable_by(contact) -> Channel:
    """How letters would reach the contact; NONE where somebody has to be told by phone or at the desk."""
    return recipient(contact).channel


def draft(
    to: Recipient,
    municipality: Municipality,
    *,
    kind: str,
    said: dict,
    told: dict,
    short: list[str] | None = None,
    subject: str | None = None,
    template: str = "",
    line: PhoneLine | None = None,
    office: Office | None = None,
    attachment: str = "",
) -> Draft:
    """The texts of a letter: the municipality's own, else ours. Call it inside `translation.override(to.language)`.

    `said`: what fills the gaps of an SMS and a subject; `told`: of an e-mail or a posted letter. `short`, `subject`,
    `template`: our words where they are not simply those of the kind; `short` with the fullest variant first.
    """
    ours, own = kinds()[kind], own_texts.of(municipality, kind, to.language)
    if to.channel == Channel.SMS:
        variants = shorter(own[SMS], said) if SMS in own else short or shorter(_(ours.short), said)
        return Draft(to, text=short_text(variants, municipality))
    head = fill(own.get(SUBJECT) or subject or _(ours.subject), said)
    body = fill_lines(own[BODY], told) if BODY in own else _render(template or ours.template, told)
    around = {"line": line, "office": office, "attachment": attachment, "by_hand": ours.by_hand}
    return framed(to, municipality, subject=head, body=body, **around)


def framed(
    to: Recipient,
    municipality: Municipality,
    *,
    subject: str,
    body: str,
    line: PhoneLine | None = None,
    office: Office | None = None,
    attachment: str = "",
    by_hand: bool = False,
) -> Draft:
    """An e-mail or a posted letter around its words. Call it inside `translation.override(to.language)`.

    `by_hand`: a person wrote them and reads the answer; any other e-mail says that a program did.
    """
    frame = {
        "subject": subject,
        "language": to.language,
        "paragraphs": _paragraphs(body),
        "automatic": to.channel != Channel.POST and not by_hand,
        **sender(municipality, line, office),
    }
    frame["footer"] = "\n".join(_paragraphs(_render("letters/footer.txt", frame)))
    text = _render("letters/frame.txt", frame).strip() + "\n"
    html = render_to_string("letters/frame.html", frame) if to.channel == Channel.EMAIL else ""
    return Draft(to, subject=subject, text=text, html=html, attachment=attachment)


def body_of(template: str, told: dict) -> str:
    """Our words of a longer letter, without the frame around them."""
    return "\n\n".join(_paragraphs(_render(template, told)))


def our_words(kind: str, language: str) -> dict[str, str]:
    """By part, with the gaps' names in them: where a municipality's own text begins."""
    ours = kinds()[kind]
    with translation.override(language):
        named = {name: f"{{{name}}}" for name in ours.told}
        found = {SUBJECT: _(ours.subject), BODY: body_of(ours.template, {**named, **ours.start})}
        return {SMS: _(ours.short), **found} if ours.short else found


def short_text(variants: list[str], municipality: Municipality) -> str:
    """In the GSM alphabet, unless the municipality pays for Latvian letters. Rather say less than send two parts."""
    tidy = [" ".join(variant.split()) for variant in variants]
    if municipality.sms_diacritics:
        return tidy[0]
    plain = [transliterate(variant) for variant in tidy]
    return next((variant for variant in plain if parts(variant) == 1), plain[-1])


def institution(municipality: Municipality) -> str:
    """The institution's name today, in the present language."""
    name = InstitutionName.objects.on(clock.today()).filter(municipality=municipality).first()
    if name is None:
        return municipality.name
    return f"{name.over} {name.name}".strip() if translation.get_language() == "lv" else name.label


def sender(municipality: Municipality, line: PhoneLine | None, office: Office | None) -> dict[str, str]:
    """Who writes, and how to answer."""
    return {
        "institution": institution(municipality),
        "phone": _with_hours(line) if line else "",
        "email": municipality.email,
        "address": office.address if office else "",
    }


def _with_hours(line: PhoneLine) -> str:
    return f"{line.as_written} ({line.hours_text})" if line.hours_text else line.as_written


def dates(moment: datetime) -> dict[str, str]:
    """A moment's day in Riga in the forms sentences need: alone, "on …", "until …"."""
    day = words.local_day(moment)
    return {
        "date": words.date_short(day),
        "date_long": words.date_long(day),
        "date_on": words.date_long(day, "locative"),
        "date_until": words.date_long(day, "dative"),
        "weekday": words.weekday(day),
    }


def time_of(moment: datetime) -> str:
    """9:40, by the wall in Riga."""
    return latvian.hour(clock.local(moment))


def masked(to: str) -> str:
    """A number or an address, so that its owner knows it again and others do not."""
    if "@" in to:
        name, _at, host = to.rpartition("@")
        return f"{name[:1]}***@{host}"
    if to.startswith("+"):
        return words.phone_masked(to)
    return f"***, {to.rpartition(',')[2].strip()}" if "," in to else "***" if to else ""


def _render(template: str, context: dict) -> str:
    """Plain text: nothing in it is HTML, so nothing is escaped."""
    return get_template(template).template.render(Context(context, autoescape=False))


def _paragraphs(text: str) -> list[str]:
    """Blocks of lines between empty lines; what a template left out leaves no hole."""
    blocks = ["\n".join(filter(None, map(str.strip, block.splitlines()))) for block in re.split(r"\n\s*\n", text)]
    return [block for block in blocks if block]

"""What letters say about times that are held for somebody. No purpose stands in an SMS or a subject."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from socialservice import clock, links, routing, words
from socialservice.letter_kinds import fill
from socialservice.letters import Draft, Recipient, draft, time_of
from socialservice.models import Letter, PhoneLine

from .models import Mode, TimeOffer
from .offered import Offered

KIND = Letter.Kind


@dataclass(frozen=True)
class Held:
    """Times held instead of a cancelled one, as the letter of the cancellation tells them."""

    offer: TimeOffer
    times: list[Offered]

    @property
    def url(self) -> str:
        return own_link(self.offer)

    @property
    def lines(self) -> list[str]:
        return [said(self.offer, time) for time in self.times]


def about_offer(offer: TimeOffer, times: list[Offered], to: Recipient) -> Draft:
    """The letter with individually agreed times, or with those offered anew instead of a cancelled one."""
    with translation.override(to.language):
        district = (offer.request or offer.instead_of).district
        line = routing.line(offer.municipality, district, offer.purpose.department, clock.today())
        said = _said(offer, times, line)
        heading = ngettext(
            "We can offer you this time:", "We can offer you these times; choose one of them:", len(times)
        )
        return draft(
            to,
            offer.municipality,
            kind=KIND.TIMES_OFFERED,
            said=said,
            told={**said, **_told(offer, times, line), "we_offer": heading},
            short=[fill(text, said) for text in _short(with_phone=line is not None)],
            line=line,
        )


def about_earlier(offer: TimeOffer, times: list[Offered], to: Recipient) -> Draft:
    """An earlier time for somebody on the waiting list."""
    visit = offer.wish.appointment
    with translation.override(to.language):
        line = routing.line(offer.municipality, visit.district, offer.purpose.department, clock.today())
        said = _said(offer, times, line)
        return draft(
            to,
            offer.municipality,
            kind=KIND.EARLIER_TIME,
            said=said,
            told={**said, **_told(offer, times, line)},
            line=line,
            office=visit.office,
        )


def _said(offer: TimeOffer, times: list[Offered], line: PhoneLine | None) -> dict[str, str]:
    return {
        "times": ", ".join(brief(time.starts_at) for time in times),
        "until": brief(offer.until),
        "url": own_link(offer),
        "phone": line.as_written if line else "",
    }


def _told(offer: TimeOffer, times: list[Offered], line: PhoneLine | None) -> dict[str, str]:
    url = own_link(offer)
    phone = line.as_written if line else ""
    return {
        "times": "\n".join(said(offer, time) for time in times),
        "until": words.moment_head(clock.local(offer.until)),
        "reply": pgettext("longer letter", "{url} or call {phone}").format(url=url, phone=phone) if phone else url,
    }


def own_link(offer: TimeOffer) -> str:
    return links.absolute(offer.municipality, "offer_link", offer.link)


def said(offer: TimeOffer, time: Offered) -> str:
    """A time in full, with the place where somebody has to come to it."""
    moment = words.moment_head(clock.local(time.starts_at))
    return f"{moment}, {time.office.address}" if offer.mode == Mode.IN_PERSON else moment


def _short(*, with_phone: bool) -> list[str]:
    """The fullest first."""
    return [
        *([_("We can offer {times}. To accept, open {url} by {until} or call {phone}")] if with_phone else []),
        _("We can offer {times}. To accept, open {url} by {until}"),
        _("Times: {times}. Answer by {until}: {url}"),
        _("We can offer you times. Answer by {until}: {url}"),
    ]


def brief(moment: datetime) -> str:
    """16.09. 9:40 – the year is clear, for nothing is offered so far ahead."""
    day = clock.local(moment)
    return f"{day.day} {day:%b} {time_of(moment)}" if words.in_english() else f"{day:%d.%m.} {time_of(moment)}"

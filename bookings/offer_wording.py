"""What letters say about times that are held for somebody. No purpose stands in an SMS or a subject."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from socialservice import clock, links, routing, words
from socialservice.letters import Draft, Recipient, draft, time_of

from .models import Mode, TimeOffer
from .offered import Offered


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
    """The letter with individually agreed times."""
    with translation.override(to.language):
        line = routing.line(offer.municipality, offer.request.district, offer.purpose.department, clock.today())
        gaps = {
            "times": ", ".join(_brief(time.starts_at) for time in times),
            "until": _brief(offer.until),
            "url": own_link(offer),
            "phone": line.as_written if line else "",
        }
        return draft(
            to,
            offer.municipality,
            short=[text.format(**gaps) for text in _short(with_phone=line is not None)],
            subject=_("Times offered to you: please answer by {until}").format(**gaps),
            template="letters/times_offered.txt",
            context={
                **gaps,
                "lines": [said(offer, time) for time in times],
                "until": words.moment_head(clock.local(offer.until)),
                "reply": pgettext("longer letter", "{url} or call {phone}").format(**gaps) if line else gaps["url"],
            },
            line=line,
        )


def about_earlier(offer: TimeOffer, times: list[Offered], to: Recipient) -> Draft:
    """An earlier time for somebody on the waiting list."""
    visit = offer.wish.appointment
    with translation.override(to.language):
        line = routing.line(offer.municipality, visit.district, offer.purpose.department, clock.today())
        gaps = {
            "times": ", ".join(_brief(time.starts_at) for time in times),
            "until": _brief(offer.until),
            "url": own_link(offer),
            "phone": line.as_written if line else "",
        }
        return draft(
            to,
            offer.municipality,
            short=[
                _("An earlier time: {times}. Yours stays until you accept. Answer by {until}: {url}").format(**gaps)
            ],
            subject=_("An earlier time for you: please answer by {until}").format(**gaps),
            template="letters/earlier_time.txt",
            context={
                **gaps,
                "times": "\n".join(said(offer, time) for time in times),
                "until": words.moment_head(clock.local(offer.until)),
                "reply": pgettext("longer letter", "{url} or call {phone}").format(**gaps) if line else gaps["url"],
            },
            line=line,
            office=visit.office,
        )


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


def _brief(moment: datetime) -> str:
    """16.09. 9:40 – the year is clear, for nothing is offered so far ahead."""
    day = clock.local(moment)
    return f"{day.day} {day:%b} {time_of(moment)}" if words.in_english() else f"{day:%d.%m.} {time_of(moment)}"

"""Every kind of letter, in both languages, by every way, with the longest values: what nobody may read, and how long.

The letters are written about real rows by the functions that write them; the mass letter has words of its own.
"""

import re
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import translation

from benefits.decision_letters import about_decision
from benefits.letters import status_expiring, status_extended, status_shortened
from benefits.models import Application, Decision, ExtensionRun, RefusalReason
from bookings.models import Request, SurveyAnswer, SurveyInvitation, TimeOffer, WaitingWish
from bookings.offer_wording import about_earlier, about_offer
from bookings.offered import Offered
from bookings.request_wording import about_answer, about_not_reached, about_request
from bookings.survey_wording import about_survey, about_thanks
from bookings.wording import about_appointment, about_ticket
from socialservice import clock, letters, sms
from socialservice.letter_kinds import GAPS, SMS, SUBJECT, gaps_in, kinds, longest, shorter
from socialservice.letters import Recipient, draft, our_words, short_text
from socialservice.models import Channel, Language, Letter, Submission
from tests import factories
from tests.benefits.rows import emergency, household, status
from tests.conftest import NOW

KIND = Letter.Kind
LINK = "8kQ2mX4Tz7Rw"
DAY = date(2026, 9, 28)  # a Monday in September: the longest month but November, the longest weekday but Wednesday
VISITS = [
    KIND.BOOKING_CONFIRMED,
    KIND.REMINDER_1D,
    KIND.REMINDER_2H,
    KIND.RESCHEDULED,
    KIND.TURNED_INTO_CALL,
    KIND.CANCELLED_BY_CLIENT,
    KIND.CANCELLED_BY_OFFICE,
]
PRIVATE = re.compile(
    r"Zenta|Grīnberg|Grinberg|Mājok|Majok|pabalst|Housing|benefit|trūcīg|trucig|maznodroš|needy|low-income|Ozola", re.I
)


@pytest.fixture
def rows(town, settings):
    """One of everything a letter is about; the address has 27 characters, the link 37."""
    settings.SITE_URL = "https://pz.lv"
    town.municipality.email = "dienests@example.org"
    town.municipality.save()
    town.office.short_address = "Jaunatnes bulvāris 12a-1234"
    town.office.save()
    town.line.as_written = "63 489 652"
    town.line.save()
    return Rows(town)


class Rows:
    def __init__(self, town):
        self.town = town
        [slot] = town.slots(DAY, "15:40")
        self.visit = factories.appointment(slot, town.purpose, code="482913", link=LINK, email="zenta@example.org")
        self.visit.ticket = "B 127"
        self.request = Request.objects.create(
            municipality=town.municipality,
            submission=Submission.objects.create(municipality=town.municipality, way="web", received_at=NOW),
            number=12345,
            purpose=town.purpose,
            name="Zenta Grīnberga-Vītoliņa",
            phone="+37129123456",
            need="Mājokļa pabalsts",
            created_at=NOW,
            due_on=DAY,
        )
        wish = WaitingWish(municipality=town.municipality, appointment=self.visit, first_day=DAY, created_at=NOW)
        offered = {"municipality": town.municipality, "purpose": town.purpose, "created_at": NOW, "link": LINK}
        self.offer = TimeOffer(
            **offered, why="individual", request=self.request, until=clock.at(DAY, time(15, 40)), pk=1
        )
        self.earlier = TimeOffer(**offered, why="earlier", wish=wish, until=clock.at(DAY, time(15, 40)), pk=2)
        self.times = [Offered([slot])]
        self.invitation = SurveyInvitation(appointment=self.visit, link=LINK, due_at=NOW)
        self.answer = SurveyAnswer(
            municipality=town.municipality, office=town.office, thanks_to="speciālistei", words="Paldies par palīdzību!"
        )
        self.status = status(household(town.municipality), DAY)
        self.status.certificates.create(
            municipality=town.municipality, number="2026/117", issued_on=date(2026, 1, 2), printed_until=DAY
        )
        run = ExtensionRun.objects.create(municipality=town.municipality, trigger="daily", started_at=NOW)
        self.extension = self.status.extensions.create(
            number=1,
            emergency=emergency(date(2026, 9, 1), date(2026, 9, 30)),
            emergency_end=date(2026, 9, 30),
            covered_term=DAY,
            from_on=DAY,
            to_on=date(2026, 9, 30),
            rule_version="R1",
            run=run,
            created_at=NOW,
        )

        self.decision = self._refused()

    def _refused(self):
        municipality = self.town.municipality
        came = Submission.objects.create(municipality=municipality, way="desk", received_at=NOW)
        by = self.town.staff("specialist", "Sintija Ozola")
        person = self.status.household.contact_person
        asked = Application(municipality=municipality, submission=came, number=12345, person=person, applied_on=DAY)
        reason = RefusalReason(municipality=municipality, name="Ienākumi pārsniedz slieksni", name_en="Above the line")
        return Decision(
            pk=1,
            municipality=municipality,
            application=asked,
            number="2026/117",
            decided_on=DAY,
            outcome="refused",
            reason=reason,
            at=clock.at(DAY, time(12)),
            by=by,
        )

    def letter(self, kind, to, mode="in_person"):
        self.visit.mode = mode
        if kind in VISITS:
            more = {
                KIND.RESCHEDULED: {"old_starts_at": self.visit.starts_at},
                KIND.CANCELLED_BY_OFFICE: {"reason": "speciālista slimība"},
            }
            with clock.set_to(clock.at(DAY if kind == KIND.REMINDER_2H else DAY - timedelta(days=1), time(8))):
                return about_appointment(self.visit, kind, to, **more.get(kind, {}))
        return {
            KIND.QUEUE_NEAR: lambda: about_ticket(self.visit, to),
            KIND.TIMES_OFFERED: lambda: about_offer(self.offer, self.times, to),
            KIND.EARLIER_TIME: lambda: about_earlier(self.earlier, self.times, to),
            KIND.REQUEST_RECEIVED: lambda: about_request(self.request, to),
            KIND.NOT_REACHED: lambda: about_not_reached(self.request, to),
            KIND.WRITTEN_ANSWER: lambda: about_answer(self.request, to, "Pieteikums", "Lūdzam ierasties."),
            KIND.SURVEY: lambda: about_survey(self.invitation, to),
            KIND.THANKS: lambda: about_thanks(self.answer, to),
            KIND.STATUS_EXTENDED: lambda: status_extended(self.extension, to, self.town.line, "2026/117"),
            KIND.STATUS_SHORTENED: lambda: self.shortened(to),
            KIND.STATUS_EXPIRING: lambda: status_expiring(self.status, to, self.town.line),
            KIND.DECISION: lambda: about_decision(self.decision, to, self.town.line),
            KIND.VERIFICATION_CODE: lambda: self.code(to),
        }[kind]()

    def shortened(self, to):
        with translation.override(to.language):
            return status_shortened(self.status, to, self.town.line)

    def code(self, to):
        gaps = {"code": "482913", "minutes": 10, "n": 10}
        with translation.override(to.language):
            return draft(to, self.town.municipality, kind=KIND.VERIFICATION_CODE, said=gaps, told=gaps)


def in_modes(some, *modes):
    """Only letters about visits differ by how the visit is held."""
    return [(kind, mode) for kind in some for mode in (modes if kind in VISITS else modes[:1])]


BY_SMS = [kind for kind, one in kinds().items() if one.short]
ADDRESSES = {Channel.SMS: "+37129123456", Channel.EMAIL: "zenta@example.org", Channel.POST: "Lielā iela 1"}


def test_every_kind_but_the_mass_letter_has_its_words():
    assert set(kinds()) == set(KIND) - {KIND.MASS}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("kind", "mode"), in_modes(BY_SMS, "in_person", "phone", "home"))
def test_sms_is_one_part_of_plain_letters_and_tells_others_nothing(rows, kind, mode, language):
    text = rows.letter(kind, Recipient(Channel.SMS, ADDRESSES[Channel.SMS], language), mode).text

    assert sms.is_gsm7(text)
    assert sms.length(text) <= 160
    assert sms.parts(text) == 1
    assert not PRIVATE.search(text)
    assert not re.search(r"[{}]|  |\.\.", text)


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.POST])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("kind", "mode"), in_modes(kinds(), "in_person", "phone"))
def test_longer_letter_is_whole_and_its_subject_tells_others_nothing(rows, kind, mode, language, channel):
    letter = rows.letter(kind, Recipient(channel, ADDRESSES[channel], language), mode)

    assert letter.subject
    assert not PRIVATE.search(letter.subject)
    assert "Zenta" not in letter.text
    assert not re.search(r"[{}]|  |None", letter.subject + letter.text)
    assert letter.text.startswith("Labdien!" if language == "lv" else "Hello,")
    assert bool(letter.html) == (channel == Channel.EMAIL)


UNTIL = re.compile(r"līdz (\d{4}\. gada \d+\. (\w+))")
DATIVES = {"septembrim"}


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.POST])
@pytest.mark.parametrize("kind", kinds())
def test_a_full_date_stands_in_the_case_its_word_before_wants(rows, kind, channel):
    text = rows.letter(kind, Recipient(channel, ADDRESSES[channel], "lv")).text

    for _whole, month in UNTIL.findall(text):
        assert month in DATIVES
    for before, month in re.findall(r"(\S+) \d{4}\. gada \d+\. (\w+)", text):
        expected = "septembrim" if before == "līdz" else "septembris" if before.endswith((":", ",")) else "septembrī"
        assert month == expected or (before == "rīt," and month == "septembrī"), (before, month)


@pytest.mark.parametrize("kind", kinds())
def test_every_declared_gap_is_filled(rows, kind, monkeypatch):
    """A municipality may use any of them: none is left to chance."""
    seen, fill, render = {}, letters.fill, letters._render
    monkeypatch.setattr(letters, "fill", lambda text, said: seen.update({SUBJECT: said}) or fill(text, said))
    monkeypatch.setattr(letters, "_render", lambda name, told: seen.update({name: told}) or render(name, told))

    rows.letter(kind, Recipient(Channel.EMAIL, ADDRESSES[Channel.EMAIL], "lv"))

    assert set(kinds()[kind].said) <= set(seen[SUBJECT])
    assert set(kinds()[kind].told) <= set(seen[kinds()[kind].template])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", kinds())
def test_our_words_use_only_declared_gaps_and_all_that_must_be_there(kind, language):
    one, ours = kinds()[kind], our_words(kind, language)

    for part, text in ours.items():
        assert set(gaps_in(text)) <= set(one.gaps(part)) <= set(GAPS)
        for names in one.must.get(part, ()):
            assert set(names.split("|")) & set(gaps_in(text)), (part, names)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", BY_SMS)
def test_our_sms_with_the_longest_values_is_one_part(town, kind, language):
    said = longest(kinds()[kind].said, language)

    text = short_text(shorter(our_words(kind, language)[SMS], said), town.municipality)

    assert sms.length(text) <= 160


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", BY_SMS)
def test_where_latvian_letters_are_paid_for_it_is_three_parts_at_most(rows, kind, language):
    rows.town.municipality.sms_diacritics = True
    for row in (rows.visit, rows.request, rows.offer, rows.earlier, rows.answer, rows.status, rows.extension.status):
        row.municipality = rows.town.municipality

    text = rows.letter(kind, replace(Recipient(Channel.SMS, ADDRESSES[Channel.SMS], language))).text

    assert sms.parts(text) <= 3

"""The kinds of letters: which gaps their texts have, which must not be left out, and our own words. Pure.

Each app names its kinds (`registry.LETTER_KINDS`). A gap is written {date}; `said` are those of a text message and a
subject, `told` those of the longer letter. A gap may hold a whole sentence, so that a municipality's own text needs
no conditions: it is left empty where it does not apply, and a line all of whose gaps are empty is left out.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_noop, pgettext_lazy

from .registry import LETTER_KINDS, load

GAP = re.compile(r"\{([a-z_]+)\}")
SMS, SUBJECT, BODY = "sms", "subject", "body"
# Of a text message that would need a second part, one after the other.
MAY_BE_LEFT_OUT = (("address", "questions"), ("restriction_note",))


@dataclass(frozen=True)
class Gap:
    meaning: Promise
    longest: tuple[str, str]  # in Latvian, in English: as long as it gets in earnest


def gap(meaning, lv: str, en: str | None = None) -> Gap:
    return Gap(meaning, (lv, lv if en is None else en))


@dataclass(frozen=True)
class LetterKind:
    kind: str
    template: str  # our longer letter
    subject: str  # in English, to be translated
    short: str = ""  # likewise; empty where the letter never goes as a text message
    said: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    must: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by part: not to be left out; "a|b": one of them
    start: dict = field(default_factory=dict)  # what our template needs beside gaps
    by_hand: bool = False  # a person writes its words
    sample: str = ""  # function(municipality, kind, recipient) → Draft of a real row, masked, or None

    def gaps(self, part: str) -> tuple[str, ...]:
        return self.told if part == BODY else self.said

    @property
    def parts(self) -> tuple[str, ...]:
        return (SMS, SUBJECT, BODY) if self.short else (SUBJECT, BODY)


@cache
def kinds() -> dict[str, LetterKind]:
    return {one.kind: one for name in LETTER_KINDS for one in load(name)}


def gaps_in(text: str) -> list[str]:
    return list(dict.fromkeys(GAP.findall(text)))


def fill(text: str, values: dict) -> str:
    """In one line; what an empty gap leaves behind is closed."""
    return " ".join(GAP.sub(lambda found: str(values.get(found[1], "")), text).split())


def fill_lines(text: str, values: dict) -> str:
    """Line by line; one that has gaps, and nothing in any of them, is left out."""
    lines = [line for line in text.splitlines() if not (own := gaps_in(line)) or any(values.get(name) for name in own)]
    return "\n".join(_fill_line(line, values) for line in lines)


def _fill_line(line: str, values: dict) -> str:
    """A gap may hold several lines, such as times."""
    filled = GAP.sub(lambda found: str(values.get(found[1], "")), line)
    return "\n".join(" ".join(part.split()) for part in filled.splitlines()) if filled.strip() else ""


def shorter(text: str, values: dict) -> list[str]:
    """What a text message may say, the fullest first."""
    found = [fill(text, values)]
    for names in MAY_BE_LEFT_OUT:
        values = {**values, **dict.fromkeys(names, "")}
        found.append(fill(text, values))
    return list(dict.fromkeys(found))


def longest(names, language: str) -> dict[str, str]:
    """As long as each of these gaps gets."""
    return {name: GAPS[name].longest[language != "lv"] for name in names}


GAPS = {
    "date": gap(pgettext_lazy("gap of a letter", "the day, short"), "28.09.2026.", "28 Sep 2026"),
    "date_long": gap(
        pgettext_lazy("gap of a letter", "the day in full, after a colon"),
        "2026. gada 28. septembris",
        "28 September 2026",
    ),
    "date_on": gap(
        pgettext_lazy("gap of a letter", "the day in full, in “on that day”"),
        "2026. gada 28. septembrī",
        "28 September 2026",
    ),
    "date_until": gap(
        pgettext_lazy("gap of a letter", "the day in full, after “until”"),
        "2026. gada 28. septembrim",
        "28 September 2026",
    ),
    "weekday": gap(pgettext_lazy("gap of a letter", "the day of the week"), "pirmdiena", "Wednesday"),
    "time": gap(pgettext_lazy("gap of a letter", "the hour"), "15:40"),
    "when": gap(
        pgettext_lazy("gap of a letter", "“tomorrow” where it is, with the short day"),
        "rīt, 28.09.2026.",
        "tomorrow, 28 Sep 2026",
    ),
    "day": gap(
        pgettext_lazy("gap of a letter", "“tomorrow” where it is, else the short day"), "28.09.2026.", "on 28 Sep 2026"
    ),
    "when_long": gap(
        pgettext_lazy("gap of a letter", "“tomorrow” where it is, with the day in full"),
        "rīt, 2026. gada 28. septembrī,",
        "tomorrow, 28 September 2026,",
    ),
    "code": gap(
        pgettext_lazy("gap of a letter", "the code of the appointment, or the code that proves a contact"), "123456"
    ),
    "url": gap(pgettext_lazy("gap of a letter", "the client's own link"), "https://pz.lv/daugavpils/p/8kQ2"),
    "phone": gap(pgettext_lazy("gap of a letter", "the phone line's number"), "63 489 652"),
    "reply": gap(
        pgettext_lazy("gap of a letter", "the link and the phone line's number"),
        "https://pz.lv/daugavpils/p/8kQ2 vai tālr. 63 489 652",
        "https://pz.lv/daugavpils/p/8kQ2 or call 63 489 652",
    ),
    "address": gap(
        pgettext_lazy("gap of a letter", "sentence: the address, or that the specialist will call"),
        "Adrese: Jaunatnes bulvāris 12a-1234.",
        "Address: Jaunatnes bulvāris 12a-1234.",
    ),
    "where": gap(
        pgettext_lazy("gap of a letter", "sentence: the place, or which number the specialist will call"),
        "Vieta: Sociālais dienests, E. Veidenbauma iela 3, Liepāja, 102. kabinets",
        "Place: Social Service, E. Veidenbauma iela 3, Liepāja, room 102",
    ),
    "arrive": gap(
        pgettext_lazy("gap of a letter", "sentence: how early to come; nothing where nobody has to come"),
        "Lūdzam ierasties ne agrāk kā 10 minūtes pirms norādītā laika.",
        "Please come no earlier than 10 minutes before the time.",
    ),
    "bring": gap(
        pgettext_lazy("gap of a letter", "sentence: which documents to bring or to have at hand"),
        "Līdzi ņemamie dokumenti: personu apliecinošs dokuments.",
        "Documents to bring: an identity document.",
    ),
    "restriction_note": gap(
        pgettext_lazy("gap of a letter", "sentences: what to wear and to show while restrictions are in force"),
        "Sertifikāts/tests no 25.09. 15:40. Maska.",
        "Certificate/test from 25 Sep 15:40. Mask.",
    ),
    "late": gap(
        pgettext_lazy("gap of a letter", "sentence: whom to call when running late"),
        "Ja kavējaties, lūdzu, zvaniet: 63 489 652.",
        "If you are running late, please call 63 489 652.",
    ),
    "mode": gap(pgettext_lazy("gap of a letter", "how the visit is held"), "klātienē", "in person"),
    "minutes": gap(pgettext_lazy("gap of a letter", "how many minutes"), "20"),
    "old_date": gap(pgettext_lazy("gap of a letter", "the day before the move"), "21.09.2026.", "21 Sep 2026"),
    "old_time": gap(pgettext_lazy("gap of a letter", "the hour before the move"), "15:40"),
    "reason": gap(
        pgettext_lazy("gap of a letter", "sentence: why it was cancelled"),
        "Iemesls: speciālista slimība.",
        "Reason: the specialist is ill.",
    ),
    "instead": gap(
        pgettext_lazy("gap of a letter", "sentences: the times held instead, or how to agree a new one"),
        "Izvēlieties jaunu laiku šeit: https://pz.lv/daugavpils/p/8kQ2",
        "Choose a new time here: https://pz.lv/daugavpils/p/8kQ2",
    ),
    "masked_phone": gap(pgettext_lazy("gap of a letter", "the client's number, masked"), "29 *** *56"),
    "num": gap(pgettext_lazy("gap of a letter", "the number of the request"), "12345"),
    "questions": gap(
        pgettext_lazy("gap of a letter", "sentence: whom to call with questions"),
        "Jautājumi: tālr. 63 489 652",
        "Questions: call 63 489 652",
    ),
    "urgent": gap(
        pgettext_lazy("gap of a letter", "sentence: whom to call when it is urgent"),
        "Ja apdraudēta dzīvība vai veselība, zvaniet 112.",
        "If life or health is in danger, call 112.",
    ),
    "call_us": gap(
        pgettext_lazy("gap of a letter", "sentence: please call us"),
        "Lūdzam zvanīt mums: 63 489 652.",
        "Please call us: 63 489 652.",
    ),
    "contact": gap(
        pgettext_lazy("gap of a letter", "sentence: please call us, short"),
        "Lūdzam zvanīt 63 489 652",
        "Please call 63 489 652",
    ),
    "about": gap(pgettext_lazy("gap of a letter", "what the answer is about"), "Pabalsts", "Benefit"),
    "answer": gap(pgettext_lazy("gap of a letter", "the answer itself"), "Labdien", "Hello"),
    "times": gap(pgettext_lazy("gap of a letter", "the times offered"), "28.09. 15:40", "28 Sep 15:40"),
    "we_offer": gap(
        pgettext_lazy("gap of a letter", "sentence: that these times are offered"),
        "Varam Jums piedāvāt šos laikus; izvēlieties vienu no tiem:",
        "We can offer you these times; choose one of them:",
    ),
    "until": gap(pgettext_lazy("gap of a letter", "until when to answer"), "26.09. 15:40", "26 Sep 15:40"),
    "ticket": gap(pgettext_lazy("gap of a letter", "the queue number"), "B 127"),
    "thanks_to": gap(pgettext_lazy("gap of a letter", "who is thanked"), "Sintija"),
    "words": gap(pgettext_lazy("gap of a letter", "the visitor's words"), "Paldies", "Thank you"),
    "extended": gap(
        pgettext_lazy("gap of a letter", "sentence: until when the certificate has been extended, and why"),
        "Jūsu izziņas derīguma termiņš ir automātiski pagarināts.",
        "Your certificate has been extended automatically.",
    ),
    "shortened": gap(
        pgettext_lazy("gap of a letter", "sentence: until when the certificate is valid after its term was changed"),
        "Jūsu izziņas derīguma termiņš ir mainīts.",
        "The term of your certificate has been changed.",
    ),
    "expires": gap(
        pgettext_lazy("gap of a letter", "sentence: which certificate expires on which day"),
        "Jūsu izziņas derīguma termiņš beidzas.",
        "Your certificate expires.",
    ),
    "application": gap(pgettext_lazy("gap of a letter", "the number of the application"), "12345"),
    "decided": gap(
        pgettext_lazy("gap of a letter", "sentences: what is decided, refused with its reason"),
        "Ar 28.09.2026. lēmumu Nr. 2026/117 Jūsu iesniegums Nr. 12345 ir noraidīts.",
        "By decision No. 2026/117 of 28 Sep 2026 your application No. 12345 is refused.",
    ),
    "contest": gap(
        pgettext_lazy("gap of a letter", "sentence: how to contest the decision"),
        "Lēmumu var apstrīdēt viena mēneša laikā.",
        "You may contest the decision within one month.",
    ),
    "drop_box": gap(
        pgettext_lazy("gap of a letter", "sentence: how else to hand in an application"),
        "Iesniegumu var nosūtīt arī pa pastu.",
        "You can also send the application by post.",
    ),
}

PROOF = LetterKind(
    kind="verification_code",
    template="letters/verification_code.txt",
    subject=gettext_noop("Verification code: {code}"),
    short=gettext_noop("{code} is your verification code. Valid for {minutes} min. Do not share it with anyone."),
    said=("code", "minutes"),
    told=("code", "minutes"),
    must={SMS: ("code",), BODY: ("code",)},
    start={"n": 10},
)
OWN = [PROOF]

"""A certificate on A4, as PDF: in Latvian, whatever the reader's language. No personal code stands on it."""

import io
import json

import segno
import typst
from django.conf import settings
from django.utils import translation

from socialservice import links, words
from socialservice.letters import institution
from socialservice.models import Person

from .models import Certificate, Status

SHEET = settings.BASE_DIR / "templates" / "paper" / "certificate.typ"

# The law's words, by what a household was called on the day of issue; so they stand here and not among translations.
ATTESTS = {
    ("needy", "ģimene (persona)"): "Apliecina, ka ģimene (persona) atbilst trūcīgas ģimenes (personas) statusam",
    ("low_income", "ģimene (persona)"): (
        "Apliecina, ka ģimene (persona) atbilst maznodrošinātas ģimenes (personas) statusam"
    ),
    ("needy", "mājsaimniecība"): "Apliecina, ka mājsaimniecība atbilst trūcīgas mājsaimniecības statusam",
    ("low_income", "mājsaimniecība"): ("Apliecina, ka mājsaimniecība atbilst maznodrošinātas mājsaimniecības statusam"),
    ("crisis", "ģimene (persona)"): "Apliecina, ka ģimene (persona) ir krīzes situācijā",
    ("crisis", "mājsaimniecība"): "Apliecina, ka mājsaimniecība ir krīzes situācijā",
}
MEMBERS = {"ģimene (persona)": "Ģimenes locekļi", "mājsaimniecība": "Mājsaimniecības locekļi"}
USUAL_WORD = "mājsaimniecība"  # of certificates written before the word was kept


def pdf(certificate: Certificate) -> bytes:
    """Tagged, so that it can be read aloud."""
    with translation.override("lv"):
        told = json.dumps(sheet(certificate))
    return typst.compile(str(SHEET), sys_inputs={"told": told}, pdf_standards=["ua-1"])


def sheet(certificate: Certificate) -> dict:
    status, word = certificate.status, certificate.word or USUAL_WORD
    first = certificate.duplicate_of
    return {
        "place": institution(certificate.municipality),
        "title": f"Izziņa Nr. {certificate.number}",
        "duplicate": f"Dublikāts. Sākotnējā izziņa Nr. {first.number}." if first else "",
        "attests": ATTESTS[status.kind, word],
        "members_heading": MEMBERS[word],
        "members": [person.name for person in members(status, certificate)],
        "facts": [
            ["Spēkā no", words.date_short(status.granted_from)],
            ["Spēkā līdz", words.date_short(certificate.printed_until)],
            ["Lēmums", f"Nr. {status.decision_no}, {words.date_short(status.decided_on)}"],
            ["Izsniegta", words.date_short(certificate.issued_on)],
        ],
        "code_label": "Pārbaudes kods",
        "check_code": words.code_spaced(certificate.check_code) if certificate.check_code else "",
        "check": f"Pārbaudīt termiņu: {links.absolute(certificate.municipality, 'certificate_check')}",
        "qr": qr(certificate) if certificate.check_code else "",
        "qr_label": "Kods, kas atver termiņa pārbaudes lapu",
        "signature": "Paraksts",
        "restricted": "Ierobežotas pieejamības informācija",
    }


def members(status: Status, certificate: Certificate) -> list[Person]:
    """Of the household on the day of issue, or on its first day where it was issued before."""
    day = max(status.granted_from, certificate.issued_on)
    return [member.person for member in status.household.members.on(day).by_name()]


def qr(certificate: Certificate) -> str:
    """Number and code stand behind #: browsers keep that part to themselves, and no log has it."""
    address = links.absolute(certificate.municipality, "certificate_check")
    picture = io.BytesIO()
    segno.make(f"{address}#{certificate.number}-{certificate.check_code}", error="m", micro=False).save(
        picture, kind="svg", scale=4
    )
    return picture.getvalue().decode()

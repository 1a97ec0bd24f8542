"""Which purposes a caller means: by their names, hints, the plain questions that lead to them, and their documents."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict

from socialservice.models import Municipality

from .models import Need, Purpose
from .said import best_first

SHOWN = 5  # the likeliest and what else it may be
PROPOSED = 3
LONGEST = 100  # letters, of which no more are compared
LONGEST_NEED = 400  # of a message of several sentences
LEAST_IN_NEED = 4  # letters of a word in it: shorter ones bind sentences


def meant(municipality: Municipality, purposes: Sequence[Purpose], said: str) -> list[Purpose]:
    """The likeliest first; none where nothing was said or nothing fits."""
    return _likeliest(municipality, purposes, said[:LONGEST])[:SHOWN]


def proposed(municipality: Municipality, purposes: Sequence[Purpose], need: str) -> list[Purpose]:
    """What a message in somebody's own words may be about, for a person to choose from."""
    words = (word for word in need[:LONGEST_NEED].split() if len(word) >= LEAST_IN_NEED)
    return _likeliest(municipality, purposes, " ".join(words))[:PROPOSED]


def settle(data: QueryDict, found: Sequence[Purpose]) -> bool:
    """Which purpose holds: the one pressed, else one chosen by hand, else the likeliest by words that have changed.

    `data` remembers what was said and chosen when the page was shown. True where words have changed the purpose.
    """
    said, chosen = data.get("said", "").strip(), data.get("purpose", "")
    by_hand = chosen != data.get("settled", "")
    by_words = said != data.get("sought", "") and bool(said) and not by_hand
    if pressed := data.get("about"):
        data["purpose"] = pressed
    elif by_words:
        data["purpose"] = str(found[0].pk) if found else ""
    data["sought"], data["settled"] = said, data.get("purpose", "")
    return by_words and not pressed and data["purpose"] != chosen


# Pieces


def _likeliest(municipality, purposes, said: str) -> list[Purpose]:
    if not said:
        return []
    rows = {purpose.pk: purpose for purpose in purposes}
    answers = _answers(municipality)
    known_by = {pk: _known_by(purpose, answers.get(pk, [])) for pk, purpose in rows.items()}
    return [rows[pk] for pk in best_first(said, known_by)]


def _known_by(purpose: Purpose, answers: Sequence[Need]) -> list[str]:
    return [
        f"{purpose.name} {purpose.name_en}",
        " ".join([purpose.hint, purpose.hint_en, *(f"{need.text} {need.text_en}" for need in answers)]),
        " ".join(f"{need.hint} {need.hint_en}" for need in answers),
        f"{purpose.bring} {purpose.bring_en}",
    ]


def _answers(municipality: Municipality) -> dict[int, list[Need]]:
    """By purpose: the answers that lead to it, the last one first."""
    needs = {need.pk: need for need in municipality.needs.all()}
    found: dict[int, list[Need]] = {}
    for need in needs.values():
        if need.purpose_id:
            found.setdefault(need.purpose_id, []).extend(_way_to(need, needs))
    return found


def _way_to(need: Need, needs: Mapping[int, Need]) -> list[Need]:
    way = [need]
    while (above := needs.get(way[-1].under_id)) and above not in way:
        way.append(above)
    return way

"""Which of many things is meant by what somebody says in words of their own. Pure.

Words meet in any order and without diacritics, by how they begin or by their stem. A word by which few things are
known says more than one by which many are.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from socialservice.latvian import fold, stem

Thing = TypeVar("Thing", bound=Hashable)

WORD = re.compile(r"\w+")
SHORTEST = 2  # letters of a word that says something
BEGINS, SAME_STEM, LONGER_STEM = 1.0, 0.8, 0.6
LONG_STEM = 4  # so many letters in common are no chance


def best_first(said: str, known_by: Mapping[Thing, Sequence[str]]) -> list[Thing]:
    """`known_by`: the texts of each thing, what says most about it first. What no word fits is left out."""
    words = {thing: [WORD.findall(fold(text)) for text in texts] for thing, texts in known_by.items()}
    score: dict[Thing, float] = {}
    for word in WORD.findall(fold(said)):
        fits = {thing: fit for thing, texts in words.items() if (fit := _best(word, texts))}
        for thing, fit in fits.items():
            score[thing] = score.get(thing, 0) + fit / len(fits)
    return sorted((thing for thing in known_by if thing in score), key=lambda thing: -score[thing])


def _best(word: str, texts: Sequence[Sequence[str]]) -> float:
    if len(word) < SHORTEST:
        return 0
    return max((_fit(word, other) / place for place, text in enumerate(texts, 1) for other in text), default=0)


def _fit(word: str, other: str) -> float:
    if other.startswith(word):
        return BEGINS
    own, found = stem(word), stem(other)
    if own == found:
        return SAME_STEM
    return LONGER_STEM if len(own) >= LONG_STEM and found.startswith(own) else 0

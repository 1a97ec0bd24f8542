"""What a message proposes to whoever makes a request of it. People may correct all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..models import Department, Letter, Submission


@dataclass(frozen=True)
class Found:
    """Personal codes are masked in all of it.

    `number`, `letter` and `earlier` are three ways of naming what a reply answers, any of them None: "Nr. 123" in its
    subject or in what it quotes, our letter, and the submission of an earlier message of the same thread. Anybody can
    type a number: it counts only where the request's e-mail address is the sender's.
    """

    name: str = ""
    email: str = ""
    phone: str = ""  # E.164
    need: str = ""  # the person's own words, without what they quote and without a signature
    language: str = "lv"
    department: Department | None = None  # of the mailbox; None: to be sorted by a person
    number: int | None = None
    letter: Letter | None = None
    earlier: Submission | None = None
    is_demo: bool = False  # the sender's address is one that can belong to nobody: no letter leaves for it

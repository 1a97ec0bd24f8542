from collections.abc import Callable
from contextlib import contextmanager

from django.db import IntegrityError, transaction


class Refusal(Exception):
    """An act that the rules refuse: a sentence for the person, and the field it belongs to, if any."""

    def __init__(self, sentence, *, field=None, code=None):
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.code = code


def constraint_of(refused: Exception) -> str:
    """The name of the constraint by which the database refused; empty where it was nothing of the kind."""
    return getattr(getattr(refused.__cause__, "diag", None), "constraint_name", None) or ""


@contextmanager
def refusing(sentences: dict[str, Callable[[], Refusal]]):
    """Write inside, all or nothing; a constraint named here refuses in its own words, any other stays an error."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refused:
        name = constraint_of(refused)
        if name not in sentences:
            raise
        raise sentences[name]() from refused

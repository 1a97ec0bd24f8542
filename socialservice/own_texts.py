"""The municipality's own words for its letters, by part; what has none is said in ours."""

from contextlib import contextmanager
from contextvars import ContextVar

from .models import LetterText, Municipality

_tried: ContextVar[dict[str, str] | None] = ContextVar("tried", default=None)


def of(municipality: Municipality, kind: str, language: str) -> dict[str, str]:
    """{"sms": …, "subject": …, "body": …}, those that there are."""
    tried = _tried.get()
    if tried is not None:
        return tried
    rows = LetterText.objects.filter(municipality=municipality, kind=kind, language=language)
    return dict(rows.values_list("part", "text"))


@contextmanager
def trying(texts: dict[str, str]):
    """Letters written inside are in these words, whatever is saved: for the preview."""
    before = _tried.set(texts)
    try:
        yield
    finally:
        _tried.reset(before)

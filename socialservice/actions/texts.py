"""The municipality's own words for its letters: written, changed, given up. The database keeps who and when."""

from django.db import transaction

from ..letters import our_words
from ..models import LetterText, Municipality, User


@transaction.atomic
def save(*, municipality: Municipality, kind: str, language: str, texts: dict[str, str], by: User) -> int:
    """`texts` by part; one that says what ours says is no text of their own. Returns how many parts changed."""
    ours = our_words(kind, language)
    return sum(
        _keep(municipality, kind, language, part, "" if text == ours[part] else text, by)
        for part, text in texts.items()
    )


def _keep(municipality, kind, language, part, text: str, by: User) -> bool:
    rows = LetterText.objects.filter(municipality=municipality, kind=kind, language=language, part=part)
    row = rows.select_for_update().first()
    if row is None:
        if not text:
            return False
        _row, written = LetterText.objects.get_or_create(
            municipality=municipality, kind=kind, language=language, part=part, defaults={"text": text}
        )
        return written
    if not text:
        row.delete()
    elif row.text != text:
        row.text = text
        row.save(update_fields=["text"])
    else:
        return False
    return True


def reset(*, municipality: Municipality, kind: str, language: str, by: User) -> int:
    """Ours again."""
    return save(municipality=municipality, kind=kind, language=language, texts=our_words(kind, language), by=by)

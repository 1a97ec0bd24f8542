"""Who wrote which words of a letter, when, instead of which: read from the history that the database keeps."""

from dataclasses import dataclass
from datetime import datetime

from .changes import SHOWN, who
from .models import LetterText, Municipality


@dataclass(frozen=True)
class TextChange:
    at: datetime
    who: str
    part: str
    before: str  # empty: ours
    after: str


def changes(municipality: Municipality, kind: str, language: str) -> list[TextChange]:
    """The newest first."""
    events = LetterText.pgh_event_model.objects.filter(municipality=municipality, kind=kind, language=language)
    events = list(events.select_related("pgh_context").order_by("pgh_id"))
    name = who(events)
    said: dict[str, str] = {}
    found = []
    for event in events:
        after = "" if event.pgh_label == "delete" else event.text
        label = LetterText.Part(event.part).label
        found.append(TextChange(event.pgh_created_at, name(event), label, said.get(event.part, ""), after))
        said[event.part] = after
    return found[::-1][:SHOWN]

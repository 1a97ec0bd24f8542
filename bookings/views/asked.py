"""What the address of a day's list asks for."""

from dataclasses import dataclass
from functools import cached_property

from socialservice.forms import tidy
from socialservice.models import Submission

from ..dayrows import Tab


@dataclass(frozen=True)
class Asked:
    tab: Tab
    resource: int | None
    purpose: str
    channel: str
    text: str
    chosen: str

    @classmethod
    def of(cls, query, *, today: bool, text: str = "") -> "Asked":
        tabs = [tab for tab in Tab if today or tab != Tab.NOW]
        tab = query.get("cilne")
        return cls(
            tab=Tab(tab) if tab in tabs else tabs[0] if today else Tab.ALL,
            resource=int(query["kas"]) if query.get("kas", "").isdecimal() else None,
            purpose=tidy(query.get("merkis", ""))[:200],
            channel=query["kanals"] if query.get("kanals") in Submission.Way.values else "",
            text=tidy(text).strip()[:100],
            chosen=query.get("rinda", ""),
        )

    @cached_property
    def only(self) -> dict:
        """The filter, as the list takes it."""
        return {"resource": self.resource, "purpose": self.purpose, "channel": self.channel}

    @property
    def filtered(self) -> bool:
        return bool(self.purpose or self.channel)

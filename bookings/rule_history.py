"""Who changed which hours, when, from what to what: read from the history that the database keeps."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from socialservice.changes import KINDS, SHOWN, who
from socialservice.models import Office

from .models import Purpose, Resource, TimetableRule
from .models.slots import TimetableRulePurpose
from .rule_wording import name, told


@dataclass(frozen=True)
class HourChange:
    at: datetime
    number: int  # of what happened at one moment, in its order
    who: str
    kind: str  # of KINDS
    which: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    purpose: str = ""  # set aside for it, or no longer

    @property
    def label(self):
        return KINDS[self.kind]

    @property
    def gone(self) -> list[str]:
        return [part for part in self.before if part not in self.after]

    @property
    def come(self) -> list[str]:
        return [part for part in self.after if part not in self.before]


def changes(resource: Resource) -> list[HourChange]:
    """The newest first."""
    found = [*_of_rules(resource), *_of_purposes(resource)]
    return sorted(found, key=lambda change: (change.at, change.number), reverse=True)[:SHOWN]


def _events(model, **which) -> list:
    return list(model.pgh_event_model.objects.filter(**which).select_related("pgh_context").order_by("id", "pgh_id"))


def _of_rules(resource: Resource):
    events = _events(TimetableRule, resource=resource.pk)
    by = who(events)
    offices = {office.pk: office.label for office in _offices(resource)}
    for _id, own in groupby(events, key=lambda event: event.id):
        before = ()
        for event in own:
            after = () if event.pgh_label == "delete" else tuple(told(event, office=offices.get(event.office_id, "")))
            if before != after:
                yield HourChange(*_what(event, by), name(event), before, after)
            before = after


def _of_purposes(resource: Resource):
    """Hours that were deleted have lost their links with them: those are told with the hours themselves."""
    rules = {rule.pk: rule for rule in resource.rules.all()}
    events = _events(TimetableRulePurpose, timetablerule__in=list(rules))
    by = who(events)
    labels = {row.pk: row.label for row in Purpose.objects.filter(municipality=resource.office.municipality_id)}
    for event in events:
        which = name(rules[event.timetablerule_id])
        yield HourChange(*_what(event, by), which, purpose=labels.get(event.purpose_id, ""))


def _what(event, by):
    return event.pgh_created_at, event.pgh_id, by(event), event.pgh_label


def _offices(resource: Resource):
    return Office.objects.filter(municipality=resource.office.municipality_id).prefetch_related("names")

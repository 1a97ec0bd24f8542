from .absences import Absence, Deputy
from .activities import GroupActivity
from .appointments import Appointment, AppointmentEvent, Beyond, Outcome, QueueCounter
from .closings import Closing, ClosingItem
from .limits import Allowance, DailyClient, DailyLimit, Distancing
from .offers import TimeOffer
from .publishing import PublishingItem, PublishingRun
from .purposes import Mode, Need, Purpose
from .requests import Request, RequestEvent
from .slots import Resource, Slot, TimetableRule, Weekday
from .visits import Advice, Incident, Screen, SentAway, VisitNote
from .wishes import SurveyAnswer, SurveyInvitation, WaitingWish

__all__ = [
    "Absence",
    "Advice",
    "Allowance",
    "Appointment",
    "AppointmentEvent",
    "Beyond",
    "Closing",
    "ClosingItem",
    "DailyClient",
    "DailyLimit",
    "Deputy",
    "Distancing",
    "GroupActivity",
    "Incident",
    "Mode",
    "Need",
    "Outcome",
    "PublishingItem",
    "PublishingRun",
    "Purpose",
    "QueueCounter",
    "Request",
    "RequestEvent",
    "Resource",
    "Screen",
    "SentAway",
    "Slot",
    "SurveyAnswer",
    "SurveyInvitation",
    "TimeOffer",
    "TimetableRule",
    "VisitNote",
    "WaitingWish",
    "Weekday",
]

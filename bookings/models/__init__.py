from .appointments import Appointment, AppointmentEvent, QueueCounter, Request
from .purposes import Mode, Need, Purpose
from .slots import Resource, Slot, TimetableRule, Weekday

__all__ = [
    "Appointment",
    "AppointmentEvent",
    "Mode",
    "Need",
    "Purpose",
    "QueueCounter",
    "Request",
    "Resource",
    "Slot",
    "TimetableRule",
    "Weekday",
]

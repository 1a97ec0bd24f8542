"""Which lines are in force on a day."""

from datetime import date

from socialservice.models import Municipality

from .models import MunicipalLine, StateThreshold


def state_on(day: date) -> StateThreshold | None:
    return StateThreshold.objects.on(day).first()


def municipal_on(municipality: Municipality, day: date) -> list[MunicipalLine]:
    return list(municipality.low_income_lines.on(day))

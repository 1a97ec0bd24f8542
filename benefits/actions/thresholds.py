"""Lines, ages and factors as the project knows them, put in where they are missing. What somebody has entered stays."""

import json
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from socialservice.models import Municipality

from ..models import HousingFactor, MunicipalLine, PensionAge, StateThreshold

DATA = Path(__file__).parent.parent / "data" / "thresholds.json"


@transaction.atomic
def load() -> int:
    """How many rows were missing."""
    found = json.loads(DATA.read_text())
    return sum(
        [
            *map(_state, found["state"]),
            *map(_line, found["municipal_low_income"]),
            *map(_age, found["pension_age"]),
            *map(_factor, found["housing_factors"]),
        ]
    )


def _state(row: dict) -> bool:
    return _put(StateThreshold, row.pop("valid_from"), row)


def _line(row: dict) -> bool:
    municipality = Municipality.objects.filter(code=row.pop("municipality")).first()
    if municipality is None:
        return False
    key = {"municipality": municipality, "composition": row.pop("composition")}
    return _put(MunicipalLine, row.pop("valid_from"), row, **key)


def _age(row: dict) -> bool:
    return PensionAge.objects.get_or_create(year=row.pop("year"), defaults=row)[1]


def _factor(row: dict) -> bool:
    return _put(HousingFactor, row.pop("valid_from"), row, household=row.pop("household"))


def _put(model, first_day: str, row: dict, **key) -> bool:
    """A row of these days already there, whoever entered it, is left alone."""
    last = row["valid_until"]
    same_days = model.objects.filter(**key).exclude(valid_until__lt=first_day)
    if last:
        same_days = same_days.filter(valid_from__lte=last)
    if same_days.exists():
        return False
    amounts = {
        name: Decimal(value) for name, value in row.items() if name.endswith(("first", "other", "factor")) and value
    }
    model.objects.create(valid_from=first_day, **key, **(row | amounts))
    return True

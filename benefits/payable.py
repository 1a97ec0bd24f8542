"""Payments that are due until today, and those of them that somebody has chosen on the page."""

from django.db.models import QuerySet

from socialservice import clock
from socialservice.finding import row_number
from socialservice.models import Municipality

from .models import Payment


def due(municipality: Municipality) -> QuerySet[Payment]:
    return Payment.objects.filter(
        award__municipality=municipality, state=Payment.State.DUE, due_on__lte=clock.today()
    ).order_by("due_on", "pk")


def chosen(municipality: Municipality, posted) -> QuerySet[Payment] | None:
    """`visas`: all, up to the newest that stood there when the page was made. None where nothing is chosen."""
    if "visas" in posted:
        return due(municipality).filter(pk__lte=row_number(posted.get("lidz", "")))
    numbers = [row_number(text) for text in posted.getlist("maksajums")]
    return due(municipality).filter(pk__in=numbers) if numbers else None

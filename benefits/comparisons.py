"""Stored facts that could be derived, compared with what they derive from."""

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from .models import Certificate, Extension, MunicipalLine, Status


def compare() -> list[str]:
    """One sentence for each fact that does not agree; rows are named by number, never by person."""
    return [
        sentence % {"number": number}
        for sentence, found in (
            (_("Status %(number)d: its term is not the end of its last extension."), _terms()),
            (_("Status %(number)d: it belongs to another municipality than its household."), _strangers()),
            (_("Certificate %(number)d: it belongs to another municipality than its status."), _stray_certificates()),
        )
        for number in found.order_by("pk").values_list("pk", flat=True)[:100]
    ] + _lines()


def _lines() -> list[str]:
    """The state's lines may have been entered after the municipality's."""
    sentence = _("Low-income line %(number)d: it is outside what the state allows on the same days.")
    return [sentence % {"number": line.pk} for line in MunicipalLine.objects.order_by("pk") if line.problem()]


def _terms():
    last = Extension.objects.filter(status=OuterRef("pk")).order_by("-number").values("to_on")[:1]
    derived = Coalesce(Subquery(last), F("granted_until"))
    return Status.objects.annotate(derived=derived).exclude(effective_until=F("derived"))


def _strangers():
    return Status.objects.filter(~Q(household__municipality=F("municipality")))


def _stray_certificates():
    return Certificate.objects.filter(~Q(status__municipality=F("municipality")))

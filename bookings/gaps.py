"""What is missing in the settings of times: one function per question, each (municipality, day) → gaps."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from socialservice.gaps import Gap
from socialservice.models import Municipality, SpecialistDistrict
from socialservice.models.dated import on
from socialservice.words import date_short

from .models import DailyLimit, Need, Purpose, Resource, TimetableRule


def find(municipality: Municipality, day) -> Iterator[Gap]:
    for question in QUESTIONS:
        yield from question(municipality, day)


def not_over(day, prefix="") -> Q:
    """In force that day or later."""
    return Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": day})


def open_office_without_timetable(municipality, day):
    hours = TimetableRule.objects.filter(not_over(day), office=OuterRef("pk"), resource__active=True)
    for office in municipality.offices.open_on(day).filter(~Exists(hours)).prefetch_related("names"):
        yield Gap(_("Nobody receives at the office “%(office)s”: it has no timetable.") % {"office": office}, office)


def resource_without_hours(municipality, day):
    hours = TimetableRule.objects.filter(not_over(day), resource=OuterRef("pk"))
    for resource in Resource.objects.filter(~Exists(hours), active=True, office__municipality=municipality):
        yield Gap(_("“%(name)s” has no reception hours.") % {"name": resource.label}, resource)


def district_specialist_without_hours(municipality, day):
    """Named for a district, but nobody can come to them."""
    hours = TimetableRule.objects.filter(not_over(day), resource__user=OuterRef("user"), resource__active=True)
    named = SpecialistDistrict.objects.on(day).filter(~Exists(hours), district__municipality=municipality)
    found = named.filter(user__is_active=True).select_related("user").order_by("user__sort_key")
    for row in found.distinct("user__sort_key"):
        yield Gap(_("%(name)s serves districts, but has no reception hours.") % {"name": row.user.name}, row.user)


def resource_without_purpose(municipality, day):
    for resource in Resource.objects.filter(purposes=None, active=True, office__municipality=municipality):
        yield Gap(_("“%(name)s” serves no purpose: nobody can book a time there.") % {"name": resource.label}, resource)


def purpose_without_resource(municipality, day):
    serving = Resource.objects.filter(purposes=OuterRef("pk"), active=True)
    for purpose in municipality.purposes.filter(on(day), ~Exists(serving)):
        yield Gap(_("Nobody serves the purpose “%(name)s”.") % {"name": purpose.label}, purpose)


def answer_without_end(municipality, day):
    """The questions stop there without a purpose that can be booked today."""
    below = Need.objects.filter(under=OuterRef("pk"))
    bookable = Purpose.objects.filter(on(day), pk=OuterRef("purpose"))
    for need in municipality.needs.filter(~Exists(below), ~Exists(bookable)):
        yield Gap(_("The answer “%(text)s” leads to no purpose.") % {"text": need.label}, need)


def limited_where_nobody_serves(municipality, day):
    serving = Resource.objects.filter(purposes=OuterRef("purpose"), active=True)
    serving = serving.filter(Q(office=OuterRef("office")) | Q(rules__office=OuterRef("office")))
    limits = DailyLimit.objects.filter(not_over(day), ~Exists(serving), purpose__municipality=municipality)
    for limit in limits.select_related("purpose", "office").prefetch_related("office__names"):
        named = {"name": limit.purpose.label, "office": limit.office}
        yield Gap(
            _("“%(name)s” has a daily limit at the office “%(office)s”, where nobody serves it.") % named, limit.purpose
        )


def limit_is_over(municipality, day):
    """Served without a limit since the last one ended: was that meant?"""
    other = DailyLimit.objects.filter(not_over(day), purpose=OuterRef("purpose"), office=OuterRef("office"))
    over = DailyLimit.objects.filter(
        ~Exists(other), purpose__municipality=municipality, purpose__in=Purpose.objects.on(day)
    )
    for limit in over.order_by("purpose_id", "office_id", "-valid_until").distinct("purpose", "office"):
        told = {"name": limit.purpose.label, "office": limit.office, "day": date_short(limit.valid_until)}
        yield Gap(
            _("The daily limit of “%(name)s” at the office “%(office)s” ended on %(day)s: nothing is limited now.")
            % told,
            limit.purpose,
        )


QUESTIONS = [
    open_office_without_timetable,
    resource_without_hours,
    district_specialist_without_hours,
    resource_without_purpose,
    purpose_without_resource,
    answer_without_end,
    limited_where_nobody_serves,
    limit_is_over,
]

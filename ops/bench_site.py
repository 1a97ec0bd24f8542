"""The site with two twins beside it, for measuring: the bare page and the bare insert.

The bare page draws the template of the free times through the same middleware from constants, without a query. The bare insert
takes the same form with the same check of its token, writes one row and redirects.
"""

import os
from functools import cache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialservice.settings")

from django.conf import settings

settings.ROOT_URLCONF = "ops.bench_site"

from django.contrib.auth.decorators import login_not_required
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.db import connection
from django.shortcuts import redirect, render
from django.urls import include, path

from bookings.availability import Offer, office_serving, purposes_on, special_days_beside
from bookings.forms import DetailsForm
from bookings.views import client
from socialservice import clock, middleware
from socialservice.models import Municipality

BARE = "bare"
_by_code = middleware._by_code


@cache
def _town() -> Municipality:
    return Municipality.objects.with_frame(clock.today()).get(code="liepaja")


def _constant_or_row(code: str):
    return _town() if code == BARE else _by_code(code)


middleware._by_code = _constant_or_row


@cache
def _constants():
    """What the real page shows, computed once."""
    now, first = clock.now(), clock.today()
    purpose = purposes_on(_town(), first).get(code="majoklis")
    last = client.last_day(_town(), first)
    choice = client.Choice(purpose, office_serving(purpose, "centrs", first, last), "in_person")
    found: Offer = client.offer(
        purpose=purpose, office=choice.office, mode="in_person", now=now, first=first, last=last
    )
    day = min(found.days)
    return {
        "choice": choice,
        "step": 2,
        "steps": client.STEPS,
        "offer": found,
        "weeks": client._weeks(special_days_beside(choice.office), found, first, last),
        "day": day,
        "times": found.days[day],
        "gone": None,
        "nearest": [],
        "error": "",
        "others": client.earlier_elsewhere(choice, found.first),
        "typed": [],
        "last": last,
    }


@login_not_required
def bare_page(request):
    return render(request, "client/time.html", dict(_constants()))


@login_not_required
def bare_insert(request):
    form = DetailsForm(request.POST, mode="in_person")
    if form.is_valid():
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into bench_insert (name, phone) values (%s, %s)", [form.data["name"], form.data["phone"]]
            )
    return redirect("appointment_link", "x" * 12)


urlpatterns = [
    path("kails/laiks/", bare_page),
    path("kails/apstiprinat/", bare_insert),
    path("", include("socialservice.urls")),
]

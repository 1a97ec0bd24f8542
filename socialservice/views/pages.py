"""Pages that only tell: how to book, where we are, what becomes of the data."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import clock, retention

ASSESSED_ON = date(2026, 11, 23)  # when somebody last went through the accessibility statement point by point


def page(template: str, **context):
    """A public page without rows of its own."""

    @login_not_required
    @require_safe
    def view(request):
        return render(request, f"pages/{template}.html", context)

    return view


help_page = page("help")
how_to_book = page("how_to_book")
easy_to_read = page("easy_to_read")
site_map = page("site_map")
accessibility = page("accessibility", assessed_on=ASSESSED_ON)


@login_not_required
@require_safe
def privacy(request):
    """/privatums/ — what becomes of the data; how long they are kept, as it is set."""
    return render(request, "pages/privacy.html", {"kept": retention.in_words(request.municipality, clock.today())})


@login_not_required
@require_safe
def contacts(request):
    """/kontakti/ — offices with their hours and access, and every phone line."""
    day = clock.today()
    town = request.municipality
    lines = town.phone_lines.on(day).prefetch_related("districts")
    offices = town.offices.open_on(day).prefetch_related("names", "modes", "openings")
    return render(request, "pages/contacts.html", {"offices": offices, "lines": lines})

"""Pages that only tell: how to book, where we are, what becomes of the data."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import clock


def page(template: str):
    """A public page without data of its own."""

    @login_not_required
    @require_safe
    def view(request):
        return render(request, f"pages/{template}.html")

    return view


help_page = page("help")
how_to_book = page("how_to_book")
easy_to_read = page("easy_to_read")
site_map = page("site_map")
accessibility = page("accessibility")
privacy = page("privacy")


@login_not_required
@require_safe
def contacts(request):
    """/kontakti/ — offices with their hours and access, and every phone line."""
    day = clock.today()
    town = request.municipality
    lines = town.phone_lines.on(day).prefetch_related("districts")
    offices = town.offices.open_on(day).prefetch_related("names", "modes", "openings")
    return render(request, "pages/contacts.html", {"offices": offices, "lines": lines})

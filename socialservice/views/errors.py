from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def csrf_failure(request, reason=""):
    """The form was opened in another session or cookies are off: say what to do."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request, exception):
    return _bare(request, 400)


def server_error(request):
    return _bare(request, 500)


def _bare(request, status):
    """Without context processors: what failed may be the database that they ask."""
    context = {"municipality": getattr(request, "municipality", None)}
    return HttpResponse(render_to_string(f"{status}.html", context), status=status)

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """The form was opened in another session or cookies are off: say what to do."""
    return render(request, "403_csrf.html", status=403)

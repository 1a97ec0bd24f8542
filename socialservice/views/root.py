from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import render

from .. import clock
from ..models import Municipality


@login_not_required
def municipalities(request):
    served = Municipality.objects.with_frame(clock.today()).filter(successor__isnull=True)
    return render(request, "pages/municipalities.html", {"municipalities": served})


@login_not_required
def health(request):
    """For the machine that watches: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"database": "ok"})

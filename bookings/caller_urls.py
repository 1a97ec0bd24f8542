from django.urls import path

from .views import caller, requests

urlpatterns = [
    # darbs/zvans/: while somebody is on the line
    path("darbs/zvans/", caller.caller, name="caller"),
    path("darbs/zvans/<int:pk>/", caller.done, name="caller_done"),
    path("darbs/pieraksts/<int:pk>/parcelt/", caller.move, name="desk_move"),
    # darbs/pieprasijumi/: who asked to be called
    path("darbs/pieprasijumi/", requests.requests, name="requests"),
    path("darbs/pieprasijumi/<int:pk>/", requests.request, name="request"),
]

from django.urls import path

from .views import caller, offers, requests

urlpatterns = [
    # darbs/zvans/: while somebody is on the line
    path("darbs/zvans/", caller.caller, name="caller"),
    path("darbs/zvans/<int:pk>/", caller.done, name="caller_done"),
    path("darbs/pieraksts/<int:pk>/parcelt/", caller.move, name="desk_move"),
    # darbs/pieprasijumi/: who asked to be called
    path("darbs/pieprasijumi/", requests.requests, name="requests"),
    path("darbs/pieprasijumi/<int:pk>/", requests.request, name="request"),
    path("darbs/pieprasijumi/<int:pk>/laiki/", offers.of_request, name="request_offer"),
    # darbs/piedavajumi/<offer>/: times held for one client
    path("darbs/piedavajumi/<int:pk>/", offers.offer, name="offer"),
    path("darbs/piedavajumi/<int:pk>/pienemt/", offers.accept, name="offer_accept"),
    path("darbs/piedavajumi/<int:pk>/noraidit/", offers.decline, name="offer_decline"),
    path("darbs/piedavajumi/<int:pk>/atsaukt/", offers.withdraw, name="offer_withdraw"),
]

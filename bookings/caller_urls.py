from django.urls import path

from .views import caller, offers, request_acts, request_entry, request_figures, requests

urlpatterns = [
    # darbs/zvans/: while somebody is on the line
    path("darbs/zvans/", caller.caller, name="caller"),
    path("darbs/zvans/<int:pk>/", caller.done, name="caller_done"),
    path("darbs/pieraksts/<int:pk>/parcelt/", caller.move, name="desk_move"),
    # darbs/pieprasijumi/: what waits for an answer
    path("darbs/pieprasijumi/", requests.requests, name="requests"),
    path("darbs/pieprasijumi/jauns/", request_entry.enter, name="request_new"),
    path("darbs/pieprasijumi/kastites/", request_entry.boxes, name="drop_boxes"),
    path("darbs/pieprasijumi/kastites/<int:pk>/iztuksot/", request_entry.empty, name="drop_box_empty"),
    path("darbs/pieprasijumi/iztuksosana/<int:pk>/", request_entry.emptying, name="emptying"),
    path("darbs/pieprasijumi/nr/<int:number>/", requests.by_number, name="request_by_number"),
    path("darbs/pieprasijumi/raditaji/", request_figures.request_figures, name="request_figures"),
    path("darbs/pieprasijumi/raditaji/csv/", request_figures.csv_file, name="request_figures_csv"),
    # darbs/pieprasijumi/<request>/: one of them; each act has its own address and is POST only
    path("darbs/pieprasijumi/<int:pk>/", requests.request, name="request"),
    path("darbs/pieprasijumi/<int:pk>/nemt/", request_acts.take, name="request_take"),
    path("darbs/pieprasijumi/<int:pk>/atdot/", request_acts.release, name="request_release"),
    path("darbs/pieprasijumi/<int:pk>/nodot/", request_acts.hand_over, name="request_hand_over"),
    path("darbs/pieprasijumi/<int:pk>/skirot/", request_acts.sort, name="request_sort"),
    path("darbs/pieprasijumi/<int:pk>/persona/", request_acts.person, name="request_person"),
    path("darbs/pieprasijumi/<int:pk>/faili/", request_acts.papers, name="request_papers"),
    path("darbs/pieprasijumi/<int:pk>/apvienot/", request_acts.merge, name="request_merge"),
    path("darbs/pieprasijumi/<int:pk>/zvans/", request_acts.call, name="request_call"),
    path("darbs/pieprasijumi/<int:pk>/nesasniegt/", request_acts.give_up, name="request_give_up"),
    path("darbs/pieprasijumi/<int:pk>/atbilde/", request_acts.answer, name="request_answer"),
    path("darbs/pieprasijumi/<int:pk>/iesniegums/", request_acts.application, name="request_application"),
    path("darbs/pieprasijumi/<int:pk>/slegt/", request_acts.close, name="request_close"),
    path("darbs/pieprasijumi/<int:pk>/atvert/", request_acts.reopen, name="request_reopen"),
    path("darbs/pieprasijumi/<int:pk>/laiki/", offers.of_request, name="request_offer"),
    # darbs/piedavajumi/<offer>/: times held for one client
    path("darbs/piedavajumi/<int:pk>/", offers.offer, name="offer"),
    path("darbs/piedavajumi/<int:pk>/pienemt/", offers.accept, name="offer_accept"),
    path("darbs/piedavajumi/<int:pk>/noraidit/", offers.decline, name="offer_decline"),
    path("darbs/piedavajumi/<int:pk>/atsaukt/", offers.withdraw, name="offer_withdraw"),
]

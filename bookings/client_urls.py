from django.urls import path

from .views import activities, call_me, client, earlier, offers, own, pairs, start, where

booking_urls = [
    path("", start.start, name="start"),
    path("pieteikt/", start.needs, name="booking_need"),
    path("pieteikt/visi/", start.all_purposes, name="booking_all"),
    path("pieteikt/<slug:purpose>/", where.where, name="booking_where"),
    path("pieteikt/<slug:purpose>/laiks/", client.time, name="booking_time"),
    path("pieteikt/<slug:purpose>/dati/", client.details, name="booking_details"),
    path("pieteikt/<slug:purpose>/apstiprinat/", client.confirm, name="booking_confirm"),
    path("pieteikt/<slug:purpose>/zvanit/", call_me.call_me, name="booking_call_me"),
    path("pieprasits/<int:number>/", call_me.call_me_done, name="booking_call_me_done"),
]

activity_urls = [
    path("nodarbibas/", activities.offered, name="activities"),
    path("nodarbibas/<int:pk>/", activities.take_place, name="activity_place"),
]

own_urls = [
    # /mani-pieraksti/: code and contact lead to a code sent to that contact
    path("mani-pieraksti/", own.my_appointments, name="my_appointments"),
    path("mani-pieraksti/kods/", own.my_appointments_code, name="my_appointments_code"),
    # /p/<token>/: the own link. Opening it changes nothing
    path("p/<str:token>/", own.appointment, name="appointment_link"),
    path("p/<str:token>/parcelt/", own.move, name="appointment_link_move"),
    path("p/<str:token>/atcelt/", own.cancel, name="appointment_link_cancel"),
    path("p/<str:token>/agrak/", earlier.own, name="appointment_link_earlier"),
    path("p/<str:token>/agrak/beigt/", earlier.own_leave, name="appointment_link_earlier_leave"),
    path("p/<str:token>/sanemsana/", pairs.own_collect, name="appointment_link_collect"),
    path("p/<str:token>/aiziet/", own.leave, name="appointment_link_leave"),
    path("p/<str:token>/pieraksts.ics", own.calendar, name="appointment_link_calendar"),
]

offer_urls = [
    # /l/<token>/: times held for somebody. Opening it changes nothing
    path("l/<str:token>/", offers.own, name="offer_link"),
    path("l/<str:token>/pienemt/", offers.own_accept, name="offer_link_accept"),
    path("l/<str:token>/noraidit/", offers.own_decline, name="offer_link_decline"),
]

urlpatterns = [*booking_urls, *activity_urls, *own_urls, *offer_urls]

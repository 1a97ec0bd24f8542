from django.urls import path

from .views import absences, mine, specialists

mine_urls = [
    # darbs/mans/: what one specialist has to do
    path("darbs/mans/", mine.mine, name="mine"),
    path("darbs/mans/kalendars/<int:pk>/", mine.calendar, name="mine_calendar"),
    path("darbs/mans/prombutne/", absences.enter_own, name="mine_absence"),
    path("darbs/mans/prombutne/<int:pk>/atcelt/", absences.cancel_own, name="mine_absence_cancel"),
    # the calendar, for whoever was given its address
    path("kalendars/<str:key>.ics", mine.calendar_feed, name="calendar_feed"),
]

manager_urls = [
    path("darbs/noslodze/", specialists.workload, name="workload"),
    path("darbs/parklajums/", specialists.coverage_report, name="coverage"),
    path("darbs/prombutnes/", absences.absences, name="absences"),
    path("darbs/prombutnes/jauna/", absences.enter, name="absence_new"),
    path("darbs/prombutnes/<int:pk>/", absences.absence, name="absence"),
    path("darbs/prombutnes/<int:pk>/atcelt/", absences.cancel, name="absence_cancel"),
]

public_urls = [path("jusu-specialists/", specialists.your_specialist, name="your_specialist")]

urlpatterns = [*mine_urls, *manager_urls, *public_urls]

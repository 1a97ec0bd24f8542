from django.urls import path

from .views import publishing, timetables

urlpatterns = [
    # darbs/laiki/<resource>/: hours, what a change of them would do, and publishing it
    path("darbs/laiki/", timetables.index, name="timetables"),
    path("darbs/laiki/<int:pk>/", timetables.timetable, name="timetable"),
    path("darbs/laiki/<int:pk>/publicet/", timetables.publish_hours, name="timetable_publish"),
    path("darbs/laiki/<int:pk>/vesture/", timetables.history, name="timetable_history"),
    path("darbs/laiki/<int:pk>/jaunas/", timetables.rule, name="timetable_new"),
    path("darbs/laiki/<int:pk>/stundas/<int:rule>/", timetables.rule, name="timetable_rule"),
    path("darbs/laiki/<int:pk>/stundas/<int:rule>/dzest/", timetables.delete_rule, name="timetable_rule_delete"),
    # darbs/publicet/: the hours of many at once, and how far it is
    path("darbs/publicet/", publishing.publish_many, name="publish_many"),
    path("darbs/publicet/<int:pk>/", publishing.publishing_run, name="publishing_run"),
    path("darbs/publicet/<int:pk>/turpinat/", publishing.go_on, name="publishing_run_go_on"),
    path("darbs/kapec/", timetables.why_no_time, name="why_no_time"),
    # appointments that no longer fit the hours
    path("darbs/japarcel/", timetables.to_move, name="to_move"),
]

from django.urls import path

from . import converters  # noqa: F401  registers <day:…>
from .lifecycle import Event
from .views import appointments, desk, slots

day_urls = [
    # darbs/<office>/diena/<day>/: the list, and what is done with the day as a whole
    path("darbs/", desk.desk, name="desk"),
    path("darbs/iestades/", desk.offices, name="desk_offices"),
    path("darbs/taustini/", desk.keys, name="desk_keys"),
    path("darbs/<slug:office>/diena/<day:day>/", desk.day, name="desk_day"),
    path("darbs/<slug:office>/diena/<day:day>/druka/", desk.print_day, name="desk_print"),
    path("darbs/<slug:office>/nakamais/", desk.call_next, name="desk_call_next"),
    path("darbs/<slug:office>/bez-pieraksta/", desk.walk_in, name="desk_walk_in"),
    path("darbs/<slug:office>/diena/<day:day>/jauns-laiks/", slots.open_slot, name="desk_open"),
]

slot_urls = [
    # darbs/laiks/<slot>/: a time without an appointment
    path("darbs/laiks/<int:pk>/blokset/", slots.block, name="desk_block"),
    path("darbs/laiks/<int:pk>/piedavat/", slots.unblock, name="desk_unblock"),
]

appointment_urls = [
    # darbs/pieraksts/<appointment>/: one appointment; each act has its own address and is POST only
    path("darbs/pieraksts/<int:pk>/", appointments.appointment, name="appointment"),
    path("darbs/pieraksts/<int:pk>/ieradas/", appointments.act, {"event": Event.ARRIVE}, name="desk_arrive"),
    path("darbs/pieraksts/<int:pk>/izsaukt/", appointments.act, {"event": Event.CALL}, name="desk_call"),
    path("darbs/pieraksts/<int:pk>/kas-pienem/", appointments.call_to, name="desk_call_to"),
    path("darbs/pieraksts/<int:pk>/sakt/", appointments.act, {"event": Event.SERVE}, name="desk_serve"),
    path("darbs/pieraksts/<int:pk>/pabeigt/", appointments.act, {"event": Event.FINISH}, name="desk_finish"),
    path("darbs/pieraksts/<int:pk>/neieradas/", appointments.act, {"event": Event.NO_SHOW}, name="desk_no_show"),
    path("darbs/pieraksts/<int:pk>/atsaukt/", appointments.undo, name="desk_undo"),
    path("darbs/pieraksts/<int:pk>/atcelt/", appointments.cancel, name="desk_cancel"),
    path("darbs/pieraksts/<int:pk>/persona/", appointments.link_person, name="appointment_person"),
]

urlpatterns = [*day_urls, *slot_urls, *appointment_urls]

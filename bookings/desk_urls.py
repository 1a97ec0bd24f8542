from django.urls import path

from . import converters  # noqa: F401  registers <day:…>
from .lifecycle import Event
from .views import activities, appointments, days, desk, earlier, lengths, pairs, slots, visits, walk_ins

day_urls = [
    # darbs/<office>/diena/<day>/: the list, and what is done with the day as a whole
    path("darbs/", desk.desk, name="desk"),
    path("darbs/iestades/", desk.offices, name="desk_offices"),
    path("darbs/taustini/", desk.keys, name="desk_keys"),
    path("darbs/<slug:office>/diena/<day:day>/", desk.day, name="desk_day"),
    path("darbs/<slug:office>/diena/<day:day>/druka/", days.print_day, name="desk_print"),
    path("darbs/<slug:office>/diena/<day:day>/csv/", days.csv_file, name="desk_csv"),
    path("darbs/<slug:office>/diena/<day:day>/xlsx/", days.xlsx_file, name="desk_xlsx"),
    path("darbs/<slug:office>/diena/<day:day>/pdf/", days.pdf_file, name="desk_pdf"),
    path("darbs/<slug:office>/nepabeigtie/", days.left, name="desk_left"),
    path("darbs/<slug:office>/aizsutit/", days.send_away, name="desk_stranger"),
    path("darbs/aizsutits/<int:pk>/atsaukt/", days.stranger_back, name="desk_stranger_back"),
    path("darbs/<slug:office>/starpgadijumi/", days.incidents, name="desk_incidents"),
    path("darbs/<slug:office>/starpgadijumi/jauns/", days.incident, name="desk_incident_new"),
    path("darbs/<slug:office>/nakamais/", walk_ins.call_next, name="desk_call_next"),
    path("darbs/<slug:office>/rinda/", walk_ins.queue, name="desk_queue"),
    path("darbs/<slug:office>/bez-pieraksta/", walk_ins.walk_in, name="desk_walk_in"),
    path("darbs/<slug:office>/diena/<day:day>/jauns-laiks/", slots.open_slot, name="desk_open"),
]

activity_urls = [
    # darbs/nodarbiba/<activity>/: a group activity
    path("darbs/<slug:office>/diena/<day:day>/nodarbiba/", activities.create, name="desk_activity_new"),
    path("darbs/nodarbiba/<int:pk>/", activities.activity, name="desk_activity"),
    path("darbs/nodarbiba/<int:pk>/vietas/", activities.places, name="desk_activity_places"),
    path("darbs/nodarbiba/<int:pk>/atcelt/", activities.cancel, name="desk_activity_cancel"),
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
    path("darbs/pieraksts/<int:pk>/atnaca/", visits.came_in_person, name="desk_came"),
    path("darbs/pieraksts/<int:pk>/izsaukt/", appointments.act, {"event": Event.CALL}, name="desk_call"),
    path("darbs/pieraksts/<int:pk>/numurs/", walk_ins.ticket, name="desk_ticket"),
    path("darbs/pieraksts/<int:pk>/kas-pienem/", appointments.call_to, name="desk_call_to"),
    path("darbs/pieraksts/<int:pk>/sakt/", appointments.act, {"event": Event.SERVE}, name="desk_serve"),
    path("darbs/pieraksts/<int:pk>/pabeigt/", visits.finish, name="desk_finish"),
    path("darbs/pieraksts/<int:pk>/ieteikums/", visits.advice, name="desk_advice"),
    path("darbs/pieraksts/<int:pk>/atlikt/", appointments.act, {"event": Event.PARK}, name="desk_park"),
    path("darbs/pieraksts/<int:pk>/izsaukt-velreiz/", appointments.act, {"event": Event.RECALL}, name="desk_recall"),
    path("darbs/pieraksts/<int:pk>/sertifikats/", visits.certificate_shown, name="desk_certificate"),
    path("darbs/pieraksts/<int:pk>/sanemsana/", pairs.collect, name="desk_collect"),
    path("darbs/pieraksts/<int:pk>/nodot/", visits.hand_over, name="desk_hand_over"),
    path("darbs/pieraksts/<int:pk>/dzivaja-rinda/", visits.to_queue, name="desk_to_queue"),
    path("darbs/pieraksts/<int:pk>/pa-talruni/", visits.to_call, name="desk_to_call"),
    path("darbs/pieraksts/<int:pk>/aizsutit/", visits.send_away, name="desk_send_away"),
    path("darbs/pieraksts/<int:pk>/starpgadijums/", visits.incident, name="desk_incident"),
    path("darbs/pieraksts/<int:pk>/neieradas/", appointments.act, {"event": Event.NO_SHOW}, name="desk_no_show"),
    path("darbs/pieraksts/<int:pk>/atsaukt/", appointments.undo, name="desk_undo"),
    path("darbs/pieraksts/<int:pk>/ilgums/", lengths.resize, name="desk_length"),
    path("darbs/pieraksts/<int:pk>/atcelt/", appointments.cancel, name="desk_cancel"),
    path("darbs/agrak/", earlier.waiting_list, name="waiting_list"),
    path("darbs/pieraksts/<int:pk>/agrak/", earlier.of_client, name="desk_earlier"),
    path("darbs/pieraksts/<int:pk>/agrak/beigt/", earlier.leave, name="desk_earlier_leave"),
    path("darbs/pieraksts/<int:pk>/persona/", appointments.link_person, name="appointment_person"),
]

urlpatterns = [*day_urls, *activity_urls, *slot_urls, *appointment_urls]

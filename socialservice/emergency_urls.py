from django.urls import path

from .models import EmergencyChange
from .views import emergencies

What = EmergencyChange.What

urlpatterns = [
    path("darbs/arkarteja/", emergencies.index, name="emergencies"),
    path("darbs/arkarteja/izsludinat/", emergencies.declare, name="emergency_declare"),
    path("darbs/arkarteja/meginajums/", emergencies.rehearse, name="emergency_rehearse"),
    path("darbs/arkarteja/darbiba/<int:pk>/", emergencies.command, name="switch_command"),
    path("darbs/arkarteja/darbiba/<int:pk>/turpinat/", emergencies.go_on, name="switch_go_on"),
    path("darbs/arkarteja/<int:pk>/", emergencies.emergency, name="emergency"),
    # acts: /darbs/arkarteja/<emergency>/pagarinat/
    path("darbs/arkarteja/<int:pk>/seit/", emergencies.here, name="emergency_here"),
    path("darbs/arkarteja/<int:pk>/pagarinat/", emergencies.change, {"what": What.PROLONGED}, name="emergency_prolong"),
    path("darbs/arkarteja/<int:pk>/beigt/", emergencies.change, {"what": What.ENDED}, name="emergency_end"),
    path("darbs/arkarteja/<int:pk>/paplasinat/", emergencies.change, {"what": What.WIDENED}, name="emergency_widen"),
    path("darbs/arkarteja/<int:pk>/anulet/", emergencies.change, {"what": What.VOIDED}, name="emergency_void"),
]

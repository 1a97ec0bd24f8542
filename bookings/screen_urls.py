from django.urls import path

from .views import screens

urlpatterns = [
    # ekrans/<key>/: the wall of the waiting room
    path("ekrans/<str:key>/", screens.wall, name="wall"),
    # durvis/<key>/: the tablet by the door
    path("durvis/<str:key>/", screens.door, name="door"),
    path("durvis/<str:key>/bez-pieraksta/", screens.door_ticket, name="door_ticket"),
    path("durvis/<str:key>/numurs/", screens.door_done, name="door_done"),
]

from django.urls import path

from .views import mass

urlpatterns = [
    path("darbs/vestules/masveida/", mass.index, name="mass_letters"),
    path("darbs/vestules/masveida/jauna/", mass.new, name="mass_new"),
    path("darbs/vestules/masveida/<int:pk>/", mass.letter, name="mass_letter"),
    path("darbs/vestules/masveida/<int:pk>/labot/", mass.edit, name="mass_edit"),
    path("darbs/vestules/masveida/<int:pk>/nesasniedzami/", mass.unreachable, name="mass_unreachable"),
    # acts: /darbs/vestules/masveida/<mass letter>/sakt/
    path("darbs/vestules/masveida/<int:pk>/skaitit/", mass.count, name="mass_count"),
    path("darbs/vestules/masveida/<int:pk>/sakt/", mass.start, name="mass_start"),
    path("darbs/vestules/masveida/<int:pk>/apturet/", mass.stop, name="mass_stop"),
    path("darbs/vestules/masveida/<int:pk>/turpinat/", mass.go_on, name="mass_go_on"),
    path("darbs/vestules/masveida/<int:pk>/izmest/", mass.discard, name="mass_discard"),
]

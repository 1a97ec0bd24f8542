from django.urls import path

from .views import deadlines

urlpatterns = [
    # reassessments and home visits by their day, and what households state
    path("darbs/statusi/parvertesanas/", deadlines.deadlines, name="deadlines"),
    path("darbs/statusi/parvertesanas/<int:pk>/", deadlines.done, name="deadline"),
    path("darbs/statusi/<int:pk>/parvertesana/", deadlines.new, name="deadline_new"),
    path("darbs/statusi/<int:pk>/nav-mainijies/", deadlines.unchanged, name="unchanged"),
]

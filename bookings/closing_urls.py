from django.urls import path

from .views import closings

urlpatterns = [
    # darbs/slegt/: what is closed, and closing; each act is read as a proposal first
    path("darbs/slegt/", closings.close, name="close"),
    path("darbs/slegt/<int:pk>/", closings.closing, name="closing"),
    path("darbs/slegt/<int:pk>/turpinat/", closings.go_on, name="closing_go_on"),
    path("darbs/slegt/<int:pk>/piezvanits/", closings.called, name="closing_called"),
    path("darbs/slegt/<int:pk>/atvert/", closings.reopen, name="closing_reopen"),
    # darbs/<office>/slegt/<resource>/: a specialist for the rest of today, from the day's list
    path("darbs/<slug:office>/slegt/<int:pk>/", closings.close_today, name="desk_close"),
    path("darbs/<slug:office>/slegts/<int:pk>/", closings.closing_here, name="desk_closing"),
    path("darbs/<slug:office>/slegts/<int:pk>/turpinat/", closings.go_on_here, name="desk_closing_go_on"),
    path("darbs/<slug:office>/slegts/<int:pk>/piezvanits/", closings.called_here, name="desk_closing_called"),
    path("darbs/<slug:office>/slegts/<int:pk>/atvert/", closings.reopen_here, name="desk_closing_reopen"),
]

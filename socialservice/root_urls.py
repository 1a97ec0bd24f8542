"""Outside any municipality: the list of those that are served here."""

from django.urls import include, path

from .page_urls import prefs_urls
from .views import root

urlpatterns = [
    path("", root.municipalities, name="municipalities"),
    path("veseliba/", root.health, name="health"),
    *prefs_urls,
    path("konts/", include("socialservice.account_urls")),
]

handler400 = "socialservice.views.errors.bad_request"
handler500 = "socialservice.views.errors.server_error"

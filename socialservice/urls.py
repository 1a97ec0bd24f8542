"""The site of one municipality; its code in front of the path is already taken off."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("bookings.urls")),
    path("", include("benefits.urls")),
    path("", include("socialservice.site_urls")),
    path("", include("socialservice.page_urls")),
    path("konts/", include("socialservice.account_urls")),
    path("admin/", admin.site.urls),
]

handler400 = "socialservice.views.errors.bad_request"
handler500 = "socialservice.views.errors.server_error"

from django.urls import include, path

urlpatterns = [
    path("", include("bookings.client_urls")),
]

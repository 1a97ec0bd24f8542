from django.urls import include, path

urlpatterns = [
    path("", include("bookings.plan_urls")),
    path("", include("bookings.closing_urls")),
    path("", include("bookings.specialist_urls")),
    path("", include("bookings.desk_urls")),
    path("", include("bookings.caller_urls")),
    path("", include("bookings.survey_urls")),
    path("", include("bookings.client_urls")),
    path("", include("bookings.screen_urls")),
]

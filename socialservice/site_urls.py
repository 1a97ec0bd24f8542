from django.urls import include, path

urlpatterns = [
    path("", include("socialservice.emergency_urls")),
    path("", include("socialservice.restriction_urls")),
    path("", include("socialservice.people_urls")),
    path("", include("socialservice.mass_urls")),
    path("", include("socialservice.letter_urls")),
    path("", include("socialservice.mail_urls")),
]

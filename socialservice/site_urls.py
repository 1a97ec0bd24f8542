from django.urls import include, path

urlpatterns = [
    path("", include("socialservice.emergency_urls")),
]

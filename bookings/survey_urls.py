from django.urls import path

from .views import surveys

public_urls = [
    path("aptauja/paldies/", surveys.thanks, name="survey_thanks"),
    path("aptauja/<str:token>/", surveys.survey, name="survey"),
]

staff_urls = [
    path("darbs/aptauja/", surveys.results, name="survey_results"),
    path("darbs/aptauja/vardi/", surveys.words, name="survey_words"),
    path("darbs/aptauja/papirs/", surveys.on_paper, name="survey_paper"),
    path("darbs/aptauja/<uuid:answer>/parsutit/", surveys.forward, name="survey_forward"),
]

urlpatterns = [*public_urls, *staff_urls]

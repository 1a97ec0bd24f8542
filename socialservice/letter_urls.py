from django.urls import path

from .views import letters

urlpatterns = [
    path("darbs/vestules/", letters.index, name="letters"),
    path("darbs/vestules/<int:pk>/", letters.letter, name="letter"),
    path("darbs/vestules/<int:pk>/druka/", letters.on_paper, name="letter_print"),
    # acts: /darbs/vestules/<letter>/sutit/
    path("darbs/vestules/<int:pk>/sutit/", letters.again, name="letter_again"),
    path("darbs/vestules/<int:pk>/nosutita/", letters.posted, name="letter_posted"),
]

from django.urls import path

from .views import cards, cases, identity, people

urlpatterns = [
    # darbs/personas/<person>/: somebody
    path("darbs/personas/", people.people, name="people"),
    path("darbs/personas/jauna/", people.create, name="person_new"),
    path("darbs/personas/<int:pk>/", people.person, name="person"),
    path("darbs/personas/<int:pk>/kods/", people.personal_code, name="person_code"),
    path("darbs/personas/<int:pk>/labot/", people.edit, name="person_edit"),
    path("darbs/personas/<int:pk>/iemesls/", cards.reason, name="person_reason"),
    # who is speaking on the phone
    path("darbs/personas/<int:pk>/parbaude/", identity.check, name="person_check"),
    path("darbs/personas/<int:pk>/parbaude/vards/", identity.word, name="person_word"),
    # whose case somebody is
    path("darbs/personas/<int:pk>/lieta/", cases.case, name="person_case"),
    path("darbs/lietas/<int:pk>/beigt/", cases.end, name="case_end"),
    # who looked at whom
    path("darbs/zurnals/", cards.access_log, name="access_log"),
    path("darbs/zurnals/<int:pk>/izdruka/", cards.log_paper, name="person_log_paper"),
]

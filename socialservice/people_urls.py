from django.urls import path

from .views import cards, cases, identity, merging, people

urlpatterns = [
    # darbs/personas/<person>/: somebody
    path("darbs/personas/", people.people, name="people"),
    path("darbs/personas/jauna/", people.create, name="person_new"),
    path("darbs/personas/<int:pk>/", people.person, name="person"),
    path("darbs/personas/<int:pk>/kods/", people.personal_code, name="person_code"),
    path("darbs/personas/<int:pk>/labot/", people.edit, name="person_edit"),
    path("darbs/personas/<int:pk>/iemesls/", cards.reason, name="person_reason"),
    # one person written down twice; a new personal code
    path("darbs/dublikati/", merging.twins, name="twins"),
    path("darbs/personas/<int:pk>/apvienot/", merging.choose, name="person_merge"),
    path("darbs/personas/<int:pk>/apvienot/<int:other>/", merging.compare, name="person_merge_with"),
    path("darbs/personas/<int:pk>/nav-tas-pats/<int:other>/", merging.tell_apart, name="person_apart"),
    path("darbs/apvienosanas/<int:pk>/atcelt/", merging.undo, name="person_merge_undo"),
    path("darbs/personas/<int:pk>/jauns-kods/", merging.new_code, name="person_new_code"),
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

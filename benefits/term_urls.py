from django.urls import path

from .views import deadlines, endings, reviews, runs, statements

urlpatterns = [
    # nothing has changed, stated by a client
    path("nekas-nav-mainijies/", statements.state, name="own_statement"),
    path("nekas-nav-mainijies/kods/", statements.code, name="own_statement_code"),
    # terms by the day on which they end, and what is missing for those who will come
    path("darbs/statusi/beigsies/", endings.by_day, name="status_endings"),
    path("darbs/statusi/beigsies/csv/", endings.csv_file, name="status_endings_csv"),
    # runs of extensions: how far they are, stopped and gone on with
    path("darbs/statusi/pagarinasana/", runs.runs, name="extension_runs"),
    path("darbs/statusi/pagarinasana/<int:pk>/apturet/", runs.stop, name="extension_run_stop"),
    path("darbs/statusi/pagarinasana/<int:pk>/turpinat/", runs.go_on, name="extension_run_go_on"),
    # what a person does about a record to review
    path("darbs/statusi/parskatamie/<int:pk>/saisinat/", reviews.shorten, name="status_shorten"),
    path("darbs/statusi/parskatamie/<int:pk>/izveleties/", reviews.choose, name="status_choose"),
    path("darbs/statusi/parskatamie/<int:pk>/dokumenti/", reviews.documents, name="status_documents"),
    # reassessments and home visits by their day, and what households state
    path("darbs/statusi/parvertesanas/", deadlines.deadlines, name="deadlines"),
    path("darbs/statusi/parvertesanas/<int:pk>/", deadlines.done, name="deadline"),
    path("darbs/statusi/<int:pk>/parvertesana/", deadlines.new, name="deadline_new"),
    path("darbs/statusi/<int:pk>/nav-mainijies/", deadlines.unchanged, name="unchanged"),
]

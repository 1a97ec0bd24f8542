from django.urls import path

from .views import failed, letters, printing, receipts, texts

urlpatterns = [
    path("zinas/kvitanes/<slug:key>/", receipts.receipt, name="receipt"),
    path("darbs/vestules/", letters.index, name="letters"),
    path("darbs/vestules/stavoklis/", letters.status, name="letters_status"),
    # letters that failed: /darbs/vestules/neizdevusas/<letter>/labot/
    path("darbs/vestules/neizdevusas/", failed.index, name="letters_failed"),
    path("darbs/vestules/neizdevusas/<int:pk>/darits/", failed.settle, name="letter_settle"),
    path("darbs/vestules/neizdevusas/<int:pk>/labot/", failed.correct, name="letter_correct"),
    path("darbs/vestules/<int:pk>/", letters.letter, name="letter"),
    path("darbs/vestules/<int:pk>/druka/", letters.on_paper, name="letter_print"),
    # acts: /darbs/vestules/<letter>/sutit/
    path("darbs/vestules/<int:pk>/sutit/", letters.again, name="letter_again"),
    path("darbs/vestules/<int:pk>/nosutita/", letters.posted, name="letter_posted"),
    # the municipality's own words: /darbs/vestules/teksti/<kind>/<language>/
    path("darbs/vestules/teksti/", texts.index, name="letter_texts"),
    path("darbs/vestules/teksti/<slug:kind>/<slug:language>/", texts.text, name="letter_text"),
    path("darbs/vestules/teksti/<slug:kind>/<slug:language>/musu/", texts.reset, name="letter_text_reset"),
    # letters by post: /darbs/vestules/druka/<number of the batch>/
    path("darbs/vestules/druka/", printing.index, name="print_batches"),
    path("darbs/vestules/druka/jauna/", printing.make, name="print_batch_make"),
    path("darbs/vestules/druka/<int:batch>/", printing.batch, name="print_batch"),
    path("darbs/vestules/druka/<int:batch>/pdf/", printing.pdf, name="print_batch_pdf"),
    path("darbs/vestules/druka/<int:batch>/izdrukata/", printing.printed, name="print_batch_printed"),
    path("darbs/vestules/druka/<int:batch>/nosutita/", printing.posted, name="print_batch_posted"),
]

from django.urls import path

from .views import mail

urlpatterns = [
    path("darbs/pieprasijumi/e-pasts/", mail.index, name="mail"),
    path("darbs/pieprasijumi/e-pasts/<int:pk>/", mail.message, name="mail_message"),
    # acts: /darbs/pieprasijumi/e-pasts/<message>/pieprasijums/
    path("darbs/pieprasijumi/e-pasts/<int:pk>/pieprasijums/", mail.make_request, name="mail_request"),
    path("darbs/pieprasijumi/e-pasts/<int:pk>/kodi/", mail.codes, name="mail_codes"),
    path("darbs/datnes/<int:pk>/", mail.file, name="file"),
    path("darbs/iesniegtais/<int:pk>/paraksts/", mail.signature, name="signature"),
    path("darbs/iesniegtais/<int:pk>/kodi/", mail.submission_codes, name="submission_codes"),
]

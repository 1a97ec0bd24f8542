from django.urls import path

from .views import restrictions

urlpatterns = [
    path("ierobezojumi/", restrictions.public, name="public_restrictions"),
    path("ierobezojumi/<int:number>/", restrictions.version, name="restriction_version"),
    # the manager's: /darbs/ierobezojumi/<restriction>/izslegt/
    path("darbs/ierobezojumi/", restrictions.restrictions, name="restrictions"),
    path("darbs/sertifikati/", restrictions.certificates, name="staff_certificates"),
    path("darbs/ierobezojumi/<int:pk>/izslegt/", restrictions.switch_off, name="restriction_off"),
]

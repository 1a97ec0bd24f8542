from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.core import checks
from django.utils.translation import gettext_lazy as _


class SocialServiceConfig(AppConfig):
    name = "socialservice"
    verbose_name = _("Institution")
    default = True

    def ready(self):
        from .delivery import check_gateways

        checks.register(check_gateways)


class AdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "socialservice.admin_site.MunicipalAdminSite"

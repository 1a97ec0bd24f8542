from django.contrib.admin import AdminSite


class MunicipalAdminSite(AdminSite):
    """The settings of one municipality: the one in the path."""

from functools import wraps

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from . import access, clock, gaps, retention
from .models.dated import localized
from .municipal_admin import MunicipalAdmin
from .roles import Right

# What the settings are about, in the order of the work: heading, models.
GROUPS = [
    (
        _("Institution"),
        ["socialservice.municipality", "socialservice.department", "socialservice.competence"],
    ),
    (
        _("Where people are received"),
        [
            "socialservice.office",
            "socialservice.district",
            "socialservice.phoneline",
            "socialservice.calendarday",
            "socialservice.dropbox",
            "bookings.distancing",
            "bookings.screen",
        ],
    ),
    (
        _("What is offered"),
        ["socialservice.service", "socialservice.facility", "bookings.purpose", "bookings.need", "bookings.advice"],
    ),
    (
        _("Statuses and benefits"),
        [
            *("benefits.benefitrule", "benefits.group", "benefits.municipalline", "benefits.refusalreason"),
            *("benefits.statethreshold", "benefits.housingfactor", "benefits.pensionage"),
        ],
    ),
    (_("Letters"), ["socialservice.mailbox", "socialservice.gateway"]),
    (_("Who receives"), ["bookings.resource", "socialservice.user"]),
    (
        _("To look at"),
        [
            "bookings.slot",
            "bookings.appointment",
            "socialservice.letter",
            "socialservice.emergency",
            "benefits.status",
        ],
    ),
]
# Pages that belong to a group, and are none of the admin's own: model beside which they stand → URL name, name.
PAGES = {"socialservice.gateway": ("letter_texts", _("Texts of letters"))}


class MunicipalAdminSite(AdminSite):
    """The settings of one municipality: the one in the path."""

    site_title = index_title = _("Settings")
    enable_nav_sidebar = True
    empty_value_display = "–"

    def register(self, model_or_iterable, admin_class=None, **options):
        # Libraries register models in which the rows of all municipalities lie together: those are left out.
        if issubclass(admin_class or ModelAdmin, MunicipalAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request):
        user = request.user
        return bool(
            user.is_authenticated
            and user.is_active
            and request.municipality is not None
            and (user.is_superuser or access.may(user, Right.CONFIGURE, request.municipality))
        )

    def admin_view(self, view, cacheable=False):
        """As every door: staff of another municipality meet 404, a missing right 403, a stranger the sign-in."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                if not access.belongs(request.user, request.municipality):
                    raise Http404
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        guarded.right = Right.CONFIGURE
        return guarded

    @method_decorator(secure_admin_login)
    def login(self, request, extra_context=None):
        """Sign-in is allauth's, with its second step and its limits; whoever is signed in goes on."""
        return HttpResponseRedirect(reverse("admin:index"))

    def get_urls(self):
        """Without Django's own ways to sign out, to change a password and to look up any object by its number."""
        left_out = {"logout", "password_change", "password_change_done", "view_on_site"}
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) not in left_out]

    def each_context(self, request):
        place = request.municipality
        return {
            **super().each_context(request),
            "site_header": localized(place, "institution_name") or place.label,
            "log_entries": [],
        }

    def get_log_entries(self, request):
        return []

    def get_app_list(self, request, app_label=None):
        """Grouped as the work is, not as the code is."""
        offered = {
            model["model"]._meta.label_lower: model
            for part in self._build_app_dict(request, app_label).values()
            for model in part["models"]
        }
        if own := offered.get("socialservice.municipality"):
            own["name"] = capfirst(own["model"]._meta.verbose_name)  # there is one
        groups = [
            {
                "name": heading,
                "app_label": f"group-{number}",
                "models": [offered[name] for name in names if name in offered],
                "pages": [PAGES[name] for name in names if name in PAGES],
            }
            for number, (heading, names) in enumerate(GROUPS, start=1)
        ]
        return [group for group in groups if group["models"]]

    def index(self, request, extra_context=None):
        found = gaps.find(request.municipality, clock.today())
        removal = retention.last_run(request.municipality)
        return super().index(request, {"gaps": found, "removal": removal, **(extra_context or {})})

    def app_index(self, request, app_label, extra_context=None):
        return HttpResponseRedirect(reverse("admin:index"))

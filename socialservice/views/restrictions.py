"""Restrictions: switched by the manager, read by everybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import access, clock
from ..access import Right, right_required
from ..actions import restrictions as actions
from ..actions.certificates import set_certificate
from ..errors import Refusal
from ..models import Emergency, Posting, Restriction, StaffCertificate, User
from ..restriction_forms import CertificateForm, SwitchOnForm
from ..restrictions import lines_of, newest


@right_required(Right.EMERGENCY)
@require_http_methods(["GET", "POST"])
def restrictions(request):
    """/darbs/ierobezojumi/ — what is on, and switching another on."""
    form = SwitchOnForm(request.POST or None, offices=_offices(request), all_offices=_everywhere(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.switch_on(municipality=request.municipality, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The restriction is switched on and published."))
            return redirect("restrictions")
    today = clock.today()
    rows = Restriction.objects.filter(municipality=request.municipality).select_related("office", "emergency")
    context = {
        "form": form,
        "today": today,
        "standing": rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today)),
        "ended": rows.filter(valid_until__lt=today).order_by("-valid_until", "code")[:50],
        "mine": set(_within_reach(request).values_list("pk", flat=True)),
    }
    return render(request, "restrictions/restrictions.html", context)


@right_required(Right.EMERGENCY)
@require_POST
def switch_off(request, pk):
    """/darbs/ierobezojumi/<restriction>/izslegt/"""
    row = get_object_or_404(_within_reach(request), pk=pk)
    actions.switch_off(restriction=row, by=request.user)
    messages.success(request, _("The restriction is switched off and the list is published anew."))
    return redirect("restrictions")


@right_required(Right.EMERGENCY)
@require_http_methods(["GET", "POST"])
def certificates(request):
    """/darbs/sertifikati/ — who of the staff may do what needs a certificate; nobody but the manager sees it."""
    today = clock.today()
    posted = Posting.objects.on(today).filter(municipality=request.municipality)
    staff = User.objects.filter(pk__in=posted.values("user"), is_active=True)
    form = CertificateForm(request.POST or None, staff=staff)
    if request.method == "POST" and form.is_valid():
        try:
            set_certificate(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("staff_certificates")
    held = StaffCertificate.objects.on(today).filter(user__in=staff).select_related("user").order_by("user__sort_key")
    return render(request, "restrictions/certificates.html", {"form": form, "held": held})


@login_not_required
@require_safe
def public(request):
    """/ierobezojumi/ — what is different at present, and the earlier versions of the list."""
    notice = newest(request.municipality)
    context = {
        "notice": notice,
        "lines": lines_of(notice, clock.today()) if notice else [],
        "earlier": request.municipality.restriction_notices.all()[1:],
        "emergencies": Emergency.objects.of(request.municipality).on(clock.today()),
        "today": clock.today(),
    }
    return render(request, "restrictions/public.html", context)


@login_not_required
@require_safe
def version(request, number):
    """/ierobezojumi/<number>/ — the list as it stood."""
    notice = get_object_or_404(request.municipality.restriction_notices, number=number)
    context = {"notice": notice, "lines": lines_of(notice, clock.local(notice.published_at).date()), "version": True}
    return render(request, "restrictions/public.html", context)


# Pieces


def _offices(request):
    return access.offices(request.user, Right.EMERGENCY, request.municipality)


def _everywhere(request) -> bool:
    held = access.postings(request.user, request.municipality)
    return any(posting.office_id is None and Right.EMERGENCY in access.RIGHTS[posting.role] for posting in held)


def _within_reach(request):
    rows = Restriction.objects.filter(municipality=request.municipality)
    return rows if _everywhere(request) else rows.filter(office__in=_offices(request))

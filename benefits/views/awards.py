"""Benefits given: decided on an application, paid, stopped."""

from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from socialservice import access, cards, clock, words
from socialservice.access import Right, log_view, right_required
from socialservice.cards import card_required
from socialservice.errors import Refusal

from .. import payable, remaining, rulebook
from ..actions import accounts
from ..actions import awards as actions
from ..actions import payments as paying
from ..bank import masked
from ..giving_forms import AccountForm, AwardForm, CashForm, StopForm
from ..models import Award, Decision, Payment
from ..panels import household_of

ON_A_PAGE = 50


@right_required(Right.GIVE)
@require_http_methods(["GET", "POST"])
def new(request, number):
    """/darbs/pabalsti/iesniegumi/<number>/"""
    found = get_object_or_404(
        request.municipality.applications.select_related("person", "service", "household"), number=number
    )
    cards.require(request, found.person)
    try:
        rule = _rule(found)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("application", found.number)
    form = AwardForm(
        request.POST or None,
        rule=rule,
        follows=bool(rulebook.required_status(rule, found.person, clock.today())),
        initial=_proposed(found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            wish = form.wish(_partner(request, form))
            note = form.cleaned_data["note"]
            decision = actions.grant(application=found, wish=wish, note=note, by=request.user)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _given(request, decision)
    if request.method == "GET":
        log_view(request.user, request.municipality, "application", person=found.person)
    year = clock.today().year
    household = found.household or household_of(found.person, found.applied_on)
    left = remaining.for_whom(rule, found.person, household, year)
    context = {"form": form, "found": found, "rule": rule, "left": left, "year": year}
    return render(request, "giving/award_new.html", context)


@right_required(Right.GIVE)
@require_http_methods(["GET"])
def award(request, pk):
    """/darbs/pabalsti/<award>/"""
    found = _award_or_404(request, pk)
    log_view(request.user, request.municipality, "benefit", person=found.person)
    payments = list(found.payments.select_related("account", "by").order_by("month"))
    for payment in payments:
        payment.account_shown = masked(payment.account.iban) if payment.account else ""
    context = {"award": found, "payments": payments, "worked": _in_figures(found.decision.worked_out)}
    year = clock.today().year
    context |= {"year": year, "left": remaining.of_award(found, year)}
    return render(request, "giving/award.html", context)


@right_required(Right.GIVE)
@require_http_methods(["GET", "POST"])
def stop(request, pk):
    """/darbs/pabalsti/<award>/partraukt/"""
    found = _award_or_404(request, pk)
    form = StopForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.stop(award=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The benefit is stopped. What is not yet due is not paid."))
            return redirect("award", found.pk)
    return render(request, "giving/award_stop.html", {"form": form, "award": found})


@right_required(Right.GIVE)
@require_http_methods(["GET", "POST"])
def payments(request):
    """/darbs/pabalsti/ — what is due until today; POST marks the chosen as paid."""
    if request.method == "POST":
        rows = payable.chosen(request.municipality, request.POST)
        numbers = [] if rows is None else list(rows.values_list("pk", flat=True))
        number = paying.pay(municipality=request.municipality, payments=numbers, by=request.user)
        told = ngettext("%(n)d payment is marked as paid.", "%(n)d payments are marked as paid.", number)
        messages.success(request, told % {"n": number})
        return redirect("payments")
    due = payable.due(request.municipality)
    rows = due.select_related("award__person", "award__service", "account").prefetch_related(
        "award__service__names", "taken__by"
    )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("lapa"))
    for payment in page:
        payment.account_shown = masked(payment.account.iban) if payment.account else ""
    access.log_views(request.user, request.municipality, "payment", [payment.award.person for payment in page])
    context = {"page": page, **due.aggregate(total=Sum("amount"), newest=Max("pk"))}
    context["sees_spending"] = access.may(request.user, Right.SEE_SPENDING, request.municipality)
    return render(request, "giving/payments.html", context)


@right_required(Right.GIVE)
@require_http_methods(["GET", "POST"])
def cash(request, pk):
    """/darbs/pabalsti/maksajumi/<payment>/skaidra-nauda/"""
    found = get_object_or_404(
        Payment.objects.select_related("award__person", "award__service"),
        pk=pk,
        award__municipality=request.municipality,
    )
    cards.require(request, found.award.person)
    form = CashForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            paying.turn_to_cash(payment=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("This payment is made in cash."))
            return redirect("award", found.award_id)
    return render(request, "giving/payment_cash.html", {"form": form, "payment": found})


@right_required(Right.GIVE)
@card_required
@require_http_methods(["GET", "POST"])
def account(request, pk):
    """/darbs/pabalsti/personas/<person>/konts/ — the number is typed anew, never shown in full."""
    person = get_object_or_404(request.municipality.people, pk=pk)
    form = AccountForm(request.POST or None, initial={"holder": person.name})
    if request.method == "POST" and form.is_valid():
        try:
            accounts.set_account(person=person, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The account is kept. What is still due goes there."))
            return redirect("person", person.pk)
    if request.method == "GET":
        log_view(request.user, request.municipality, "bank account", person=person)
    known = person.bank_accounts.on(clock.today()).first()
    shown = masked(known.iban) if known else ""
    return render(request, "giving/account.html", {"form": form, "person": person, "shown": shown})


# Pieces


def _rule(found):
    if found.service is None:
        raise Refusal(_("Choose first which benefit the application is for."))
    if found.person is None:
        raise Refusal(_("Choose first who applies."))
    rule = rulebook.rule_on(found.service, clock.today())
    if rule.gives == rule.Gives.TICKET:
        raise Refusal(_("This is a ticket or a card: it is given on the person's page."))
    return rule


def _proposed(found) -> dict:
    household = found.household or household_of(found.person, found.applied_on)
    members = household.members.on(found.applied_on).count() if household else 1
    test = found.tests.first()
    income = {"income": test.income.quantize(rulebook.amounts.CENT)} if test else {}
    return {"first_day": clock.today(), "months": "1", "members": max(members, 1), "household": "other", **income}


def _partner(request, form):
    code = form.cleaned_data.get("partner")
    if not code:
        return None
    partner = request.municipality.people.with_code(code).first()
    if partner is None:
        raise Refusal(_("No person has this personal code. Create the person first."), field="partner")
    log_view(request.user, request.municipality, "couple", person=partner)
    return partner


def _given(request, decision: Decision):
    told = {"number": decision.number}
    if decision.state == Decision.State.PROPOSED:
        messages.warning(request, _("Decision No. %(number)s is proposed. It awaits a second person.") % told)
        return redirect("application", decision.application.number)
    messages.success(request, _("Decision No. %(number)s: the benefit is given.") % told)
    return redirect("award", decision.award.pk)


def _in_figures(worked: dict) -> dict:
    """The calculation that the decision keeps, as the reader writes numbers; empty where nothing was computed."""
    if "calculator" not in worked:
        return {}
    sums = ("first", "other", "lines", "factor", "costs", "income", "raw")
    return {**worked, **{name: words.number(Decimal(worked[name]), 2) for name in sums}}


def _award_or_404(request, pk) -> Award:
    rows = request.municipality.awards.select_related(
        "decision__application", "decision__rule", "service", "person", "partner", "depends_on"
    )
    found = get_object_or_404(rows.prefetch_related("service__names"), pk=pk)
    cards.require(request, found.person)
    return found


__all__ = ["account", "award", "cash", "new", "payments", "stop"]

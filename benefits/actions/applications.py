"""Applications: taken in with the submission that brought them, once each, and made ready to be decided."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pghistory
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.actions import files
from socialservice.errors import Refusal
from socialservice.mail import codes as hidden_codes
from socialservice.models import Municipality, Person, Submission, User

from ..models import Application, Income
from ..panels import household_of

State = Application.State
DOUBLE_CLICK = timedelta(minutes=1)
LONGEST_BACK = timedelta(days=366)  # nothing that came in earlier is entered now


def take_in(
    *,
    submission: Submission,
    subject: str,
    by: User,
    person: Person | None = None,
    request_number: int | None = None,
) -> Application:
    """Register what came in. The same submission handed over twice is one application."""
    try:
        with transaction.atomic():
            _lock_numbers(submission.municipality_id)
            told = {"subject": subject, "person": person, "request_number": request_number}
            return _register(submission, by, **told)
    except IntegrityError:
        already = Application.objects.filter(submission=submission).first()
        if already is None:
            raise
        return already


@transaction.atomic
def enter(
    *,
    person: Person,
    way: str,
    received_at: datetime,
    by: User,
    postmarked_on: date | None = None,
    papers: Iterable[tuple[str, bytes]] = (),
    codes: list[str] = (),
    **told,
) -> Application:
    """Staff write down what came in, with its papers: (name, content). `told`: fields of Application.

    `codes`: personal codes taken out of what was typed.

    The same form sent twice within a minute is one application.
    """
    _check_arrival(received_at, postmarked_on)
    _lock_numbers(person.municipality_id)
    applied_on = postmarked_on or clock.local(received_at).date()
    same = Application.objects.filter(person=person, applied_on=applied_on, created_at__gt=clock.now() - DOUBLE_CLICK)
    if already := same.filter(**told).first():
        return already
    submission = Submission.objects.create(
        municipality_id=person.municipality_id,
        way=way,
        received_at=received_at,
        postmarked_on=postmarked_on,
        hidden=hidden_codes.packed(codes),
    )
    application = _register(submission, by, person=person, household=household_of(person, applied_on), **told)
    for name, content in papers:
        files.store(municipality=person.municipality, submission=submission, name=name, content=content)
    return application


@transaction.atomic
def change(*, application: Application, by: User, **told) -> Application:
    """Only what is told changes: what it is about, what is missing, whose it is."""
    application = locked(application)
    for name, value in told.items():
        setattr(application, name, value)
    with pghistory.context(user=by.pk):
        application.save(update_fields=list(told))
    return application


def name_person(*, application: Application, person: Person | None, by: User) -> Application:
    """Whose application it is, where the one who brought it was not known."""
    if person is None:
        raise Refusal(_("No person has this personal code. Create the person first."), field="code")
    return change(application=application, person=person, household=household_of(person, application.applied_on), by=by)


@transaction.atomic
def withdraw(*, application: Application, by: User) -> Application:
    """The applicant no longer asks."""
    application = locked(application)
    if application.decisions.filter(state="proposed").exists():
        raise Refusal(_("A decision about this application awaits a second person."))
    return change(application=application, state=State.WITHDRAWN, by=by)


@transaction.atomic
def add_incomes(
    *,
    application: Application,
    person: Person | None,
    kind: str,
    amounts: dict[date, Decimal],
    by: User,
    from_register: bool = False,
) -> list[Income]:
    """`amounts`: by the first day of the month; a month without an amount had none of this kind."""
    application = locked(application)
    rows = [
        Income(
            application=application,
            person=person,
            kind=kind,
            from_register=from_register,
            month=month,
            amount=amount,
        )
        for month, amount in amounts.items()
    ]
    return Income.objects.bulk_create(rows)


@transaction.atomic
def remove_income(*, income: Income, by: User) -> None:
    locked(income.application)
    Income.objects.filter(pk=income.pk).delete()


def locked(application: Application) -> Application:
    """Still open; decided and withdrawn ones stay as they are."""
    found = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if found.state != State.RECEIVED:
        raise Refusal(_("The application has been decided or withdrawn already."))
    return found


def _check_arrival(received_at: datetime, postmarked_on: date | None) -> None:
    if received_at > clock.now():
        raise Refusal(_("It cannot have come in the future."), field="received_on")
    if received_at < clock.now() - LONGEST_BACK:
        raise Refusal(_("Check the year."), field="received_on")
    if postmarked_on and postmarked_on > clock.local(received_at).date():
        raise Refusal(_("The postmark cannot be later than the arrival."), field="postmarked_on")


def _lock_numbers(municipality_id: int) -> None:
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)  # numbers follow each other


def _register(submission: Submission, by: User, *, subject: str, **told) -> Application:
    last = Application.objects.filter(municipality=submission.municipality_id).aggregate(last=Max("number"))["last"]
    return Application.objects.create(
        municipality_id=submission.municipality_id,
        submission=submission,
        number=(last or 0) + 1,
        subject=subject[:300],
        applied_on=submission.postmarked_on or clock.local(submission.received_at).date(),
        created_at=clock.now(),
        is_demo=by.is_demo,
        **told,
    )

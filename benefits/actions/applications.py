"""Applications: taken in with the submission that brought them, once each."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from socialservice import clock
from socialservice.models import Municipality, Person, Submission, User

from ..models import Application


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
            return _register(submission, subject, person, request_number, by)
    except IntegrityError:
        already = Application.objects.filter(submission=submission).first()
        if already is None:
            raise
        return already


def _register(submission, subject, person, request_number, by) -> Application:
    Municipality.objects.select_for_update(no_key=True).get(pk=submission.municipality_id)  # numbers follow each other
    last = Application.objects.filter(municipality=submission.municipality_id).aggregate(last=Max("number"))["last"]
    return Application.objects.create(
        municipality_id=submission.municipality_id,
        submission=submission,
        number=(last or 0) + 1,
        person=person,
        subject=subject[:300],
        applied_on=submission.postmarked_on or clock.local(submission.received_at).date(),
        request_number=request_number,
        created_at=clock.now(),
        is_demo=by.is_demo,
    )

"""Requests to be called: taken in with a day by which somebody answers, and closed with what came of them."""

import uuid

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import District, Language, Municipality, Submission, User
from socialservice.words import moment_in
from socialservice.workdays import add_working_days

from .. import letters
from ..models import Purpose, Request

ANSWER_WITHIN = 2  # working days; of a crisis the next one
ANSWER_CRISIS_WITHIN = 1


def ask(
    *,
    municipality: Municipality,
    name: str,
    phone: str,
    need: str,
    preferred_time: str = "",
    purpose: Purpose | None = None,
    district: District | None = None,
    language: str = Language.LV,
    form_key: uuid.UUID | None = None,
    way: str = Submission.Way.WEB,
) -> Request:
    """Somebody asks to be called. The same form sent twice gives the same request."""
    try:
        return _take_in(
            municipality,
            way,
            name=name,
            phone=phone,
            need=need,
            preferred_time=preferred_time,
            purpose=purpose,
            district=district,
            language=language,
            form_key=form_key,
        )
    except IntegrityError:
        already = municipality.requests.filter(form_key=form_key).first() if form_key else None
        if already is None:
            raise
        return already


@transaction.atomic
def _take_in(municipality: Municipality, way: str, **told) -> Request:
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)  # numbers are given one after another
    last = municipality.requests.aggregate(last=Max("number"))["last"] or 0
    days = ANSWER_CRISIS_WITHIN if told["purpose"] and told["purpose"].crisis else ANSWER_WITHIN
    row = Request.objects.create(
        municipality=municipality,
        submission=Submission.objects.create(municipality=municipality, way=way, received_at=clock.now()),
        number=last + 1,
        created_at=clock.now(),
        due_on=add_working_days(municipality, clock.today(), days),
        **told,
    )
    letters.request_received(row)
    return row


@transaction.atomic
def close(*, request: Request, outcome: str, by: User | None, note: str = "") -> Request:
    """Say what came of it; `by` is None where the client accepted an offered time. What was offered is free again.

    Whoever closes it a second time learns who was first.
    """
    from .offers import withdraw_of

    row = Request.objects.select_for_update(of=("self",)).select_related("closed_by").get(pk=request.pk)
    if row.closed_at is not None:
        if (row.closed_by_id, row.outcome, row.note) == (by.pk if by else None, outcome, note):
            return row
        raise Refusal(
            _("%(who)s has already closed this request %(when)s.")
            % {
                "who": row.closed_by.name if row.closed_by else _("Somebody"),
                "when": moment_in(clock.local(row.closed_at)),
            },
            code="closed",
        )
    row.outcome, row.note, row.closed_at, row.closed_by = outcome, note, clock.now(), by
    row.save(update_fields=["outcome", "note", "closed_at", "closed_by"])
    withdraw_of(row)
    return row

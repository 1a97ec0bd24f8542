"""Round birthdays: somebody is asked to go, goes, or does not; who does not want to be greeted is left alone."""

from datetime import date

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Person, Restriction, StaffCertificate, User

from ..models import Jubilee

State = Jubilee.State


@transaction.atomic
def assign(*, person: Person, age: int, day: date, assignee: User, by: User) -> Jubilee:
    """The visit becomes a task; who had it before has it no longer."""
    if person.no_jubilees or person.died_on:
        raise Refusal(_("This person is not greeted."))
    _refuse_without_certificate(person, assignee)
    row, created = Jubilee.objects.select_for_update().get_or_create(
        person=person,
        age=age,
        defaults={"municipality_id": person.municipality_id, "day": day, "assignee": assignee},
    )
    if row.state != State.COMING:
        raise Refusal(_("This visit has been settled already."))
    if not created and row.assignee_id != assignee.pk:
        row.assignee = assignee
        row.save(update_fields=["assignee"])
    return row


@transaction.atomic
def settle(*, jubilee: Jubilee, visited: bool, by: User, note: str = "") -> Jubilee:
    row = Jubilee.objects.select_for_update(of=("self",)).get(pk=jubilee.pk)
    if row.state != State.COMING:
        raise Refusal(_("This visit has been settled already."))
    row.state, row.done_by, row.note = State.VISITED if visited else State.SKIPPED, by, note[:200]
    row.save(update_fields=["state", "done_by", "note"])
    return row


@transaction.atomic
def opt_out(*, person: Person, by: User) -> None:
    """Kept at the person: no list shows them again; visits still to come fall away."""
    row = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    row.no_jubilees = True
    with pghistory.context(user=by.pk):
        row.save(update_fields=["no_jubilees"])
    row.jubilees.filter(state=State.COMING).delete()


@transaction.atomic
def opt_in(*, person: Person, by: User) -> None:
    row = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    row.no_jubilees = False
    with pghistory.context(user=by.pk):
        row.save(update_fields=["no_jubilees"])


def _refuse_without_certificate(person: Person, assignee: User) -> None:
    """While a certificate is asked for visits, nobody without one goes to people who are old."""
    today = clock.today()
    asked = Restriction.objects.on(today).filter(municipality=person.municipality_id, code=Restriction.Code.CERTIFICATE)
    if asked.exists() and not StaffCertificate.objects.on(today).filter(user=assignee).exists():
        raise Refusal(_("This visit cannot be given to %(name)s.") % {"name": assignee.name})

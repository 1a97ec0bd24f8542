"""Several people take the transfers that are due at the same moment: the file leaves once. Real connections."""

from datetime import date, time
from decimal import Decimal as D
from functools import partial

import pytest

from benefits.actions import awards, transfers
from benefits.actions.awards import Wish
from benefits.models import Payment, PaymentTaken
from socialservice import clock
from socialservice.errors import Refusal
from tests import factories
from tests.benefits import giving
from tests.benefits.rows import household
from tests.bookings.test_offer_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(transactional_db):
    with clock.set_to(clock.at(date(2026, 9, 7), time(9))):
        yield factories.Town()


@pytest.fixture
def payment(town):
    person = factories.person(town.municipality, "Žanete Āboliņa")
    giving.account(person)
    household(town.municipality, contact=person)
    service = giving.service(town.municipality, "Pabalsts krīzes situācijā", "krize")
    giving.rule(service)
    wish = Wish(first_day=clock.today(), amount=D(150))
    awards.grant(application=giving.application(service, person), wish=wish, by=town.staff("manager", "Dace Kalniņa"))
    return Payment.objects.get()


def test_of_ten_who_take_the_transfers_at_once_one_gets_the_file(town, payment):
    staff = [town.staff("manager", f"Vadītājs {number}") for number in range(10)]
    take = partial(transfers.take, municipality=town.municipality, payments=[payment.pk])

    found = at_once(*[partial(take, by=by) for by in staff])

    refused = [answer for answer in found if isinstance(answer, Refusal)]
    assert [refusal.code for refusal in refused] == ["taken"] * 9
    assert [answer for answer in found if not isinstance(answer, Refusal)] == [[payment]]
    assert PaymentTaken.objects.count() == 1


def test_ten_who_take_them_again_with_a_reason_are_all_written_down(town, payment):
    staff = [town.staff("manager", f"Vadītājs {number}") for number in range(10)]
    take = partial(transfers.take, municipality=town.municipality, payments=[payment.pk], reason="fails pazudis")

    found = at_once(*[partial(take, by=by) for by in staff])

    assert found == [[payment]] * 10
    assert list(PaymentTaken.objects.values_list("number", flat=True)) == list(range(1, 11))

"""Where a person's benefits are paid, from a day on."""

from django.db import transaction
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Person, User
from socialservice.periods import day_before

from ..bank import IbanError, parse_iban
from ..models import BankAccount, Payment


@transaction.atomic
def set_account(*, person: Person, iban: str, holder: str, by: User) -> BankAccount:
    """The account from today on; the one before ends yesterday, so that payments made keep theirs."""
    try:
        number = parse_iban(iban)
    except IbanError as wrong:
        raise Refusal(_("This is no account number (IBAN): please check its digits."), field="iban") from wrong
    today = clock.today()
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    last = person.bank_accounts.on(today).first()
    if last and (last.iban, last.holder) == (number, holder):
        return last
    if last and last.valid_from == today:
        last.iban, last.holder = number, holder
        last.save(update_fields=["iban", "iban_index", "holder"])
        return last
    if last:
        last.valid_until = day_before(today)
        last.save(update_fields=["valid_until"])
    account = BankAccount.objects.create(person=person, iban=number, holder=holder, valid_from=today)
    due = Payment.objects.filter(award__person=person, state=Payment.State.DUE, method=Payment.Method.TRANSFER)
    due.update(account=account)
    return account

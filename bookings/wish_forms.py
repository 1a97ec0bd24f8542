from datetime import timedelta

from django.utils.translation import gettext_lazy

from socialservice import clock
from socialservice.forms import DateField, Form


class WishForm(Form):
    first_day = DateField(
        label=gettext_lazy("Not before"),
        help_text=gettext_lazy("The first day on which an earlier time would suit."),
    )

    def __init__(self, data=None):
        super().__init__(data, initial={"first_day": clock.today() + timedelta(days=1)})

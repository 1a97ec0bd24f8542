from django.utils.translation import gettext as _

from socialservice.errors import Refusal


class TimeTaken(Refusal):
    """Somebody was quicker. `nearest` are starts that are still free, the closest to the wish first."""

    def __init__(self, nearest=()):
        super().__init__(_("This time has just been taken. Please choose another."), field="time", code="taken")
        self.nearest = list(nearest)


class HoldExpired(Refusal):
    def __init__(self):
        super().__init__(
            _("The time was held for 20 minutes and has been given back. Please choose a time again."), code="expired"
        )

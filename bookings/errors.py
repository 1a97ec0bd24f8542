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


class LimitReached(Refusal):
    """Somebody else has the last place that the rules allow. `kind` is that of the counter, `here`: of who came."""

    def __init__(self, kind: str, *, here=False):
        sentences = {
            "clients": _(
                "On this day there are already as many clients for this purpose as possible. Choose another day."
            ),
            "room": _("The waiting room is full just now. Please wait outside until somebody is called.")
            if here
            else _("The waiting room is full at this time. Please choose another time."),
            "online": _("No more times of this day are given on the web. Choose another day, or call us."),
            "places": _("All places of this activity are taken."),
        }
        super().__init__(sentences[kind], field="time", code="full")
        self.kind = kind


class TooMany(Refusal):
    """The client has as many appointments as one may have."""

    def __init__(self, sentence: str):
        super().__init__(sentence, field="time", code="too_many")

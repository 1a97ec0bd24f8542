"""A picture by which a phone opens somebody's own link."""

import segno
from django.utils.safestring import SafeString

from socialservice import links

from .models import Appointment


def svg(row: Appointment) -> SafeString:
    """Its words stand beside it, in `role="img"` with a label."""
    address = links.absolute(row.municipality, "appointment_link", row.link)
    return SafeString(segno.make(address, error="m", micro=False).svg_inline(scale=4))

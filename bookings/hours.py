"""What a changed setting does to the published times, and the sentences that tell what came of it."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socialservice.models import Municipality, Office

from .actions.publishing import Published, extend, follow
from .models import Resource


def changed(municipality: Municipality, *, office: Office | None = None, day=None) -> list[str]:
    """Opening periods of an office, a day of the calendar or the days ahead have changed: published times follow.

    A timetable that was changed and not published yet still waits.
    """
    concerned = Resource.objects.filter(office__municipality=municipality)
    if office is not None:
        concerned = concerned.filter(Q(office=office) | Q(rules__office=office)).distinct()
    done = Published()
    for resource in concerned.select_related("office__municipality"):
        done += follow(resource=resource, first=day, last=day)
        done += extend(resource=resource)
    return told(done)


def told(done: Published) -> list[str]:
    sentences = []
    if done.made:
        sentences.append(
            ngettext("%(n)d time was published.", "%(n)d times were published.", done.made) % {"n": done.made}
        )
    if done.removed:
        sentences.append(
            ngettext("%(n)d free time was taken off.", "%(n)d free times were taken off.", done.removed)
            % {"n": done.removed}
        )
    if done.no_longer_fit:
        sentences.append(
            ngettext(
                "%(n)d appointment no longer fits the hours. It stays until somebody moves it.",
                "%(n)d appointments no longer fit the hours. They stay until somebody moves them.",
                done.no_longer_fit,
            )
            % {"n": done.no_longer_fit}
        )
    return sentences or [_("The published times are as before.")]

"""Which times suit while restrictions are in force, and who may serve what; of slots, in queries."""

from django.db.models import CharField, Exists, OuterRef, Q, Value

from socialservice.models import Restriction

from .models import Mode, Purpose, Resource


def suited(slots, purpose: int, mode: str, channel: str):
    """On the web no visit in person where a talk by phone would do; and at all times nobody without the certificate
    that the purpose asks of the staff."""
    asks = Purpose.objects.filter(pk=purpose, staff_certificate=True)
    slots = slots.filter(~Exists(asks) | Exists(holders()))
    return slots.filter(in_person_or_call(purpose, mode)) if channel == "web" else slots


def in_person_or_call(purpose: int, mode: str) -> Q:
    """Of slots: no visit in person on days on which a talk by phone has to do."""
    # The mode is asked in the query, for its SQL may be built once for all modes.
    remote = Restriction.objects.alias(mode=Value(mode, CharField())).filter(
        mode=Mode.IN_PERSON,
        code=Restriction.Code.REMOTE_FIRST,
        municipality__purposes__pk=purpose,
        municipality__purposes__modes__contains=[Mode.PHONE],
    )
    that_day = remote.on(OuterRef("day")).filter(Q(office__isnull=True) | Q(office=OuterRef("office")))
    return Q(~Exists(remote)) | Q(~Exists(that_day))


def remote_first(municipality, day):
    return Restriction.objects.on(day).filter(municipality=municipality, code=Restriction.Code.REMOTE_FIRST)


def holders():
    """Of slots: whoever receives there has a certificate on that day."""
    day = OuterRef("day")
    return Resource.objects.filter(
        Q(user__certificates__valid_until__isnull=True) | Q(user__certificates__valid_until__gte=day),
        pk=OuterRef("resource"),
        user__certificates__valid_from__lte=day,
    )


def may_serve(resource: Resource, purpose: Purpose, day) -> bool:
    if not purpose.staff_certificate:
        return True
    return resource.user is not None and resource.user.certificates.on(day).exists()

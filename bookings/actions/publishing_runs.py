"""Publish the hours of many at once: a row for each, written with the decision.

Any number of workers deal with them, each with another one; one that dies leaves its row to the next after a while.
"""

from datetime import timedelta
from functools import partial

import pghistory
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from socialservice import clock
from socialservice.errors import Refusal
from socialservice.models import Municipality, User

from ..models import PublishingItem, PublishingRun, Resource
from ..planning import Plans
from . import publishing

STALE = timedelta(minutes=10)  # in hand for longer than any resource takes: its worker has died


@transaction.atomic
def begin(*, municipality: Municipality, chosen: dict[Resource, str], by: User) -> PublishingRun:
    """`chosen`: each resource with the stamp of what was seen of its hours. Nothing is published by it yet."""
    from ..tasks import finish_publishing

    if not chosen:
        raise Refusal(_("Choose at least one."))
    run = PublishingRun.objects.create(municipality=municipality, by=by, started_at=clock.now())
    PublishingItem.objects.bulk_create(
        PublishingItem(run=run, resource=resource, seen=seen) for resource, seen in chosen.items()
    )
    transaction.on_commit(partial(finish_publishing.apply_async, retry=False), robust=True)
    return run


def work(*, run: PublishingRun, limit: int | None = None) -> int:
    """Publish for those for whom nobody has yet; how many. Safe beside others who do the same."""
    done = 0
    while (limit is None or done < limit) and (item := _claim(run)):
        with pghistory.context(user=run.by_id):
            _publish(item)
        done += 1
    if not run.items.filter(done_at__isnull=True).exists():
        PublishingRun.objects.filter(pk=run.pk, finished_at__isnull=True).update(finished_at=clock.now())
    return done


# Pieces


def _claim(run: PublishingRun) -> PublishingItem | None:
    now = clock.now()
    open_to_all = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - STALE)
    items = PublishingItem.objects.filter(open_to_all, run=run, done_at__isnull=True)
    with transaction.atomic():
        item = items.select_for_update(of=("self",), skip_locked=True).order_by("pk").first()
        if item is not None:
            item.claimed_at = now
            item.save(update_fields=["claimed_at"])
    return item


def _publish(item: PublishingItem) -> None:
    """What was seen, and nothing else. Where it goes wrong the row is free for the next at once."""
    resource = Resource.objects.select_related("office__municipality").get(pk=item.resource_id)
    try:
        plans = Plans([resource], *publishing.reach(resource))
        if plans.of(resource).stamp != item.seen:
            _done(item, changed_since=True)
        else:
            done = publishing.publish(resource=resource, plans=plans)
            _done(item, made=done.made, removed=done.removed, no_longer_fit=done.no_longer_fit)
    except Exception:
        PublishingItem.objects.filter(pk=item.pk, done_at__isnull=True).update(claimed_at=None)
        raise


def _done(item: PublishingItem, **came_of_it) -> None:
    """Where a worker died in between and another published again, what the first had made counts nowhere."""
    PublishingItem.objects.filter(pk=item.pk, done_at__isnull=True).update(done_at=clock.now(), **came_of_it)

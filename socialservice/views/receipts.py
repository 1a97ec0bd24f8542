"""What gateways say afterwards: a message has arrived or has not, somebody has answered one."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .. import clock
from ..actions import receipts, replies
from ..delivery.signed import Receipt, read
from ..models import Gateway
from ..signing import is_genuine

log = logging.getLogger(__name__)

LONGEST = 20_000  # bytes of a receipt
COME_AGAIN = 10  # seconds


@csrf_exempt  # no browser's session is used: the gateway signs each receipt
@login_not_required
@require_POST
def receipt(request, key):
    """/zinas/kvitanes/<gateway>/"""
    if request.municipality is None:
        raise Http404
    gateway = get_object_or_404(request.municipality.gateways, key=key, adapter=Gateway.Adapter.SIGNED)
    if int(request.headers.get("Content-Length") or 0) > LONGEST:
        return HttpResponse(status=413)
    timestamp, signed = (request.headers.get(name, "") for name in ("X-Timestamp", "X-Signature"))
    if not is_genuine(gateway.secret, timestamp, signed, request.body, clock.now()):
        log.warning("Gateway %s: a receipt whose signature is wrong or old was refused.", gateway.pk)
        return HttpResponse(status=403)
    try:
        told = read(request.body)
    except ValueError:
        return HttpResponse(status=400)
    return _take(gateway, told)


def _take(gateway: Gateway, told) -> HttpResponse:
    if not isinstance(told, Receipt):
        taken = replies.take(gateway=gateway, key=told.key, sender=told.sender, text=told.text)
        return JsonResponse({"taken": taken is not None})
    try:
        return JsonResponse({"taken": receipts.take(gateway=gateway, key=told.key, state=told.state, error=told.error)})
    except receipts.TooEarly:
        return HttpResponse(status=503, headers={"Retry-After": str(COME_AGAIN)})

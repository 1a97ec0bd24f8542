"""Stored facts that could be derived are compared with what they derive from."""

import logging

from .. import registry

log = logging.getLogger(__name__)


def compare() -> list[str]:
    """What does not agree, in sentences; each is logged for whoever watches the machine."""
    found = [sentence for name in registry.COMPARISONS for sentence in registry.load(name)()]
    for sentence in found:
        log.error("%s", sentence)
    return found

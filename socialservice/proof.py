"""Proof of work: a browser that runs scripts shows it took some trouble. Asked only above a rate."""

import hashlib
import secrets

from django.core import signing
from django.core.cache import cache

BITS = 16  # about 65,000 hashes: a second or two on an old phone
AGE = 30 * 60  # seconds a challenge is good for
SALT = "proof"


def challenge() -> str:
    return signing.dumps(secrets.token_urlsafe(9), salt=SALT)


def holds(asked: str, answer: str) -> bool:
    """Is `answer` a number whose hash together with the challenge begins with BITS zero bits? Each challenge
    counts once."""
    try:
        signing.loads(asked, salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return False
    if not answer.isascii() or not answer.isdigit() or len(answer) > 20:
        return False
    digest = hashlib.sha256(f"{asked}{answer}".encode()).digest()
    if int.from_bytes(digest[:4]) >> (32 - BITS):
        return False
    return bool(cache.add(f"proof:{hashlib.sha256(asked.encode()).hexdigest()}", 1, timeout=AGE))

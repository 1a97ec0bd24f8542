"""Servers that are not ours, named by DATABASE_URL and REDIS_URL: whether they answer, before anything is started."""

import psycopg
import redis

from ops.processes import Trouble
from socialservice import env

SECONDS = 5
WRITTEN = {
    "DATABASE_URL": "postgresql://user:password@host:5432/name",
    "REDIS_URL": "redis://user:password@host:6379/0",
}


def check_outside() -> None:
    """Trouble says in one sentence which server does not let us in, and why."""
    _check("DATABASE_URL", lambda url: psycopg.connect(url, connect_timeout=SECONDS).close())
    limits = {"socket_connect_timeout": SECONDS, "socket_timeout": SECONDS, "retry": None}
    _check("REDIS_URL", lambda url: redis.Redis.from_url(url, **limits).ping())


def _check(name: str, ask) -> None:
    url = env.text(name, "")
    try:
        if url:
            ask(url)
    except (psycopg.ProgrammingError, ValueError):  # whose words would repeat the password
        raise Trouble(f"{name} is no address of a server: write it as {WRITTEN[name]}.", code=2) from None
    except (psycopg.OperationalError, redis.RedisError) as fault:
        reason = str(fault).splitlines()[0].rstrip(".:")
        raise Trouble(f"The server of {name} cannot be used: {reason}.", code=2) from None

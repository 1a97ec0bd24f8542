import logging
from functools import cached_property

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


class OneClient(RedisCacheClient):
    """One client for all commands: making one costs more than asking Redis."""

    def get_client(self, key=None, *, write=False):
        return self._one

    @cached_property
    def _one(self):
        return super().get_client(write=True)


class ForgivingRedisCache(RedisCache):
    """A cache that forgets when Redis is down, instead of taking the pages down with it. Of one server."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = OneClient


def _forgiving(name, answer):
    original = getattr(RedisCache, name)

    def method(self, *args, **kwargs):
        try:
            return original(self, *args, **kwargs)
        except (RedisError, OSError) as fault:
            log.warning("Redis is not reachable: %s", type(fault).__name__)
            return answer(*args, **kwargs) if callable(answer) else answer

    method.__name__ = name
    return method


def _default(key, default=None, version=None):
    return default


for _name, _answer in {
    "get": _default,
    "set": None,
    "add": True,
    "delete": False,
    "touch": False,
    "has_key": False,
    "get_many": lambda keys, version=None: {},
    "set_many": lambda *args, **kwargs: [],
    "delete_many": None,
    "incr": lambda key, delta=1, version=None: delta,
    "clear": None,
}.items():
    setattr(ForgivingRedisCache, _name, _forgiving(_name, _answer))

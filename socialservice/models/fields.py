"""Fields whose content is unreadable without the keys of the settings."""

import base64
import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


def _fernet() -> MultiFernet:
    return _keyed(tuple(settings.FIELD_KEYS))


@cache
def _keyed(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def blind_index(value: str) -> str:
    """Keyed hash, hex, for looking an encrypted value up without reading it."""
    return hmac.new(settings.INDEX_KEY.encode(), value.encode(), hashlib.sha256).hexdigest()


def encrypted(content: bytes) -> bytes:
    """For columns of bytes: a third shorter than the text that Fernet gives."""
    return base64.urlsafe_b64decode(_fernet().encrypt(content))


def decrypted(content: bytes) -> bytes:
    return _fernet().decrypt(base64.urlsafe_b64encode(content))


class EncryptedTextField(models.TextField):
    """Text encrypted at rest.

    A wrong key raises InvalidToken; it never shows ciphertext. Only `isnull` can be asked.
    """

    COMPARABLE = ("isnull", "df", "ndf")  # the latter two by the history's triggers: has the row changed?

    def get_prep_value(self, value):
        return value if value in (None, "") else _fernet().encrypt(value.encode()).decode()

    def from_db_value(self, value, expression, connection):
        return value if value in (None, "") else _fernet().decrypt(value.encode()).decode()

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name in self.COMPARABLE else None


class BlindIndexField(models.CharField):
    """Keyed hash of another field, filled on every save, bulk_create included.

    `update()` of the source skips it: forbidden.
    """

    def __init__(self, source=None, **kwargs):
        self.source = source
        super().__init__(**{"max_length": 64, "null": True, "editable": False, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.source)
        index = blind_index(value) if value else None
        setattr(model_instance, self.attname, index)
        return index

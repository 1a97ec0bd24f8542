import os
from datetime import datetime
from pathlib import Path

import polib
import pytest
from django.utils.translation.reloader import translation_file_changed

from socialservice import cards, clock
from tests import factories

# A Monday of the living past: between Saturdays worked and days moved, before the first clock change of autumn.
NOW = datetime(2026, 9, 7, 8, 0, tzinfo=clock.RIGA)


def pytest_configure(config):
    for po in Path(__file__).parent.parent.glob("locale/*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            scratch = mo.with_suffix(f".{os.getpid()}")
            polib.pofile(str(po)).save_as_mofile(str(scratch))
            scratch.replace(mo)
            translation_file_changed(sender=None, file_path=mo)  # what was read before is read again


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The longest begin: none is left to one process while the others have nothing more to do."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def plain_settings(settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": os.urandom(4).hex()}
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True  # else every test's client first reads the whole folder of static files
    settings.CELERY_TASK_ALWAYS_EAGER = False
    settings.EMAIL_URL = settings.SMS_URL = ""


@pytest.fixture
def now():
    """The clock stands at Monday, 7 September 2026, 8:00 in Riga."""
    with clock.set_to(NOW):
        yield NOW


@pytest.fixture
def town(db, now):
    return factories.Town()


@pytest.fixture
def open_cards(monkeypatch):
    """Everybody is everybody's case: for tests about something else than reasons for looking."""
    monkeypatch.setattr(cards, "is_own", lambda person, user, day: True)


@pytest.fixture
def other_town(db, now):
    return factories.Town("kuldiga", "Kuldīga")

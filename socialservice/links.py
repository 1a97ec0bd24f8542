"""Addresses written into letters, where no request tells whose page it is."""

from contextlib import contextmanager

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix


@contextmanager
def within(municipality):
    """Inside, `reverse` gives paths of the municipality."""
    before = get_script_prefix()
    set_script_prefix("/" if municipality.code == settings.SINGLE_MUNICIPALITY else f"/{municipality.code}/")
    try:
        yield
    finally:
        set_script_prefix(before)


def absolute(municipality, name: str, *args) -> str:
    with within(municipality):
        return settings.SITE_URL + reverse(name, args=args, urlconf="socialservice.urls")

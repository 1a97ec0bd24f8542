import pytest


@pytest.fixture(autouse=True)
def cards_are_open(open_cards):
    """These pages are about statuses and benefits, not about reasons for looking."""

import pytest

from socialservice.models import Mailbox

from .letters import BOX


@pytest.fixture
def mailbox(town):
    return Mailbox.objects.create(municipality=town.municipality, department=town.department, address=BOX)

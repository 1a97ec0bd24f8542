"""Personal codes in free words: masked by every form, kept encrypted beside what came in, shown on demand."""

import pytest
from django import forms

from bookings.models import Request
from socialservice.forms import Form, SealedField, SearchField
from socialservice.models import AccessLog

TYPED = "Mans kods ir 398765-43210, dēlam 39876543211"
MASKED = "Mans kods ir ******-***10, dēlam ******-***11"


class Asked(Form):
    words = forms.CharField()
    lines = forms.CharField()
    q = SearchField()
    sealed = SealedField()
    email = forms.EmailField(required=False)

    def clean_lines(self):
        return self.cleaned_data["lines"].split(";")


def test_free_words_are_masked_and_what_is_looked_for_or_sealed_is_not():
    form = Asked({"words": TYPED, "lines": "a;398765-43210", "q": "398765-43210", "sealed": "39876543210"})

    assert form.is_valid()
    assert form.cleaned_data == {
        "words": MASKED,
        "lines": ["a", "******-***10"],
        "q": "398765-43210",
        "sealed": "39876543210",
        "email": "",
    }
    assert form.hidden_codes == ["39876543210", "39876543211"]


@pytest.fixture
def asked(client, town):
    client.post(
        town.url(f"pieteikt/{town.purpose.code}/zvanit/"),
        {"name": "Zenta Grīnberga", "phone": "29123456", "need": TYPED},
    )
    return Request.objects.get()


def test_what_a_client_typed_keeps_its_codes_apart(asked):
    assert asked.need == MASKED
    assert asked.submission.hidden_codes == ["398765-43210", "398765-43211"]


def test_codes_are_shown_once_asked_for_and_that_is_written_down(client, town, asked):
    client.force_login(town.staff("specialist"))
    address = town.url(f"darbs/pieprasijumi/{asked.pk}/")

    page = client.get(address).content.decode()
    shown = client.post(town.url(f"darbs/iesniegtais/{asked.submission_id}/kodi/"), {"next": address}).content.decode()

    assert "398765" not in page and "Parādīt personas kodus" in page
    assert "398765-43210" in shown and "398765-43211" in shown and f'href="{address}"' in shown
    assert AccessLog.objects.filter(what="codes of a submission").count() == 1


def test_others_are_not_shown_them(client, town, other_town, asked):
    address = f"darbs/iesniegtais/{asked.submission_id}/kodi/"
    client.force_login(other_town.staff("specialist"))
    assert client.post(other_town.url(address)).status_code == 404
    client.force_login(town.staff("administrator"))
    assert client.post(town.url(address)).status_code == 403

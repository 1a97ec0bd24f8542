from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from socialservice import clock, ui
from socialservice.forms import Form

AT = datetime(2026, 9, 9, 6, 40, tzinfo=UTC)  # Wednesday, 9:40 in Riga


def drawn(template, **context):
    with translation.override("lv"):
        return Template(template).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("filter_name", "value", "said"),
    [
        ("moment", AT, "trešdiena, 9. septembris, plkst.\u00a09:40"),
        ("moment_in", AT, "trešdien, 9. septembrī plkst.\u00a09:40"),
        ("moment_before_hour", AT, "trešdien, 9. septembrī plkst."),
        ("moment_short", AT, "09.09.2026. 9:40"),
        ("hour", AT, "9:40"),
        ("day_head", AT, "trešdiena, 9. septembris"),
        ("day_gen", date(2026, 9, 9), "trešdienas, 9. septembra"),
        ("day_dat", date(2026, 9, 9), "trešdienai, 9. septembrim"),
        ("day_in", date(2026, 9, 9), "trešdien, 9. septembrī"),
        ("day_iso", AT, "2026-09-09"),
        ("date_short", datetime(2026, 9, 8, 22, 30, tzinfo=UTC), "09.09.2026."),
        ("date_long", date(2026, 9, 9), "2026. gada 9. septembris"),
        ("date_gen", date(2026, 9, 9), "2026. gada 9. septembra"),
        ("date_dat", date(2026, 9, 9), "2026. gada 9. septembrim"),
        ("date_in", date(2026, 9, 9), "2026. gada 9. septembrī"),
        ("weekday_short", date(2026, 9, 11), "Pk"),
        ("near_day", date(2026, 9, 8), "rīt"),
        ("near_day", date(2026, 9, 9), ""),
        ("phone", "+37163489652", "634 89652"),
        ("phone_masked", "+37129123456", "29 *** *56"),
        ("money", 1234.5, "1\u00a0234,50\u00a0EUR"),
        ("number", 3204, "3\u00a0204"),
        ("code_spaced", "482913", "482 913"),
        *((name, None, "") for name in ("moment", "date_short", "date_dat", "phone", "money", "number")),
    ],
)
def test_filter(filter_name, value, said, now):
    assert drawn("{{ value|%s }}" % filter_name, value=value) == said  # noqa: UP031


def test_week_head_names_this_week(now):
    week = SimpleNamespace(first=date(2026, 9, 7), last=date(2026, 9, 11))

    assert drawn("{{ week|week_head }}", week=week) == "Šonedēļ, 7.–11. septembris"


def test_halves_split_the_day_at_noon_and_keep_the_lost_time():
    morning, lost, noon = (datetime(2026, 9, 9, hour, tzinfo=UTC) for hour in (6, 7, 9))

    parts = drawn(
        "{% for part in times|halves:gone %}{{ part.label }}: {{ part.times|length }} {% endfor %}",
        times=[noon, morning],
        gone=lost,
    )

    assert parts == "Līdz pusdienām: 2 Pēc pusdienām: 1"


class NameForm(Form):
    name = forms.CharField(label="Vārds <b>")


def test_title_begins_with_the_error_where_the_form_has_one():
    page = "{% page_title %}Jūsu dati{% endpage_title %}"

    assert drawn(page, form=NameForm()) == "Jūsu dati"
    assert drawn(page, form=NameForm({})) == "Kļūda: Jūsu dati"
    assert drawn(page) == "Jūsu dati"
    assert drawn("{% page_title %}Kļūda: Jūsu dati{% endpage_title %}", form=NameForm({})) == "Kļūda: Jūsu dati"


def test_title_stays_escaped():
    assert drawn("{% page_title %}{{ name }}{% endpage_title %}", name="<b>", form=NameForm({})) == "Kļūda: &lt;b&gt;"


def test_error_summary_counts_and_links():
    html = drawn('{% include "components/error_summary.html" %}', form=NameForm({}))

    assert "Jāizlabo 1 vieta" in html
    assert '<a href="#id_name">Vārds &lt;b&gt;: lūdzu, aizpildiet šo lauku.</a>' in html


def test_no_summary_without_faults():
    assert drawn('{% include "components/error_summary.html" %}', form=NameForm()) == ""


@pytest.mark.parametrize(
    ("state", "shape"),
    [
        ("confirmed", "confirmed"),
        ("called", "busy"),
        ("serving", "busy"),
        ("no_show", "noshow"),
        ("cancelled_client", "off"),
    ],
)
def test_state_is_drawn_in_one_place(state, shape):
    html = drawn('{% include "components/state.html" with state=state label="Vārds" %}', state=state)

    assert html == f'<span class="state s-{shape}">Vārds</span>'


def test_choices_stand_after_hint_and_fault():
    class Choice(Form):
        way = forms.ChoiceField(label="Veids", help_text="Viens.", choices=[("a", "A")], widget=forms.RadioSelect)

    html = drawn("{% load crispy_forms_tags %}{% crispy form %}", form=Choice({}))

    assert html.index("Viens.") < html.index("aizpildiet") < html.index("<input")
    assert 'aria-describedby="id_way_helptext id_way_error"' in html


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (datetime(2026, 9, 8, 0, 0), "07.09.2026."),
        (datetime(2026, 9, 10, 0, 0), "07.09.2026. – 09.09.2026."),
        (datetime(2026, 9, 7, 12, 30), "07.09.2026. 0:00–12:30"),
        (datetime(2026, 9, 9, 12, 30), "07.09.2026. 0:00 – 09.09.2026. 12:30"),
    ],
)
def test_whole_days_are_told_without_hours(ends, said):
    starts = datetime(2026, 9, 7, tzinfo=clock.RIGA)

    assert ui.period(starts, ends.replace(tzinfo=clock.RIGA)) == said


def test_the_rest_of_a_day_ends_with_the_day():
    starts, midnight = (datetime(2026, 9, 7, 11, 31, tzinfo=clock.RIGA), datetime(2026, 9, 8, tzinfo=clock.RIGA))

    assert ui.period(starts, midnight) == "07.09.2026. 11:31–24:00"
    assert ui.period(starts, midnight + timedelta(days=1)) == "07.09.2026. 11:31 – 08.09.2026. 24:00"

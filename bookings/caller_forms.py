"""What staff type while somebody is on the line, and for another time of an appointment."""

import uuid
from datetime import time as midnight
from datetime import timedelta
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from socialservice import clock
from socialservice.forms import DateField, Form, PhoneField, SearchField
from socialservice.identifiers import can_receive_sms
from socialservice.models import Channel, District, Language, Submission

from .actions.booking import Contact
from .callers import NEW
from .meant import LONGEST
from .models import Mode
from .models.appointments import WhyInPerson
from .models.slots import Weekday
from .nearest import Part, Wish

A_YEAR = timedelta(days=400)  # times further off are none of ours
PLAIN = {"autocomplete": "off"}
LETTERS = [
    (Channel.SMS, pgettext_lazy("letter", "Text message")),
    (Channel.EMAIL, pgettext_lazy("letter", "E-mail")),
    (Channel.POST, pgettext_lazy("letter", "By post")),
    (Channel.NONE, pgettext_lazy("letter", "Nothing")),
]
Way = Submission.Way
# The web writes for itself, and a walk-in has no time.
WAYS = [(way, way.label) for way in Way if way not in (Way.WEB, Way.WALK_IN)]


class MomentField(forms.Field):
    """A start as our own pages write it."""

    widget = forms.RadioSelect
    default_error_messages = {"required": gettext_lazy("Choose a time."), "invalid": gettext_lazy("Choose a time.")}

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            moment = parse_datetime(value)
        except ValueError:
            moment = None
        if moment is None or not moment.tzinfo or abs(moment - clock.now()) > A_YEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class TimeForm(Form):
    """When and where. While `step` is set nothing is missing yet: only what was typed wrongly is told.

    The screen is dense and nearly everything may stay empty, so that labels do not say which.
    """

    bound_field_class = forms.BoundField

    mode = forms.ChoiceField(label=pgettext_lazy("appointment", "How"))
    office = forms.ChoiceField(label=gettext_lazy("Office"), required=False)
    part = forms.ChoiceField(
        label=gettext_lazy("Preferred time"),
        choices=Part.choices,
        initial=Part.ANY,
        required=False,
        widget=forms.RadioSelect,
    )
    not_before = DateField(label=gettext_lazy("Not before"), required=False)
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Day"),
        choices=[("", pgettext_lazy("weekday", "Any")), *Weekday.choices[:6]],
        required=False,
        coerce=int,
        empty_value=None,
    )
    time = MomentField(label=gettext_lazy("Time"))
    beyond = forms.CharField(
        label=gettext_lazy("Reason for going beyond a limit"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=gettext_lazy("Then times are offered too that a limit keeps back. The reason stays visible."),
    )

    def __init__(self, data, *, step: bool, modes, offices=(), beyond=False, **kwargs):
        """`offices`: pairs of code and label; `beyond`: whether the user may go beyond a limit."""
        super().__init__(data, **kwargs)
        self.step = step
        if not beyond:
            del self.fields["beyond"]
        self.fields["mode"].choices = [(mode, Mode(mode).label) for mode in modes]
        self.set_offices(offices)
        self.fields["time"].error_messages["required"] = _("Choose a time.")

    def set_offices(self, offices) -> None:
        self.fields["office"].choices = [("", self.no_office), *offices]

    no_office = gettext_lazy("nearest with a free time")

    def add_error(self, field, error):
        if not (self.step and getattr(error, "code", None) == "required"):
            super().add_error(field, error)

    def wish(self) -> Wish:
        data = self.cleaned_data
        return Wish(data.get("not_before"), data.get("part") or Part.ANY, data.get("weekday"))


class MoveForm(TimeForm):
    why_in_person = forms.ChoiceField(
        label=gettext_lazy("Why in person"),
        choices=[("", "–"), *WhyInPerson.choices],
        required=False,
        help_text=gettext_lazy("Only on days on which visits in person are restricted."),
    )
    tell = forms.ChoiceField(label=gettext_lazy("Letter to the client"), widget=forms.RadioSelect)

    def __init__(self, *args, told_by: Channel, asks_why: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_why:
            del self.fields["why_in_person"]
        how = [] if told_by == Channel.NONE else [("yes", told_by.label)]
        self.fields["tell"].choices = [*how, ("no", pgettext_lazy("letter", "Nothing"))]


class CallerForm(TimeForm):
    q = SearchField(
        label=gettext_lazy("Phone, name or personal code"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs=PLAIN),
    )
    person = forms.ChoiceField(label=gettext_lazy("Person"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("First name, surname"), max_length=150, required=False, widget=forms.TextInput(attrs=PLAIN)
    )
    phone = PhoneField(label=gettext_lazy("Phone"), required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), max_length=254, required=False, widget=forms.EmailInput(attrs=PLAIN)
    )
    booked_by_other = forms.CharField(
        label=gettext_lazy("Booked by someone else"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=gettext_lazy("Who calls for the client: name and how related. Then phone and e-mail are theirs."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of contact"), choices=Language.choices)
    said = forms.CharField(
        label=gettext_lazy("What it is about, in the caller's words"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs=PLAIN),
    )
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose of the visit"))
    district = forms.ModelChoiceField(
        label=gettext_lazy("District"),
        queryset=District.objects.none(),
        required=False,
        empty_label=gettext_lazy("not chosen"),
    )
    letters_by = forms.ChoiceField(
        label=gettext_lazy("Confirmation to the client"), choices=LETTERS, widget=forms.RadioSelect
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=gettext_lazy("For a letter by post, where it is not known yet."),
    )
    way = forms.ChoiceField(label=gettext_lazy("Where the wish came from"), choices=WAYS, initial=Way.PHONE)
    wished_on = DateField(
        label=gettext_lazy("When the wish was first told"), required=False, help_text=gettext_lazy("Empty: today.")
    )
    need = forms.CharField(
        label=gettext_lazy("Need, in a few words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    help_entering = forms.BooleanField(label=gettext_lazy("Help entering the building is needed"), required=False)
    interpreter = forms.BooleanField(label=gettext_lazy("An interpreter is needed"), required=False)
    companions = forms.IntegerField(label=gettext_lazy("Comes with, people"), min_value=0, max_value=20, required=False)
    why_in_person = forms.ChoiceField(
        label=gettext_lazy("Why in person"),
        choices=[("", "–"), *WhyInPerson.choices],
        required=False,
        help_text=gettext_lazy("Only on days on which visits in person are restricted."),
    )
    keep_open = forms.BooleanField(
        label=gettext_lazy("More times will be agreed: the request stays open"), required=False
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, *, purposes, people, districts, asks_why=False, **kwargs):
        """`purposes`: rows by id as text, sorted by department; `people`: those who can be chosen; `asks_why`: whether
        visits in person are restricted now or soon."""
        super().__init__(data, **kwargs)
        if not asks_why:
            del self.fields["why_in_person"]
        self.purposes, self.people = purposes, {str(person.pk): person for person in people}
        self.fields["purpose"].choices = [("", "–"), *_by_department(purposes)]
        self.fields["person"].choices = [(pk, person.name) for pk, person in self.people.items()] + [(NEW, NEW)]
        self.fields["district"].queryset = districts
        self.fields["person"].error_messages["required"] = _("Choose a person, or a new person.")

    def clean_wished_on(self):
        day = self.cleaned_data["wished_on"]
        if day and day > clock.today():
            raise ValidationError(_("The wish cannot be told in the future."))
        return day

    def clean(self):
        data = super().clean()
        if not self.step:
            self._clean_person(data)
            self._clean_letters(data)
        return data

    def _clean_person(self, data):
        if data.get("person") == NEW and not data.get("name") and "name" not in self.errors:
            self.add_error("name", _("Please enter the name."))
        if data.get("mode") == Mode.PHONE and not data.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Please enter the number that the specialist will call."))

    def _clean_letters(self, data):
        wish, phone, email = data.get("letters_by"), data.get("phone", ""), data.get("email", "")
        person = self.chosen
        if wish == Channel.SMS and "phone" not in self.errors and not can_receive_sms(phone):
            self.add_error(
                "letters_by",
                _("A text message can be sent only to a mobile phone. Choose another way, or give a mobile number."),
            )
        elif wish == Channel.EMAIL and not email and "email" not in self.errors:
            self.add_error("email", _("Please give an e-mail address, or choose another way."))
        elif wish == Channel.POST and not (data.get("address") or (person and person.address)):
            self.add_error("address", _("Please give an address, or choose another way."))

    @property
    def chosen(self):
        """The person, or None where it is a new one."""
        return self.people.get(self.cleaned_data.get("person", ""))

    @property
    def chosen_purpose(self):
        return self.purposes.get(self.cleaned_data.get("purpose", ""))

    def contact(self) -> Contact:
        data = self.cleaned_data
        person = self.chosen
        return Contact(
            name=person.name if person else data["name"],
            person=person,
            **{
                name: data[name]
                for name in (
                    "phone",
                    "email",
                    "language",
                    "letters_by",
                    "need",
                    "help_entering",
                    "interpreter",
                    "district",
                    "booked_by_other",
                )
            },
            companions=data["companions"] or 0,
        )

    def wished_at(self):
        """Midnight where only an earlier day is known."""
        day = self.cleaned_data["wished_on"]
        return clock.at(day, midnight()) if day and day < clock.today() else None


def _by_department(purposes: dict):
    for department, pairs in groupby(purposes.items(), key=lambda pair: pair[1].department):
        yield department.label, [(pk, purpose.label) for pk, purpose in pairs]


def new_key() -> str:
    return str(uuid.uuid4())

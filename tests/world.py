"""A municipality with one of everything, and every page of it: for the sweeps that walk the whole site."""

import re
import uuid
from datetime import time, timedelta
from decimal import Decimal
from html.parser import HTMLParser

from django.contrib.admin import site as admin_site
from django.urls import URLResolver, get_resolver, reverse

from benefits.actions import (
    accounts,
    applications,
    awards,
    deadlines,
    entitlements,
    households,
    income_tests,
    jubilees,
    statuses,
    thresholds,
)
from benefits.income import months_counted
from benefits.models import ExtensionRun, RefusalReason, ReviewItem
from bookings.actions import (
    absences,
    activities,
    booking,
    closings,
    desk,
    handling,
    inbox,
    offers,
    publishing_runs,
    requests,
    visits,
)
from bookings.actions.booking import Contact
from bookings.actions.offers import Wanted
from bookings.models import Need, Request, SurveyAnswer, SurveyInvitation
from bookings.proposals import Stretch
from socialservice import cards, clock, links
from socialservice.actions import cases, letters, mass, merging, printing, restrictions, twins
from socialservice.actions.ingest import ingest
from socialservice.identifiers import new_token
from socialservice.letters import Draft, Recipient
from socialservice.models import Channel, Emergency, Letter, Mailbox, SpecialistDistrict, Submission, SwitchCommand
from socialservice.periods import months_later
from tests import factories
from tests.socialservice.mail.letters import PDF, letter, signed

PERSONAS = ["front_desk", "phone_centre", "specialist", "manager", "data_protection", "administrator"]

# Pages of packages that answer only in the middle of something of theirs, or only with a service outside.
ELSEWHERE = re.compile(
    r"^(socialaccount_|openid_connect_|account_(confirm_email|email_verification|reset_password_from_key$)|mfa_(remove|edit)_webauthn)"
)


class World:
    """Liepāja with one of everything; `value(name, page)` fills the arguments of a page's address."""

    def __init__(self, code="liepaja", name="Liepāja"):
        self.town = town = factories.Town(code, name)
        self.municipality = town.municipality
        self.staff = {role: town.staff(role, f"{name} {role}") for role in PERSONAS}
        self.staff["specialist"].competences.create(competence=town.competence, valid_from=factories.LONG_AGO)
        self._book()
        self._receive()
        self._read_mail()
        self._grant()
        self._apply()
        self._give()
        self._declare()
        self._plan()
        self._offer()
        self._close()
        self._write_to_many()
        self._ask()
        self._print()
        self._fail()
        self._merge()

    def _merge(self):
        """Somebody may be written down twice; somebody else was, and is one now."""
        told = {"name": self.person.name, "phone": self.person.phone, "district": self.town.district}
        self.twin = factories.person(self.municipality, **told)
        twins.look(municipality=self.municipality)
        cards.explain(person=self.twin, reason="salīdzina", by=self.staff["manager"])
        kept, gone = (factories.person(self.municipality, "Vilma Priede") for _one in range(2))
        self.merged = merging.merge(kept=kept, gone=gone, reason="viens cilvēks", by=self.staff["manager"])

    def _fail(self):
        """A text message that its gateway could not deliver."""
        self.gateway = self.municipality.gateways.create(
            name="Īsziņas", channel="sms", adapter="signed", url="https://:key@sms.example.org/", secret="0" * 32
        )
        to = Recipient(Channel.SMS, "+37129000009", "lv", self.person)
        letters.write_now(municipality=self.municipality, kind="rescheduled", draft=Draft(to, text="Pieraksts"))
        self.failed = self.municipality.letters.latest("pk")
        self.failed.state, self.failed.note, self.failed.finished_at = "failed", "undelivered", clock.now()
        self.failed.save()

    def _print(self):
        """A letter that goes by post, printed in a batch."""
        home = Recipient(Channel.POST, "Lielā iela 1, Liepāja", "lv", self.person)
        filled = Draft(home, subject="Pieraksts", text="Labdien!\n\nGaidīsim Jūs.\n")
        letters.write_now(municipality=self.municipality, kind="booking_confirmed", draft=filled, at_once=False)
        self.municipality.letters.filter(channel="post").update(state="kept", note="to_post")
        self.batch = printing.make(municipality=self.municipality, by=self.staff["manager"])

    def _offer(self):
        """Somebody has asked for an individual time and been offered one."""
        asked = requests.ask(
            municipality=self.municipality,
            name="Andris Vītoliņš",
            phone="+37129000003",
            need="Cits laiks",
            preferred_time="vakarā",
            purpose=self.town.purpose,
        )
        self.offer = offers.offer_times(
            request=asked,
            purpose=self.town.purpose,
            mode="in_person",
            times=[Wanted(self.town.resource, self.town.office, clock.now() + timedelta(days=20))],
            until=clock.now() + timedelta(days=2),
            by=self.staff["specialist"],
        )

    def _write_to_many(self):
        """To a district of which one cannot be written to; counted, not started."""
        self.person.district = self.town.district
        self.person.save()
        factories.person(self.municipality, name="Ausma Āboliņa", phone="+37163426044", district=self.town.district)
        manager = self.staff["manager"]
        self.mass = mass.write(
            municipality=self.municipality,
            by=manager,
            name="Biļetes",
            audience="district",
            chosen={"district": self.town.district.pk},
            sms_lv="Lūdzam pieteikties: {url}",
            subject_lv="Lūdzam pieteikties",
            body_lv="Labdien!",
            first_day=clock.today(),
        )
        mass.count(mass=self.mass, by=manager)

    def _ask(self):
        """A visitor may be asked; another has answered, with thanks that may be forwarded."""
        self.invitation = SurveyInvitation.objects.create(
            appointment=self.visit,
            contact=f"somebody of {self.municipality.code}",
            asked_on=clock.today(),
            link=new_token(),
            due_at=clock.now(),
        )
        self.answer = SurveyAnswer.objects.create(
            municipality=self.municipality,
            office=self.town.office,
            purpose=self.town.purpose,
            month=clock.today().replace(day=1),
            service=5,
            words="Paldies!",
            thanks_to="Sintijai",
            may_forward=True,
        )

    def _close(self):
        """A colleague is away for a day, with one visit of which nobody can be told by letter."""
        colleague = factories.resource(self.town.office, self.town.purpose, name="Dace Kalniņa")
        starts_at = clock.at(clock.today() + timedelta(days=40), time.min)
        [slot] = self.town.slots(clock.today() + timedelta(days=40), "9:00", resource=colleague)
        factories.appointment(slot, self.town.purpose, phone="+37163426044")
        stretch = Stretch(starts_at, starts_at + timedelta(days=1), resource=colleague)
        self.closing = closings.close(stretch=stretch, reason="mācības", by=self.staff["manager"])
        closings.work(closing=self.closing)

    def _plan(self):
        """The specialist receives, is away in a month, and has a case; the district is theirs."""
        user, since = self.staff["specialist"], factories.LONG_AGO
        self.town.resource.user = user
        self.town.resource.calendar_key = new_token()
        self.town.resource.save()
        SpecialistDistrict.objects.create(
            district=self.town.district, competence=self.town.competence, user=user, valid_from=since
        )
        self.absence = absences.enter(
            resource=self.town.resource,
            kind="training",
            starts_at=clock.now() + timedelta(days=30),
            ends_at=clock.now() + timedelta(days=31),
            by=user,
        )
        self.publishing = publishing_runs.begin(
            municipality=self.municipality, chosen={self.town.resource: "seen"}, by=self.staff["manager"]
        )
        self.outside = factories.person(self.municipality, name="Svešas Lietas Klients")
        cards.explain(person=self.person, reason="pārrauga lietas", by=self.staff["manager"])
        self.case = cases.assign(
            person=self.person, competence=self.town.competence, user=user, since=clock.today(), by=user
        )

    def _book(self):
        town, now = self.town, clock.now()
        Need.objects.create(
            municipality=town.municipality, text="Nauda mājoklim", text_en="Money for housing", purpose=town.purpose
        )
        self.rule = factories.rule(town.resource)
        today = clock.local(now).replace(minute=0, second=0, microsecond=0)
        hour = min(max(today.hour, 7), 20)
        self.free, self.taken, self.blocked = town.slots(clock.today() + timedelta(days=1), "9:00", "9:20", "9:40")
        town.slots(clock.today() + timedelta(days=1), "10:00", "10:20", "10:40", "11:00")
        [visit] = town.slots(clock.today(), f"{hour}:40")
        self.person = factories.person(
            town.municipality,
            personal_code="39000100078",
            phone="+37129123456",
            birth_date=clock.today().replace(year=1938),
        )
        contact = Contact(name=self.person.name, phone=self.person.phone, person=self.person)
        booked = {
            "purpose": town.purpose,
            "office": town.office,
            "mode": "in_person",
            "contact": contact,
            "came_from": "web",
        }
        self.appointment = booking.book(**booked, starts_at=self.taken.starts_at)
        self.visit = factories.appointment(visit, town.purpose, person=self.person)
        self.ticket = desk.walk_in(office=town.office, purpose=town.purpose, by=self.staff["front_desk"])
        self.wall = factories.screen(town.office, "wall")
        self.door = factories.screen(town.office, "door")
        self.stranger = visits.send_stranger_away(office=town.office, reason="no_time", by=self.staff["front_desk"])
        self.letter = Letter.objects.filter(municipality=town.municipality).first()

        tomorrow = clock.today() + timedelta(days=1)
        self.activity = activities.create(
            office=town.office,
            resource=town.resource,
            purpose=town.purpose,
            name="Budžeta plānošana",
            starts_at=clock.at(tomorrow, time(17)),
            minutes=60,
            places=5,
            by=self.staff["specialist"],
        )
        self.place = activities.join(
            activity=self.activity, contact=Contact(name="Ausma Āboliņa", phone="+37129000003"), came_from="web"
        )

    def _receive(self):
        self.request = Request.objects.create(
            municipality=self.municipality,
            submission=Submission.objects.create(municipality=self.municipality, way="web", received_at=clock.now()),
            number=1,
            purpose=self.town.purpose,
            name="Ausma Āboliņa",
            phone="+37129000002",
            need="Vajadzīga aprūpe mājās",
            created_at=clock.now(),
            due_on=clock.today(),
        )

        by = self.staff["front_desk"]
        self.box = self.municipality.drop_boxes.create(name="Pie ieejas", address="E. Veidenbauma iela 3")
        self.emptying = inbox.empty(box=self.box, day=clock.today(), found=2, by=by)
        came = inbox.enter(
            municipality=self.municipality, way="", emptying=self.emptying, name="Aina Krauze", need="Iesniegums", by=by
        )
        handling.hand_to_benefits(request=came, subject="Mājokļa pabalsts", by=by)

    def _read_mail(self):
        """A message that made a request, signed, and one that a program sent, with a code and a file."""
        box = Mailbox.objects.create(municipality=self.municipality, address=f"pasts@{self.municipality.code}.example")
        raw = letter("Mans kods: 390123-12345", subject="Iesniegums", files=[("a.edoc", signed()), ("b.pdf", PDF)])
        self.signed = ingest(mailbox=box, raw=raw, received_at=clock.now()).submission
        raw = letter("Mans kods: 390123-12345", Auto_Submitted="auto-replied", files=[("b.pdf", PDF)])
        self.mail = ingest(mailbox=box, raw=raw, received_at=clock.now())

    def _grant(self):
        by, first = self.staff["specialist"], clock.today().replace(day=1)
        self.household = households.found(contact_person=self.person, since=factories.LONG_AGO, by=by)
        last = (first + timedelta(days=100)).replace(day=1) - timedelta(days=1)
        self.status = statuses.grant(
            household=self.household,
            kind="needy",
            granted_from=first,
            granted_until=last,
            decision_no="117",
            decided_on=clock.today(),
            by=by,
        )
        self.review = ReviewItem.objects.create(
            status=self.status, reason="documents_missing", until=last, created_at=clock.now()
        )
        self.told = self.status.review_items.create(reason="told_date_kept", until=last, created_at=clock.now())
        self.double = self.status.review_items.create(reason="two_open", until=last, created_at=clock.now())
        self.run = ExtensionRun.objects.create(
            municipality=self.municipality, trigger="daily", started_at=clock.now(), total=3
        )
        self.deadline = deadlines.enter(household=self.household, kind="home_visit", due_on=clock.today(), by=by)

    def _apply(self):
        """Somebody applies for a status: incomes entered and weighed, not yet decided."""
        by = self.staff["specialist"]
        thresholds.load()
        RefusalReason.objects.create(municipality=self.municipality, code="income", name="Ienākumi pārsniedz slieksni")
        self.municipality.low_income_lines.create(
            composition="lone", first=600, valid_from=clock.today(), source="saistošie noteikumi"
        )
        self.application = applications.enter(
            person=self.person, way="desk", received_at=clock.now(), wants="status", subject="Statuss", by=by
        )
        [self.income] = applications.add_incomes(
            application=self.application,
            person=self.person,
            kind="pension",
            amounts={months_counted(clock.today())[0]: 300},
            by=by,
        )
        income_tests.run(application=self.application, members=1, composition="lone", months=3, by=by)

    def _give(self):
        """A benefit with a payment due, a ticket for who is over 80, a jubilee, a service with an end."""
        by, since = self.staff["specialist"], factories.LONG_AGO
        self.benefit, self.ticketed, self.pilot = (
            self.municipality.services.create(code=code, kind=kind, valid_from=since, valid_until=until)
            for code, kind, until in (
                ("health", "social_benefit", None),
                ("tickets", "material_support", None),
                ("pilot", "social_service", clock.today() + timedelta(days=30)),
            )
        )
        for service in (self.benefit, self.ticketed, self.pilot):
            service.names.create(name=f"Pakalpojums {service.code}", valid_from=since)
        self.benefit.benefit_rules.create(unit="person", ceiling=500, state_share=50, valid_from=since)
        self.municipality.facilities.create(name="Grupu dzīvoklis", kind="group_flat", address="Lielā iela 1")
        by_document = self.municipality.groups.create(code="repressed", name="Politiski represētie")
        over_80 = self.municipality.groups.create(code="over-80", name="Vecāki par 80", proof="age", over_age=80)
        last = clock.today() + timedelta(days=20)
        rule = self.ticketed.benefit_rules.create(gives="ticket", term_until=last, valid_from=since)
        rule.groups.set([over_80])
        accounts.set_account(person=self.person, iban="LV80BANK0000435195001", holder=self.person.name, by=by)
        given, self.asked = (
            applications.enter(
                person=self.person,
                way="desk",
                received_at=clock.now(),
                wants="benefit",
                service=self.benefit,
                subject=subject,
                by=by,
            )
            for subject in ("Zāles", "Briļļu iegāde")
        )
        wish = awards.Wish(first_day=clock.today(), amount=Decimal(40))
        self.award = awards.grant(application=given, wish=wish, by=by).award
        self.payment = self.award.payments.get()
        self.entitlement = entitlements.give(service=self.ticketed, person=self.person, by=by)
        told = {"document_kind": "apliecība", "document_number": "PR-1"}
        self.membership = entitlements.join_group(group=by_document, person=self.person, by=by, **told)
        self.bulk = entitlements.begin_extension(
            municipality=self.municipality,
            service=self.ticketed,
            old_end=last + timedelta(days=1),
            new_end=last + timedelta(days=60),
            decision_no="118",
            reason="lēmums",
            by=by,
        )
        old = factories.person(self.municipality, birth_date=months_later(clock.today(), -80 * 12))
        self.jubilee = jubilees.assign(person=old, age=80, day=clock.today(), assignee=by, by=by)

    def _declare(self):
        self.emergency = Emergency.objects.create(
            name="Plūdi",
            legal_reference="Domes lēmums Nr. 1",
            starts_on=clock.today() - timedelta(days=20),
            planned_end=clock.today() + timedelta(days=20),
            nationwide=False,
            municipality=self.municipality,
            extends_statuses=False,
        )
        self.switch = SwitchCommand.objects.create(
            emergency=self.emergency,
            municipality=self.municipality,
            what="declare",
            by=self.staff["manager"],
            at=clock.now(),
        )
        self.switch.steps.create(
            handler="appointment",
            about="bookings.Appointment",
            about_id=self.visit.pk,
            choice="phone",
            before={"starts_at": self.visit.starts_at.isoformat(), "mode": self.visit.mode, "to_call": True},
        )
        self.restriction = restrictions.switch_on(
            municipality=self.municipality, code="protection", valid_from=clock.today(), by=self.staff["manager"]
        )

    def value(self, argument: str, page: str):
        """What stands for the argument in the address of that page."""
        if argument == "pk":
            return self._row(page).pk
        return {
            "purpose": self.town.purpose.code,
            "office": self.town.office.code,
            "token": self._link(page),
            "key": self._key(page),
            "day": clock.today(),
            "number": self._number(page),
            "service": self.ticketed.pk,
            "income": self.income.pk,
            "other": self.twin.pk,
            "certificate": self.status.last_certificate.pk,
            "status": self.status.pk,
            "answer": self.answer.pk,
            "rule": self.rule.pk,
            "kind": "booking_confirmed",
            "language": "lv",
            "batch": self.batch.number,
        }[argument]

    def _number(self, page: str) -> int:
        if page == "award_new":
            return self.asked.number
        return (self.application if page.startswith("application") else self.request).number

    def _key(self, page: str) -> str:
        keys = {"wall": self.wall, "receipt": self.gateway}
        return self.town.resource.calendar_key if page == "calendar_feed" else keys.get(page, self.door).key

    def _link(self, page: str) -> str:
        if page.startswith("offer_"):
            return self.offer.link
        if page == "survey":
            return self.invitation.link
        return self.ticket.link if page == "appointment_link_leave" else self.appointment.link

    def _row(self, page: str):
        if page.startswith("desk_earlier"):
            return self.appointment
        if page in ("desk_block",):
            return self.free
        if page in ("desk_unblock",):
            return self.blocked
        beginnings = {
            "person_reason": self.outside,
            "mail_": self.mail,
            "file": self.mail.files.get(),
            "signature": self.signed,
            "submission_codes": self.request.submission,
            "desk_activity": self.activity,
            "activity": self.activity,
            "desk_stranger_back": self.stranger,
            "mine_calendar": self.town.resource,
            "mine_absence": self.absence,
            "absence": self.absence,
            "case_end": self.case,
            "timetable": self.town.resource,
            "publishing_run": self.publishing,
            "desk_move": self.appointment,
            "desk_cancel": self.appointment,
            "desk_call_to": self.ticket,
            "desk_ticket": self.ticket,
            "desk_closing": self.closing,
            "desk_close": self.town.resource,
            "closing": self.closing,
            "offer": self.offer,
            "desk_": self.visit,
            "appointment": self.visit,
            "application": self.person,
            "letter_settle": self.failed,
            "letter_correct": self.failed,
            "letter_by_post": self.failed,
            "mass_": self.mass,
            "letter": self.letter,
            "emergency": self.emergency,
            "restriction": self.restriction,
            "switch_": self.switch,
            "status_review": self.review,
            "status_shorten": self.told,
            "status_choose": self.double,
            "status_documents": self.review,
            "extension_run": self.run,
            "deadline_new": self.person,
            "deadline": self.deadline,
            "unchanged": self.person,
            "status": self.person,
            "household": self.person,
            "award": self.award,
            "payment_cash": self.payment,
            "entitlements_extension": self.bulk,
            "entitlement": self.entitlement,
            "membership": self.membership,
            "jubilee": self.jubilee,
            "catalogue": self.pilot,
            "person_merge_undo": self.merged,
            "person": self.person,
            "people": self.person,
            "request": self.request,
            "drop_box": self.box,
            "emptying": self.emptying,
            "caller_done": self.appointment,
            "link_person": self.appointment,
        }
        return next(row for beginning, row in beginnings.items() if page.startswith(beginning))

    def url(self, name: str, **more) -> str:
        return self.path(next(page for page in pages() if page.name == name))

    def path(self, page: "Page") -> str:
        with links.within(self.municipality):
            return reverse(page.name, kwargs={a: self.value(a, page.name) for a in page.arguments}) + self.query(
                page.name
            )

    def query(self, name: str) -> str:
        if name in ("booking_time", "booking_details", "booking_confirm"):
            return f"?vieta={self.town.office.code}&veids=in_person"
        return ""


class Page:
    """One named address of the municipality's site."""

    def __init__(self, name: str, arguments: list[str], callback):
        self.name, self.arguments, self.callback = name, arguments, callback

    @property
    def public(self) -> bool:
        return not getattr(self.callback, "login_required", True)

    def __repr__(self):
        return self.name


def pages() -> list[Page]:
    """Every address but the admin's, which `admin_paths` gives."""
    return [page for page in _walk(get_resolver("socialservice.urls")) if page.name and not ELSEWHERE.match(page.name)]


def _walk(resolver, above=()):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from _walk(pattern, (*above, *pattern.pattern.converters))
        else:
            yield Page(pattern.name, [*above, *pattern.pattern.regex.groupindex], pattern.callback)


def admin_paths(world: World) -> list[str]:
    """The admin's index, and the list and the form of each of its models."""
    with links.within(world.municipality):
        found = [reverse("admin:index")]
        for model, options in admin_site._registry.items():
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            found.append(reverse(f"{name}_changelist"))
            if options.has_add_permission.__qualname__ != "ReadonlyMixin.has_add_permission":
                found.append(reverse(f"{name}_add"))
        return found


class Forms(HTMLParser):
    """The forms of a page: method, action, and each field with its kind, value and choices."""

    def __init__(self, html: str):
        super().__init__()
        self.forms, self._field, self._select = [], None, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):  # noqa: C901 - one branch for each kind of field
        attributes = dict(attributes)
        if tag == "form":
            self.forms.append(
                {
                    "method": attributes.get("method", "get").lower(),
                    "action": attributes.get("action", ""),
                    "fields": {},
                }
            )
        if not self.forms:
            return
        fields = self.forms[-1]["fields"]
        name = attributes.get("name")
        if tag == "input" and name:
            kind = attributes.get("type", "text")
            if kind in ("radio", "checkbox"):
                field = fields.setdefault(name, {"kind": kind, "value": None, "choices": []})
                field["choices"].append(attributes.get("value", "on"))
                if "checked" in attributes:
                    field["value"] = attributes.get("value", "on")
            elif kind != "submit":
                fields[name] = {"kind": kind, "value": attributes.get("value") or "", "choices": []}
        elif tag == "textarea" and name:
            fields[name] = self._field = {"kind": "textarea", "value": "", "choices": []}
        elif tag == "select" and name:
            fields[name] = self._select = {"kind": "select", "value": None, "choices": []}
        elif tag == "option" and self._select is not None:
            value = attributes.get("value", "")
            self._select["choices"].append(value)
            if "selected" in attributes or self._select["value"] is None:
                self._select["value"] = value
        elif tag == "button" and name:
            fields.setdefault(name, {"kind": "button", "value": None, "choices": []})["choices"].append(
                attributes.get("value", "")
            )

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._field = None

    def handle_data(self, data):
        if self._field is not None:
            self._field["value"] += data


def posted(form: dict) -> dict:
    """What a browser would send of the form as it stands."""
    return {
        name: field["value"]
        for name, field in form["fields"].items()
        if field["value"] is not None and field["kind"] != "button" and name != "csrfmiddlewaretoken"
    }


def new_key() -> str:
    return str(uuid.uuid4())


__all__ = ["PERSONAS", "Forms", "Page", "World", "admin_paths", "new_key", "pages", "posted"]

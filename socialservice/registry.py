"""Where a page or an act needs both apps, each brings its part, named here and imported when asked."""

from django.utils.module_loading import import_string
from django.utils.translation import pgettext_lazy

# Letters due later: kind → function(letter) → Draft, or None where the letter is no longer true.
LETTERS = {
    "reminder_1d": "bookings.letters.render_reminder",
    "reminder_2h": "bookings.letters.render_reminder",
    "survey": "bookings.letters.render_survey",
    "status_extended": "benefits.letters.render_status_extended",
    "status_expiring": "benefits.letters.render_status_expiring",
}

# The kinds of letters with their gaps: lists of `socialservice.letter_kinds.LetterKind`.
LETTER_KINDS = [
    "socialservice.letter_kinds.OWN",
    "bookings.letter_kinds.KINDS",
    "benefits.letter_kinds.KINDS",
]

# What follows when an emergency is declared, changed or voided: (preview, apply, report), see
# `socialservice.consequences`.
EMERGENCY_CONSEQUENCES = [
    ("benefits.consequences.preview", "benefits.consequences.begin", "benefits.consequences.report"),
    (
        "benefits.consequences.preview_deadlines",
        "benefits.consequences.put_off",
        "benefits.consequences.report_deadlines",
    ),
]

# Whom the numbers of its preview count: the beginning of the key → function(emergency, municipality, rest of the key,
# after which row) → `socialservice.consequences.Listed` or None.
EMERGENCY_LISTS = {
    "terms": "benefits.counted.terms",
    "review": "benefits.counted.review",
    "deadlines": "benefits.counted.deadlines",
}

# What a manager chooses with it, by name: a `socialservice.consequences.Part`. In this order they are shown and done.
SWITCH_PARTS = {
    "restrictions": "socialservice.switched.PART",
    "appointments": "bookings.switching.PART",
}

# Who does other steps of the command: handler → function(step) → whether it is done.
SWITCH_HANDLERS = {
    "statuses": "benefits.consequences.finish",
}

# Parts of the person's page: function(person, user, municipality) → context for its template, or None where the role
# may not see it; the template; the column.
PERSON_PANELS = [
    ("benefits.panels.statuses", "benefits/_panel_statuses.html", "main"),
    ("benefits.panels.household", "benefits/_panel_household.html", "main"),
    ("benefits.given.tickets", "giving/_panel_tickets.html", "main"),
    ("benefits.given.awards", "giving/_panel_awards.html", "main"),
    ("benefits.given.ended", "giving/_panel_ended.html", "main"),
    ("socialservice.panels.letters", "socialservice/_panel_letters.html", "main"),
    ("socialservice.panels.identity", "people/_panel_identity.html", "side"),
    ("bookings.panels.appointments", "bookings/_panel_appointments.html", "side"),
    ("bookings.panels.requests", "requests/_panel_requests.html", "side"),
    ("socialservice.panels.cases", "people/_panel_cases.html", "side"),
    ("socialservice.panels.records", "people/_panel_records.html", "side"),
    ("socialservice.panels.left_behind", "people/_panel_left.html", "side"),
]

# What makes a person one's own case: function(person, user, day) → whether.
OWN_CASES = [
    "socialservice.cards.assigned",
    "bookings.own_cases.assigned",
    "benefits.own_cases.decided",
]

# Whose it is that came in: function(submission) → the person it is about, or None.
WHOSE_SUBMISSION = [
    "bookings.own_cases.whose",
    "benefits.own_cases.whose",
]

# Who is found by a number that is neither phone nor personal code: function(municipality, text) → people.
FINDERS = [
    "benefits.lookup.by_certificate",
    "benefits.lookup.by_card",
]

# What moves when two people turn out to be one, in this order: lists of `socialservice.moving.Rows`. And what stays
# with the one who is gone: foreign key → why.
PERSON_MOVERS = [
    "bookings.moving.MOVERS",
    "benefits.moving.MOVERS",
    "socialservice.moving.OWN",
]
PERSON_STAYS = [
    "socialservice.moving.STAYS",
]

# When somebody was here last, asked of callers: function(person) → day or None.
LAST_VISIT = "bookings.panels.last_visit"

# The statuses' short answer for those who may only know "in force until": function(person, day) → date or None.
TERM_OF_PERSON = "benefits.terms.in_force_until"

# Facts stored although they could be derived: function() → list of sentences about what does not agree.
COMPARISONS = [
    "bookings.comparisons.compare",
    "benefits.comparisons.compare",
]

# What is removed once it has been kept long enough: kind of `RetentionTerm`, or `retention.TRACES` → functions
# (municipality, before, limit) → how many rows, see `socialservice.actions.forgetting`.
RETENTION = {
    "visits": [
        "bookings.actions.forgetting.visits",
        "bookings.actions.forgetting.sent_away",
        "bookings.actions.forgetting.incidents",
        "bookings.actions.forgetting.daily_clients",
    ],
    "requests": ["bookings.actions.forgetting.requests"],
    "letters": [
        "socialservice.actions.forgetting.letters",
        "socialservice.actions.forgetting.replies",
        "socialservice.actions.forgetting.mass_recipients",
    ],
    "mail": ["socialservice.actions.forgetting.mail"],
    "access": ["socialservice.actions.forgetting.access_log", "socialservice.actions.forgetting.identity_checks"],
    "traces": [
        "socialservice.actions.forgetting.used_codes",
        "socialservice.actions.forgetting.letters_with_codes",
        "bookings.actions.forgetting.holds",
    ],
}

# What is missing in the settings: function(municipality, day) → gaps, shown on the first page of the admin.
GAPS = [
    "socialservice.gaps.find_here",
    "bookings.gaps.find",
]

# What follows when opening periods, working days or the days ahead change: function(municipality, office=None,
# day=None)
# → sentences about what it did.
HOURS_CHANGED = [
    "bookings.hours.changed",
]

# What follows when the places in a waiting room change: function(municipality, office=office).
ROOM_CHANGED = [
    "bookings.actions.allowances.renew",
]

# Who makes a request of a message that came in, or adds it to the one it answers, in the same transaction:
# function(submission=, message=, found=), see `socialservice.mail.found`.
TAKES_IN = "bookings.actions.inbox.take_in"

# Where else than at the person a number or an address is corrected under which a letter reached nobody: about →
# function(letter=, to=, by=).
CONTACTS = {
    "bookings.Appointment": "bookings.actions.contacts.of_appointment",
    "bookings.Request": "bookings.actions.contacts.of_request",
}

# A letter that reached nobody, written anew for the post: about → function(letter, to) → Draft, or None where it is no
# longer true or too late by post. Letters about other things go on paper in the words they had.
ON_PAPER = {
    "bookings.Appointment": "bookings.on_paper.of_appointment",
    "bookings.Request": "bookings.on_paper.of_request",
    "bookings.TimeOffer": "bookings.on_paper.of_offer",
    "benefits.extension": "benefits.letters.render_status_extended",
    "benefits.Status": "benefits.letters.render_status_expiring",
}

# What an answer to a text message does: function(reply) → what was done, one of `SmsReply.Did`.
SMS_REPLIES = "bookings.replies.answer"

# Who registers an application that came in as a request: function(submission=, subject=, person=, request_number=, by=)
# → the application with its number.
HANDS_TO_BENEFITS = "benefits.actions.applications.take_in"

# Whose submissions staff do not see, with all that came with them: function(municipality, user) → their numbers.
OUT_OF_SIGHT = "bookings.inbox.out_of_sight"

# Demo data, in this order: function(world) fills it.
DEMO = [
    "socialservice.demo.load",
    "bookings.demo.load",
    "benefits.demo.load",
    "socialservice.demo.mass.load",
    "socialservice.demo.mail.load",
]

# To whom a mass letter goes: audience → function(municipality, chosen) → iterator of `socialservice.audiences.Told`.
AUDIENCES = {
    "appointments": "bookings.audiences.with_appointments",
    "statuses": "benefits.audiences.ending",
    "district": "socialservice.audiences.of_district",
    "age": "socialservice.audiences.of_age",
}

# How many times can still be booked: function(municipality, first, last) → day → times.
CAPACITY = "bookings.audiences.free_times"

# The same by office, also for days that are not published yet: function(municipality, first, last) → office → day →
# times.
CAPACITY_BY_OFFICE = "bookings.audiences.times_by_office"

# The staff menu: (label, URL name, right).
DESK_MENU = [
    (pgettext_lazy("menu", "Day"), "desk", "see_day"),
    (pgettext_lazy("menu", "My work"), "mine", "see_status"),
    (pgettext_lazy("menu", "New appointment"), "caller", "book"),
    (pgettext_lazy("menu", "Requests"), "requests", "see_requests"),
    (pgettext_lazy("menu", "People"), "people", "see_people"),
    (pgettext_lazy("menu", "Access log"), "access_log", "see_log"),
    (pgettext_lazy("menu", "Statuses"), "statuses", "see_term"),
    (pgettext_lazy("menu", "Benefits"), "payments", "give"),
    (pgettext_lazy("menu", "Letters"), "letters", "see_letters"),
    (pgettext_lazy("menu", "Planning"), "timetables", "plan"),
    (pgettext_lazy("menu", "Survey"), "survey_results", "see_survey"),
    (pgettext_lazy("menu", "Emergency"), "emergencies", "emergency"),
    (pgettext_lazy("menu", "Settings"), "admin:index", "configure"),
]

# Entries only for whom the page has something: URL name → function(user, municipality), asked where the right is held.
MENU_ONLY_FOR = {
    "mine": "bookings.mine.receives",
    "access_log": "socialservice.accesslog.stands_alone",
}

# Pages whose address does not stand under that of their menu entry: URL name → URL name of the entry.
UNDER_ENTRY = {
    "survey_words": "survey_results",
    "waiting_list": "requests",
    "survey_paper": "survey_results",
    "access_log": "people",
    "twins": "people",
    **dict.fromkeys(
        [
            *("why_no_time", "to_move", "workload", "coverage", "absences", "absence", "absence_new"),
            *("close", "closing", "closing_go_on", "publish_many", "publishing_run"),
        ],
        "timetables",
    ),
    **dict.fromkeys(["restrictions", "restriction_off", "staff_certificates"], "emergencies"),
    **dict.fromkeys(
        [
            *("entitlements", "entitlement", "entitlements_extend", "entitlements_extension"),
            *("jubilees", "catalogue", "catalogue_service", "catalogue_prolong"),
        ],
        "payments",
    ),
}


def load(name: str):
    return import_string(name)

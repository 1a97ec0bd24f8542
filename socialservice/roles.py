"""Who may do what: one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    SEE_DAY = "see_day", _("see the day of an office")
    SEE_ALL_VISITS = "see_all_visits", _("see visits of every competence, not only of one's own")
    BOOK = "book", _("create and move appointments")
    RUN_DAY = "run_day", _("arrive, call, serve, finish; walk-ins; block and open times")
    CANCEL = "cancel", _("cancel appointments")
    GO_BEYOND = "go_beyond", _("go beyond a limit with a reason")
    PLAN = "plan", _("change hours, enter absences, close days and specialists")
    SEE_INCIDENTS = "see_incidents", _("read notes on incidents")
    SEE_PEOPLE = "see_people", _("find people, see contact and appointments")
    EDIT_PEOPLE = "edit_people", _("create people, change contact data")
    MERGE_PEOPLE = "merge_people", _("merge people written down twice, change a personal code")
    SEE_TERM = "see_term", _("see until when a status is in force")
    SEE_STATUS = "see_status", _("see statuses, households and why a term is what it is")
    DECIDE_STATUS = "decide_status", _("grant and close statuses, issue certificates")
    GIVE = "give", _("give benefits and entitlements, see amounts and payments")
    ISSUE_TICKETS = "issue_tickets", _("issue tickets and cards to those entitled")
    SEE_SPENDING = "see_spending", _("read what is spent on benefits")
    SEE_LETTERS = "see_letters", _("see letters and what became of them")
    SEE_REQUESTS = "see_requests", _("see and answer requests")
    SEE_FIGURES = "see_figures", _("see how long people wait for an answer")
    MASS_LETTERS = "mass_letters", _("write to many people at once")
    SEE_SURVEY = "see_survey", _("read what visitors say")
    EMERGENCY = "emergency", _("declare, prolong, end emergencies and extend statuses")
    SEE_LOG = "see_log", _("read the access log")
    CONFIGURE = "configure", _("configure offices, lines, services, timetables, staff")


class Role(models.TextChoices):
    FRONT_DESK = "front_desk", _("front desk")
    PHONE_CENTRE = "phone_centre", _("telephone centre")
    SPECIALIST = "specialist", _("specialist")
    MANAGER = "manager", _("manager")
    DATA_PROTECTION = "data_protection", _("data protection officer")
    ADMINISTRATOR = "administrator", _("administrator")


R = Right
RIGHTS: dict[str, frozenset[Right]] = {
    Role.FRONT_DESK: frozenset(
        {
            R.SEE_DAY,
            R.SEE_ALL_VISITS,
            R.BOOK,
            R.RUN_DAY,
            R.CANCEL,
            R.GO_BEYOND,
            R.SEE_PEOPLE,
            R.EDIT_PEOPLE,
            R.SEE_TERM,
            R.ISSUE_TICKETS,
            R.SEE_LETTERS,
            R.SEE_REQUESTS,
        }
    ),
    Role.PHONE_CENTRE: frozenset(
        {R.SEE_DAY, R.SEE_ALL_VISITS, R.BOOK, R.SEE_PEOPLE, R.EDIT_PEOPLE, R.SEE_TERM, R.SEE_REQUESTS}
    ),
    Role.SPECIALIST: frozenset(
        {
            R.SEE_DAY,
            R.BOOK,
            R.RUN_DAY,
            R.CANCEL,
            R.GO_BEYOND,
            R.SEE_PEOPLE,
            R.EDIT_PEOPLE,
            R.SEE_TERM,
            R.MERGE_PEOPLE,
            R.SEE_STATUS,
            R.DECIDE_STATUS,
            R.GIVE,
            R.ISSUE_TICKETS,
            R.SEE_LETTERS,
            R.SEE_REQUESTS,
        }
    ),
    Role.MANAGER: frozenset(set(Right) - {R.CONFIGURE}),
    Role.DATA_PROTECTION: frozenset({R.SEE_LOG}),
    Role.ADMINISTRATOR: frozenset({R.CONFIGURE, R.PLAN, R.SEE_LETTERS}),
}

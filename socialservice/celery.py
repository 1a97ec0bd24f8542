"""Celery, and the whole periodic timetable."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socialservice.settings")

app = Celery("socialservice")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["socialservice", "bookings", "benefits"])

# Wall time of Riga. Never between 03:00 and 04:00: that hour is missing or doubled on the nights the clocks change.
app.conf.beat_schedule = {
    # every minute: letters whose time has come
    "letters": {"task": "socialservice.tasks.deliver_letters", "schedule": crontab()},
    # every minute: mass letters whose recipients are to be counted
    "count": {"task": "socialservice.tasks.count_mass_letters", "schedule": crontab()},
    # every minute by day: mass letters that are being sent
    "mass": {"task": "socialservice.tasks.write_mass_letters", "schedule": crontab(hour="8-18")},
    # every minute by day: earlier times for those who wait for one
    "earlier": {"task": "bookings.tasks.offer_earlier_times", "schedule": crontab(hour="8-19")},
    # every ten minutes: visitors who may be asked how it was
    "survey": {"task": "bookings.tasks.ask_visitors", "schedule": crontab(minute="*/10")},
    # every minute: mail that has come in
    "mailboxes": {"task": "socialservice.tasks.read_mailboxes", "schedule": crontab()},
    # every minute: walk-ins whose turn is near
    "near": {"task": "bookings.tasks.tell_near", "schedule": crontab()},
    # every minute: offered times that nobody has answered in time
    "offers": {"task": "bookings.tasks.expire_offers", "schedule": crontab()},
    # every minute: closings whose work was begun and not finished
    "closings": {"task": "bookings.tasks.finish_closings", "schedule": crontab()},
    # every minute: hours published for many at once, where the work was begun and not finished
    "publishing": {"task": "bookings.tasks.finish_publishing", "schedule": crontab()},
    # every ten minutes: reminders for appointments whose time has come near
    "reminders": {"task": "bookings.tasks.write_reminders", "schedule": crontab(minute="*/10")},
    # 00:20 every night: the days of the timetables that have come near enough
    "publish": {"task": "bookings.tasks.publish_days_ahead", "schedule": crontab(hour=0, minute=20)},
    # every minute: runs that a change of an emergency called for
    "runs": {"task": "benefits.tasks.finish_runs", "schedule": crontab()},
    # every minute: what an act about an emergency calls for
    "switches": {"task": "socialservice.tasks.finish_switches", "schedule": crontab()},
    # 04:30: statuses whose term falls into an emergency
    "extensions": {"task": "benefits.tasks.extend_statuses", "schedule": crontab(hour=4, minute=30)},
    # 04:40: reassessments and home visits that an emergency puts off
    "deadlines": {"task": "benefits.tasks.put_off_deadlines", "schedule": crontab(hour=4, minute=40)},
    # 04:50: benefits that go on as long as a status does
    "followers": {"task": "benefits.tasks.follow_statuses", "schedule": crontab(hour=4, minute=50)},
    # every minute: entitlements extended by a decision that was begun and not finished
    "entitlements": {"task": "benefits.tasks.extend_entitlements", "schedule": crontab()},
    # 10:00: households whose certificate ends in thirty days
    "expiring": {"task": "benefits.tasks.tell_expiring", "schedule": crontab(hour=10, minute=0)},
    # 05:00: stored facts that could be derived are compared with what they derive from
    "compare": {"task": "socialservice.tasks.compare_facts", "schedule": crontab(hour=5, minute=0)},
    # 01:30: what has been kept long enough is removed
    "remove_old": {"task": "socialservice.tasks.remove_old", "schedule": crontab(hour=1, minute=30)},
    # 01:30: people who may be written down twice
    "twins": {"task": "socialservice.tasks.find_twins", "schedule": crontab(hour=1, minute=30)},
    # 00:05: this year's calendar and the next one's, where a municipality does not have them yet
    "calendar": {"task": "socialservice.tasks.fill_calendar", "schedule": crontab(hour=0, minute=5)},
}

import bookings.models.purposes
import bookings.models.slots
import bookings.models.wishes
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
import socialservice.groundwork
import socialservice.models.fields
import socialservice.models.municipalities
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("socialservice", "0001_ground"),
        ("socialservice", "__first__"),
    ]

    operations = [
        socialservice.groundwork.Together(
            operations=[
                migrations.CreateModel(
                    name="Deputy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "replacement",
                        "verbose_name_plural": "replacements",
                        "ordering": ["valid_from"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("leave", "leave"),
                                    ("sickness", "sickness"),
                                    ("training", "training"),
                                    ("meeting", "meeting"),
                                    ("home_visit", "home visit"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="from")),
                        ("ends_at", models.DateTimeField(verbose_name="until")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "absence",
                        "verbose_name_plural": "absences",
                        "ordering": ["starts_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Advice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "competence",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: of every competence.",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="advice",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "advice",
                        "verbose_name_plural": "advice",
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="AdviceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "competence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty: of every competence.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.advice",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DailyLimit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        ("most", models.PositiveSmallIntegerField(verbose_name="clients a day, at most")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="limits",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "daily limit",
                        "verbose_name_plural": "daily limits",
                        "ordering": ["valid_from"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Distancing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        (
                            "room_capacity",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Empty: as many as the office has.",
                                null=True,
                                verbose_name="places in the waiting room",
                            ),
                        ),
                        (
                            "gap_minutes",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="gap between appointments, minutes"
                            ),
                        ),
                        (
                            "stagger_minutes",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="The next specialist begins so many minutes after the one before.",
                                verbose_name="starts apart, minutes",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="distancing",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "distancing",
                        "verbose_name_plural": "distancing",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="bookings_distancing_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("office", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="office_one_distancing",
                                violation_error_message="Distancing is set for these days already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("gap_minutes__lte", 120), ("stagger_minutes__lte", 60)),
                                name="distancing_possible",
                                violation_error_message="At most two hours between appointments, at most one between starts.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DistancingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        (
                            "room_capacity",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Empty: as many as the office has.",
                                null=True,
                                verbose_name="places in the waiting room",
                            ),
                        ),
                        (
                            "gap_minutes",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="gap between appointments, minutes"
                            ),
                        ),
                        (
                            "stagger_minutes",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="The next specialist begins so many minutes after the one before.",
                                verbose_name="starts apart, minutes",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.distancing",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GroupActivity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("day", models.DateField(verbose_name="day")),
                        ("starts_at", models.DateTimeField(verbose_name="start")),
                        ("ends_at", models.DateTimeField(verbose_name="end")),
                        ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                        ("online", models.BooleanField(default=True, verbose_name="offered on the web")),
                        ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("created_at", models.DateTimeField(editable=False)),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "group activity",
                        "verbose_name_plural": "group activities",
                        "ordering": ["starts_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("in_person", "in person"),
                                    ("phone", "by phone"),
                                    ("video", "by video"),
                                    ("home", "home visit"),
                                ],
                                default="in_person",
                                max_length=10,
                                verbose_name="how it is held",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="day")),
                        ("starts_at", models.DateTimeField(null=True, verbose_name="start")),
                        ("ends_at", models.DateTimeField(null=True, verbose_name="end")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("confirmed", "Confirmed"),
                                    ("arrived", "Arrived"),
                                    ("called", "Called"),
                                    ("serving", "In progress"),
                                    ("parked", "Set aside"),
                                    ("done", "Completed"),
                                    ("no_show", "No-show"),
                                    ("sent_away", "Sent away"),
                                    ("cancelled_client", "Cancelled by the client"),
                                    ("cancelled_office", "Cancelled by the office"),
                                ],
                                default="confirmed",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=150, verbose_name="first name, surname")),
                        ("search_name", models.CharField(blank=True, editable=False, max_length=160)),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        (
                            "booked_by_other",
                            models.CharField(blank=True, max_length=150, verbose_name="booked by someone else"),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("lv", "Latviešu"), ("en", "English")],
                                default="lv",
                                max_length=2,
                                verbose_name="language of contact",
                            ),
                        ),
                        (
                            "letters_by",
                            models.CharField(
                                choices=[
                                    ("sms", "text message (SMS)"),
                                    ("email", "e-mail message"),
                                    ("post", "letter by post"),
                                    ("none", "no letters"),
                                ],
                                default="sms",
                                max_length=5,
                                verbose_name="letters by",
                            ),
                        ),
                        ("need", models.TextField(blank=True, verbose_name="need")),
                        (
                            "help_entering",
                            models.BooleanField(default=False, verbose_name="I need help entering the building"),
                        ),
                        ("interpreter", models.BooleanField(default=False, verbose_name="an interpreter is needed")),
                        (
                            "came_from",
                            models.CharField(
                                choices=[
                                    ("web", "on the web"),
                                    ("phone", "by phone"),
                                    ("email", "by e-mail"),
                                    ("sms", "by text message"),
                                    ("signed_email", "by e-mail with an electronic signature"),
                                    ("post", "by post"),
                                    ("drop_box", "drop box"),
                                    ("e_submission", "electronic submission"),
                                    ("desk", "at the desk"),
                                    ("walk_in", "walk-in"),
                                ],
                                max_length=15,
                                verbose_name="where it came from",
                            ),
                        ),
                        ("wished_at", models.DateTimeField(verbose_name="wish first told")),
                        (
                            "exception_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="reason of the exception"),
                        ),
                        (
                            "beyond",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("clients", "the daily limit"),
                                        ("room", "the places in the waiting room"),
                                        ("quota", "the times kept for others"),
                                        ("client", "the appointments of one client"),
                                        ("places", "the places of the activity"),
                                    ],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="goes beyond",
                            ),
                        ),
                        ("companions", models.PositiveSmallIntegerField(default=0, verbose_name="comes with, people")),
                        (
                            "why_in_person",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("crisis", "crisis situation"),
                                    ("no_phone", "the client has no phone and no internet"),
                                    ("papers", "papers have to be seen or signed"),
                                    ("hearing", "the client cannot talk on the phone"),
                                    ("safety", "the client cannot talk safely at home"),
                                    ("service", "the service itself is given in person"),
                                ],
                                max_length=10,
                                verbose_name="why in person",
                            ),
                        ),
                        (
                            "certificate_shown_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="certificate shown"),
                        ),
                        ("counts_as", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("solved", "Solved"),
                                    ("papers", "Papers taken"),
                                    ("next", "Next appointment made"),
                                    ("advice", "Advice given"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("code", models.CharField(max_length=6, verbose_name="booking code")),
                        ("link", socialservice.models.fields.EncryptedTextField(editable=False)),
                        (
                            "link_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="link", unique=True
                            ),
                        ),
                        ("form_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("ticket", models.CharField(blank=True, max_length=6, verbose_name="queue number")),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        ("created_at", models.DateTimeField(verbose_name="booked")),
                        ("arrived_at", models.DateTimeField(null=True)),
                        ("called_at", models.DateTimeField(null=True)),
                        ("served_at", models.DateTimeField(null=True)),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("near_told_at", models.DateTimeField(null=True)),
                        ("changed_at", models.DateTimeField()),
                        (
                            "forgotten_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="data of the client removed"),
                        ),
                        (
                            "certificate_shown_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="socialservice.district",
                            ),
                        ),
                        (
                            "goes_with",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="collected_by",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="bookings.groupactivity",
                                verbose_name="group activity",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appointment",
                        "verbose_name_plural": "appointments",
                        "ordering": ["starts_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Incident",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        ("text", socialservice.models.fields.EncryptedTextField(verbose_name="what happened")),
                        ("at", models.DateTimeField()),
                        (
                            "appointment",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incidents",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incidents",
                                to="socialservice.office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "incident",
                        "verbose_name_plural": "incidents",
                        "ordering": ["-at"],
                    },
                ),
                migrations.CreateModel(
                    name="Need",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=120, verbose_name="answer")),
                        ("text_en", models.CharField(blank=True, max_length=120, verbose_name="answer in English")),
                        ("hint", models.CharField(blank=True, max_length=200, verbose_name="explanation")),
                        (
                            "hint_en",
                            models.CharField(blank=True, max_length=200, verbose_name="explanation in English"),
                        ),
                        (
                            "question",
                            models.CharField(
                                blank=True,
                                help_text="Asked above the answers under this one.",
                                max_length=120,
                                verbose_name="next question",
                            ),
                        ),
                        (
                            "question_en",
                            models.CharField(blank=True, max_length=120, verbose_name="next question in English"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="needs",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "under",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="bookings.need",
                                verbose_name="under",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer of the questions",
                        "verbose_name_plural": "questions that lead to a purpose",
                        "ordering": ["order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PublishingRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publishing_runs",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "publishing run",
                        "verbose_name_plural": "publishing runs",
                        "ordering": ["-started_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("finished_at__isnull", True)),
                                fields=["started_at"],
                                name="publishing_unfinished",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Purpose",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        (
                            "code",
                            models.SlugField(
                                help_text="In the address of the page.", max_length=40, verbose_name="code"
                            ),
                        ),
                        (
                            "hint",
                            models.CharField(blank=True, max_length=200, verbose_name="who it is for, in plain words"),
                        ),
                        (
                            "hint_en",
                            models.CharField(blank=True, max_length=200, verbose_name="who it is for, in English"),
                        ),
                        ("minutes", models.PositiveSmallIntegerField(default=20, verbose_name="length, minutes")),
                        (
                            "least_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="To which a specialist may shorten a visit.",
                                null=True,
                                verbose_name="least length, minutes",
                            ),
                        ),
                        (
                            "most_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="To which a specialist may lengthen a visit.",
                                null=True,
                                verbose_name="greatest length, minutes",
                            ),
                        ),
                        (
                            "modes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("in_person", "in person"),
                                        ("phone", "by phone"),
                                        ("video", "by video"),
                                        ("home", "home visit"),
                                    ],
                                    max_length=10,
                                ),
                                default=bookings.models.purposes.in_person,
                                size=None,
                                verbose_name="how it can be held",
                            ),
                        ),
                        (
                            "most_open",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="At most so many for this purpose at a time. Empty: as many as the municipality allows.",
                                null=True,
                                verbose_name="open appointments of one client",
                            ),
                        ),
                        (
                            "needs_certificate",
                            models.BooleanField(
                                default=False,
                                verbose_name="clients show a certificate while that restriction is in force",
                            ),
                        ),
                        (
                            "staff_certificate",
                            models.BooleanField(default=False, verbose_name="only staff with a certificate do it"),
                        ),
                        (
                            "two_times",
                            models.BooleanField(
                                default=False,
                                help_text="Nobody meets.",
                                verbose_name="one booking with two times: hand in and collect",
                            ),
                        ),
                        (
                            "remind_days",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="At 10:00. Nothing (0): no such reminder.",
                                validators=[django.core.validators.MaxValueValidator(14)],
                                verbose_name="first reminder, days before",
                            ),
                        ),
                        (
                            "remind_hours",
                            models.PositiveSmallIntegerField(
                                default=2,
                                help_text="Nothing (0): no such reminder.",
                                validators=[django.core.validators.MaxValueValidator(24)],
                                verbose_name="second reminder, hours before",
                            ),
                        ),
                        (
                            "bring",
                            models.TextField(
                                blank=True, help_text="One in each line.", verbose_name="documents to bring"
                            ),
                        ),
                        (
                            "bring_en",
                            models.TextField(
                                blank=True, help_text="One in each line.", verbose_name="documents to bring, in English"
                            ),
                        ),
                        ("latvija_lv", models.URLField(blank=True, verbose_name="page on Latvija.lv")),
                        (
                            "policy",
                            models.CharField(
                                blank=True,
                                choices=[("direct", "book directly"), ("consultation", "after a consultation")],
                                help_text="Empty: as the department does on that day.",
                                max_length=20,
                                verbose_name="how a time is agreed",
                            ),
                        ),
                        ("asked_often", models.BooleanField(default=False, verbose_name="on the first page")),
                        ("crisis", models.BooleanField(default=False, verbose_name="for people in crisis")),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purposes",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purposes",
                                to="socialservice.department",
                                verbose_name="department",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="purposes",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purposes",
                                to="socialservice.service",
                                verbose_name="service of the catalogue",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "purpose of a visit",
                        "verbose_name_plural": "purposes of visits",
                        "ordering": ["order", "name"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="bookings_purpose_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "code"),
                                name="purpose_code_once",
                                violation_error_message="This code is taken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minutes__gte", 5), ("minutes__lte", 480)),
                                name="purpose_length_possible",
                                violation_error_message="From 5 minutes to 8 hours.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("least_minutes__isnull", True),
                                        models.Q(
                                            ("least_minutes__gte", 5), ("least_minutes__lte", models.F("minutes"))
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("most_minutes__isnull", True),
                                        models.Q(
                                            ("most_minutes__gte", models.F("minutes")), ("most_minutes__lte", 480)
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="purpose_length_between_least_and_most",
                                violation_error_message="The usual length lies between the least and the greatest.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("modes__len__gte", 1)),
                                name="purpose_some_mode",
                                violation_error_message="Choose at least one.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NeedEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.CharField(max_length=120, verbose_name="answer")),
                        ("text_en", models.CharField(blank=True, max_length=120, verbose_name="answer in English")),
                        ("hint", models.CharField(blank=True, max_length=200, verbose_name="explanation")),
                        (
                            "hint_en",
                            models.CharField(blank=True, max_length=200, verbose_name="explanation in English"),
                        ),
                        (
                            "question",
                            models.CharField(
                                blank=True,
                                help_text="Asked above the answers under this one.",
                                max_length=120,
                                verbose_name="next question",
                            ),
                        ),
                        (
                            "question_en",
                            models.CharField(blank=True, max_length=120, verbose_name="next question in English"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "municipality",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.need",
                            ),
                        ),
                        (
                            "under",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.need",
                                verbose_name="under",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.purpose",
                                verbose_name="leads to the purpose",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="need",
                    name="purpose",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="bookings.purpose",
                        verbose_name="leads to the purpose",
                    ),
                ),
                migrations.AddField(
                    model_name="groupactivity",
                    name="purpose",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="bookings.purpose",
                        verbose_name="purpose of the visit",
                    ),
                ),
                migrations.CreateModel(
                    name="DailyLimitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        ("most", models.PositiveSmallIntegerField(verbose_name="clients a day, at most")),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.dailylimit",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.purpose",
                                verbose_name="purpose",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="dailylimit",
                    name="purpose",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="limits",
                        to="bookings.purpose",
                        verbose_name="purpose",
                    ),
                ),
                migrations.CreateModel(
                    name="DailyClient",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        ("client", models.CharField(max_length=64)),
                        ("visits", models.PositiveSmallIntegerField(default=1)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="socialservice.office"
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="bookings.purpose"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("purpose", "office", "day", "client"), name="daily_client_once"
                            ),
                            models.CheckConstraint(condition=models.Q(("visits__gte", 1)), name="daily_client_comes"),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="appointment",
                    name="purpose",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="bookings.purpose",
                        verbose_name="purpose of the visit",
                    ),
                ),
                migrations.CreateModel(
                    name="PurposeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        (
                            "code",
                            models.SlugField(
                                db_index=False,
                                help_text="In the address of the page.",
                                max_length=40,
                                verbose_name="code",
                            ),
                        ),
                        (
                            "hint",
                            models.CharField(blank=True, max_length=200, verbose_name="who it is for, in plain words"),
                        ),
                        (
                            "hint_en",
                            models.CharField(blank=True, max_length=200, verbose_name="who it is for, in English"),
                        ),
                        ("minutes", models.PositiveSmallIntegerField(default=20, verbose_name="length, minutes")),
                        (
                            "least_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="To which a specialist may shorten a visit.",
                                null=True,
                                verbose_name="least length, minutes",
                            ),
                        ),
                        (
                            "most_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="To which a specialist may lengthen a visit.",
                                null=True,
                                verbose_name="greatest length, minutes",
                            ),
                        ),
                        (
                            "modes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("in_person", "in person"),
                                        ("phone", "by phone"),
                                        ("video", "by video"),
                                        ("home", "home visit"),
                                    ],
                                    max_length=10,
                                ),
                                default=bookings.models.purposes.in_person,
                                size=None,
                                verbose_name="how it can be held",
                            ),
                        ),
                        (
                            "most_open",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="At most so many for this purpose at a time. Empty: as many as the municipality allows.",
                                null=True,
                                verbose_name="open appointments of one client",
                            ),
                        ),
                        (
                            "needs_certificate",
                            models.BooleanField(
                                default=False,
                                verbose_name="clients show a certificate while that restriction is in force",
                            ),
                        ),
                        (
                            "staff_certificate",
                            models.BooleanField(default=False, verbose_name="only staff with a certificate do it"),
                        ),
                        (
                            "two_times",
                            models.BooleanField(
                                default=False,
                                help_text="Nobody meets.",
                                verbose_name="one booking with two times: hand in and collect",
                            ),
                        ),
                        (
                            "remind_days",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="At 10:00. Nothing (0): no such reminder.",
                                validators=[django.core.validators.MaxValueValidator(14)],
                                verbose_name="first reminder, days before",
                            ),
                        ),
                        (
                            "remind_hours",
                            models.PositiveSmallIntegerField(
                                default=2,
                                help_text="Nothing (0): no such reminder.",
                                validators=[django.core.validators.MaxValueValidator(24)],
                                verbose_name="second reminder, hours before",
                            ),
                        ),
                        (
                            "bring",
                            models.TextField(
                                blank=True, help_text="One in each line.", verbose_name="documents to bring"
                            ),
                        ),
                        (
                            "bring_en",
                            models.TextField(
                                blank=True, help_text="One in each line.", verbose_name="documents to bring, in English"
                            ),
                        ),
                        ("latvija_lv", models.URLField(blank=True, verbose_name="page on Latvija.lv")),
                        (
                            "policy",
                            models.CharField(
                                blank=True,
                                choices=[("direct", "book directly"), ("consultation", "after a consultation")],
                                help_text="Empty: as the department does on that day.",
                                max_length=20,
                                verbose_name="how a time is agreed",
                            ),
                        ),
                        ("asked_often", models.BooleanField(default=False, verbose_name="on the first page")),
                        ("crisis", models.BooleanField(default=False, verbose_name="for people in crisis")),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.department",
                                verbose_name="department",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.purpose",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.service",
                                verbose_name="service of the catalogue",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QueueCounter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        ("letter", models.CharField(max_length=1)),
                        ("last", models.PositiveIntegerField(default=0)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="socialservice.office"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("office", "day", "letter"), name="queue_counter_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Request",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "urgency",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Crisis"), (2, "Soon"), (3, "Usual")], default=3, verbose_name="urgency"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=150, verbose_name="first name, surname")),
                        ("search_name", models.CharField(blank=True, editable=False, max_length=160)),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="contact phone")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        (
                            "language",
                            models.CharField(
                                choices=[("lv", "Latviešu"), ("en", "English")],
                                default="lv",
                                max_length=2,
                                verbose_name="language of contact",
                            ),
                        ),
                        ("need", models.TextField(verbose_name="need")),
                        ("preferred_time", models.CharField(blank=True, max_length=200, verbose_name="preferred time")),
                        ("form_key", models.UUIDField(editable=False, null=True, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="entered")),
                        ("due_on", models.DateField(verbose_name="due date")),
                        ("promised_on", models.DateField(editable=False, null=True)),
                        (
                            "call_again_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="to be called again"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="first answered")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("booked", "Appointment made"),
                                    ("remote", "Solved without a visit"),
                                    ("answered", "Answered in writing"),
                                    ("handed", "Handed over as an application"),
                                    ("referred", "Referred elsewhere"),
                                    ("unreachable", "Not reachable"),
                                    ("withdrawn", "Withdrawn"),
                                    ("merged", "Merged with another"),
                                    ("spam", "Spam"),
                                ],
                                max_length=15,
                                verbose_name="outcome",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="call note")),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "application_number",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="number of the application"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        (
                            "forgotten_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="data of the client removed"),
                        ),
                        (
                            "assignee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who answers",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="socialservice.department",
                                verbose_name="department",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="socialservice.district",
                                verbose_name="district",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="bookings.request",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="bookings.purpose",
                            ),
                        ),
                        (
                            "submission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="request",
                                to="socialservice.submission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request",
                        "verbose_name_plural": "requests",
                        "ordering": ["urgency", "due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=["municipality", "department", "urgency", "due_on"],
                                name="request_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=["assignee", "due_on"],
                                name="request_mine",
                            ),
                            models.Index(fields=["municipality", "-closed_at"], name="request_closed"),
                            models.Index(fields=["municipality", "created_at"], name="request_entered"),
                            models.Index(
                                condition=models.Q(("person__isnull", False)),
                                fields=["person", "-id"],
                                name="request_of_person",
                            ),
                            models.Index(
                                condition=models.Q(("phone", ""), _negated=True),
                                fields=["municipality", "phone"],
                                name="request_phone",
                            ),
                            models.Index(
                                condition=models.Q(("email", ""), _negated=True),
                                fields=["municipality", "email"],
                                name="request_email",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass("search_name", name="gin_trgm_ops"),
                                name="request_search",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "number"), name="request_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at__isnull", True), ("outcome", "")),
                                    models.Q(("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="request_closed_with_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("merged_into__isnull", False), ("outcome", "merged")),
                                    models.Q(
                                        models.Q(("outcome", "merged"), _negated=True), ("merged_into__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="request_merged_into_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(("merged_into", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="request_not_merged_into_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("forgotten_at__isnull", True),
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        ("email", ""),
                                        ("name", ""),
                                        ("need", ""),
                                        ("note", ""),
                                        ("person__isnull", True),
                                        ("phone", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="request_forgotten_altogether",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="appointment",
                    name="request",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="bookings.request",
                        verbose_name="request",
                    ),
                ),
                migrations.CreateModel(
                    name="RequestEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("taken_in", "Taken in"),
                                    ("taken", "Taken"),
                                    ("assigned", "Assigned"),
                                    ("handed_over", "Handed over"),
                                    ("released", "Given back to the queue"),
                                    ("sorted", "Sorted"),
                                    ("called", "Called"),
                                    ("booked", "Appointment made"),
                                    ("offered", "Times offered"),
                                    ("replied", "Answered in writing"),
                                    ("wrote", "The client wrote again"),
                                    ("merged", "Merged with another"),
                                    ("closed", "Closed"),
                                    ("reopened", "Opened again"),
                                ],
                                max_length=12,
                                verbose_name="what",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="when")),
                        ("reached", models.BooleanField(null=True)),
                        ("again_at", models.DateTimeField(null=True)),
                        ("note", models.TextField(blank=True)),
                        ("detail", models.JSONField(default=dict)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="events",
                                to="bookings.request",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "indexes": [models.Index(fields=["request", "at"], name="request_event_order")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "called"), ("reached__isnull", False)),
                                    models.Q(models.Q(("kind", "called"), _negated=True), ("reached__isnull", True)),
                                    _connector="OR",
                                ),
                                name="request_call_reached_or_not",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("specialist", "specialist"),
                                    ("window", "window"),
                                    ("room", "room"),
                                    ("device", "shower, washing machine"),
                                ],
                                default="specialist",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("room", models.CharField(blank=True, max_length=30, verbose_name="room")),
                        ("active", models.BooleanField(default=True, verbose_name="receives")),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "published_until",
                            models.DateField(editable=False, null=True, verbose_name="published until"),
                        ),
                        ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published")),
                        ("calendar_key", socialservice.models.fields.EncryptedTextField(blank=True, editable=False)),
                        (
                            "calendar_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="calendar_key", unique=True
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="resources",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "purposes",
                            models.ManyToManyField(
                                blank=True, related_name="resources", to="bookings.purpose", verbose_name="purposes"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="resources",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "specialist, window or room",
                        "verbose_name_plural": "specialists, windows, rooms",
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="PublishingItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen", models.CharField(max_length=16)),
                        ("claimed_at", models.DateTimeField(null=True)),
                        ("done_at", models.DateTimeField(null=True)),
                        ("made", models.PositiveIntegerField(default=0)),
                        ("removed", models.PositiveIntegerField(default=0)),
                        ("no_longer_fit", models.PositiveIntegerField(default=0)),
                        ("changed_since", models.BooleanField(default=False)),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="bookings.publishingrun",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publishing_items",
                                to="bookings.resource",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at__isnull", True)), fields=["run"], name="publishing_to_do"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "resource"), name="publishing_item_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("changed_since", False),
                                    models.Q(("made", 0), ("no_longer_fit", 0), ("removed", 0)),
                                    _connector="OR",
                                ),
                                name="publishing_changed_since_does_nothing",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="groupactivity",
                    name="resource",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="bookings.resource",
                        verbose_name="who receives",
                    ),
                ),
                migrations.CreateModel(
                    name="DeputyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.deputy",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.resource",
                                verbose_name="replacement",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.resource",
                                verbose_name="specialist",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="deputy",
                    name="deputy",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stands_in_for",
                        to="bookings.resource",
                        verbose_name="replacement",
                    ),
                ),
                migrations.AddField(
                    model_name="deputy",
                    name="resource",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deputies",
                        to="bookings.resource",
                        verbose_name="specialist",
                    ),
                ),
                migrations.CreateModel(
                    name="Closing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="from")),
                        ("ends_at", models.DateTimeField(null=True, verbose_name="until")),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        ("created_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("reopened_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closings",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closings",
                                to="socialservice.office",
                            ),
                        ),
                        (
                            "reopened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closings",
                                to="bookings.resource",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "closing",
                        "verbose_name_plural": "closings",
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("finished_at__isnull", True)),
                                fields=["finished_at"],
                                name="closing_unfinished",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at__isnull", True), ("ends_at__gt", models.F("starts_at")), _connector="OR"
                                ),
                                name="closing_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("office__isnull", False), ("resource__isnull", True)),
                                    models.Q(
                                        ("ends_at__isnull", False),
                                        ("office__isnull", True),
                                        ("resource__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="closing_of_an_office_or_a_resource",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="appointment",
                    name="resource",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="bookings.resource",
                        verbose_name="who receives",
                    ),
                ),
                migrations.CreateModel(
                    name="Allowance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("clients", "clients of a purpose in a day"),
                                    ("room", "people in the waiting room in a quarter of an hour"),
                                    ("online", "times of a specialist taken on the web in a day"),
                                    ("places", "places of a group activity"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("day", models.DateField()),
                        ("quarter", models.DateTimeField(null=True)),
                        ("allowed", models.PositiveIntegerField()),
                        ("extra", models.PositiveIntegerField(default=0)),
                        ("used", models.PositiveIntegerField(default=0)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="allowances",
                                to="socialservice.office",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="bookings.groupactivity",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="bookings.purpose",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="bookings.resource",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "allowance",
                        "verbose_name_plural": "allowances",
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    (
                                        "used__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("allowed"), "+", models.F("extra")
                                        ),
                                    )
                                ),
                                fields=["office", "kind", "day"],
                                name="allowance_full",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "office", "day", "purpose", "resource", "activity", "quarter"),
                                name="allowance_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "used__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("allowed"), "+", models.F("extra")
                                        ),
                                    )
                                ),
                                name="allowance_not_exceeded",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("activity", None),
                                        ("kind", "clients"),
                                        ("purpose__isnull", False),
                                        ("quarter", None),
                                        ("resource", None),
                                    ),
                                    models.Q(
                                        ("activity", None),
                                        ("kind", "room"),
                                        ("purpose", None),
                                        ("quarter__isnull", False),
                                        ("resource", None),
                                    ),
                                    models.Q(
                                        ("activity", None),
                                        ("kind", "online"),
                                        ("purpose", None),
                                        ("quarter", None),
                                        ("resource__isnull", False),
                                    ),
                                    models.Q(
                                        ("activity__isnull", False),
                                        ("kind", "places"),
                                        ("purpose", None),
                                        ("quarter", None),
                                        ("resource", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="allowance_says_of_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AbsenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("leave", "leave"),
                                    ("sickness", "sickness"),
                                    ("training", "training"),
                                    ("meeting", "meeting"),
                                    ("home_visit", "home visit"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="from")),
                        ("ends_at", models.DateTimeField(verbose_name="until")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.absence",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.resource",
                                verbose_name="specialist",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="absence",
                    name="resource",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="bookings.resource",
                        verbose_name="specialist",
                    ),
                ),
                migrations.CreateModel(
                    name="ResourceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("specialist", "specialist"),
                                    ("window", "window"),
                                    ("room", "room"),
                                    ("device", "shower, washing machine"),
                                ],
                                default="specialist",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("room", models.CharField(blank=True, max_length=30, verbose_name="room")),
                        ("active", models.BooleanField(default=True, verbose_name="receives")),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.resource",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ResourcePurposeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.purpose",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.resource",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Screen",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("wall", "screen on the wall"), ("door", "tablet at the door")],
                                max_length=5,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        ("key", socialservice.models.fields.EncryptedTextField(editable=False)),
                        (
                            "key_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="key", unique=True
                            ),
                        ),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="screens",
                                to="socialservice.office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "screen",
                        "verbose_name_plural": "screens",
                        "ordering": ["office", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="ScreenEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("wall", "screen on the wall"), ("door", "tablet at the door")],
                                max_length=5,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.office",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.screen",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SentAway",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("no_time", "no time left"),
                                    ("wrong_place", "wrong place"),
                                    ("papers", "papers missing"),
                                ],
                                max_length=12,
                                verbose_name="reason",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=150, verbose_name="first name, surname")),
                        ("at", models.DateTimeField()),
                        (
                            "appointment",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sent_away",
                                to="socialservice.office",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bookings.purpose",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sent away",
                        "verbose_name_plural": "sent away",
                        "ordering": ["at"],
                        "indexes": [models.Index(fields=["office", "day"], name="sent_away_day")],
                    },
                ),
                migrations.CreateModel(
                    name="Slot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="day")),
                        ("starts_at", models.DateTimeField(verbose_name="start")),
                        ("ends_at", models.DateTimeField(verbose_name="end")),
                        (
                            "modes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("in_person", "in person"),
                                        ("phone", "by phone"),
                                        ("video", "by video"),
                                        ("home", "home visit"),
                                    ],
                                    max_length=10,
                                ),
                                default=bookings.models.purposes.in_person,
                                size=None,
                            ),
                        ),
                        ("online", models.BooleanField(default=True, verbose_name="offered on the web")),
                        (
                            "only_for",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(),
                                blank=True,
                                null=True,
                                size=None,
                                verbose_name="only for",
                            ),
                        ),
                        (
                            "crisis_until",
                            models.DateTimeField(blank=True, null=True, verbose_name="kept for crisis until"),
                        ),
                        ("opened_by_hand", models.BooleanField(default=False, verbose_name="opened by hand")),
                        (
                            "off_hours",
                            models.BooleanField(
                                db_default=False, default=False, verbose_name="no longer fits the hours"
                            ),
                        ),
                        ("held_until", models.DateTimeField(blank=True, null=True)),
                        ("held_for", models.CharField(blank=True, max_length=64)),
                        (
                            "offered_from",
                            models.DateTimeField(blank=True, null=True, verbose_name="on the web again from"),
                        ),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="blocked")),
                        ("withdrawn_reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="slots",
                                to="bookings.groupactivity",
                                verbose_name="group activity",
                            ),
                        ),
                        (
                            "appointment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="slots",
                                to="bookings.appointment",
                                verbose_name="appointment",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="slots",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="slots",
                                to="bookings.resource",
                                verbose_name="who receives",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "slot",
                        "verbose_name_plural": "slots",
                        "ordering": ["starts_at", "resource"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("activity__isnull", True),
                                    ("appointment__isnull", True),
                                    ("off_hours", False),
                                    ("withdrawn_at__isnull", True),
                                ),
                                fields=["office", "day", "starts_at"],
                                include=(
                                    "resource",
                                    "modes",
                                    "online",
                                    "held_until",
                                    "held_for",
                                    "offered_from",
                                    "only_for",
                                    "crisis_until",
                                ),
                                name="slot_free",
                            ),
                            models.Index(fields=["office", "day"], name="slot_day"),
                            models.Index(
                                condition=models.Q(("held_for", ""), _negated=True),
                                fields=["held_for"],
                                name="slot_held",
                            ),
                            models.Index(
                                condition=models.Q(("off_hours", True)), fields=["office", "day"], name="slot_off_hours"
                            ),
                        ],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("resource", "="),
                                    (bookings.models.slots.TimeRange("starts_at", "ends_at"), "&&"),
                                ],
                                name="slots_of_a_resource_never_overlap",
                                violation_error_message="This specialist has another time then.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="slot_ends_after_start"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("day", bookings.models.slots.RigaDate("starts_at"))),
                                name="slot_day_is_its_day_in_riga",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("held_for", ""), ("held_until__isnull", True)),
                                    models.Q(("held_until__isnull", False), models.Q(("held_for", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="slot_hold_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True), ("appointment__isnull", True), _connector="OR"
                                ),
                                name="slot_blocked_only_when_free",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("activity__isnull", True),
                                    models.Q(("appointment__isnull", True), ("withdrawn_at__isnull", True)),
                                    _connector="OR",
                                ),
                                name="slot_of_an_activity_is_nobody_elses",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyAnswer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("month", models.DateField(verbose_name="month")),
                        (
                            "convenience",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="convenience",
                            ),
                        ),
                        (
                            "safety",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="safety",
                            ),
                        ),
                        (
                            "waiting",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="waiting",
                            ),
                        ),
                        (
                            "service",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="service",
                            ),
                        ),
                        ("words", models.TextField(blank=True, max_length=2000, verbose_name="in own words")),
                        ("thanks_to", models.CharField(blank=True, max_length=150, verbose_name="thanks to")),
                        ("may_forward", models.BooleanField(default=False, verbose_name="the thanks may be forwarded")),
                        ("forwarded_at", models.DateTimeField(null=True)),
                        ("on_paper", models.BooleanField(default=False, verbose_name="on paper")),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="survey_answers",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bookings.purpose",
                                verbose_name="purpose of the visit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "survey answer",
                        "verbose_name_plural": "survey answers",
                        "ordering": ["-month", "pk"],
                        "indexes": [models.Index(fields=["municipality", "month", "office"], name="survey_month")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("entered_by__isnull", False), ("on_paper", True)),
                                    models.Q(("entered_by__isnull", True), ("on_paper", False)),
                                    _connector="OR",
                                ),
                                name="survey_paper_entered_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("contact", models.CharField(max_length=64)),
                        ("asked_on", models.DateField()),
                        ("link", socialservice.models.fields.EncryptedTextField(editable=False)),
                        (
                            "link_hash",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="link", unique=True
                            ),
                        ),
                        ("due_at", models.DateTimeField()),
                        ("answered", models.BooleanField(default=False)),
                        (
                            "appointment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="survey_invitation",
                                to="bookings.appointment",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("contact", "="),
                                    (bookings.models.wishes.Quarter(models.F("asked_on")), "&&"),
                                ],
                                name="survey_once_in_ninety_days",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TimetableRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        (
                            "weekday",
                            models.SmallIntegerField(
                                choices=[
                                    (0, "Monday"),
                                    (1, "Tuesday"),
                                    (2, "Wednesday"),
                                    (3, "Thursday"),
                                    (4, "Friday"),
                                    (5, "Saturday"),
                                    (6, "Sunday"),
                                ],
                                verbose_name="weekday",
                            ),
                        ),
                        ("starts", models.TimeField(verbose_name="from")),
                        ("ends", models.TimeField(verbose_name="until")),
                        ("break_starts", models.TimeField(blank=True, null=True, verbose_name="break from")),
                        ("break_ends", models.TimeField(blank=True, null=True, verbose_name="break until")),
                        (
                            "slot_minutes",
                            models.PositiveSmallIntegerField(default=20, verbose_name="length of a slot, minutes"),
                        ),
                        (
                            "modes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("in_person", "in person"),
                                        ("phone", "by phone"),
                                        ("video", "by video"),
                                        ("home", "home visit"),
                                    ],
                                    max_length=10,
                                ),
                                default=bookings.models.purposes.in_person,
                                size=None,
                                verbose_name="how it can be held",
                            ),
                        ),
                        (
                            "every_weeks",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="Counted from the week in which the hours begin to be valid.",
                                verbose_name="every so many weeks",
                            ),
                        ),
                        (
                            "gap_minutes",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="gap between appointments, minutes"
                            ),
                        ),
                        (
                            "online",
                            models.BooleanField(
                                default=True,
                                help_text="Otherwise only by staff, by phone and at the desk.",
                                verbose_name="offered on the web",
                            ),
                        ),
                        (
                            "online_most",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="So many times of these hours. Empty: all.",
                                null=True,
                                verbose_name="at most on the web",
                            ),
                        ),
                        (
                            "kept_for_staff",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="So many times of these hours are not offered on the web.",
                                verbose_name="kept for phone and desk",
                            ),
                        ),
                        (
                            "kept_for_crisis",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="The last times of these hours, offered by staff only.",
                                verbose_name="kept for crisis",
                            ),
                        ),
                        (
                            "crisis_until",
                            models.TimeField(
                                blank=True,
                                help_text="From this hour of the day a crisis time is free for all.",
                                null=True,
                                verbose_name="free for all from",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                help_text="Where the resource receives at these hours.",
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rules",
                                to="socialservice.office",
                                verbose_name="at the office",
                            ),
                        ),
                        (
                            "purposes",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Empty: for everything that the specialist serves.",
                                related_name="rules",
                                to="bookings.purpose",
                                verbose_name="only for",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rules",
                                to="bookings.resource",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hours of a timetable",
                        "verbose_name_plural": "timetables",
                        "ordering": ["weekday", "starts"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="bookings_timetablerule_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("starts"))),
                                name="rule_ends_after_start",
                                violation_error_message="The hours end before they start.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("break_ends__isnull", True), ("break_starts__isnull", True)),
                                    models.Q(
                                        ("break_ends__gt", models.F("break_starts")),
                                        ("break_ends__lte", models.F("ends")),
                                        ("break_starts__gte", models.F("starts")),
                                    ),
                                    _connector="OR",
                                ),
                                name="rule_break_inside",
                                violation_error_message="The break lies inside the hours, with both its ends.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("slot_minutes__gte", 5), ("slot_minutes__lte", 480)),
                                name="rule_slot_length_possible",
                                violation_error_message="From 5 minutes to 8 hours.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("every_weeks__gte", 1), ("every_weeks__lte", 52)),
                                name="rule_every_weeks_possible",
                                violation_error_message="From 1 to 52 weeks.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kept_for_crisis", 0), ("crisis_until__isnull", False), _connector="OR"
                                ),
                                name="rule_crisis_times_are_given_free",
                                violation_error_message="Say from which hour the crisis times are free for all.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TimetableRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day, included. Empty: until further notice.",
                                null=True,
                                verbose_name="valid until",
                            ),
                        ),
                        (
                            "weekday",
                            models.SmallIntegerField(
                                choices=[
                                    (0, "Monday"),
                                    (1, "Tuesday"),
                                    (2, "Wednesday"),
                                    (3, "Thursday"),
                                    (4, "Friday"),
                                    (5, "Saturday"),
                                    (6, "Sunday"),
                                ],
                                verbose_name="weekday",
                            ),
                        ),
                        ("starts", models.TimeField(verbose_name="from")),
                        ("ends", models.TimeField(verbose_name="until")),
                        ("break_starts", models.TimeField(blank=True, null=True, verbose_name="break from")),
                        ("break_ends", models.TimeField(blank=True, null=True, verbose_name="break until")),
                        (
                            "slot_minutes",
                            models.PositiveSmallIntegerField(default=20, verbose_name="length of a slot, minutes"),
                        ),
                        (
                            "modes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("in_person", "in person"),
                                        ("phone", "by phone"),
                                        ("video", "by video"),
                                        ("home", "home visit"),
                                    ],
                                    max_length=10,
                                ),
                                default=bookings.models.purposes.in_person,
                                size=None,
                                verbose_name="how it can be held",
                            ),
                        ),
                        (
                            "every_weeks",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="Counted from the week in which the hours begin to be valid.",
                                verbose_name="every so many weeks",
                            ),
                        ),
                        (
                            "gap_minutes",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="gap between appointments, minutes"
                            ),
                        ),
                        (
                            "online",
                            models.BooleanField(
                                default=True,
                                help_text="Otherwise only by staff, by phone and at the desk.",
                                verbose_name="offered on the web",
                            ),
                        ),
                        (
                            "online_most",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="So many times of these hours. Empty: all.",
                                null=True,
                                verbose_name="at most on the web",
                            ),
                        ),
                        (
                            "kept_for_staff",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="So many times of these hours are not offered on the web.",
                                verbose_name="kept for phone and desk",
                            ),
                        ),
                        (
                            "kept_for_crisis",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="The last times of these hours, offered by staff only.",
                                verbose_name="kept for crisis",
                            ),
                        ),
                        (
                            "crisis_until",
                            models.TimeField(
                                blank=True,
                                help_text="From this hour of the day a crisis time is free for all.",
                                null=True,
                                verbose_name="free for all from",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="Where the resource receives at these hours.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.office",
                                verbose_name="at the office",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="bookings.timetablerule",
                            ),
                        ),
                        (
                            "resource",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.resource",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TimetableRulePurposeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.purpose",
                            ),
                        ),
                        (
                            "timetablerule",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="bookings.timetablerule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VisitNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", socialservice.models.fields.EncryptedTextField(blank=True)),
                        ("at", models.DateTimeField()),
                        ("advice", models.ManyToManyField(blank=True, related_name="+", to="bookings.advice")),
                        (
                            "appointment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visit_notes",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.competence",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("appointment", "competence"), name="one_note_per_visit_and_competence"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WaitingWish",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="not before")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("moved", "Earlier time taken"),
                                    ("over", "Offered three times"),
                                    ("left", "Left the list"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("offers_made", models.PositiveSmallIntegerField(default=0, verbose_name="offers made")),
                        ("last_offer_on", models.DateField(null=True, verbose_name="last offered")),
                        ("created_at", models.DateTimeField()),
                        (
                            "appointment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="waiting_wish",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="waiting_wishes",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place on the waiting list",
                        "verbose_name_plural": "waiting list",
                        "ordering": ["created_at"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["municipality", "created_at"],
                                name="wish_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("offers_made__lte", 3)), name="wish_three_offers_at_most"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TimeOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("individual", "individually agreed time"),
                                    ("replacement", "instead of a cancelled time"),
                                    ("earlier", "earlier time for somebody who waits"),
                                ],
                                max_length=12,
                                verbose_name="why",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Awaits an answer"),
                                    ("taken", "Accepted"),
                                    ("declined", "Declined"),
                                    ("expired", "Expired"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("in_person", "in person"),
                                    ("phone", "by phone"),
                                    ("video", "by video"),
                                    ("home", "home visit"),
                                ],
                                default="in_person",
                                max_length=10,
                            ),
                        ),
                        ("until", models.DateTimeField(verbose_name="answer until")),
                        ("link", socialservice.models.fields.EncryptedTextField(editable=False)),
                        (
                            "link_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="link", unique=True
                            ),
                        ),
                        (
                            "opened",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=300, verbose_name="what the client says")),
                        ("created_at", models.DateTimeField(verbose_name="offered")),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        (
                            "appointment",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offer",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "instead_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "purpose",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="bookings.purpose",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="bookings.request",
                            ),
                        ),
                        (
                            "wish",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="bookings.waitingwish",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "offer of times",
                        "verbose_name_plural": "offers of times",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("request__isnull", False),
                                    ("instead_of__isnull", False),
                                    ("wish__isnull", False),
                                    _connector="OR",
                                ),
                                name="offer_answers_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("appointment__isnull", False), ("state", "taken"), ("wish__isnull", True)
                                    ),
                                    models.Q(
                                        ("appointment__isnull", True), ("state", "taken"), ("wish__isnull", False)
                                    ),
                                    models.Q(
                                        models.Q(("state", "taken"), _negated=True), ("appointment__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="offer_taken_with_appointment",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("instead_of",),
                                name="one_open_offer_instead",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("request",),
                                name="one_open_offer_of_request",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")), fields=("wish",), name="one_open_offer_of_wish"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppointmentEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "event",
                            models.CharField(
                                choices=[
                                    ("book", "booked"),
                                    ("arrive", "arrived"),
                                    ("call", "called"),
                                    ("serve", "service began"),
                                    ("finish", "finished"),
                                    ("no_show", "did not come"),
                                    ("cancel_client", "cancelled by the client"),
                                    ("cancel_office", "cancelled by the office"),
                                    ("move", "moved"),
                                    ("hand_over", "handed over"),
                                    ("park", "set aside"),
                                    ("recall", "recalled"),
                                    ("send_away", "sent away"),
                                    ("leave", "left without being served"),
                                    ("to_queue", "joined the live queue"),
                                    ("outcome", "outcome noted"),
                                    ("to_call", "turned into a call"),
                                    ("resize", "length changed"),
                                    ("link_person", "linked to a person"),
                                    ("contact", "contact corrected"),
                                    ("undo", "taken back"),
                                ],
                                max_length=20,
                                verbose_name="what happened",
                            ),
                        ),
                        (
                            "from_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("confirmed", "Confirmed"),
                                    ("arrived", "Arrived"),
                                    ("called", "Called"),
                                    ("serving", "In progress"),
                                    ("parked", "Set aside"),
                                    ("done", "Completed"),
                                    ("no_show", "No-show"),
                                    ("sent_away", "Sent away"),
                                    ("cancelled_client", "Cancelled by the client"),
                                    ("cancelled_office", "Cancelled by the office"),
                                ],
                                max_length=20,
                                verbose_name="state before",
                            ),
                        ),
                        (
                            "to_state",
                            models.CharField(
                                choices=[
                                    ("confirmed", "Confirmed"),
                                    ("arrived", "Arrived"),
                                    ("called", "Called"),
                                    ("serving", "In progress"),
                                    ("parked", "Set aside"),
                                    ("done", "Completed"),
                                    ("no_show", "No-show"),
                                    ("sent_away", "Sent away"),
                                    ("cancelled_client", "Cancelled by the client"),
                                    ("cancelled_office", "Cancelled by the office"),
                                ],
                                max_length=20,
                                verbose_name="state after",
                            ),
                        ),
                        ("day", models.DateField()),
                        ("at", models.DateTimeField(verbose_name="recorded")),
                        ("detail", models.JSONField(default=dict)),
                        (
                            "appointment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by whom",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.office",
                            ),
                        ),
                        (
                            "undoes",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undone_by",
                                to="bookings.appointmentevent",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "event of an appointment",
                        "verbose_name_plural": "events of appointments",
                        "ordering": ["at", "pk"],
                        "indexes": [models.Index(fields=["office", "day", "at"], name="appointment_event_day")],
                    },
                ),
                migrations.CreateModel(
                    name="ClosingItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("was_at", models.DateTimeField(null=True)),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("same", "move to the same specialist"),
                                    ("deputy", "move to the replacement"),
                                    ("phone", "turn into a call"),
                                    ("cancel", "cancel and offer three times"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("done_at", models.DateTimeField(null=True)),
                        ("failure", models.CharField(blank=True, max_length=300)),
                        ("to_call", models.BooleanField(default=False)),
                        ("called_at", models.DateTimeField(null=True)),
                        (
                            "appointment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closing_items",
                                to="bookings.appointment",
                            ),
                        ),
                        (
                            "called_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "closing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="bookings.closing"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at__isnull", True)), fields=["closing"], name="closing_to_do"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("closing", "appointment"), name="closing_item_once")
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="need",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("under__isnull", True), models.Q(("under", models.F("pk")), _negated=True), _connector="OR"
                        ),
                        name="need_not_under_itself",
                        violation_error_message="An answer cannot hang under itself.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dailylimit",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="bookings_dailylimit_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dailylimit",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("purpose", "="),
                            ("office", "="),
                            (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                        ],
                        name="purpose_one_daily_limit",
                        violation_error_message="There is a daily limit for these days already.",
                    ),
                ),
                migrations.CreateModel(
                    name="ResourcePurpose",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("bookings.resource_purposes",),
                ),
                migrations.AddConstraint(
                    model_name="groupactivity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="activity_ends_after_start"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="groupactivity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("places__gte", 2), ("places__lte", 200)),
                        name="activity_has_places",
                        violation_error_message="From 2 to 200 places.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="bookings_deputy_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputy",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("resource", "="),
                            (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                        ],
                        name="specialist_one_deputy",
                        violation_error_message="The specialist has a replacement for these days already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deputy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("deputy", models.F("resource")), _negated=True),
                        name="deputy_is_another",
                        violation_error_message="Nobody stands in for themselves.",
                    ),
                ),
                migrations.AddIndex(
                    model_name="appointment",
                    index=models.Index(fields=["office", "day"], name="appointment_day"),
                ),
                migrations.AddIndex(
                    model_name="appointment",
                    index=models.Index(
                        condition=models.Q(("state__in", ["confirmed", "arrived", "called", "serving", "parked"])),
                        fields=["office", "day"],
                        name="appointment_open",
                    ),
                ),
                migrations.AddIndex(
                    model_name="appointment",
                    index=models.Index(
                        condition=models.Q(("phone", ""), _negated=True),
                        fields=["municipality", "phone"],
                        name="appointment_phone",
                    ),
                ),
                migrations.AddIndex(
                    model_name="appointment",
                    index=models.Index(
                        condition=models.Q(("state", "confirmed")), fields=["starts_at"], name="appointment_coming"
                    ),
                ),
                migrations.AddIndex(
                    model_name="appointment",
                    index=models.Index(
                        condition=models.Q(
                            ("forgotten_at__isnull", True),
                            models.Q(
                                ("state__in", ["confirmed", "arrived", "called", "serving", "parked"]), _negated=True
                            ),
                        ),
                        fields=["municipality", "day"],
                        name="appointment_to_forget",
                    ),
                ),
                migrations.AddIndex(
                    model_name="appointment",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("search_name", name="gin_trgm_ops"),
                        name="appointment_search",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ["confirmed", "arrived", "called", "serving", "parked"])),
                        fields=("municipality", "code"),
                        name="code_once_among_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ticket", ""), _negated=True),
                        fields=("office", "day", "ticket"),
                        name="ticket_once_a_day",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "confirmed",
                                    "arrived",
                                    "called",
                                    "serving",
                                    "parked",
                                    "done",
                                    "no_show",
                                    "sent_away",
                                    "cancelled_client",
                                    "cancelled_office",
                                ],
                            )
                        ),
                        name="appointment_known_state",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certificate_shown_at__isnull", True), ("certificate_shown_to__isnull", True)),
                            models.Q(("certificate_shown_at__isnull", False), ("certificate_shown_to__isnull", False)),
                            _connector="OR",
                        ),
                        name="certificate_shown_to_somebody",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_at__isnull", True), ("starts_at__isnull", True)),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="appointment_ends_after_start",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("starts_at__isnull", False), models.Q(("ticket", ""), _negated=True), _connector="OR"
                        ),
                        name="appointment_has_time_or_ticket",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appointment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at__isnull", True),
                            models.Q(
                                ("email", ""),
                                ("link_index__isnull", True),
                                ("name", ""),
                                ("need", ""),
                                ("person__isnull", True),
                                ("phone", ""),
                            ),
                            _connector="OR",
                        ),
                        name="appointment_forgotten_altogether",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="absence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="absence_ends_after_start",
                        violation_error_message="The absence ends before it starts.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="absence",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("cancelled_at__isnull", True)),
                        expressions=[
                            ("resource", "="),
                            (bookings.models.slots.TimeRange("starts_at", "ends_at"), "&&"),
                        ],
                        name="absences_never_overlap",
                        violation_error_message="The specialist is away then already.",
                    ),
                ),
                migrations.CreateModel(
                    name="TimetableRulePurpose",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("bookings.timetablerule_purposes",),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_adviceevent" ("active", "competence_id", "id", "municipality_id", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."competence_id", NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="5b1a5d4d0d227879f7a22000144d3d4f77b37518",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_99293",
                            table="bookings_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "bookings_adviceevent" ("active", "competence_id", "id", "municipality_id", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."competence_id", NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="c41f2a0592726e69784a991bee92de356b22484d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_82ce2",
                            table="bookings_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_adviceevent" ("active", "competence_id", "id", "municipality_id", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."active", OLD."competence_id", OLD."id", OLD."municipality_id", OLD."name", OLD."name_en", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="debf8eeded7dbbd701dfa31146c65e5321ed2239",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_556fa",
                            table="bookings_advice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adviceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="80ea26a441bf180abc3e55ff9025eeba38024264",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1de82",
                            table="bookings_adviceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="distancing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_distancingevent" ("gap_minutes", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_capacity", "stagger_minutes", "valid_from", "valid_until") VALUES (NEW."gap_minutes", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."room_capacity", NEW."stagger_minutes", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="e5f3f0f6d8f05a3fd6df3a82bfa1506d42b2c4a0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a9074",
                            table="bookings_distancing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="distancing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "bookings_distancingevent" ("gap_minutes", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_capacity", "stagger_minutes", "valid_from", "valid_until") VALUES (NEW."gap_minutes", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."room_capacity", NEW."stagger_minutes", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="07e02c40e09bb27fb6b88fcf9f07a50553bda28a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8c0e9",
                            table="bookings_distancing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="distancing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_distancingevent" ("gap_minutes", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_capacity", "stagger_minutes", "valid_from", "valid_until") VALUES (OLD."gap_minutes", OLD."id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."room_capacity", OLD."stagger_minutes", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="9ce6e8926609f29f7d5cc609a0a0613aad7eab07",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_82318",
                            table="bookings_distancing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="distancingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="195213775cae126bcfccec69f1b56fe6afa42060",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7ec48",
                            table="bookings_distancingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purpose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_purposeevent" ("asked_often", "bring", "bring_en", "code", "competence_id", "crisis", "department_id", "hint", "hint_en", "id", "latvija_lv", "least_minutes", "minutes", "modes", "most_minutes", "most_open", "municipality_id", "name", "name_en", "needs_certificate", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy", "remind_days", "remind_hours", "service_id", "source_note", "staff_certificate", "two_times", "valid_from", "valid_until") VALUES (NEW."asked_often", NEW."bring", NEW."bring_en", NEW."code", NEW."competence_id", NEW."crisis", NEW."department_id", NEW."hint", NEW."hint_en", NEW."id", NEW."latvija_lv", NEW."least_minutes", NEW."minutes", NEW."modes", NEW."most_minutes", NEW."most_open", NEW."municipality_id", NEW."name", NEW."name_en", NEW."needs_certificate", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy", NEW."remind_days", NEW."remind_hours", NEW."service_id", NEW."source_note", NEW."staff_certificate", NEW."two_times", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="309e50b0c1bab9fedb957c4285d90b2b08dc5d2b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_da40f",
                            table="bookings_purpose",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purpose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "bookings_purposeevent" ("asked_often", "bring", "bring_en", "code", "competence_id", "crisis", "department_id", "hint", "hint_en", "id", "latvija_lv", "least_minutes", "minutes", "modes", "most_minutes", "most_open", "municipality_id", "name", "name_en", "needs_certificate", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy", "remind_days", "remind_hours", "service_id", "source_note", "staff_certificate", "two_times", "valid_from", "valid_until") VALUES (NEW."asked_often", NEW."bring", NEW."bring_en", NEW."code", NEW."competence_id", NEW."crisis", NEW."department_id", NEW."hint", NEW."hint_en", NEW."id", NEW."latvija_lv", NEW."least_minutes", NEW."minutes", NEW."modes", NEW."most_minutes", NEW."most_open", NEW."municipality_id", NEW."name", NEW."name_en", NEW."needs_certificate", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy", NEW."remind_days", NEW."remind_hours", NEW."service_id", NEW."source_note", NEW."staff_certificate", NEW."two_times", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="5ebdc4a307920361508623103740c57f0605bcf1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_78aed",
                            table="bookings_purpose",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purpose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_purposeevent" ("asked_often", "bring", "bring_en", "code", "competence_id", "crisis", "department_id", "hint", "hint_en", "id", "latvija_lv", "least_minutes", "minutes", "modes", "most_minutes", "most_open", "municipality_id", "name", "name_en", "needs_certificate", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy", "remind_days", "remind_hours", "service_id", "source_note", "staff_certificate", "two_times", "valid_from", "valid_until") VALUES (OLD."asked_often", OLD."bring", OLD."bring_en", OLD."code", OLD."competence_id", OLD."crisis", OLD."department_id", OLD."hint", OLD."hint_en", OLD."id", OLD."latvija_lv", OLD."least_minutes", OLD."minutes", OLD."modes", OLD."most_minutes", OLD."most_open", OLD."municipality_id", OLD."name", OLD."name_en", OLD."needs_certificate", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy", OLD."remind_days", OLD."remind_hours", OLD."service_id", OLD."source_note", OLD."staff_certificate", OLD."two_times", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="ef7218f452f0e6c67db021c014f48c839d5932dc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fe4f4",
                            table="bookings_purpose",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="needevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dc793e526350a755fc8aa4d417c3a2f54aeab33e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5f190",
                            table="bookings_needevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="need",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_needevent" ("hint", "hint_en", "id", "municipality_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "question", "question_en", "text", "text_en", "under_id") VALUES (NEW."hint", NEW."hint_en", NEW."id", NEW."municipality_id", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose_id", NEW."question", NEW."question_en", NEW."text", NEW."text_en", NEW."under_id"); RETURN NULL;',
                            hash="3c0f74467455354b72d789559ca1a7fc256647e7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c7c6b",
                            table="bookings_need",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="need",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "bookings_needevent" ("hint", "hint_en", "id", "municipality_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "question", "question_en", "text", "text_en", "under_id") VALUES (NEW."hint", NEW."hint_en", NEW."id", NEW."municipality_id", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose_id", NEW."question", NEW."question_en", NEW."text", NEW."text_en", NEW."under_id"); RETURN NULL;',
                            hash="0820d9bb18421784a9d736c8ce13bf735f6d3e74",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_26f2e",
                            table="bookings_need",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="need",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_needevent" ("hint", "hint_en", "id", "municipality_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "question", "question_en", "text", "text_en", "under_id") VALUES (OLD."hint", OLD."hint_en", OLD."id", OLD."municipality_id", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose_id", OLD."question", OLD."question_en", OLD."text", OLD."text_en", OLD."under_id"); RETURN NULL;',
                            hash="9e23683bbe6ea6d3cef1c8e22df75a7d3d4d7ed0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_46b3a",
                            table="bookings_need",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dailylimitevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1820ef3083f72ca2c240c974504bc9d8b530ff50",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a7772",
                            table="bookings_dailylimitevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dailylimit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_dailylimitevent" ("id", "most", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."most", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="72ad09ca9af17302e4b962358d723447c85ff9b9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_57594",
                            table="bookings_dailylimit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dailylimit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "bookings_dailylimitevent" ("id", "most", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."most", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="27f58837d7a4d9f535f6d8f7b8eeb511b530dc75",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3fdc1",
                            table="bookings_dailylimit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dailylimit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_dailylimitevent" ("id", "most", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."most", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="7665084f5163bf61296cc1151140f59a96a36dea",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7dcbf",
                            table="bookings_dailylimit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purposeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c071dd313addcc0adb801651fe7a5d6a01cdd381",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_02861",
                            table="bookings_purposeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="request",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="418c26a5fb6f44547f4522e59d99d4e1747fa8df",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_ce262",
                            table="bookings_request",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_resourceevent" ("active", "id", "kind", "name", "name_en", "office_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "user_id") VALUES (NEW."active", NEW."id", NEW."kind", NEW."name", NEW."name_en", NEW."office_id", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."room", NEW."user_id"); RETURN NULL;',
                            hash="89a88d5d31b97b519a0137febde1fc8ab0696aa9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_64a7d",
                            table="bookings_resource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."room" IS DISTINCT FROM (NEW."room") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "bookings_resourceevent" ("active", "id", "kind", "name", "name_en", "office_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "user_id") VALUES (NEW."active", NEW."id", NEW."kind", NEW."name", NEW."name_en", NEW."office_id", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."room", NEW."user_id"); RETURN NULL;',
                            hash="63b3082eb6b02d68695ad2bac1b403301342d207",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bcc12",
                            table="bookings_resource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_resourceevent" ("active", "id", "kind", "name", "name_en", "office_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "user_id") VALUES (OLD."active", OLD."id", OLD."kind", OLD."name", OLD."name_en", OLD."office_id", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."room", OLD."user_id"); RETURN NULL;',
                            hash="60c50b23ee983f40c089ea2c2d15c0be3488d02c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_79281",
                            table="bookings_resource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deputyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a5ccef09f94fc0e3f018a2f4a5cb5d64f44ea6c5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_30f4e",
                            table="bookings_deputyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deputy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_deputyevent" ("deputy_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "valid_from", "valid_until") VALUES (NEW."deputy_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."resource_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="9325811606e8b215fd0881a1deacd64396535ab2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e7cbc",
                            table="bookings_deputy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deputy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "bookings_deputyevent" ("deputy_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "valid_from", "valid_until") VALUES (NEW."deputy_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."resource_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="6373abb31ca8d1ea74a076c49e59391f9c6f845f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8936b",
                            table="bookings_deputy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deputy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_deputyevent" ("deputy_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "valid_from", "valid_until") VALUES (OLD."deputy_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."resource_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="1b07f88b7bb9bc008d626360d12088e2a9ee0a7c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_08f01",
                            table="bookings_deputy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appointment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="018d5849b6bdc947d9721db1bffbcbb86803c1d4",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_29015",
                            table="bookings_appointment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3306f6ca72bdd48a9f8b07fa508071ef5cb348a2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ffa0d",
                            table="bookings_absenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_absenceevent" ("by_id", "cancelled_at", "created_at", "ends_at", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "starts_at") VALUES (NEW."by_id", NEW."cancelled_at", NEW."created_at", NEW."ends_at", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."resource_id", NEW."starts_at"); RETURN NULL;',
                            hash="21b666ebd7f9be9c30b4b69dccfdbbc0105d0e1a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7c66",
                            table="bookings_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "bookings_absenceevent" ("by_id", "cancelled_at", "created_at", "ends_at", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "starts_at") VALUES (NEW."by_id", NEW."cancelled_at", NEW."created_at", NEW."ends_at", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."resource_id", NEW."starts_at"); RETURN NULL;',
                            hash="96d8f4eabf2c08bd29663255275351b0aa9987a4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6e7a0",
                            table="bookings_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_absenceevent" ("by_id", "cancelled_at", "created_at", "ends_at", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "starts_at") VALUES (OLD."by_id", OLD."cancelled_at", OLD."created_at", OLD."ends_at", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."resource_id", OLD."starts_at"); RETURN NULL;',
                            hash="f099516eeb344384affc6387b142c264ff251e06",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_024d8",
                            table="bookings_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resourceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c11edbf8141fa7768283e38308d39dd1e043da83",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c1034",
                            table="bookings_resourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resourcepurposeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="557a30679b89f1eb128869410e7aacfd331c0bb4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6800d",
                            table="bookings_resourcepurposeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="screen",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_screenevent" ("active", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."id", NEW."kind", NEW."name", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="105bac900081599afa0c5c7774f555abc9990ebe",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c2cb0",
                            table="bookings_screen",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="screen",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id"))',
                            func='INSERT INTO "bookings_screenevent" ("active", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."id", NEW."kind", NEW."name", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="0d59e371efe788813c5ebc4686814b3a68a898e4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_08969",
                            table="bookings_screen",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="screen",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_screenevent" ("active", "id", "kind", "name", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."active", OLD."id", OLD."kind", OLD."name", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="ae8fcf483de174fe2acc9eda327c708d48e07ff3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8a52b",
                            table="bookings_screen",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="screenevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4e22f59a5b25d9df48ad95a96aed6d54f466301d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_be5d5",
                            table="bookings_screenevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timetablerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_timetableruleevent" ("break_ends", "break_starts", "crisis_until", "ends", "every_weeks", "gap_minutes", "id", "kept_for_crisis", "kept_for_staff", "modes", "office_id", "online", "online_most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "slot_minutes", "starts", "valid_from", "valid_until", "weekday") VALUES (NEW."break_ends", NEW."break_starts", NEW."crisis_until", NEW."ends", NEW."every_weeks", NEW."gap_minutes", NEW."id", NEW."kept_for_crisis", NEW."kept_for_staff", NEW."modes", NEW."office_id", NEW."online", NEW."online_most", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."resource_id", NEW."slot_minutes", NEW."starts", NEW."valid_from", NEW."valid_until", NEW."weekday"); RETURN NULL;',
                            hash="fc1b949b729f587e10fb64e47f70b693979ad563",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d6e08",
                            table="bookings_timetablerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timetablerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "bookings_timetableruleevent" ("break_ends", "break_starts", "crisis_until", "ends", "every_weeks", "gap_minutes", "id", "kept_for_crisis", "kept_for_staff", "modes", "office_id", "online", "online_most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "slot_minutes", "starts", "valid_from", "valid_until", "weekday") VALUES (NEW."break_ends", NEW."break_starts", NEW."crisis_until", NEW."ends", NEW."every_weeks", NEW."gap_minutes", NEW."id", NEW."kept_for_crisis", NEW."kept_for_staff", NEW."modes", NEW."office_id", NEW."online", NEW."online_most", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."resource_id", NEW."slot_minutes", NEW."starts", NEW."valid_from", NEW."valid_until", NEW."weekday"); RETURN NULL;',
                            hash="026e13d2f92f0c36ffa081f7fa814dcd30eeffe5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f412f",
                            table="bookings_timetablerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timetablerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_timetableruleevent" ("break_ends", "break_starts", "crisis_until", "ends", "every_weeks", "gap_minutes", "id", "kept_for_crisis", "kept_for_staff", "modes", "office_id", "online", "online_most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "slot_minutes", "starts", "valid_from", "valid_until", "weekday") VALUES (OLD."break_ends", OLD."break_starts", OLD."crisis_until", OLD."ends", OLD."every_weeks", OLD."gap_minutes", OLD."id", OLD."kept_for_crisis", OLD."kept_for_staff", OLD."modes", OLD."office_id", OLD."online", OLD."online_most", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."resource_id", OLD."slot_minutes", OLD."starts", OLD."valid_from", OLD."valid_until", OLD."weekday"); RETURN NULL;',
                            hash="6a00197ea1efa220c9f09491ea5b086e973a5c4b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1c9b0",
                            table="bookings_timetablerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timetableruleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="10996dfb07c7a143609efbd32fe99dec258b090d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d0c1b",
                            table="bookings_timetableruleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timetablerulepurposeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6ba9a095fdc6ce24227010ce11ed52958cc77b53",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_75dd6",
                            table="bookings_timetablerulepurposeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resourcepurpose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_resourcepurposeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "purpose_id", "resource_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."purpose_id", NEW."resource_id"); RETURN NULL;',
                            hash="873a65e857c07120b01da572a9f3a6ebf80c2a95",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f93e9",
                            table="bookings_resource_purposes",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resourcepurpose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_resourcepurposeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "purpose_id", "resource_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."purpose_id", OLD."resource_id"); RETURN NULL;',
                            hash="ada18ac292966982a2cdb4476689e50e463516a8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e2b19",
                            table="bookings_resource_purposes",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timetablerulepurpose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_timetablerulepurposeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "purpose_id", "timetablerule_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."purpose_id", NEW."timetablerule_id"); RETURN NULL;',
                            hash="79c1a894b165041cfe40420d4518ef7d08ecb96d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85b00",
                            table="bookings_timetablerule_purposes",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="timetablerulepurpose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "bookings_timetablerulepurposeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "purpose_id", "timetablerule_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."purpose_id", OLD."timetablerule_id"); RETURN NULL;',
                            hash="1dceb6c20b3ecad172f7f672da43fc2093a4f940",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fec90",
                            table="bookings_timetablerule_purposes",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

import django.contrib.postgres.constraints
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
import socialservice.groundwork
import socialservice.models.municipalities
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
                    name="ExtensionRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    ("daily", "daily run"),
                                    ("emergency", "an emergency changed"),
                                    ("status", "a status was granted"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("counts", models.JSONField(default=dict)),
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
                            "emergency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="runs",
                                to="socialservice.emergency",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extension_runs",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "run of extensions",
                        "verbose_name_plural": "runs of extensions",
                        "ordering": ["-started_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("finished_at__isnull", True)),
                                fields=["started_at"],
                                name="run_unfinished",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Household",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        (
                            "contact_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_of",
                                to="socialservice.person",
                                verbose_name="contact person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="households",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "household",
                        "verbose_name_plural": "households",
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("created_at", models.DateTimeField(editable=False)),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        (
                            "contact_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.person",
                                verbose_name="contact person",
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
                                to="benefits.household",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdMember",
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
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="benefits.household",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="household_memberships",
                                to="socialservice.person",
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "member of a household",
                        "verbose_name_plural": "members of a household",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="benefits_householdmember_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("person", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="person_in_one_household",
                                violation_error_message="The person belongs to another household on these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseholdMemberEvent",
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
                            "household",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.household",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.person",
                                verbose_name="person",
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
                                to="benefits.householdmember",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Status",
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
                                    ("needy", "needy household"),
                                    ("low_income", "low-income household"),
                                    ("crisis", "crisis situation"),
                                ],
                                max_length=12,
                                verbose_name="kind of status",
                            ),
                        ),
                        ("granted_from", models.DateField(verbose_name="granted from")),
                        ("granted_until", models.DateField(verbose_name="original term")),
                        ("effective_until", models.DateField(verbose_name="term after extension")),
                        ("decision_no", models.CharField(max_length=40, verbose_name="decision number")),
                        ("decided_on", models.DateField(verbose_name="decision date")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="last day in force")),
                        (
                            "close_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("revoked", "revoked"),
                                    ("replaced", "replaced by a new one"),
                                    ("moved_away", "the household moved away"),
                                    ("died", "the person died"),
                                    ("dissolved", "the household was dissolved"),
                                ],
                                max_length=12,
                                verbose_name="why it was terminated",
                            ),
                        ),
                        (
                            "imported_overlap",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="Came from older records together with another one in force; a person has to resolve it.",
                            ),
                        ),
                        (
                            "documents_on_file",
                            models.BooleanField(default=True, verbose_name="documents of the application are on file"),
                        ),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        (
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statuses",
                                to="benefits.household",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statuses",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "status",
                        "verbose_name_plural": "statuses",
                        "ordering": ["-granted_from", "-pk"],
                        "indexes": [
                            models.Index(fields=["household", "granted_from"], name="status_of_household"),
                            models.Index(
                                condition=models.Q(("closed_on__isnull", True)),
                                fields=["municipality", "kind", "granted_until", "effective_until"],
                                name="status_groups",
                            ),
                            models.Index(fields=["municipality", "effective_until"], name="status_ending"),
                        ],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("imported_overlap", False), ("kind__in", ["low_income", "needy"])),
                                expressions=[
                                    ("household", "="),
                                    (
                                        socialservice.models.municipalities.DateRange(
                                            "granted_from",
                                            django.db.models.functions.comparison.Coalesce(
                                                "closed_on", "effective_until"
                                            ),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="status_one_per_household",
                                violation_error_message="The household has a status for these days already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("granted_until__gte", models.F("granted_from"))),
                                name="status_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("effective_until__gte", models.F("granted_until"))),
                                name="status_never_shorter_than_granted",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("close_reason", ""), ("closed_on__isnull", True)),
                                    models.Q(
                                        ("closed_on__gte", models.F("granted_from")),
                                        ("closed_on__lte", models.F("effective_until")),
                                        models.Q(("close_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="status_closed_inside_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "crisis"), _negated=True),
                                    ("effective_until", models.F("granted_until")),
                                    _connector="OR",
                                ),
                                name="status_crisis_never_extended",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("told_date_kept", "a date already told was kept"),
                                    ("renewed_after_gap", "renewed after a gap"),
                                    ("documents_missing", "documents missing"),
                                    ("two_open", "two statuses at the same time"),
                                    ("unreachable", "cannot be reached"),
                                ],
                                max_length=20,
                                verbose_name="reason",
                            ),
                        ),
                        ("until", models.DateField()),
                        ("created_at", models.DateTimeField()),
                        ("resolved_at", models.DateTimeField(null=True)),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        (
                            "resolved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "status",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review_items",
                                to="benefits.status",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "record to review",
                        "verbose_name_plural": "records to review",
                        "ordering": ["created_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("resolved_at__isnull", True)),
                                fields=["created_at"],
                                name="review_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("status", "reason", "until"), name="review_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Extension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("emergency_end", models.DateField(verbose_name="end of the emergency as then known")),
                        ("covered_term", models.DateField(verbose_name="term that ended in the emergency")),
                        ("from_on", models.DateField(verbose_name="extended from")),
                        ("to_on", models.DateField(verbose_name="extended until")),
                        ("rule_version", models.CharField(max_length=10)),
                        ("documents_missing", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField()),
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
                            "emergency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="socialservice.emergency",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="benefits.extensionrun",
                            ),
                        ),
                        (
                            "status",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="benefits.status",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "extension",
                        "verbose_name_plural": "extensions",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("status", "number"), name="extension_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("to_on__gte", models.F("from_on"))),
                                name="extension_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Certificate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=20, verbose_name="certificate number")),
                        ("issued_on", models.DateField(verbose_name="issued on")),
                        ("printed_until", models.DateField(verbose_name="printed term")),
                        (
                            "duplicate_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duplicates",
                                to="benefits.certificate",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "status",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="benefits.status",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "certificate",
                        "verbose_name_plural": "certificates",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "number"),
                                name="certificate_number_once",
                                violation_error_message="A certificate with this number exists already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("granted", "granted"),
                                    ("extended", "extended"),
                                    ("closed", "terminated"),
                                    ("certificate", "certificate issued"),
                                    ("duplicate", "duplicate issued"),
                                    ("reviewed", "reviewed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("until", models.DateField(null=True)),
                        ("detail", models.CharField(blank=True, max_length=300)),
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
                            "status",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="events", to="benefits.status"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "event of a status",
                        "verbose_name_plural": "events of statuses",
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("subject", models.CharField(max_length=300, verbose_name="what for")),
                        (
                            "request_number",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="number of the request"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("received", "Received"), ("decided", "Decided"), ("withdrawn", "Withdrawn")],
                                default="received",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="registered")),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "submission",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="application",
                                to="socialservice.submission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "application",
                        "verbose_name_plural": "applications",
                        "ordering": ["-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "number"), name="application_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CertificateSeries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("last", models.PositiveIntegerField(default=0)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("municipality", "year"), name="series_once")],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="household",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_householdevent" ("contact_person_id", "created_at", "id", "is_demo", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."contact_person_id", NEW."created_at", NEW."id", NEW."is_demo", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="2727f64a8dbcab41ba4afcb3ae5596a3434a3cad",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72bfe",
                            table="benefits_household",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="household",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_householdevent" ("contact_person_id", "created_at", "id", "is_demo", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."contact_person_id", NEW."created_at", NEW."id", NEW."is_demo", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="99c1798dff83a8f3277e75d24b511af0e4d00af4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bb6c1",
                            table="benefits_household",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="household",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_householdevent" ("contact_person_id", "created_at", "id", "is_demo", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."contact_person_id", OLD."created_at", OLD."id", OLD."is_demo", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="adfd1de0d2b7e24d27227885988b0f1ba7453124",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1e1ce",
                            table="benefits_household",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="householdevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c49d8d85785dd7cf2ccbfe935f18ccb3d908335f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b9fd6",
                            table="benefits_householdevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="householdmember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_householdmemberevent" ("household_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."household_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="b16e4ca314d3e84c2dc3f9906f6502c143fe4544",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_41914",
                            table="benefits_householdmember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="householdmember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_householdmemberevent" ("household_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."household_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="71dd089769424641688f0befbf9956de9039b46b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_eb15d",
                            table="benefits_householdmember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="householdmember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_householdmemberevent" ("household_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."household_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="817f84b2ed42a7ecd705e3192ce302980e128cf2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a2f8b",
                            table="benefits_householdmember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="householdmemberevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="db03312eac0025d003aa4ff791f25ee498d060da",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_084f2",
                            table="benefits_householdmemberevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]

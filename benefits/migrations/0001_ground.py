import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
import socialservice.groundwork
import socialservice.models.fields
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
                    name="PensionAge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                        ("years", models.PositiveSmallIntegerField(verbose_name="age, years")),
                        ("months", models.PositiveSmallIntegerField(default=0, verbose_name="and months")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        ("confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
                    ],
                    options={
                        "verbose_name": "pension age",
                        "verbose_name_plural": "pension ages",
                        "ordering": ["year"],
                    },
                ),
                migrations.CreateModel(
                    name="Allotment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("unit", models.CharField(max_length=40)),
                        ("period", models.CharField(max_length=7)),
                        ("times", models.PositiveSmallIntegerField(default=0)),
                        ("most_times", models.PositiveSmallIntegerField(null=True)),
                        ("used", models.DecimalField(decimal_places=2, default=0, max_digits=8)),
                        ("ceiling", models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.service",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("service", "unit", "period"), name="allotment_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("most_times__isnull", True),
                                    ("times__lte", models.F("most_times")),
                                    _connector="OR",
                                ),
                                name="allotment_times_kept",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ceiling__isnull", True), ("used__lte", models.F("ceiling")), _connector="OR"
                                ),
                                name="allotment_ceiling_kept",
                            ),
                        ],
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
                        (
                            "wants",
                            models.CharField(
                                choices=[
                                    ("status", "status of a needy or low-income household"),
                                    ("benefit", "benefit"),
                                    ("service", "social service"),
                                    ("other", "something else"),
                                ],
                                default="other",
                                max_length=8,
                                verbose_name="asks for",
                            ),
                        ),
                        ("subject", models.CharField(max_length=300, verbose_name="what for")),
                        ("applied_on", models.DateField(verbose_name="date of the application")),
                        (
                            "register_only",
                            models.BooleanField(
                                default=False,
                                help_text="No documents are asked of the client; the office looks them up itself.",
                                verbose_name="decided on register data only",
                            ),
                        ),
                        (
                            "missing",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=120),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="documents missing",
                            ),
                        ),
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
                            "assignee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                            "service",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.service",
                                verbose_name="benefit or service",
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
                    },
                ),
                migrations.CreateModel(
                    name="BankAccount",
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
                        ("iban", socialservice.models.fields.EncryptedTextField(verbose_name="account number (IBAN)")),
                        (
                            "iban_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="iban"
                            ),
                        ),
                        ("holder", models.CharField(max_length=150, verbose_name="account holder")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bank_accounts",
                                to="socialservice.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bank account",
                        "verbose_name_plural": "bank accounts",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="benefits_bankaccount_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("person", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="bank_account_one_a_day",
                                violation_error_message="There is an account for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankAccountEvent",
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
                        ("iban", socialservice.models.fields.EncryptedTextField(verbose_name="account number (IBAN)")),
                        (
                            "iban_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="iban"
                            ),
                        ),
                        ("holder", models.CharField(max_length=150, verbose_name="account holder")),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.person",
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
                                to="benefits.bankaccount",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BenefitRule",
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
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                        (
                            "gives",
                            models.CharField(
                                choices=[("money", "money"), ("ticket", "a ticket or card")],
                                default="money",
                                max_length=6,
                                verbose_name="what is given",
                            ),
                        ),
                        (
                            "term_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day of those given by this rule.",
                                null=True,
                                verbose_name="tickets are valid until",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("none", "no status needed"),
                                    ("any", "needy or low-income"),
                                    ("needy", "needy"),
                                ],
                                default="none",
                                max_length=8,
                                verbose_name="status needed",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="amount, EUR",
                            ),
                        ),
                        (
                            "ceiling",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="at most in a calendar year, EUR",
                            ),
                        ),
                        (
                            "often",
                            models.CharField(
                                choices=[
                                    ("any", "any number of times"),
                                    ("once", "once"),
                                    ("year", "once in a calendar year"),
                                    ("month", "once a month"),
                                ],
                                default="any",
                                max_length=5,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[("person", "person"), ("couple", "couple"), ("household", "household")],
                                default="household",
                                max_length=10,
                                verbose_name="for each",
                            ),
                        ),
                        (
                            "calculator",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "the amount is fixed or decided"),
                                    ("gmi", "guaranteed minimum income"),
                                    ("housing", "housing benefit"),
                                ],
                                max_length=8,
                                verbose_name="how it is computed",
                            ),
                        ),
                        ("state_share", models.PositiveSmallIntegerField(default=0, verbose_name="the state pays, %")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="benefit_rules",
                                to="socialservice.service",
                                verbose_name="benefit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rule of a benefit",
                        "verbose_name_plural": "rules of benefits",
                        "ordering": ["service", "valid_from"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BenefitRuleEvent",
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
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                        (
                            "gives",
                            models.CharField(
                                choices=[("money", "money"), ("ticket", "a ticket or card")],
                                default="money",
                                max_length=6,
                                verbose_name="what is given",
                            ),
                        ),
                        (
                            "term_until",
                            models.DateField(
                                blank=True,
                                help_text="The last day of those given by this rule.",
                                null=True,
                                verbose_name="tickets are valid until",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("none", "no status needed"),
                                    ("any", "needy or low-income"),
                                    ("needy", "needy"),
                                ],
                                default="none",
                                max_length=8,
                                verbose_name="status needed",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="amount, EUR",
                            ),
                        ),
                        (
                            "ceiling",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="at most in a calendar year, EUR",
                            ),
                        ),
                        (
                            "often",
                            models.CharField(
                                choices=[
                                    ("any", "any number of times"),
                                    ("once", "once"),
                                    ("year", "once in a calendar year"),
                                    ("month", "once a month"),
                                ],
                                default="any",
                                max_length=5,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[("person", "person"), ("couple", "couple"), ("household", "household")],
                                default="household",
                                max_length=10,
                                verbose_name="for each",
                            ),
                        ),
                        (
                            "calculator",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "the amount is fixed or decided"),
                                    ("gmi", "guaranteed minimum income"),
                                    ("housing", "housing benefit"),
                                ],
                                max_length=8,
                                verbose_name="how it is computed",
                            ),
                        ),
                        ("state_share", models.PositiveSmallIntegerField(default=0, verbose_name="the state pays, %")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
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
                                to="benefits.benefitrule",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.service",
                                verbose_name="benefit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BulkExtension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("old_end", models.DateField(verbose_name="which end on")),
                        ("new_end", models.DateField(verbose_name="new end")),
                        ("decision_no", models.CharField(max_length=40, verbose_name="decision number")),
                        ("reason", models.CharField(max_length=300, verbose_name="reason")),
                        ("at", models.DateTimeField()),
                        ("moved", models.PositiveIntegerField(default=0)),
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
                                related_name="bulk_extensions",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "extension of entitlements",
                        "verbose_name_plural": "extensions of entitlements",
                        "ordering": ["-at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("new_end__gt", models.F("old_end"))),
                                name="bulk_extension_lengthens",
                            )
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
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "year"), name="certificateseries_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="decision number")),
                        ("decided_on", models.DateField(verbose_name="decision date")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("granted", "granted"), ("refused", "refused")],
                                max_length=8,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "awaits a second person"),
                                    ("final", "in force"),
                                    ("rejected", "not agreed to"),
                                ],
                                default="final",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("needy", "needy household"),
                                    ("low_income", "low-income household"),
                                    ("crisis", "crisis situation"),
                                ],
                                max_length=12,
                                verbose_name="kind of status",
                            ),
                        ),
                        ("first_day", models.DateField(null=True, verbose_name="from")),
                        ("last_day", models.DateField(null=True, verbose_name="until")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=8, null=True, verbose_name="amount, EUR"),
                        ),
                        ("worked_out", models.JSONField(default=dict)),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "second_note",
                            models.CharField(blank=True, max_length=300, verbose_name="what the second person says"),
                        ),
                        ("at", models.DateTimeField()),
                        ("second_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="benefits.application",
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
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="benefits.benefitrule",
                            ),
                        ),
                        (
                            "second_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision",
                        "verbose_name_plural": "decisions",
                        "ordering": ["-at"],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionSeries",
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
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "year"), name="decisionseries_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Entitlement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="from")),
                        ("last_day", models.DateField(null=True, verbose_name="until")),
                        ("card_number", models.CharField(blank=True, max_length=40, verbose_name="card number")),
                        ("closed_on", models.DateField(null=True, verbose_name="ended on")),
                        ("close_reason", models.CharField(blank=True, max_length=200, verbose_name="why it ended")),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
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
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entitlements",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entitlements",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entitlements",
                                to="socialservice.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "entitlement",
                        "verbose_name_plural": "entitlements",
                        "ordering": ["-first_day", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EntitlementStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "bulk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="benefits.bulkextension",
                            ),
                        ),
                        (
                            "entitlement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="benefits.entitlement",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("bulk", "entitlement"), name="entitlement_moved_once")
                        ],
                    },
                ),
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
                        ("total", models.PositiveIntegerField(default=0)),
                        ("counts", models.JSONField(default=dict)),
                        ("claimed_until", models.DateTimeField(null=True)),
                        ("stopped_at", models.DateTimeField(null=True)),
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
                        (
                            "stopped_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stopped_at__isnull", True), ("stopped_by__isnull", False), _connector="OR"
                                ),
                                name="run_stopped_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Group",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        (
                            "proof",
                            models.CharField(
                                choices=[
                                    ("document", "a document shown"),
                                    ("age", "the date of birth"),
                                    ("pension_age", "the pension age of the year"),
                                ],
                                default="document",
                                max_length=12,
                                verbose_name="what proves it",
                            ),
                        ),
                        (
                            "over_age",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="older than, years"),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="groups",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "group",
                        "verbose_name_plural": "groups",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "code"), name="group_code_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("over_age__isnull", False), ("proof", "age")),
                                    models.Q(models.Q(("proof", "age"), _negated=True), ("over_age__isnull", True)),
                                    _connector="OR",
                                ),
                                name="group_age_with_proof",
                                violation_error_message="Enter the age where the date of birth proves membership, and only there.",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="entitlement",
                    name="group",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entitlements",
                        to="benefits.group",
                    ),
                ),
                migrations.AddField(
                    model_name="benefitrule",
                    name="groups",
                    field=models.ManyToManyField(
                        blank=True,
                        help_text="Members are entitled without a status.",
                        related_name="rules",
                        to="benefits.group",
                        verbose_name="or one of these groups",
                    ),
                ),
                migrations.CreateModel(
                    name="GroupEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                        (
                            "proof",
                            models.CharField(
                                choices=[
                                    ("document", "a document shown"),
                                    ("age", "the date of birth"),
                                    ("pension_age", "the pension age of the year"),
                                ],
                                default="document",
                                max_length=12,
                                verbose_name="what proves it",
                            ),
                        ),
                        (
                            "over_age",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="older than, years"),
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
                                to="benefits.group",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GroupMembership",
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
                        ("document_kind", models.CharField(max_length=80, verbose_name="kind of document")),
                        (
                            "document_number",
                            socialservice.models.fields.EncryptedTextField(verbose_name="number of the document"),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="benefits.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="group_memberships",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "seen_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "member of a group",
                        "verbose_name_plural": "members of groups",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="benefits_groupmembership_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("group", "="),
                                    ("person", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="group_member_once",
                                violation_error_message="The person belongs to this group already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMembershipEvent",
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
                        ("document_kind", models.CharField(max_length=80, verbose_name="kind of document")),
                        (
                            "document_number",
                            socialservice.models.fields.EncryptedTextField(verbose_name="number of the document"),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.group",
                                verbose_name="group",
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
                                to="benefits.groupmembership",
                            ),
                        ),
                        (
                            "seen_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_from",
                                to="benefits.household",
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
                    name="Award",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=8, verbose_name="amount, EUR")),
                        ("monthly", models.BooleanField(default=False, verbose_name="every month")),
                        ("first_day", models.DateField(verbose_name="from")),
                        ("last_day", models.DateField(null=True, verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[("standing", "granted"), ("stopped", "stopped")],
                                default="standing",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("stopped_on", models.DateField(null=True, verbose_name="last day")),
                        (
                            "stop_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why it was stopped"),
                        ),
                        ("created_at", models.DateTimeField()),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        (
                            "allotment",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="awards",
                                to="benefits.allotment",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="awards",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="awards",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="awards",
                                to="socialservice.service",
                                verbose_name="benefit",
                            ),
                        ),
                        (
                            "decision",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="award",
                                to="benefits.decision",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="awards",
                                to="benefits.household",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "award",
                        "verbose_name_plural": "awards",
                        "ordering": ["-created_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "wants",
                            models.CharField(
                                choices=[
                                    ("status", "status of a needy or low-income household"),
                                    ("benefit", "benefit"),
                                    ("service", "social service"),
                                    ("other", "something else"),
                                ],
                                default="other",
                                max_length=8,
                                verbose_name="asks for",
                            ),
                        ),
                        ("subject", models.CharField(max_length=300, verbose_name="what for")),
                        ("applied_on", models.DateField(verbose_name="date of the application")),
                        (
                            "register_only",
                            models.BooleanField(
                                default=False,
                                help_text="No documents are asked of the client; the office looks them up itself.",
                                verbose_name="decided on register data only",
                            ),
                        ),
                        (
                            "missing",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=120),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="documents missing",
                            ),
                        ),
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
                            "assignee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.person",
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
                                to="benefits.application",
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
                                verbose_name="benefit or service",
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.submission",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.household",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="application",
                    name="household",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="benefits.household",
                    ),
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.household",
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
                    name="HousingFactor",
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
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "confirmed",
                            models.BooleanField(
                                default=False, help_text="Only confirmed figures decide.", verbose_name="confirmed"
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="second check on")),
                        (
                            "household",
                            models.CharField(
                                choices=[
                                    ("lone", "lone pensioner or disabled person"),
                                    ("only", "only pensioners or disabled people"),
                                    ("children", "only pensioners or disabled people, with children"),
                                    ("other", "all others"),
                                ],
                                max_length=10,
                                verbose_name="household",
                            ),
                        ),
                        ("factor", models.DecimalField(decimal_places=2, max_digits=4, verbose_name="factor")),
                        (
                            "checked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second check by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "factor of the housing benefit",
                        "verbose_name_plural": "factors of the housing benefit",
                        "ordering": ["household", "valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="benefits_housingfactor_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("household", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="housing_factor_one_a_day",
                                violation_error_message="There is a row for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HousingFactorEvent",
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
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "confirmed",
                            models.BooleanField(
                                default=False, help_text="Only confirmed figures decide.", verbose_name="confirmed"
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="second check on")),
                        (
                            "household",
                            models.CharField(
                                choices=[
                                    ("lone", "lone pensioner or disabled person"),
                                    ("only", "only pensioners or disabled people"),
                                    ("children", "only pensioners or disabled people, with children"),
                                    ("other", "all others"),
                                ],
                                max_length=10,
                                verbose_name="household",
                            ),
                        ),
                        ("factor", models.DecimalField(decimal_places=2, max_digits=4, verbose_name="factor")),
                        (
                            "checked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second check by",
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
                                to="benefits.housingfactor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Income",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="month")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wage", "wage"),
                                    ("pension", "pension"),
                                    ("benefit", "state benefit"),
                                    ("maintenance", "maintenance"),
                                    ("other", "other"),
                                ],
                                max_length=12,
                                verbose_name="kind of income",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=8,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="net, EUR",
                            ),
                        ),
                        ("from_register", models.BooleanField(default=False, verbose_name="from a register")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="incomes",
                                to="benefits.application",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "income",
                        "verbose_name_plural": "income",
                        "ordering": ["month", "pk"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="income_not_negative"),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="income_month_by_first_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Jubilee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("age", models.PositiveSmallIntegerField(verbose_name="age")),
                        ("day", models.DateField(verbose_name="day")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("coming", "to be visited"),
                                    ("visited", "greeted"),
                                    ("skipped", "not visited"),
                                ],
                                default="coming",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "assignee",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="jubilees",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="jubilees",
                                to="socialservice.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jubilee",
                        "verbose_name_plural": "jubilees",
                        "ordering": ["day"],
                        "constraints": [models.UniqueConstraint(fields=("person", "age"), name="jubilee_once")],
                    },
                ),
                migrations.CreateModel(
                    name="MunicipalLine",
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
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "confirmed",
                            models.BooleanField(
                                default=False, help_text="Only confirmed figures decide.", verbose_name="confirmed"
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="second check on")),
                        (
                            "composition",
                            models.CharField(
                                choices=[
                                    ("any", "any household"),
                                    ("working_age", "at least one adult of working age"),
                                    (
                                        "care",
                                        "single parent, or only pensioners or disabled people with children in their care",
                                    ),
                                    ("lone", "lone person of pension age or with a disability"),
                                ],
                                max_length=12,
                                verbose_name="household",
                            ),
                        ),
                        (
                            "first",
                            models.DecimalField(decimal_places=2, max_digits=8, verbose_name="first or only person"),
                        ),
                        (
                            "other",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="each other"
                            ),
                        ),
                        (
                            "checked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second check by",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="low_income_lines",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "low-income line of the municipality",
                        "verbose_name_plural": "low-income lines of the municipality",
                        "ordering": ["composition", "valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="benefits_municipalline_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("municipality", "="),
                                    ("composition", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="municipal_line_one_a_day",
                                violation_error_message="There is a row for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MunicipalLineEvent",
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
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "confirmed",
                            models.BooleanField(
                                default=False, help_text="Only confirmed figures decide.", verbose_name="confirmed"
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="second check on")),
                        (
                            "composition",
                            models.CharField(
                                choices=[
                                    ("any", "any household"),
                                    ("working_age", "at least one adult of working age"),
                                    (
                                        "care",
                                        "single parent, or only pensioners or disabled people with children in their care",
                                    ),
                                    ("lone", "lone person of pension age or with a disability"),
                                ],
                                max_length=12,
                                verbose_name="household",
                            ),
                        ),
                        (
                            "first",
                            models.DecimalField(decimal_places=2, max_digits=8, verbose_name="first or only person"),
                        ),
                        (
                            "other",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="each other"
                            ),
                        ),
                        (
                            "checked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second check by",
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
                                to="benefits.municipalline",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Payment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="month")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=8, verbose_name="amount, EUR")),
                        (
                            "method",
                            models.CharField(
                                choices=[("transfer", "transfer"), ("cash", "cash")],
                                default="transfer",
                                max_length=8,
                                verbose_name="how it is paid",
                            ),
                        ),
                        ("cash_reason", models.CharField(blank=True, max_length=200, verbose_name="why in cash")),
                        (
                            "state",
                            models.CharField(
                                choices=[("due", "due"), ("paid", "paid"), ("cancelled", "cancelled")],
                                default="due",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due date")),
                        ("paid_on", models.DateField(null=True, verbose_name="paid on")),
                        (
                            "account",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="benefits.bankaccount",
                            ),
                        ),
                        (
                            "award",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="benefits.award",
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
                    ],
                    options={
                        "verbose_name": "payment",
                        "verbose_name_plural": "payments",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(condition=models.Q(("state", "due")), fields=["due_on"], name="payment_due")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "cancelled"), _negated=True),
                                fields=("award", "month"),
                                name="payment_once_a_month",
                            ),
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payment_of_something"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("account__isnull", True),
                                        ("method", "cash"),
                                        models.Q(("cash_reason", ""), _negated=True),
                                    ),
                                    models.Q(("account__isnull", False), ("cash_reason", ""), ("method", "transfer")),
                                    _connector="OR",
                                ),
                                name="payment_to_account_or_cash_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("paid_on__isnull", False), ("state", "paid")),
                                    models.Q(models.Q(("state", "paid"), _negated=True), ("paid_on__isnull", True)),
                                    _connector="OR",
                                ),
                                name="payment_paid_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(verbose_name="month")),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=8, verbose_name="amount, EUR")),
                        (
                            "method",
                            models.CharField(
                                choices=[("transfer", "transfer"), ("cash", "cash")],
                                default="transfer",
                                max_length=8,
                                verbose_name="how it is paid",
                            ),
                        ),
                        ("cash_reason", models.CharField(blank=True, max_length=200, verbose_name="why in cash")),
                        (
                            "state",
                            models.CharField(
                                choices=[("due", "due"), ("paid", "paid"), ("cancelled", "cancelled")],
                                default="due",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due date")),
                        ("paid_on", models.DateField(null=True, verbose_name="paid on")),
                        (
                            "account",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.bankaccount",
                            ),
                        ),
                        (
                            "award",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.award",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="benefits.payment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaymentTaken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="why it was taken again")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "payment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="taken", to="benefits.payment"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "transfer taken in a file",
                        "verbose_name_plural": "transfers taken in a file",
                        "ordering": ["payment", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("payment", "number"), name="payment_taken_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("number", 1), ("reason", "")),
                                    models.Q(("number__gt", 1), models.Q(("reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="payment_taken_again_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PensionAgeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("years", models.PositiveSmallIntegerField(verbose_name="age, years")),
                        ("months", models.PositiveSmallIntegerField(default=0, verbose_name="and months")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        ("confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
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
                                to="benefits.pensionage",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RefusalReason",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="refusal_reasons",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reason of refusal",
                        "verbose_name_plural": "reasons of refusal",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "code"), name="refusal_reason_code_once")
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="decision",
                    name="reason",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="benefits.refusalreason",
                        verbose_name="reason",
                    ),
                ),
                migrations.CreateModel(
                    name="RefusalReasonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
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
                                to="benefits.refusalreason",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StateThreshold",
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
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "confirmed",
                            models.BooleanField(
                                default=False, help_text="Only confirmed figures decide.", verbose_name="confirmed"
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="second check on")),
                        (
                            "scheme",
                            models.CharField(
                                choices=[
                                    ("per_person", "one amount for each member"),
                                    ("first_other", "first or only person, and each other"),
                                ],
                                max_length=12,
                                verbose_name="how members are counted",
                            ),
                        ),
                        (
                            "gmi_confirmed",
                            models.BooleanField(
                                default=False,
                                help_text="It is announced apart from the other lines, and confirmed apart from them.",
                                verbose_name="guaranteed minimum income confirmed",
                            ),
                        ),
                        (
                            "gmi_first",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="guaranteed minimum income, first person"
                            ),
                        ),
                        (
                            "gmi_other",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="guaranteed minimum income, each other"
                            ),
                        ),
                        (
                            "needy_first",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="needy household, first person"
                            ),
                        ),
                        (
                            "needy_other",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="needy household, each other"
                            ),
                        ),
                        (
                            "low_max_first",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="highest low-income line, first person",
                            ),
                        ),
                        (
                            "low_max_other",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="highest low-income line, each other",
                            ),
                        ),
                        (
                            "checked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second check by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "threshold of the state",
                        "verbose_name_plural": "thresholds of the state",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="benefits_statethreshold_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("scheme", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="state_threshold_one_a_day",
                                violation_error_message="There is a row for these days already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low_max_first__isnull", True),
                                    ("low_max_first__gte", models.F("needy_first")),
                                    _connector="OR",
                                ),
                                name="low_max_not_below_needy",
                                violation_error_message="The low-income line may not be below the needy line of the same day.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IncomeTest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "members",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="members of the household",
                            ),
                        ),
                        (
                            "composition",
                            models.CharField(
                                choices=[
                                    ("any", "any household"),
                                    ("working_age", "at least one adult of working age"),
                                    (
                                        "care",
                                        "single parent, or only pensioners or disabled people with children in their care",
                                    ),
                                    ("lone", "lone person of pension age or with a disability"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("months", models.PositiveSmallIntegerField(default=3, verbose_name="months counted")),
                        (
                            "income",
                            models.DecimalField(
                                decimal_places=4, max_digits=10, verbose_name="average income a month, EUR"
                            ),
                        ),
                        (
                            "says",
                            models.CharField(
                                choices=[
                                    ("needy", "needy household"),
                                    ("low_income", "low-income household"),
                                    ("none", "above the lines"),
                                ],
                                max_length=12,
                                verbose_name="result",
                            ),
                        ),
                        ("confirmed", models.BooleanField()),
                        ("reasons", models.JSONField(default=list)),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tests",
                                to="benefits.application",
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
                            "line",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="benefits.municipalline",
                            ),
                        ),
                        (
                            "threshold",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="benefits.statethreshold",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at"],
                    },
                ),
                migrations.CreateModel(
                    name="StateThresholdEvent",
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
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "confirmed",
                            models.BooleanField(
                                default=False, help_text="Only confirmed figures decide.", verbose_name="confirmed"
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="second check on")),
                        (
                            "scheme",
                            models.CharField(
                                choices=[
                                    ("per_person", "one amount for each member"),
                                    ("first_other", "first or only person, and each other"),
                                ],
                                max_length=12,
                                verbose_name="how members are counted",
                            ),
                        ),
                        (
                            "gmi_confirmed",
                            models.BooleanField(
                                default=False,
                                help_text="It is announced apart from the other lines, and confirmed apart from them.",
                                verbose_name="guaranteed minimum income confirmed",
                            ),
                        ),
                        (
                            "gmi_first",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="guaranteed minimum income, first person"
                            ),
                        ),
                        (
                            "gmi_other",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="guaranteed minimum income, each other"
                            ),
                        ),
                        (
                            "needy_first",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="needy household, first person"
                            ),
                        ),
                        (
                            "needy_other",
                            models.DecimalField(
                                decimal_places=2, max_digits=8, verbose_name="needy household, each other"
                            ),
                        ),
                        (
                            "low_max_first",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="highest low-income line, first person",
                            ),
                        ),
                        (
                            "low_max_other",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                verbose_name="highest low-income line, each other",
                            ),
                        ),
                        (
                            "checked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="second check by",
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
                                to="benefits.statethreshold",
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
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="why it was shortened")),
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
                                null=True,
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
                                condition=models.Q(
                                    models.Q(("reason", ""), ("to_on__gte", models.F("from_on"))),
                                    models.Q(
                                        models.Q(("reason", ""), _negated=True), ("to_on__lt", models.F("from_on"))
                                    ),
                                    _connector="OR",
                                ),
                                name="extension_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason", ""), ("run__isnull", False)),
                                    models.Q(
                                        models.Q(("reason", ""), _negated=True),
                                        ("by__isnull", False),
                                        ("run__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="extension_by_run_or_shortened_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EntitlementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("first_day", models.DateField(verbose_name="from")),
                        ("last_day", models.DateField(null=True, verbose_name="until")),
                        ("card_number", models.CharField(blank=True, max_length=40, verbose_name="card number")),
                        ("closed_on", models.DateField(null=True, verbose_name="ended on")),
                        ("close_reason", models.CharField(blank=True, max_length=200, verbose_name="why it ended")),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        ("created_at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.person",
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
                                to="benefits.entitlement",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.service",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.group",
                            ),
                        ),
                        (
                            "depends_on",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.status",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="entitlement",
                    name="depends_on",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entitlements",
                        to="benefits.status",
                    ),
                ),
                migrations.AddField(
                    model_name="decision",
                    name="status",
                    field=models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="benefits.status",
                    ),
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
                            "check_code",
                            socialservice.models.fields.EncryptedTextField(blank=True, verbose_name="check code"),
                        ),
                        (
                            "check_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="check_code"
                            ),
                        ),
                        ("word", models.CharField(blank=True, max_length=40)),
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
                    name="AwardEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=8, verbose_name="amount, EUR")),
                        ("monthly", models.BooleanField(default=False, verbose_name="every month")),
                        ("first_day", models.DateField(verbose_name="from")),
                        ("last_day", models.DateField(null=True, verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[("standing", "granted"), ("stopped", "stopped")],
                                default="standing",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("stopped_on", models.DateField(null=True, verbose_name="last day")),
                        (
                            "stop_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why it was stopped"),
                        ),
                        ("created_at", models.DateTimeField()),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        (
                            "allotment",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.allotment",
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
                            "partner",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.person",
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
                                to="benefits.award",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.service",
                                verbose_name="benefit",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.decision",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.household",
                            ),
                        ),
                        (
                            "depends_on",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="benefits.status",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="award",
                    name="depends_on",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="benefits.status",
                    ),
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
                                    ("shortened", "shortened"),
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
                    name="Ticket",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="number")),
                        ("valid_until", models.DateField(verbose_name="valid until")),
                        ("issued_at", models.DateTimeField(verbose_name="issued")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "entitlement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tickets",
                                to="benefits.entitlement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ticket",
                        "verbose_name_plural": "tickets",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("entitlement", "valid_until"), name="ticket_once_for_a_term"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnchangedStatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("web", "on the web, after verification"),
                                    ("phone", "by phone"),
                                    ("post", "by post"),
                                ],
                                max_length=5,
                                verbose_name="channel",
                            ),
                        ),
                        ("stated_on", models.DateField(verbose_name="stated on")),
                        ("at", models.DateTimeField()),
                        (
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="unchanged_statements",
                                to="benefits.household",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="socialservice.person"
                            ),
                        ),
                        (
                            "taken_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "statement that nothing has changed",
                        "verbose_name_plural": "statements that nothing has changed",
                        "ordering": ["-stated_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("taken_by__isnull", True), ("way", "web")),
                                    models.Q(models.Q(("way", "web"), _negated=True), ("taken_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="statement_taken_by_staff_unless_web",
                            ),
                            models.UniqueConstraint(fields=("household", "stated_on"), name="statement_once_a_day"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deadline",
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
                                choices=[("reassessment", "reassessment"), ("home_visit", "home visit")],
                                max_length=12,
                                verbose_name="what",
                            ),
                        ),
                        ("original_due", models.DateField(verbose_name="original due date")),
                        ("due_on", models.DateField(verbose_name="due date")),
                        ("done_on", models.DateField(null=True, verbose_name="done on")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("created_at", models.DateTimeField()),
                        (
                            "done_by",
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
                                related_name="deadlines",
                                to="socialservice.emergency",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="benefits.household",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="benefits.unchangedstatement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "deadline",
                        "verbose_name_plural": "deadlines",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_on__isnull", True)),
                                fields=["municipality", "due_on"],
                                name="deadline_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("household", "kind", "original_due"),
                                name="deadline_once",
                                violation_error_message="The household has this deadline already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on__isnull", True), ("done_by__isnull", False), _connector="OR"
                                ),
                                name="deadline_done_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("original_due"))),
                                name="deadline_never_earlier",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on", models.F("original_due")),
                                    models.Q(("emergency__isnull", False), ("statement__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deadline_moved_by_emergency_and_statement",
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="benefitrule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="benefits_benefitrule_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="benefitrule",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("service", "="),
                            (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                        ],
                        name="benefit_rule_one_a_day",
                        violation_error_message="There is a rule for these days already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="benefitrule",
                    constraint=models.UniqueConstraint(fields=("service", "version"), name="benefit_rule_version_once"),
                ),
                migrations.AddConstraint(
                    model_name="benefitrule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state_share__lte", 100)), name="benefit_state_share_percent"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="benefitrule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gives", "money"), ("term_until__isnull", True)),
                            models.Q(
                                ("amount__isnull", True),
                                ("calculator", ""),
                                ("ceiling__isnull", True),
                                ("gives", "ticket"),
                            ),
                            _connector="OR",
                        ),
                        name="benefit_rule_money_or_ticket",
                        violation_error_message="A ticket has a last day, money an amount or a ceiling.",
                    ),
                ),
                migrations.AddIndex(
                    model_name="application",
                    index=models.Index(
                        condition=models.Q(("state", "received")),
                        fields=["municipality", "applied_on"],
                        name="application_open",
                    ),
                ),
                migrations.AddIndex(
                    model_name="application",
                    index=models.Index(
                        condition=models.Q(("person__isnull", False)),
                        fields=["person", "-id"],
                        name="application_of_person",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="application",
                    constraint=models.UniqueConstraint(
                        fields=("municipality", "number"), name="application_number_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="entitlement",
                    index=models.Index(fields=["person", "-first_day"], name="entitlement_of_person"),
                ),
                migrations.AddIndex(
                    model_name="entitlement",
                    index=models.Index(fields=["municipality", "service", "last_day"], name="entitlement_ending"),
                ),
                migrations.AddConstraint(
                    model_name="entitlement",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(models.Q(("card_number", ""), _negated=True), ("closed_on__isnull", True)),
                        fields=("municipality", "card_number"),
                        name="card_number_once",
                        violation_error_message="Another person has a card with this number.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="entitlement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("depends_on__isnull", False), ("last_day__isnull", True)),
                            models.Q(("depends_on__isnull", True), ("last_day__gte", models.F("first_day"))),
                            _connector="OR",
                        ),
                        name="entitlement_has_one_end",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="entitlement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True), ("closed_on__gte", models.F("first_day")), _connector="OR"
                        ),
                        name="entitlement_closed_after_start",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="entitlement",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("depends_on__isnull", True)),
                        expressions=[
                            ("person", "="),
                            ("service", "="),
                            (
                                socialservice.models.municipalities.DateRange(
                                    "first_day", django.db.models.functions.comparison.Coalesce("closed_on", "last_day")
                                ),
                                "&&",
                            ),
                        ],
                        name="entitlement_one_at_a_time",
                        violation_error_message="The person has this entitlement for these days already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="entitlement",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True), ("depends_on__isnull", False)),
                        fields=("person", "service", "depends_on"),
                        name="entitlement_once_by_a_status",
                        violation_error_message="The person has this entitlement for these days already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.UniqueConstraint(fields=("municipality", "number"), name="decision_number_once"),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "rejected"), _negated=True),
                        fields=("application",),
                        name="decision_one_per_application",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), ("reason__isnull", False)),
                            models.Q(("outcome", "granted"), ("reason__isnull", True)),
                            _connector="OR",
                        ),
                        name="decision_refused_with_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_day__isnull", True), ("last_day__isnull", True)),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="decision_ends_after_start",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("second_by__isnull", True),
                            models.Q(("second_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_second_is_another",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="decision",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("second_by__isnull", True), ("state", "proposed")),
                            ("state", "final"),
                            models.Q(("second_by__isnull", False), ("state", "rejected")),
                            _connector="OR",
                        ),
                        name="decision_rejected_by_somebody",
                    ),
                ),
                migrations.AddIndex(
                    model_name="award",
                    index=models.Index(fields=["municipality", "service", "first_day"], name="award_by_service"),
                ),
                migrations.AddIndex(
                    model_name="award",
                    index=models.Index(fields=["person", "-id"], name="award_of_person"),
                ),
                migrations.AddConstraint(
                    model_name="award",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="award_not_negative"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="award",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__isnull", True), ("last_day__gte", models.F("first_day")), _connector="OR"
                        ),
                        name="award_ends_after_start",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="award",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "stopped"), ("stopped_on__isnull", False)),
                            models.Q(("state", "standing"), ("stopped_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="award_stopped_on_a_day",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pensionage",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_pensionageevent" ("confirmed", "id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "year", "years") VALUES (NEW."confirmed", NEW."id", NEW."months", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."year", NEW."years"); RETURN NULL;',
                            hash="8371c50036e7b15a37b9b3a79ee66f3c4d5e3547",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8d552",
                            table="benefits_pensionage",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pensionage",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_pensionageevent" ("confirmed", "id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "year", "years") VALUES (NEW."confirmed", NEW."id", NEW."months", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."year", NEW."years"); RETURN NULL;',
                            hash="963310ad0c9854b2157bd6edb164bd8de04dc30d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ebf27",
                            table="benefits_pensionage",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pensionage",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_pensionageevent" ("confirmed", "id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "year", "years") VALUES (OLD."confirmed", OLD."id", OLD."months", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."year", OLD."years"); RETURN NULL;',
                            hash="430d7dfab8cc352363cb0066ea05f8b975073710",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_78828",
                            table="benefits_pensionage",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_bankaccountevent" ("holder", "iban", "iban_index", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."holder", NEW."iban", NEW."iban_index", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="5fe3005448ce80578fa8f4824175ba1dbb06d96e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_14e6e",
                            table="benefits_bankaccount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_bankaccountevent" ("holder", "iban", "iban_index", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."holder", NEW."iban", NEW."iban_index", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="c50a583f6c1a6db5a64841d2ca420535217cdda6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6a296",
                            table="benefits_bankaccount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_bankaccountevent" ("holder", "iban", "iban_index", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."holder", OLD."iban", OLD."iban_index", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="eba789c7a7c83716fbb0aba97015fa08d0d15c0a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0accb",
                            table="benefits_bankaccount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="c2f68e26c70fd524ca74eb73251da93a6d5667cb",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_a6d6a",
                            table="benefits_bankaccount",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccountevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="874e0e4adee0ee291721303804887a4857583583",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_eee4c",
                            table="benefits_bankaccountevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="benefitruleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5767c31c1c0af7dea5e0b1a06e5a94dadd995c76",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e2bae",
                            table="benefits_benefitruleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_groupevent" ("code", "id", "municipality_id", "name", "name_en", "over_age", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof") VALUES (NEW."code", NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", NEW."over_age", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proof"); RETURN NULL;',
                            hash="872e512d3d1831bd557f25cd5d6320492a9994db",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e26ef",
                            table="benefits_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_groupevent" ("code", "id", "municipality_id", "name", "name_en", "over_age", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof") VALUES (NEW."code", NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", NEW."over_age", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proof"); RETURN NULL;',
                            hash="e93faad0008a8e021687bdf04fca63ed4f0c3dc3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_911fa",
                            table="benefits_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_groupevent" ("code", "id", "municipality_id", "name", "name_en", "over_age", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof") VALUES (OLD."code", OLD."id", OLD."municipality_id", OLD."name", OLD."name_en", OLD."over_age", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proof"); RETURN NULL;',
                            hash="286be48e6d2298d52d1c90a6652a14aa89c30073",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_185e4",
                            table="benefits_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="benefitrule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_benefitruleevent" ("amount", "calculator", "ceiling", "gives", "id", "often", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "source", "state_share", "status", "term_until", "unit", "valid_from", "valid_until", "version") VALUES (NEW."amount", NEW."calculator", NEW."ceiling", NEW."gives", NEW."id", NEW."often", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."source", NEW."state_share", NEW."status", NEW."term_until", NEW."unit", NEW."valid_from", NEW."valid_until", NEW."version"); RETURN NULL;',
                            hash="7f727fb35b2883b120baf9088e7b389a2d9ec8ff",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0cd0e",
                            table="benefits_benefitrule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="benefitrule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_benefitruleevent" ("amount", "calculator", "ceiling", "gives", "id", "often", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "source", "state_share", "status", "term_until", "unit", "valid_from", "valid_until", "version") VALUES (NEW."amount", NEW."calculator", NEW."ceiling", NEW."gives", NEW."id", NEW."often", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."source", NEW."state_share", NEW."status", NEW."term_until", NEW."unit", NEW."valid_from", NEW."valid_until", NEW."version"); RETURN NULL;',
                            hash="d2954a99038df41d7314de9ea7463066d2feb325",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_866a1",
                            table="benefits_benefitrule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="benefitrule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_benefitruleevent" ("amount", "calculator", "ceiling", "gives", "id", "often", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "source", "state_share", "status", "term_until", "unit", "valid_from", "valid_until", "version") VALUES (OLD."amount", OLD."calculator", OLD."ceiling", OLD."gives", OLD."id", OLD."often", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."source", OLD."state_share", OLD."status", OLD."term_until", OLD."unit", OLD."valid_from", OLD."valid_until", OLD."version"); RETURN NULL;',
                            hash="a8daa2c8c171d5b4f22cf3d867f200bd3381c9b9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c4268",
                            table="benefits_benefitrule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8110a214b31bfe447dd8e92908759f766060eddc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d7998",
                            table="benefits_groupevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupmembership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_groupmembershipevent" ("document_kind", "document_number", "group_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "valid_from", "valid_until") VALUES (NEW."document_kind", NEW."document_number", NEW."group_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seen_by_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="ef47a644efc23e871b126750f04c80a37e370b6b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d132e",
                            table="benefits_groupmembership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupmembership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_groupmembershipevent" ("document_kind", "document_number", "group_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "valid_from", "valid_until") VALUES (NEW."document_kind", NEW."document_number", NEW."group_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seen_by_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="c6f62ee5c9013f5a6f5abca5b404088627fa15a3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d5635",
                            table="benefits_groupmembership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupmembership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_groupmembershipevent" ("document_kind", "document_number", "group_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "valid_from", "valid_until") VALUES (OLD."document_kind", OLD."document_number", OLD."group_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seen_by_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="3199c187cafbbef2a4cb05c502f1a95782540310",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_07f44",
                            table="benefits_groupmembership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupmembership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="f398cb7df61e07d2f381c945d9b0b3a0b8c64cc0",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_50b28",
                            table="benefits_groupmembership",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupmembershipevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e40c3a7e9b5cdd28ccc5db7dd960660ada26316b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6f139",
                            table="benefits_groupmembershipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="household",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_householdevent" ("contact_person_id", "created_at", "id", "is_demo", "merged_into_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."contact_person_id", NEW."created_at", NEW."id", NEW."is_demo", NEW."merged_into_id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="c71ad8710955f1961970a333a90d74baed5dc9d1",
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
                            func='INSERT INTO "benefits_householdevent" ("contact_person_id", "created_at", "id", "is_demo", "merged_into_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."contact_person_id", NEW."created_at", NEW."id", NEW."is_demo", NEW."merged_into_id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="24ab53db0c2e930b2ce61f529a4af8d027b5db78",
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
                            func='INSERT INTO "benefits_householdevent" ("contact_person_id", "created_at", "id", "is_demo", "merged_into_id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."contact_person_id", OLD."created_at", OLD."id", OLD."is_demo", OLD."merged_into_id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="7e8c7a1963dab10b6a507e48c7215016006ce129",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1e1ce",
                            table="benefits_household",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="household",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contact_person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."contact_person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."contact_person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."contact_person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."contact_person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="24fafb59506d5c11e9bbf0b0c10630690134726f",
                            operation='INSERT OR UPDATE OF "contact_person_id"',
                            pgid="pgtrigger_contact_person_follows_merge_1a869",
                            table="benefits_household",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="applicationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0aa6001085ad4e17fd0acf313411316525964e8a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_346fd",
                            table="benefits_applicationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_applicationevent" ("applied_on", "assignee_id", "created_at", "household_id", "id", "is_demo", "missing", "municipality_id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_only", "request_number", "service_id", "state", "subject", "submission_id", "wants") VALUES (NEW."applied_on", NEW."assignee_id", NEW."created_at", NEW."household_id", NEW."id", NEW."is_demo", NEW."missing", NEW."municipality_id", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."register_only", NEW."request_number", NEW."service_id", NEW."state", NEW."subject", NEW."submission_id", NEW."wants"); RETURN NULL;',
                            hash="267c3e40568a77c48ad4af903d5558f29c325cd6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_266ee",
                            table="benefits_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_applicationevent" ("applied_on", "assignee_id", "created_at", "household_id", "id", "is_demo", "missing", "municipality_id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_only", "request_number", "service_id", "state", "subject", "submission_id", "wants") VALUES (NEW."applied_on", NEW."assignee_id", NEW."created_at", NEW."household_id", NEW."id", NEW."is_demo", NEW."missing", NEW."municipality_id", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."register_only", NEW."request_number", NEW."service_id", NEW."state", NEW."subject", NEW."submission_id", NEW."wants"); RETURN NULL;',
                            hash="a752b08fb62f7414f5de882101b4fd4c0754086e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6e59a",
                            table="benefits_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_applicationevent" ("applied_on", "assignee_id", "created_at", "household_id", "id", "is_demo", "missing", "municipality_id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_only", "request_number", "service_id", "state", "subject", "submission_id", "wants") VALUES (OLD."applied_on", OLD."assignee_id", OLD."created_at", OLD."household_id", OLD."id", OLD."is_demo", OLD."missing", OLD."municipality_id", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."register_only", OLD."request_number", OLD."service_id", OLD."state", OLD."subject", OLD."submission_id", OLD."wants"); RETURN NULL;',
                            hash="7ff1f3ba4561e5051dfa1cfafa92cc5fecb80c6b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_343fc",
                            table="benefits_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="1a963cd3609e074f1b94ac1dc9f98f4d3e17688a",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_efecb",
                            table="benefits_application",
                            when="BEFORE",
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
                    model_name="householdmember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="6936a0ce291913150c4cf212f4d79c975c40855f",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_84e3d",
                            table="benefits_householdmember",
                            when="BEFORE",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="housingfactor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_housingfactorevent" ("checked_by_id", "checked_on", "confirmed", "factor", "household", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."confirmed", NEW."factor", NEW."household", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="e90cc82ac75f883e528196a5c6ab4bcaa6c42c76",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e8b25",
                            table="benefits_housingfactor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="housingfactor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_housingfactorevent" ("checked_by_id", "checked_on", "confirmed", "factor", "household", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."confirmed", NEW."factor", NEW."household", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="3cfe28c659bc7aac74fececbd4f3c7e39b113641",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1ff15",
                            table="benefits_housingfactor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="housingfactor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_housingfactorevent" ("checked_by_id", "checked_on", "confirmed", "factor", "household", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until") VALUES (OLD."checked_by_id", OLD."checked_on", OLD."confirmed", OLD."factor", OLD."household", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="9dfd51e4489bc597b80e8ec2a4e5ca29e099d9f5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_910d2",
                            table="benefits_housingfactor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="housingfactorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7a97062808a312fcf59de4257fa60d376bc612ab",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5b526",
                            table="benefits_housingfactorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="income",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="1823fa4dd0f69874a6fbc94301aaea3fe6c36f01",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_75ca9",
                            table="benefits_income",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jubilee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="b7b04375c85c365555eb765bcb34c2d697ecab4e",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_49ea9",
                            table="benefits_jubilee",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="municipalline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_municipallineevent" ("checked_by_id", "checked_on", "composition", "confirmed", "first", "id", "municipality_id", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."composition", NEW."confirmed", NEW."first", NEW."id", NEW."municipality_id", NEW."other", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="be72e6556440b081f9c556e9cf347b085c7b3906",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85e4d",
                            table="benefits_municipalline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="municipalline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_municipallineevent" ("checked_by_id", "checked_on", "composition", "confirmed", "first", "id", "municipality_id", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."composition", NEW."confirmed", NEW."first", NEW."id", NEW."municipality_id", NEW."other", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="9c9b847b860e1c33f42048b97a9edc750cd042d4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_77f5f",
                            table="benefits_municipalline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="municipalline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_municipallineevent" ("checked_by_id", "checked_on", "composition", "confirmed", "first", "id", "municipality_id", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until") VALUES (OLD."checked_by_id", OLD."checked_on", OLD."composition", OLD."confirmed", OLD."first", OLD."id", OLD."municipality_id", OLD."other", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="b8ce66ba0802e48f87f5c4daa04d211106892cdb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8cce5",
                            table="benefits_municipalline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="municipallineevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7a8b76b20fde6b4cc97a02a6d421ada345e6f1f2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d856e",
                            table="benefits_municipallineevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_paymentevent" ("account_id", "amount", "award_id", "by_id", "cash_reason", "due_on", "id", "method", "month", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."account_id", NEW."amount", NEW."award_id", NEW."by_id", NEW."cash_reason", NEW."due_on", NEW."id", NEW."method", NEW."month", NEW."paid_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state"); RETURN NULL;',
                            hash="baac0b7e6cdae44bd3b87e7d6cef9e27d52e9c5f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aed64",
                            table="benefits_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_paymentevent" ("account_id", "amount", "award_id", "by_id", "cash_reason", "due_on", "id", "method", "month", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."account_id", NEW."amount", NEW."award_id", NEW."by_id", NEW."cash_reason", NEW."due_on", NEW."id", NEW."method", NEW."month", NEW."paid_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state"); RETURN NULL;',
                            hash="a30407ec6034b42266ba3509a391ecdec97ba170",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6a30b",
                            table="benefits_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_paymentevent" ("account_id", "amount", "award_id", "by_id", "cash_reason", "due_on", "id", "method", "month", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."account_id", OLD."amount", OLD."award_id", OLD."by_id", OLD."cash_reason", OLD."due_on", OLD."id", OLD."method", OLD."month", OLD."paid_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state"); RETURN NULL;',
                            hash="8c816ec4596433fc712e6b16c8d69f8e58bf754a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a850d",
                            table="benefits_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a5b057fb1353b14f1752ab0debd7d6b37f929407",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_eb06a",
                            table="benefits_paymentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pensionageevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b71f69238d71e1e8d8c87ebfed9b14c3be91f518",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5e4c0",
                            table="benefits_pensionageevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="refusalreason",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_refusalreasonevent" ("active", "code", "id", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."code", NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="226049c8c7ac757d7d2f30aa701af8390a296974",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4cc78",
                            table="benefits_refusalreason",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="refusalreason",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_refusalreasonevent" ("active", "code", "id", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."code", NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="13d0cd5c90f19044b43d75655acb8aaaa60bac80",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ba88a",
                            table="benefits_refusalreason",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="refusalreason",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_refusalreasonevent" ("active", "code", "id", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."active", OLD."code", OLD."id", OLD."municipality_id", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="5d3be6ae844b456267172b5d1add0e8bac4d35c3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9f8dc",
                            table="benefits_refusalreason",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="refusalreasonevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d3d9784166a81e411b6760a2272282be580bca5e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8ce96",
                            table="benefits_refusalreasonevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statethreshold",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_statethresholdevent" ("checked_by_id", "checked_on", "confirmed", "gmi_confirmed", "gmi_first", "gmi_other", "id", "low_max_first", "low_max_other", "needy_first", "needy_other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "source", "valid_from", "valid_until") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."confirmed", NEW."gmi_confirmed", NEW."gmi_first", NEW."gmi_other", NEW."id", NEW."low_max_first", NEW."low_max_other", NEW."needy_first", NEW."needy_other", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scheme", NEW."source", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="8bc2b01b790e2ddae1ed4e15187f33826bb461bc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_caca6",
                            table="benefits_statethreshold",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statethreshold",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_statethresholdevent" ("checked_by_id", "checked_on", "confirmed", "gmi_confirmed", "gmi_first", "gmi_other", "id", "low_max_first", "low_max_other", "needy_first", "needy_other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "source", "valid_from", "valid_until") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."confirmed", NEW."gmi_confirmed", NEW."gmi_first", NEW."gmi_other", NEW."id", NEW."low_max_first", NEW."low_max_other", NEW."needy_first", NEW."needy_other", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scheme", NEW."source", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="aa55cfd36978afb5df9858ca915101502be71318",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_31e0f",
                            table="benefits_statethreshold",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statethreshold",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_statethresholdevent" ("checked_by_id", "checked_on", "confirmed", "gmi_confirmed", "gmi_first", "gmi_other", "id", "low_max_first", "low_max_other", "needy_first", "needy_other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "source", "valid_from", "valid_until") VALUES (OLD."checked_by_id", OLD."checked_on", OLD."confirmed", OLD."gmi_confirmed", OLD."gmi_first", OLD."gmi_other", OLD."id", OLD."low_max_first", OLD."low_max_other", OLD."needy_first", OLD."needy_other", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scheme", OLD."source", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="ae8125670a089a9c64b63508b33f4f23531641f0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a5bd5",
                            table="benefits_statethreshold",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statethresholdevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e1fc45d2c4bcf8c4057ca65d3d72750998cffd0e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_16e6d",
                            table="benefits_statethresholdevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="entitlementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1002a4c84a3a737e88902a79c2d4814adea7700f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9b218",
                            table="benefits_entitlementevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="entitlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_entitlementevent" ("by_id", "card_number", "close_reason", "closed_on", "created_at", "depends_on_id", "first_day", "group_id", "id", "is_demo", "last_day", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (NEW."by_id", NEW."card_number", NEW."close_reason", NEW."closed_on", NEW."created_at", NEW."depends_on_id", NEW."first_day", NEW."group_id", NEW."id", NEW."is_demo", NEW."last_day", NEW."municipality_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id"); RETURN NULL;',
                            hash="7bc8f3207ee12aeb59bd054baca0670af717fe34",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7745d",
                            table="benefits_entitlement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="entitlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_entitlementevent" ("by_id", "card_number", "close_reason", "closed_on", "created_at", "depends_on_id", "first_day", "group_id", "id", "is_demo", "last_day", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (NEW."by_id", NEW."card_number", NEW."close_reason", NEW."closed_on", NEW."created_at", NEW."depends_on_id", NEW."first_day", NEW."group_id", NEW."id", NEW."is_demo", NEW."last_day", NEW."municipality_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id"); RETURN NULL;',
                            hash="014b1a3fca86533a7041b77b4a5dd5d89e2f557c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b1359",
                            table="benefits_entitlement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="entitlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_entitlementevent" ("by_id", "card_number", "close_reason", "closed_on", "created_at", "depends_on_id", "first_day", "group_id", "id", "is_demo", "last_day", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id") VALUES (OLD."by_id", OLD."card_number", OLD."close_reason", OLD."closed_on", OLD."created_at", OLD."depends_on_id", OLD."first_day", OLD."group_id", OLD."id", OLD."is_demo", OLD."last_day", OLD."municipality_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id"); RETURN NULL;',
                            hash="b8e22c61c82b596429db857714fde6c8fe728233",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_99a66",
                            table="benefits_entitlement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="entitlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="baeab2726c9ae2a0de12a7f3e90cc54a82d017b3",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_c9641",
                            table="benefits_entitlement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="awardevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="da5dcbc194a4614074ec6159f82c25496a8fe576",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b5eb0",
                            table="benefits_awardevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="award",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_awardevent" ("allotment_id", "amount", "created_at", "decision_id", "depends_on_id", "first_day", "household_id", "id", "is_demo", "last_day", "monthly", "municipality_id", "partner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "state", "stop_reason", "stopped_on") VALUES (NEW."allotment_id", NEW."amount", NEW."created_at", NEW."decision_id", NEW."depends_on_id", NEW."first_day", NEW."household_id", NEW."id", NEW."is_demo", NEW."last_day", NEW."monthly", NEW."municipality_id", NEW."partner_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."state", NEW."stop_reason", NEW."stopped_on"); RETURN NULL;',
                            hash="c8f42c4005b8655f72d512155648d1261769f426",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ca0cd",
                            table="benefits_award",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="award",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "benefits_awardevent" ("allotment_id", "amount", "created_at", "decision_id", "depends_on_id", "first_day", "household_id", "id", "is_demo", "last_day", "monthly", "municipality_id", "partner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "state", "stop_reason", "stopped_on") VALUES (NEW."allotment_id", NEW."amount", NEW."created_at", NEW."decision_id", NEW."depends_on_id", NEW."first_day", NEW."household_id", NEW."id", NEW."is_demo", NEW."last_day", NEW."monthly", NEW."municipality_id", NEW."partner_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."state", NEW."stop_reason", NEW."stopped_on"); RETURN NULL;',
                            hash="e53a12503e07d175214d1a52b426ee972ebb6c84",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_743a9",
                            table="benefits_award",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="award",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "benefits_awardevent" ("allotment_id", "amount", "created_at", "decision_id", "depends_on_id", "first_day", "household_id", "id", "is_demo", "last_day", "monthly", "municipality_id", "partner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "state", "stop_reason", "stopped_on") VALUES (OLD."allotment_id", OLD."amount", OLD."created_at", OLD."decision_id", OLD."depends_on_id", OLD."first_day", OLD."household_id", OLD."id", OLD."is_demo", OLD."last_day", OLD."monthly", OLD."municipality_id", OLD."partner_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."state", OLD."stop_reason", OLD."stopped_on"); RETURN NULL;',
                            hash="3990ed4cb7987df61b7f0cadf7777dc38b59240a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_68db5",
                            table="benefits_award",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="award",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="05b3c7f4747416784fe4df54264a21dcbb34ff74",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_949e0",
                            table="benefits_award",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="award",
                    trigger=pgtrigger.compiler.Trigger(
                        name="partner_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."partner_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."partner_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."partner_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."partner_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="44b51d9c0c95041b985a75312c7998937c020dd2",
                            operation='INSERT OR UPDATE OF "partner_id"',
                            pgid="pgtrigger_partner_follows_merge_fce48",
                            table="benefits_award",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="unchangedstatement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="67dae7c2590a95e589dd7a8c0fa59251b99d8dee",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_f2f36",
                            table="benefits_unchangedstatement",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]

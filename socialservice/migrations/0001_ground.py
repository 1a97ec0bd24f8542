import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import socialservice.groundwork
import socialservice.identifiers
import socialservice.models.fields
import socialservice.models.municipalities
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        django.contrib.postgres.operations.TrigramExtension(),
        socialservice.groundwork.Together(
            operations=[
                migrations.CreateModel(
                    name="CalendarDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="day")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("holiday", "public holiday"),
                                    ("moved_off", "day off, worked on another day"),
                                    ("moved_worked", "worked instead of another day"),
                                    ("shortened", "day before a holiday (shortened)"),
                                    ("closed", "closed"),
                                    ("opened", "open"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                        (
                            "by_hand",
                            models.BooleanField(default=True, editable=False, verbose_name="entered by a person"),
                        ),
                    ],
                    options={
                        "verbose_name": "day of the calendar",
                        "verbose_name_plural": "calendar of working days",
                        "ordering": ["day"],
                    },
                ),
                migrations.CreateModel(
                    name="Competence",
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
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                    ],
                    options={
                        "verbose_name": "competence",
                        "verbose_name_plural": "competences",
                        "ordering": ["name"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="District",
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
                            "kind",
                            models.CharField(
                                choices=[("microdistrict", "microdistrict"), ("parish", "parish"), ("town", "town")],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("sort_key", models.CharField(editable=False, max_length=420)),
                    ],
                    options={
                        "verbose_name": "district",
                        "verbose_name_plural": "districts",
                        "ordering": ["sort_key"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Emergency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("legal_reference", models.CharField(max_length=300, verbose_name="legal reference")),
                        ("starts_on", models.DateField(verbose_name="start of the emergency")),
                        ("planned_end", models.DateField(verbose_name="planned end")),
                        ("actual_end", models.DateField(blank=True, null=True, verbose_name="actual end")),
                        ("nationwide", models.BooleanField(default=True, verbose_name="nationwide")),
                        ("extends_statuses", models.BooleanField(default=True, verbose_name="statuses are extended")),
                        ("covers_from", models.DateField(blank=True, null=True, verbose_name="covers terms from")),
                        ("covers_until", models.DateField(blank=True, null=True, verbose_name="covers terms until")),
                        (
                            "covers_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="why the coverage is widened"),
                        ),
                        ("voided_at", models.DateTimeField(blank=True, null=True, verbose_name="voided")),
                        ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="why it is void")),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                    ],
                    options={
                        "verbose_name": "emergency",
                        "verbose_name_plural": "emergencies",
                        "ordering": ["-starts_on"],
                    },
                ),
                migrations.CreateModel(
                    name="Facility",
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
                                    ("group_flat", "group flats"),
                                    ("workshop", "specialised workshop"),
                                    ("family_home", "family-type home"),
                                    ("other", "other place"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("address", models.CharField(max_length=200, verbose_name="address")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "planned"), ("open", "open"), ("closed", "closed")],
                                default="planned",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                    ],
                    options={
                        "verbose_name": "place of services",
                        "verbose_name_plural": "places of services",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Gateway",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("sms", "text message (SMS)"), ("email", "e-mail message")],
                                max_length=5,
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "adapter",
                            models.CharField(
                                choices=[
                                    ("smtp", "mail server (SMTP)"),
                                    ("apprise", "any gateway that Apprise knows; no receipts"),
                                    ("signed", "gateway with receipts (JSON, signed answers)"),
                                ],
                                max_length=10,
                                verbose_name="how it is spoken to",
                            ),
                        ),
                        (
                            "url",
                            socialservice.models.fields.EncryptedTextField(
                                verbose_name="address with user and password"
                            ),
                        ),
                        (
                            "secret",
                            socialservice.models.fields.EncryptedTextField(
                                blank=True, verbose_name="key of the receipts"
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                default=socialservice.identifiers.new_token, editable=False, max_length=40, unique=True
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "per_minute",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="letters a minute at most",
                            ),
                        ),
                        (
                            "takes_replies",
                            models.BooleanField(
                                default=False,
                                help_text="For text messages.",
                                verbose_name="its sender is a number that can be answered",
                            ),
                        ),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        ("failures", models.PositiveIntegerField(default=0, editable=False)),
                        ("open_until", models.DateTimeField(editable=False, null=True)),
                        ("window", models.DateTimeField(editable=False, null=True)),
                        ("in_window", models.PositiveIntegerField(default=0, editable=False)),
                        ("used_at", models.DateTimeField(editable=False, null=True, verbose_name="last used")),
                        (
                            "error",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="what it said"),
                        ),
                    ],
                    options={
                        "verbose_name": "gateway",
                        "verbose_name_plural": "gateways",
                        "ordering": ["channel", "order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="InstitutionName",
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
                            "over",
                            models.CharField(
                                blank=True,
                                help_text="“Liepājas pilsētas domes” above “Sociālais dienests”.",
                                max_length=120,
                                verbose_name="line above the name",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "name of the institution",
                        "verbose_name_plural": "names of the institution",
                        "ordering": ["valid_from"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LetterText",
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
                                    ("booking_confirmed", "Appointment confirmed"),
                                    ("reminder_1d", "Reminder a day before"),
                                    ("reminder_2h", "Reminder two hours before"),
                                    ("rescheduled", "Appointment moved"),
                                    ("cancelled_by_client", "Appointment cancelled by the client"),
                                    ("cancelled_by_office", "Appointment cancelled by the office"),
                                    ("turned_into_call", "Visit turned into a call"),
                                    ("times_offered", "Times offered"),
                                    ("queue_near", "Soon your turn"),
                                    ("request_received", "Request received"),
                                    ("not_reached", "We could not reach you"),
                                    ("written_answer", "Answer in writing"),
                                    ("earlier_time", "Earlier time offered"),
                                    ("verification_code", "Verification code"),
                                    ("status_extended", "Certificate extended"),
                                    ("status_shortened", "Term of the certificate shortened"),
                                    ("status_expiring", "Certificate expires soon"),
                                    ("decision", "Decision on an application"),
                                    ("mass", "Mass letter"),
                                    ("survey", "Survey"),
                                    ("thanks", "Thanks forwarded"),
                                ],
                                max_length=40,
                                verbose_name="letter",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("lv", "Latviešu"), ("en", "English")], max_length=2, verbose_name="language"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("sms", "Text message"), ("subject", "Subject"), ("body", "Text")],
                                max_length=7,
                                verbose_name="part",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                    ],
                    options={
                        "verbose_name": "text of a letter",
                        "verbose_name_plural": "texts of letters",
                        "ordering": ["kind", "language", "part"],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                        ("name", models.CharField(max_length=150, verbose_name="first name, surname")),
                        ("sort_key", models.CharField(editable=False, max_length=320)),
                        ("job_title", models.CharField(blank=True, max_length=120, verbose_name="job title")),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                help_text="Clients read it on the page “Your specialist”.",
                                max_length=20,
                                verbose_name="work phone",
                            ),
                        ),
                        (
                            "work_email",
                            models.EmailField(
                                blank=True,
                                help_text="Clients read it on the page “Your specialist”.",
                                max_length=254,
                                verbose_name="e-mail address for clients",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("lv", "Latviešu"), ("en", "English")],
                                default="lv",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                        (
                            "password_once",
                            models.BooleanField(default=False, editable=False, verbose_name="has a one-time password"),
                        ),
                        ("is_demo", models.BooleanField(default=False, editable=False, verbose_name="demo user")),
                        (
                            "keys_off",
                            models.BooleanField(default=False, verbose_name="keyboard shortcuts switched off"),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "user",
                        "verbose_name_plural": "users",
                        "ordering": ["sort_key"],
                    },
                ),
                migrations.CreateModel(
                    name="BasePlace",
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
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="base_places",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="specialist",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "base place",
                        "verbose_name_plural": "base places",
                        "ordering": ["valid_from"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseAssignment",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="specialist",
                            ),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "case",
                        "verbose_name_plural": "cases",
                        "ordering": ["valid_from"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Department",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
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
                                related_name="departments",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "department",
                        "verbose_name_plural": "departments",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentName",
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
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="socialservice.department",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "name of the department",
                        "verbose_name_plural": "names of the department",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_departmentname_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("department", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="department_one_name",
                                violation_error_message="The department has a name for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentNameEvent",
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
                            "department",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.department",
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
                                to="socialservice.departmentname",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentPolicy",
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
                            "policy",
                            models.CharField(
                                choices=[("direct", "book directly"), ("consultation", "after a consultation")],
                                max_length=20,
                                verbose_name="how a time is agreed",
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="policies",
                                to="socialservice.department",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "booking policy",
                        "verbose_name_plural": "booking policies",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_departmentpolicy_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("department", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="department_one_policy",
                                violation_error_message="The department has a policy for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentPolicyEvent",
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
                            "policy",
                            models.CharField(
                                choices=[("direct", "book directly"), ("consultation", "after a consultation")],
                                max_length=20,
                                verbose_name="how a time is agreed",
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
                                to="socialservice.departmentpolicy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DistrictNorm",
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
                            "districts_each",
                            models.PositiveSmallIntegerField(verbose_name="districts of one specialist"),
                        ),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="norms",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "usual number of districts",
                        "verbose_name_plural": "usual numbers of districts",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_districtnorm_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("competence", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="competence_one_norm",
                                violation_error_message="There is a usual number for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DistrictNormEvent",
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
                            "districts_each",
                            models.PositiveSmallIntegerField(verbose_name="districts of one specialist"),
                        ),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.competence",
                                verbose_name="competence",
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
                                to="socialservice.districtnorm",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DropBox",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="name")),
                        ("address", models.CharField(max_length=200, verbose_name="address")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="socialservice.department",
                                verbose_name="department",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "drop box",
                        "verbose_name_plural": "drop boxes",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="EmergencyChange",
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
                                    ("declared", "declared"),
                                    ("prolonged", "prolonged"),
                                    ("ended", "ended"),
                                    ("widened", "coverage widened"),
                                    ("voided", "voided"),
                                ],
                                max_length=10,
                                verbose_name="what happened",
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("old_end", models.DateField(null=True, verbose_name="end before")),
                        ("new_end", models.DateField(null=True, verbose_name="end after")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("at", models.DateTimeField(verbose_name="recorded")),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="socialservice.emergency",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "act about an emergency",
                        "verbose_name_plural": "acts about an emergency",
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Emptying",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="working day")),
                        ("at", models.DateTimeField(verbose_name="emptied")),
                        ("found", models.PositiveSmallIntegerField(verbose_name="envelopes found")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "box",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="emptyings",
                                to="socialservice.dropbox",
                                verbose_name="drop box",
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
                    ],
                    options={
                        "verbose_name": "emptying",
                        "verbose_name_plural": "emptyings",
                        "ordering": ["-at"],
                    },
                ),
                migrations.CreateModel(
                    name="Mailbox",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("address", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "host",
                            models.CharField(
                                blank=True,
                                help_text="Empty: mail is forwarded to the inbound door.",
                                max_length=200,
                                verbose_name="IMAP server",
                            ),
                        ),
                        (
                            "port",
                            models.PositiveIntegerField(
                                default=993,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(65535),
                                ],
                                verbose_name="port",
                            ),
                        ),
                        (
                            "encrypted",
                            models.BooleanField(default=True, verbose_name="encrypted from the first byte (TLS)"),
                        ),
                        ("user", models.CharField(blank=True, max_length=200, verbose_name="user name")),
                        (
                            "password",
                            socialservice.models.fields.EncryptedTextField(blank=True, verbose_name="password"),
                        ),
                        ("folder", models.CharField(default="INBOX", max_length=100, verbose_name="folder")),
                        ("active", models.BooleanField(default=True, verbose_name="is read")),
                        ("uid_validity", models.BigIntegerField(editable=False, null=True)),
                        ("last_uid", models.BigIntegerField(default=0, editable=False)),
                        ("read_at", models.DateTimeField(editable=False, null=True, verbose_name="last read")),
                        ("failed_at", models.DateTimeField(editable=False, null=True, verbose_name="last failure")),
                        (
                            "error",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="what the server said"
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                help_text="Whose requests come here. Empty: to be sorted by a person.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mailboxes",
                                to="socialservice.department",
                                verbose_name="department",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mailbox",
                        "verbose_name_plural": "mailboxes",
                        "ordering": ["address"],
                    },
                ),
                migrations.CreateModel(
                    name="Municipality",
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
                            "code",
                            models.SlugField(
                                help_text="In the address of every page: /liepaja/.",
                                max_length=30,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[a-z][a-z0-9-]*$", "Small letters without diacritics, figures and hyphens."
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("city", "state city"), ("county", "county")],
                                default="county",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "follows_moved_days",
                            models.BooleanField(
                                default=True,
                                help_text="The Cabinet advises municipalities to move the same days as the state.",
                                verbose_name="follows moved working days",
                            ),
                        ),
                        (
                            "booking_days",
                            models.PositiveSmallIntegerField(
                                default=28,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(366),
                                ],
                                verbose_name="days ahead that can be booked",
                            ),
                        ),
                        (
                            "return_minutes",
                            models.PositiveSmallIntegerField(
                                default=10,
                                help_text="And up to as long again, by chance, so that times are not traded. Staff see it at once.",
                                validators=[django.core.validators.MaxValueValidator(1440)],
                                verbose_name="a cancelled time returns to the web after, minutes",
                            ),
                        ),
                        (
                            "most_open",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=2,
                                help_text="Empty: any number.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="open appointments of one client for one purpose",
                            ),
                        ),
                        (
                            "most_a_day",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=3,
                                help_text="Empty: any number.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="appointments of one client on one day",
                            ),
                        ),
                        (
                            "sms_sender",
                            models.CharField(
                                default="SocDienests",
                                help_text="Up to 11 letters without diacritics and figures: networks show no other.",
                                max_length=11,
                                verbose_name="SMS sender",
                            ),
                        ),
                        (
                            "sms_diacritics",
                            models.BooleanField(
                                default=False,
                                help_text="Costs two or three parts instead of one.",
                                verbose_name="SMS with diacritics",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="a request is answered within, working days",
                            ),
                        ),
                        (
                            "call_attempts",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="calls before a client counts as not reachable",
                            ),
                        ),
                        (
                            "status_months",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(
                                    validators=[
                                        django.core.validators.MinValueValidator(1),
                                        django.core.validators.MaxValueValidator(36),
                                    ]
                                ),
                                default=socialservice.models.municipalities.usual_status_months,
                                help_text="The lengths to choose from, separated by commas.",
                                size=None,
                                verbose_name="a status is granted for so many months",
                            ),
                        ),
                        (
                            "verify_requests",
                            models.BooleanField(
                                default=False,
                                help_text="Sent to the phone or e-mail that was given.",
                                verbose_name="requests from the web are confirmed by a code",
                            ),
                        ),
                        ("survey", models.BooleanField(default=False, verbose_name="visitors are asked how it was")),
                        (
                            "earlier_minutes",
                            models.PositiveSmallIntegerField(
                                default=120,
                                help_text="Offered only so that the client can answer between 8:00 and 20:00.",
                                validators=[
                                    django.core.validators.MinValueValidator(15),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="an earlier time is held for somebody on the waiting list, minutes",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                help_text="After a merger: where the old addresses lead.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="socialservice.municipality",
                                verbose_name="successor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "municipality",
                        "verbose_name_plural": "municipalities",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("successor__isnull", True),
                                    models.Q(("successor", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="municipality_not_its_own_successor",
                                violation_error_message="A municipality cannot be its own successor.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sms_sender__regex", "^[A-Za-z0-9][A-Za-z0-9 ._-]{0,10}$")),
                                name="municipality_sms_sender_plain",
                                violation_error_message="The SMS sender has letters without diacritics and figures, 11 at most.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MassLetter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("appointments", "who have appointments between two days"),
                                    ("statuses", "whose status ends between two days"),
                                    ("district", "who live in a district"),
                                    ("age", "of an age group"),
                                ],
                                max_length=15,
                                verbose_name="to everybody",
                            ),
                        ),
                        ("chosen", models.JSONField(default=dict)),
                        ("sms_lv", models.TextField(blank=True, verbose_name="text message in Latvian")),
                        ("sms_en", models.TextField(blank=True, verbose_name="text message in English")),
                        ("subject_lv", models.CharField(blank=True, max_length=150, verbose_name="subject in Latvian")),
                        ("subject_en", models.CharField(blank=True, max_length=150, verbose_name="subject in English")),
                        ("body_lv", models.TextField(blank=True, verbose_name="text in Latvian")),
                        ("body_en", models.TextField(blank=True, verbose_name="text in English")),
                        ("first_day", models.DateField(null=True, verbose_name="first day")),
                        (
                            "per_day",
                            models.PositiveIntegerField(
                                default=200,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100000),
                                ],
                                verbose_name="letters a day",
                            ),
                        ),
                        (
                            "by_capacity",
                            models.BooleanField(
                                default=False,
                                help_text="Counted by each office's free times.",
                                verbose_name="as many a day as the offices have times",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("running", "Being sent"),
                                    ("stopped", "Stopped"),
                                    ("finished", "Sent"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="written")),
                        ("counted_at", models.DateTimeField(null=True)),
                        ("started_at", models.DateTimeField(null=True)),
                        ("stopped_at", models.DateTimeField(null=True)),
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
                                related_name="mass_letters",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mass letter",
                        "verbose_name_plural": "mass letters",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="MailMessage",
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
                                    ("new", "New request"),
                                    ("reply", "Reply to an earlier message"),
                                    ("automatic", "Automatic answer"),
                                    ("bounce", "Returned letter"),
                                    ("loop", "Our own letter come back"),
                                    ("refused", "Not taken in"),
                                    ("spam", "Spam"),
                                ],
                                max_length=10,
                                verbose_name="what it is",
                            ),
                        ),
                        ("digest", models.CharField(max_length=64)),
                        ("message_id", models.CharField(blank=True, max_length=250)),
                        ("sender", models.EmailField(blank=True, max_length=254, verbose_name="from")),
                        ("sender_name", models.CharField(blank=True, max_length=150, verbose_name="sender's name")),
                        ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("hidden", socialservice.models.fields.EncryptedTextField(blank=True, editable=False)),
                        ("faults", models.JSONField(default=list, editable=False)),
                        ("size", models.PositiveIntegerField(verbose_name="size, bytes")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="sent")),
                        ("received_at", models.DateTimeField(verbose_name="received")),
                        (
                            "forgotten_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="text and sender removed"),
                        ),
                        (
                            "mailbox",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="socialservice.mailbox",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mail",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "message",
                        "verbose_name_plural": "messages",
                        "ordering": ["received_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="MailboxEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("address", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "host",
                            models.CharField(
                                blank=True,
                                help_text="Empty: mail is forwarded to the inbound door.",
                                max_length=200,
                                verbose_name="IMAP server",
                            ),
                        ),
                        (
                            "port",
                            models.PositiveIntegerField(
                                default=993,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(65535),
                                ],
                                verbose_name="port",
                            ),
                        ),
                        (
                            "encrypted",
                            models.BooleanField(default=True, verbose_name="encrypted from the first byte (TLS)"),
                        ),
                        ("user", models.CharField(blank=True, max_length=200, verbose_name="user name")),
                        (
                            "password",
                            socialservice.models.fields.EncryptedTextField(blank=True, verbose_name="password"),
                        ),
                        ("folder", models.CharField(default="INBOX", max_length=100, verbose_name="folder")),
                        ("active", models.BooleanField(default=True, verbose_name="is read")),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Whose requests come here. Empty: to be sorted by a person.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.department",
                                verbose_name="department",
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
                                to="socialservice.mailbox",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="mailbox",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mailboxes",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="LetterTextEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("booking_confirmed", "Appointment confirmed"),
                                    ("reminder_1d", "Reminder a day before"),
                                    ("reminder_2h", "Reminder two hours before"),
                                    ("rescheduled", "Appointment moved"),
                                    ("cancelled_by_client", "Appointment cancelled by the client"),
                                    ("cancelled_by_office", "Appointment cancelled by the office"),
                                    ("turned_into_call", "Visit turned into a call"),
                                    ("times_offered", "Times offered"),
                                    ("queue_near", "Soon your turn"),
                                    ("request_received", "Request received"),
                                    ("not_reached", "We could not reach you"),
                                    ("written_answer", "Answer in writing"),
                                    ("earlier_time", "Earlier time offered"),
                                    ("verification_code", "Verification code"),
                                    ("status_extended", "Certificate extended"),
                                    ("status_shortened", "Term of the certificate shortened"),
                                    ("status_expiring", "Certificate expires soon"),
                                    ("decision", "Decision on an application"),
                                    ("mass", "Mass letter"),
                                    ("survey", "Survey"),
                                    ("thanks", "Thanks forwarded"),
                                ],
                                max_length=40,
                                verbose_name="letter",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("lv", "Latviešu"), ("en", "English")], max_length=2, verbose_name="language"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("sms", "Text message"), ("subject", "Subject"), ("body", "Text")],
                                max_length=7,
                                verbose_name="part",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
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
                                to="socialservice.lettertext",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="lettertext",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter_texts",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="Letter",
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
                                    ("booking_confirmed", "Appointment confirmed"),
                                    ("reminder_1d", "Reminder a day before"),
                                    ("reminder_2h", "Reminder two hours before"),
                                    ("rescheduled", "Appointment moved"),
                                    ("cancelled_by_client", "Appointment cancelled by the client"),
                                    ("cancelled_by_office", "Appointment cancelled by the office"),
                                    ("turned_into_call", "Visit turned into a call"),
                                    ("times_offered", "Times offered"),
                                    ("queue_near", "Soon your turn"),
                                    ("request_received", "Request received"),
                                    ("not_reached", "We could not reach you"),
                                    ("written_answer", "Answer in writing"),
                                    ("earlier_time", "Earlier time offered"),
                                    ("verification_code", "Verification code"),
                                    ("status_extended", "Certificate extended"),
                                    ("status_shortened", "Term of the certificate shortened"),
                                    ("status_expiring", "Certificate expires soon"),
                                    ("decision", "Decision on an application"),
                                    ("mass", "Mass letter"),
                                    ("survey", "Survey"),
                                    ("thanks", "Thanks forwarded"),
                                ],
                                max_length=40,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("sms", "text message (SMS)"),
                                    ("email", "e-mail message"),
                                    ("post", "letter by post"),
                                    ("none", "no letters"),
                                ],
                                max_length=5,
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("lv", "Latviešu"), ("en", "English")], max_length=2, verbose_name="language"
                            ),
                        ),
                        ("to", models.CharField(blank=True, max_length=254, verbose_name="to")),
                        ("about", models.CharField(blank=True, max_length=60)),
                        ("about_id", models.BigIntegerField(blank=True, null=True)),
                        ("once", models.CharField(editable=False, max_length=120, null=True, unique=True)),
                        ("subject", models.CharField(blank=True, max_length=200, verbose_name="subject")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("html", models.TextField(blank=True)),
                        ("attachment", models.TextField(blank=True)),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        ("at_once", models.BooleanField(default=False, editable=False, verbose_name="at any hour")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Queued"),
                                    ("claimed", "Being sent"),
                                    ("sent", "Handed over"),
                                    ("delivered", "Delivered"),
                                    ("kept", "Kept, not sent"),
                                    ("failed", "Failed"),
                                    ("dropped", "No longer needed"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_gateway", "No gateway is set up."),
                                    ("demo", "The recipient is invented."),
                                    ("to_post", "To be printed and posted."),
                                    ("bad_address", "The recipient's address or number is wrong."),
                                    ("refused", "The gateway did not accept the letter."),
                                    ("unreachable", "The gateway could not be reached."),
                                    ("interrupted", "Sending was interrupted."),
                                    ("no_sms", "This number cannot receive text messages."),
                                    ("bounced", "It came back."),
                                    ("undelivered", "The gateway could not deliver it."),
                                    ("late", "Its time has passed."),
                                    ("overtaken", "Something has changed since."),
                                ],
                                max_length=15,
                                verbose_name="why",
                            ),
                        ),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="what the gateway said")),
                        ("created_at", models.DateTimeField(verbose_name="written")),
                        ("due_at", models.DateTimeField(verbose_name="due")),
                        ("expires_at", models.DateTimeField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                        ("claim", models.UUIDField(editable=False, null=True)),
                        ("claimed_at", models.DateTimeField(editable=False, null=True)),
                        ("finished_at", models.DateTimeField(editable=False, null=True, verbose_name="finished")),
                        ("receipt_key", models.CharField(blank=True, editable=False, max_length=100)),
                        ("delivered_at", models.DateTimeField(editable=False, null=True, verbose_name="delivered")),
                        (
                            "task_outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("called", "Told by phone"),
                                    ("corrected", "Number or address corrected, sent again"),
                                    ("posted", "Sent by post"),
                                    ("needless", "No longer needed"),
                                ],
                                max_length=10,
                                verbose_name="what was done",
                            ),
                        ),
                        ("task_at", models.DateTimeField(editable=False, null=True)),
                        (
                            "forgotten_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="text and address removed"),
                        ),
                        (
                            "gateway",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="letters",
                                to="socialservice.gateway",
                            ),
                        ),
                        (
                            "task_by",
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
                                related_name="letters",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter",
                        "verbose_name_plural": "letters",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="InstitutionNameEvent",
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
                            "over",
                            models.CharField(
                                blank=True,
                                help_text="“Liepājas pilsētas domes” above “Sociālais dienests”.",
                                max_length=120,
                                verbose_name="line above the name",
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
                                to="socialservice.institutionname",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="institutionname",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="institution_names",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="GatewayEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "channel",
                            models.CharField(
                                choices=[("sms", "text message (SMS)"), ("email", "e-mail message")],
                                max_length=5,
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "adapter",
                            models.CharField(
                                choices=[
                                    ("smtp", "mail server (SMTP)"),
                                    ("apprise", "any gateway that Apprise knows; no receipts"),
                                    ("signed", "gateway with receipts (JSON, signed answers)"),
                                ],
                                max_length=10,
                                verbose_name="how it is spoken to",
                            ),
                        ),
                        (
                            "url",
                            socialservice.models.fields.EncryptedTextField(
                                verbose_name="address with user and password"
                            ),
                        ),
                        (
                            "secret",
                            socialservice.models.fields.EncryptedTextField(
                                blank=True, verbose_name="key of the receipts"
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                db_index=False,
                                default=socialservice.identifiers.new_token,
                                editable=False,
                                max_length=40,
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "per_minute",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="letters a minute at most",
                            ),
                        ),
                        (
                            "takes_replies",
                            models.BooleanField(
                                default=False,
                                help_text="For text messages.",
                                verbose_name="its sender is a number that can be answered",
                            ),
                        ),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
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
                                to="socialservice.gateway",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="gateway",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gateways",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="FacilityEvent",
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
                                    ("group_flat", "group flats"),
                                    ("workshop", "specialised workshop"),
                                    ("family_home", "family-type home"),
                                    ("other", "other place"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("address", models.CharField(max_length=200, verbose_name="address")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "planned"), ("open", "open"), ("closed", "closed")],
                                default="planned",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
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
                                to="socialservice.facility",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="facility",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facilities",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="EmergencyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        ("legal_reference", models.CharField(max_length=300, verbose_name="legal reference")),
                        ("starts_on", models.DateField(verbose_name="start of the emergency")),
                        ("planned_end", models.DateField(verbose_name="planned end")),
                        ("actual_end", models.DateField(blank=True, null=True, verbose_name="actual end")),
                        ("nationwide", models.BooleanField(default=True, verbose_name="nationwide")),
                        ("extends_statuses", models.BooleanField(default=True, verbose_name="statuses are extended")),
                        ("covers_from", models.DateField(blank=True, null=True, verbose_name="covers terms from")),
                        ("covers_until", models.DateField(blank=True, null=True, verbose_name="covers terms until")),
                        (
                            "covers_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="why the coverage is widened"),
                        ),
                        ("voided_at", models.DateTimeField(blank=True, null=True, verbose_name="voided")),
                        ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="why it is void")),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
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
                                to="socialservice.emergency",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.municipality",
                                verbose_name="municipality",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="emergency",
                    name="municipality",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_emergencies",
                        to="socialservice.municipality",
                        verbose_name="municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="DropBoxEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=150, verbose_name="name")),
                        ("address", models.CharField(max_length=200, verbose_name="address")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.department",
                                verbose_name="department",
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
                                to="socialservice.dropbox",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="dropbox",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drop_boxes",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="DistrictEvent",
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
                            "kind",
                            models.CharField(
                                choices=[("microdistrict", "microdistrict"), ("parish", "parish"), ("town", "town")],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("sort_key", models.CharField(editable=False, max_length=420)),
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
                                to="socialservice.district",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="district",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="districts",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="DepartmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
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
                                to="socialservice.department",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="department",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="departments",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="CompetenceEvent",
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
                        ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
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
                                to="socialservice.competence",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="competence",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="competences",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="CalendarDayEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("day", models.DateField(verbose_name="day")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("holiday", "public holiday"),
                                    ("moved_off", "day off, worked on another day"),
                                    ("moved_worked", "worked instead of another day"),
                                    ("shortened", "day before a holiday (shortened)"),
                                    ("closed", "closed"),
                                    ("opened", "open"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                        (
                            "by_hand",
                            models.BooleanField(default=True, editable=False, verbose_name="entered by a person"),
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
                                to="socialservice.calendarday",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="calendarday",
                    name="municipality",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar",
                        to="socialservice.municipality",
                    ),
                ),
                migrations.CreateModel(
                    name="AccessLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("user_id", models.BigIntegerField()),
                        ("user_name", models.CharField(max_length=150)),
                        ("person_id", models.BigIntegerField(null=True)),
                        ("what", models.CharField(max_length=60)),
                        ("reason", models.CharField(blank=True, max_length=200)),
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
                        "verbose_name": "entry of the access log",
                        "verbose_name_plural": "access log",
                        "ordering": ["-at"],
                        "indexes": [
                            models.Index(fields=["municipality", "person_id", "-at"], name="access_by_person"),
                            models.Index(fields=["municipality", "-id"], name="access_newest"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("what", ""), _negated=True), name="access_says_what"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MunicipalityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                        (
                            "code",
                            models.SlugField(
                                db_index=False,
                                help_text="In the address of every page: /liepaja/.",
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[a-z][a-z0-9-]*$", "Small letters without diacritics, figures and hyphens."
                                    )
                                ],
                                verbose_name="code",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("city", "state city"), ("county", "county")],
                                default="county",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "follows_moved_days",
                            models.BooleanField(
                                default=True,
                                help_text="The Cabinet advises municipalities to move the same days as the state.",
                                verbose_name="follows moved working days",
                            ),
                        ),
                        (
                            "booking_days",
                            models.PositiveSmallIntegerField(
                                default=28,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(366),
                                ],
                                verbose_name="days ahead that can be booked",
                            ),
                        ),
                        (
                            "return_minutes",
                            models.PositiveSmallIntegerField(
                                default=10,
                                help_text="And up to as long again, by chance, so that times are not traded. Staff see it at once.",
                                validators=[django.core.validators.MaxValueValidator(1440)],
                                verbose_name="a cancelled time returns to the web after, minutes",
                            ),
                        ),
                        (
                            "most_open",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=2,
                                help_text="Empty: any number.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="open appointments of one client for one purpose",
                            ),
                        ),
                        (
                            "most_a_day",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=3,
                                help_text="Empty: any number.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="appointments of one client on one day",
                            ),
                        ),
                        (
                            "sms_sender",
                            models.CharField(
                                default="SocDienests",
                                help_text="Up to 11 letters without diacritics and figures: networks show no other.",
                                max_length=11,
                                verbose_name="SMS sender",
                            ),
                        ),
                        (
                            "sms_diacritics",
                            models.BooleanField(
                                default=False,
                                help_text="Costs two or three parts instead of one.",
                                verbose_name="SMS with diacritics",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="a request is answered within, working days",
                            ),
                        ),
                        (
                            "call_attempts",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="calls before a client counts as not reachable",
                            ),
                        ),
                        (
                            "status_months",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(
                                    validators=[
                                        django.core.validators.MinValueValidator(1),
                                        django.core.validators.MaxValueValidator(36),
                                    ]
                                ),
                                default=socialservice.models.municipalities.usual_status_months,
                                help_text="The lengths to choose from, separated by commas.",
                                size=None,
                                verbose_name="a status is granted for so many months",
                            ),
                        ),
                        (
                            "verify_requests",
                            models.BooleanField(
                                default=False,
                                help_text="Sent to the phone or e-mail that was given.",
                                verbose_name="requests from the web are confirmed by a code",
                            ),
                        ),
                        ("survey", models.BooleanField(default=False, verbose_name="visitors are asked how it was")),
                        (
                            "earlier_minutes",
                            models.PositiveSmallIntegerField(
                                default=120,
                                help_text="Offered only so that the client can answer between 8:00 and 20:00.",
                                validators=[
                                    django.core.validators.MinValueValidator(15),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="an earlier time is held for somebody on the waiting list, minutes",
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
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="After a merger: where the old addresses lead.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.municipality",
                                verbose_name="successor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Office",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=30, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("office", "social service (office)"),
                                    ("branch", "branch"),
                                    ("client_service_centre", "client service centre"),
                                    ("reception_point", "reception point"),
                                    ("parish_place", "reception place in a parish"),
                                ],
                                default="office",
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "address",
                            models.CharField(
                                help_text="In the nominative: Lāčplēša iela 39, Daugavpils.",
                                max_length=200,
                                verbose_name="address",
                            ),
                        ),
                        (
                            "short_address",
                            models.CharField(
                                help_text="For SMS, 27 characters at most.", max_length=27, verbose_name="short address"
                            ),
                        ),
                        ("room", models.CharField(blank=True, max_length=60, verbose_name="room, floor")),
                        (
                            "access",
                            models.TextField(
                                blank=True,
                                help_text="Entrance, lift, parking, in plain words.",
                                verbose_name="physical accessibility",
                            ),
                        ),
                        ("access_en", models.TextField(blank=True, verbose_name="physical accessibility in English")),
                        (
                            "hours",
                            models.CharField(blank=True, max_length=200, verbose_name="reception hours in words"),
                        ),
                        (
                            "hours_en",
                            models.CharField(blank=True, max_length=200, verbose_name="reception hours in English"),
                        ),
                        (
                            "room_capacity",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(1000),
                                ],
                                verbose_name="places in the waiting room",
                            ),
                        ),
                        (
                            "queue_order",
                            models.CharField(
                                choices=[
                                    ("waited", "who has waited longest, from the appointed time or from arrival"),
                                    ("appointments", "appointments whose time has come, then walk-ins"),
                                    ("alternate", "an appointment and a walk-in by turns"),
                                ],
                                default="waited",
                                max_length=12,
                                verbose_name="whom “next” calls",
                            ),
                        ),
                        (
                            "near_after",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MaxValueValidator(50)],
                                verbose_name="a walk-in is told when so many are ahead",
                            ),
                        ),
                        (
                            "waiting_target",
                            models.PositiveSmallIntegerField(
                                default=15, verbose_name="waiting stands out after, minutes"
                            ),
                        ),
                        ("has_drop_box", models.BooleanField(default=False, verbose_name="has a drop box")),
                        (
                            "serves_all",
                            models.BooleanField(default=False, verbose_name="serves the whole municipality"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "districts",
                            models.ManyToManyField(
                                blank=True,
                                related_name="offices",
                                to="socialservice.district",
                                verbose_name="districts served",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offices",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "office",
                        "verbose_name_plural": "offices",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "code"),
                                name="office_code_once",
                                violation_error_message="This code is taken.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BasePlaceEvent",
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
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
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
                                to="socialservice.baseplace",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="specialist",
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
                                verbose_name="base place",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="baseplace",
                    name="office",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="based_here",
                        to="socialservice.office",
                        verbose_name="base place",
                    ),
                ),
                migrations.CreateModel(
                    name="OfficeDistrictEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "district",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.district",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfficeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.SlugField(db_index=False, max_length=30, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("office", "social service (office)"),
                                    ("branch", "branch"),
                                    ("client_service_centre", "client service centre"),
                                    ("reception_point", "reception point"),
                                    ("parish_place", "reception place in a parish"),
                                ],
                                default="office",
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "address",
                            models.CharField(
                                help_text="In the nominative: Lāčplēša iela 39, Daugavpils.",
                                max_length=200,
                                verbose_name="address",
                            ),
                        ),
                        (
                            "short_address",
                            models.CharField(
                                help_text="For SMS, 27 characters at most.", max_length=27, verbose_name="short address"
                            ),
                        ),
                        ("room", models.CharField(blank=True, max_length=60, verbose_name="room, floor")),
                        (
                            "access",
                            models.TextField(
                                blank=True,
                                help_text="Entrance, lift, parking, in plain words.",
                                verbose_name="physical accessibility",
                            ),
                        ),
                        ("access_en", models.TextField(blank=True, verbose_name="physical accessibility in English")),
                        (
                            "hours",
                            models.CharField(blank=True, max_length=200, verbose_name="reception hours in words"),
                        ),
                        (
                            "hours_en",
                            models.CharField(blank=True, max_length=200, verbose_name="reception hours in English"),
                        ),
                        (
                            "room_capacity",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(1000),
                                ],
                                verbose_name="places in the waiting room",
                            ),
                        ),
                        (
                            "queue_order",
                            models.CharField(
                                choices=[
                                    ("waited", "who has waited longest, from the appointed time or from arrival"),
                                    ("appointments", "appointments whose time has come, then walk-ins"),
                                    ("alternate", "an appointment and a walk-in by turns"),
                                ],
                                default="waited",
                                max_length=12,
                                verbose_name="whom “next” calls",
                            ),
                        ),
                        (
                            "near_after",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MaxValueValidator(50)],
                                verbose_name="a walk-in is told when so many are ahead",
                            ),
                        ),
                        (
                            "waiting_target",
                            models.PositiveSmallIntegerField(
                                default=15, verbose_name="waiting stands out after, minutes"
                            ),
                        ),
                        ("has_drop_box", models.BooleanField(default=False, verbose_name="has a drop box")),
                        (
                            "serves_all",
                            models.BooleanField(default=False, verbose_name="serves the whole municipality"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
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
                                to="socialservice.office",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfficeName",
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
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="socialservice.office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "name of the office",
                        "verbose_name_plural": "names of the office",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_officename_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("office", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="office_one_name",
                                violation_error_message="The office has a name for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeNameEvent",
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
                                to="socialservice.officename",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfficeOpening",
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
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="openings",
                                to="socialservice.office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "opening period",
                        "verbose_name_plural": "opening periods",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_officeopening_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("office", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="office_one_opening",
                                violation_error_message="The office is open on these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeOpeningEvent",
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
                                to="socialservice.officeopening",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="first name, surname")),
                        ("sort_key", models.CharField(editable=False, max_length=320)),
                        ("search_name", models.CharField(editable=False, max_length=160)),
                        (
                            "personal_code",
                            socialservice.models.fields.EncryptedTextField(blank=True, verbose_name="personal code"),
                        ),
                        (
                            "code_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="personal_code"
                            ),
                        ),
                        ("birth_date", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
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
                        (
                            "no_jubilees",
                            models.BooleanField(default=False, verbose_name="does not want to be greeted on jubilees"),
                        ),
                        ("died_on", models.DateField(blank=True, null=True, verbose_name="died on")),
                        (
                            "agreed_word",
                            socialservice.models.fields.EncryptedTextField(
                                blank=True,
                                help_text="Asked on the phone before anything personal is said.",
                                verbose_name="agreed word",
                            ),
                        ),
                        (
                            "paper_file",
                            models.CharField(blank=True, max_length=40, verbose_name="number of the paper file"),
                        ),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        (
                            "district",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="people",
                                to="socialservice.district",
                                verbose_name="district",
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
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "people",
                        "ordering": ["sort_key"],
                        "indexes": [
                            models.Index(fields=["municipality", "sort_key"], name="person_sorted"),
                            models.Index(fields=["municipality", "search_name"], name="person_named"),
                            models.Index(fields=["municipality", "birth_date"], name="person_born"),
                            models.Index(
                                models.F("municipality"),
                                django.db.models.functions.text.Upper("email"),
                                name="person_by_email",
                            ),
                            models.Index(
                                condition=models.Q(("phone", ""), _negated=True),
                                fields=["municipality", "phone"],
                                name="person_by_phone",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass("search_name", name="gin_trgm_ops"),
                                name="person_search",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("merged_into__isnull", True)),
                                fields=("municipality", "code_index"),
                                name="person_code_once",
                                violation_error_message="A person with this personal code exists already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MassRecipient",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=150)),
                        ("contact", models.CharField(max_length=64)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("sms", "text message (SMS)"),
                                    ("email", "e-mail message"),
                                    ("post", "letter by post"),
                                    ("none", "no letters"),
                                ],
                                max_length=5,
                            ),
                        ),
                        ("to", models.CharField(blank=True, max_length=254)),
                        ("language", models.CharField(choices=[("lv", "Latviešu"), ("en", "English")], max_length=2)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("about_day", models.DateField(null=True)),
                        ("day", models.DateField(null=True)),
                        (
                            "letter",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="mass_recipient",
                                to="socialservice.letter",
                            ),
                        ),
                        (
                            "mass",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recipients",
                                to="socialservice.massletter",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="socialservice.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter to many",
                        "verbose_name_plural": "letters to many",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("letter__isnull", True)),
                                fields=["mass", "day", "id"],
                                name="mass_recipient_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("mass", "contact"), name="mass_recipient_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("channel", "none"), _negated=True),
                                    models.Q(("day__isnull", True), ("letter__isnull", True)),
                                    _connector="OR",
                                ),
                                name="mass_recipient_unreachable_gets_none",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="letter",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="letters",
                        to="socialservice.person",
                    ),
                ),
                migrations.CreateModel(
                    name="IdentityCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "agreed",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("name", "first name and surname"),
                                        ("birth_date", "date of birth"),
                                        ("address", "declared address"),
                                        ("code_end", "last digits of the personal code"),
                                        ("last_visit", "when the last visit was"),
                                        ("word", "the agreed word"),
                                        ("call_back", "called back at the number on file"),
                                    ],
                                    max_length=12,
                                ),
                                size=None,
                            ),
                        ),
                        ("passed", models.BooleanField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="identity_checks",
                                to="socialservice.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "check of a caller",
                        "verbose_name_plural": "checks of callers",
                        "ordering": ["-at"],
                        "indexes": [models.Index(fields=["person", "-at"], name="identity_check_newest")],
                    },
                ),
                migrations.CreateModel(
                    name="FormerCode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "personal_code",
                            socialservice.models.fields.EncryptedTextField(verbose_name="former personal code"),
                        ),
                        (
                            "code_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="personal_code"
                            ),
                        ),
                        ("changed_at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="former_code",
                                to="socialservice.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "former personal code",
                        "verbose_name_plural": "former personal codes",
                        "indexes": [models.Index(fields=["code_index"], name="former_code_found")],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAssignmentEvent",
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
                                to="socialservice.caseassignment",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="specialist",
                            ),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.competence",
                                verbose_name="competence",
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
                                verbose_name="client",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="caseassignment",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="case_assignments",
                        to="socialservice.person",
                        verbose_name="client",
                    ),
                ),
                migrations.CreateModel(
                    name="PersonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=150, verbose_name="first name, surname")),
                        (
                            "personal_code",
                            socialservice.models.fields.EncryptedTextField(blank=True, verbose_name="personal code"),
                        ),
                        (
                            "code_index",
                            socialservice.models.fields.BlindIndexField(
                                editable=False, max_length=64, null=True, source="personal_code"
                            ),
                        ),
                        ("birth_date", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
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
                        (
                            "no_jubilees",
                            models.BooleanField(default=False, verbose_name="does not want to be greeted on jubilees"),
                        ),
                        ("died_on", models.DateField(blank=True, null=True, verbose_name="died on")),
                        (
                            "agreed_word",
                            socialservice.models.fields.EncryptedTextField(
                                blank=True,
                                help_text="Asked on the phone before anything personal is said.",
                                verbose_name="agreed word",
                            ),
                        ),
                        (
                            "paper_file",
                            models.CharField(blank=True, max_length=40, verbose_name="number of the paper file"),
                        ),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        ("created_at", models.DateTimeField(editable=False)),
                        (
                            "district",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.district",
                                verbose_name="district",
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
                                to="socialservice.person",
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
                                to="socialservice.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PersonMerge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("moved", models.JSONField()),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        ("at", models.DateTimeField()),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_away",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merges",
                                to="socialservice.person",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("gone")), _negated=True), name="merge_of_two"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=("gone",),
                                name="merged_away_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhoneLine",
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
                            "number",
                            models.CharField(
                                help_text="With the country code: +37163489652.", max_length=20, verbose_name="number"
                            ),
                        ),
                        ("as_written", models.CharField(max_length=20, verbose_name="as people know it")),
                        ("purpose", models.CharField(max_length=120, verbose_name="what for")),
                        (
                            "purpose_en",
                            models.CharField(blank=True, max_length=120, verbose_name="what for, in English"),
                        ),
                        (
                            "is_default",
                            models.BooleanField(
                                default=False,
                                help_text="For all districts that have no line of their own.",
                                verbose_name="main line",
                            ),
                        ),
                        ("toll_free", models.BooleanField(default=False, verbose_name="toll-free")),
                        ("hours", models.CharField(blank=True, max_length=120, verbose_name="working hours")),
                        (
                            "hours_en",
                            models.CharField(blank=True, max_length=120, verbose_name="working hours in English"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phone_lines",
                                to="socialservice.department",
                                verbose_name="department",
                            ),
                        ),
                        (
                            "districts",
                            models.ManyToManyField(
                                blank=True,
                                related_name="phone_lines",
                                to="socialservice.district",
                                verbose_name="districts served",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="phone_lines",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phone line",
                        "verbose_name_plural": "phone lines",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_phoneline_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhoneLineDistrictEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "district",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.district",
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
                            "phoneline",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.phoneline",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PhoneLineEvent",
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
                            "number",
                            models.CharField(
                                help_text="With the country code: +37163489652.", max_length=20, verbose_name="number"
                            ),
                        ),
                        ("as_written", models.CharField(max_length=20, verbose_name="as people know it")),
                        ("purpose", models.CharField(max_length=120, verbose_name="what for")),
                        (
                            "purpose_en",
                            models.CharField(blank=True, max_length=120, verbose_name="what for, in English"),
                        ),
                        (
                            "is_default",
                            models.BooleanField(
                                default=False,
                                help_text="For all districts that have no line of their own.",
                                verbose_name="main line",
                            ),
                        ),
                        ("toll_free", models.BooleanField(default=False, verbose_name="toll-free")),
                        ("hours", models.CharField(blank=True, max_length=120, verbose_name="working hours")),
                        (
                            "hours_en",
                            models.CharField(blank=True, max_length=120, verbose_name="working hours in English"),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                                to="socialservice.phoneline",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Posting",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("front_desk", "front desk"),
                                    ("phone_centre", "telephone centre"),
                                    ("specialist", "specialist"),
                                    ("manager", "manager"),
                                    ("data_protection", "data protection officer"),
                                    ("administrator", "administrator"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="postings",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: all offices.",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="postings",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="postings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "role",
                        "verbose_name_plural": "roles",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_posting_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostingEvent",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("front_desk", "front desk"),
                                    ("phone_centre", "telephone centre"),
                                    ("specialist", "specialist"),
                                    ("manager", "manager"),
                                    ("data_protection", "data protection officer"),
                                    ("administrator", "administrator"),
                                ],
                                max_length=20,
                                verbose_name="role",
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
                            "office",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty: all offices.",
                                null=True,
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
                                to="socialservice.posting",
                            ),
                        ),
                        (
                            "user",
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
                    name="PrintBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("made_at", models.DateTimeField(verbose_name="made")),
                        ("printed_at", models.DateTimeField(null=True, verbose_name="printed")),
                        ("posted_at", models.DateTimeField(null=True, verbose_name="posted")),
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
                                related_name="print_batches",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "posted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "printed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "print batch",
                        "verbose_name_plural": "print batches",
                        "ordering": ["-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "number"), name="print_batch_number_once")
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="letter",
                    name="batch",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="letters",
                        to="socialservice.printbatch",
                    ),
                ),
                migrations.CreateModel(
                    name="ReceptionMode",
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
                            "mode",
                            models.CharField(
                                choices=[
                                    ("queue", "live queue"),
                                    ("mixed", "by appointment and live queue"),
                                    ("appointment", "by appointment only"),
                                ],
                                max_length=15,
                                verbose_name="how it receives",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="modes",
                                to="socialservice.office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "way of receiving",
                        "verbose_name_plural": "ways of receiving",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_receptionmode_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("office", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="office_one_mode",
                                violation_error_message="The office has a way of receiving for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReceptionModeEvent",
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
                            "mode",
                            models.CharField(
                                choices=[
                                    ("queue", "live queue"),
                                    ("mixed", "by appointment and live queue"),
                                    ("appointment", "by appointment only"),
                                ],
                                max_length=15,
                                verbose_name="how it receives",
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
                                to="socialservice.receptionmode",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Restriction",
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
                            "code",
                            models.CharField(
                                choices=[
                                    ("remote_first", "visits in person only where it cannot be done remotely"),
                                    ("certificate", "a certificate or a test is shown before a visit in person"),
                                    ("protection", "protective equipment is worn"),
                                    ("submissions", "applications by post, e-signed e-mail or drop box"),
                                    ("home_visits", "home visits only with a justification"),
                                    ("reassessments", "reassessments are put off where nothing has changed"),
                                    ("no_cash", "benefits are paid to an account"),
                                    ("services", "shower and laundry by appointment, with limits"),
                                    ("fewer_places", "fewer places in the waiting room"),
                                ],
                                max_length=15,
                                verbose_name="restriction",
                            ),
                        ),
                        (
                            "places",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="places in the waiting room"
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=500, verbose_name="public text")),
                        (
                            "text_en",
                            models.CharField(blank=True, max_length=500, verbose_name="public text in English"),
                        ),
                        (
                            "emergency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="restrictions",
                                to="socialservice.emergency",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="restrictions",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: all offices.",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="restrictions",
                                to="socialservice.office",
                                verbose_name="office",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "restriction",
                        "verbose_name_plural": "restrictions",
                        "ordering": ["code", "valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_restriction_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("office__isnull", True)),
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("municipality", "="),
                                    ("code", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="restriction_of_all_once",
                                violation_error_message="This restriction is in force on these days already.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("office__isnull", False)),
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("office", "="),
                                    ("code", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="restriction_of_office_once",
                                violation_error_message="This restriction is in force on these days already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("code", "fewer_places"), ("places__isnull", False)),
                                    models.Q(
                                        models.Q(("code", "fewer_places"), _negated=True), ("places__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="restriction_places_with_their_code",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RestrictionEvent",
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
                            "code",
                            models.CharField(
                                choices=[
                                    ("remote_first", "visits in person only where it cannot be done remotely"),
                                    ("certificate", "a certificate or a test is shown before a visit in person"),
                                    ("protection", "protective equipment is worn"),
                                    ("submissions", "applications by post, e-signed e-mail or drop box"),
                                    ("home_visits", "home visits only with a justification"),
                                    ("reassessments", "reassessments are put off where nothing has changed"),
                                    ("no_cash", "benefits are paid to an account"),
                                    ("services", "shower and laundry by appointment, with limits"),
                                    ("fewer_places", "fewer places in the waiting room"),
                                ],
                                max_length=15,
                                verbose_name="restriction",
                            ),
                        ),
                        (
                            "places",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="places in the waiting room"
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=500, verbose_name="public text")),
                        (
                            "text_en",
                            models.CharField(blank=True, max_length=500, verbose_name="public text in English"),
                        ),
                        (
                            "emergency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.emergency",
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
                            "office",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty: all offices.",
                                null=True,
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
                                to="socialservice.restriction",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RestrictionNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("published_at", models.DateTimeField(verbose_name="published")),
                        ("lines", models.JSONField()),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="restriction_notices",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "published list of restrictions",
                        "verbose_name_plural": "published lists of restrictions",
                        "ordering": ["-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "number"), name="restriction_notice_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="day")),
                        ("removed", models.JSONField(default=dict)),
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="retention_runs",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-day"],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "day"), name="retention_run_once_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionTerm",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("visits", "Visits: who came, contact, need and notes"),
                                    ("requests", "Closed requests: who asked, texts and files"),
                                    ("letters", "Texts and addresses of letters, answers to them"),
                                    ("mail", "E-mail without a request"),
                                    ("access", "Access log, questions asked of callers"),
                                ],
                                max_length=10,
                                verbose_name="what",
                            ),
                        ),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Empty: the system removes nothing.",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(1200),
                                ],
                                verbose_name="removed after, months",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="retention_terms",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "term of keeping",
                        "verbose_name_plural": "terms of keeping",
                        "ordering": ["kind", "valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_retentionterm_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("municipality", "="),
                                    ("kind", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="retention_one_term",
                                violation_error_message="There is a term of keeping for these days already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("months__isnull", True),
                                    models.Q(("months__gte", 1), ("months__lte", 1200)),
                                    _connector="OR",
                                ),
                                name="retention_some_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "access"), _negated=True),
                                    ("months__isnull", True),
                                    ("months__gte", 18),
                                    _connector="OR",
                                ),
                                name="retention_access_long_enough",
                                violation_error_message="The access log is kept for 18 months at least.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionTermEvent",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("visits", "Visits: who came, contact, need and notes"),
                                    ("requests", "Closed requests: who asked, texts and files"),
                                    ("letters", "Texts and addresses of letters, answers to them"),
                                    ("mail", "E-mail without a request"),
                                    ("access", "Access log, questions asked of callers"),
                                ],
                                max_length=10,
                                verbose_name="what",
                            ),
                        ),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Empty: the system removes nothing.",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(1200),
                                ],
                                verbose_name="removed after, months",
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
                                to="socialservice.retentionterm",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Service",
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
                        ("code", models.SlugField(max_length=60, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("social_benefit", "social benefit"),
                                    ("material_support", "material support"),
                                    ("social_service", "social service"),
                                ],
                                max_length=20,
                                verbose_name="class",
                            ),
                        ),
                        ("target_group", models.CharField(blank=True, max_length=200, verbose_name="target group")),
                        (
                            "category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("community", "community-based service"),
                                    ("residential", "residential service"),
                                    ("other", "other service"),
                                ],
                                max_length=12,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "funding",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state", "the state"),
                                    ("municipality", "the municipality"),
                                    ("project", "a project (EU)"),
                                ],
                                max_length=12,
                                verbose_name="funding",
                            ),
                        ),
                        (
                            "funding_note",
                            models.CharField(blank=True, max_length=200, verbose_name="project or source of the money"),
                        ),
                        (
                            "partner",
                            models.CharField(
                                blank=True,
                                help_text="One or several, separated by semicolons.",
                                max_length=300,
                                verbose_name="partners",
                            ),
                        ),
                        ("pilot", models.BooleanField(default=False, verbose_name="pilot project")),
                        (
                            "month_only",
                            models.BooleanField(
                                default=False,
                                help_text="Its first day is written then.",
                                verbose_name="only the month of the start is known",
                            ),
                        ),
                        ("planned", models.BooleanField(default=False, verbose_name="planned, not yet offered")),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="services",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "service of the catalogue",
                        "verbose_name_plural": "catalogue",
                        "ordering": ["kind", "code"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_service_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "code"),
                                name="service_code_once",
                                violation_error_message="This code is taken.",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="facility",
                    name="services",
                    field=models.ManyToManyField(
                        blank=True, related_name="facilities", to="socialservice.service", verbose_name="services"
                    ),
                ),
                migrations.CreateModel(
                    name="ServiceEvent",
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
                        ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("social_benefit", "social benefit"),
                                    ("material_support", "material support"),
                                    ("social_service", "social service"),
                                ],
                                max_length=20,
                                verbose_name="class",
                            ),
                        ),
                        ("target_group", models.CharField(blank=True, max_length=200, verbose_name="target group")),
                        (
                            "category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("community", "community-based service"),
                                    ("residential", "residential service"),
                                    ("other", "other service"),
                                ],
                                max_length=12,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "funding",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state", "the state"),
                                    ("municipality", "the municipality"),
                                    ("project", "a project (EU)"),
                                ],
                                max_length=12,
                                verbose_name="funding",
                            ),
                        ),
                        (
                            "funding_note",
                            models.CharField(blank=True, max_length=200, verbose_name="project or source of the money"),
                        ),
                        (
                            "partner",
                            models.CharField(
                                blank=True,
                                help_text="One or several, separated by semicolons.",
                                max_length=300,
                                verbose_name="partners",
                            ),
                        ),
                        ("pilot", models.BooleanField(default=False, verbose_name="pilot project")),
                        (
                            "month_only",
                            models.BooleanField(
                                default=False,
                                help_text="Its first day is written then.",
                                verbose_name="only the month of the start is known",
                            ),
                        ),
                        ("planned", models.BooleanField(default=False, verbose_name="planned, not yet offered")),
                        (
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
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
                                to="socialservice.service",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServiceName",
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
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="socialservice.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "name in the catalogue",
                        "verbose_name_plural": "names in the catalogue",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_servicename_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("service", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="service_one_name",
                                violation_error_message="The service has a name for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceNameEvent",
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
                                to="socialservice.servicename",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ServiceProlongation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("old_end", models.DateField(verbose_name="end before")),
                        ("new_end", models.DateField(verbose_name="end after")),
                        ("reason", models.CharField(max_length=300, verbose_name="reason")),
                        ("at", models.DateTimeField()),
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
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="prolongations",
                                to="socialservice.service",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "prolongation of a service",
                        "verbose_name_plural": "prolongations of services",
                        "ordering": ["at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("new_end__gt", models.F("old_end"))), name="prolongation_lengthens"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SmsReply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("receipt_key", models.CharField(max_length=100)),
                        ("sender", models.CharField(max_length=20, verbose_name="from")),
                        ("text", models.CharField(blank=True, max_length=500, verbose_name="text")),
                        ("received_at", models.DateTimeField(verbose_name="received")),
                        (
                            "did",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("cancelled", "Appointment cancelled"),
                                    ("request", "Became a request"),
                                    ("added", "Added to an open request"),
                                    ("kept", "Kept; nobody can be answered"),
                                ],
                                max_length=20,
                                verbose_name="what came of it",
                            ),
                        ),
                        (
                            "gateway",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="socialservice.gateway",
                            ),
                        ),
                        (
                            "letter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="replies",
                                to="socialservice.letter",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sms_replies",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reply",
                        "verbose_name_plural": "replies",
                        "ordering": ["-received_at"],
                        "constraints": [
                            models.UniqueConstraint(fields=("gateway", "receipt_key"), name="sms_reply_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpecialistDistrict",
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
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assignments",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="specialists",
                                to="socialservice.district",
                                verbose_name="district",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="districts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="specialist",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "specialist of a district",
                        "verbose_name_plural": "specialists of districts",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_specialistdistrict_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                expressions=[
                                    ("district", "="),
                                    ("competence", "="),
                                    (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                                ],
                                name="district_one_specialist",
                                violation_error_message="The district has a specialist of this competence for these days already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpecialistDistrictEvent",
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
                            "source_note",
                            models.CharField(blank=True, max_length=300, verbose_name="where the data come from"),
                        ),
                        (
                            "competence",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.district",
                                verbose_name="district",
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
                                to="socialservice.specialistdistrict",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="specialist",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StaffCertificate",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="certificates",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "certificate of the staff",
                        "verbose_name_plural": "certificates of the staff",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_staffcertificate_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffCertificateEvent",
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
                                to="socialservice.staffcertificate",
                            ),
                        ),
                        (
                            "user",
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
                    name="StaffCompetence",
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
                            "competence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holders",
                                to="socialservice.competence",
                                verbose_name="competence",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="competences",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "competence of a specialist",
                        "verbose_name_plural": "competences of specialists",
                        "ordering": ["valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="socialservice_staffcompetence_ends_after_start",
                                violation_error_message="The end date may not be before the start date.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffCompetenceEvent",
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
                            "competence",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="socialservice.competence",
                                verbose_name="competence",
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
                                to="socialservice.staffcompetence",
                            ),
                        ),
                        (
                            "user",
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
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", socialservice.models.fields.EncryptedTextField(verbose_name="name")),
                        ("shown_name", models.CharField(max_length=200, verbose_name="name")),
                        ("media_type", models.CharField(max_length=100, verbose_name="kind")),
                        ("size", models.PositiveIntegerField(verbose_name="size, bytes")),
                        ("sha256", models.CharField(max_length=64)),
                        ("contents", models.JSONField(blank=True, null=True, verbose_name="what is inside")),
                        ("created_at", models.DateTimeField(verbose_name="received")),
                        (
                            "message",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="socialservice.mailmessage",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file",
                        "verbose_name_plural": "files",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FilePiece",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("content", models.BinaryField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pieces",
                                to="socialservice.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [models.UniqueConstraint(fields=("file", "number"), name="file_piece_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
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
                                verbose_name="channel",
                            ),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="received")),
                        ("postmarked_on", models.DateField(blank=True, null=True, verbose_name="date of the postmark")),
                        (
                            "signature",
                            models.CharField(
                                choices=[
                                    ("none", "not signed electronically"),
                                    ("unchecked", "not checked"),
                                    ("valid", "valid"),
                                    ("invalid", "invalid"),
                                ],
                                default="none",
                                max_length=12,
                                verbose_name="signature",
                            ),
                        ),
                        ("signature_at", models.DateTimeField(blank=True, null=True, verbose_name="signature checked")),
                        ("hidden", socialservice.models.fields.EncryptedTextField(blank=True, editable=False)),
                        (
                            "emptying",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="socialservice.emptying",
                                verbose_name="emptying of the drop box",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="submissions",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "signature_by",
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
                        "verbose_name": "submission",
                        "verbose_name_plural": "submissions",
                        "ordering": ["-received_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("signature__in", ["none", "unchecked"]),
                                        ("signature_at__isnull", True),
                                        ("signature_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("signature__in", ["valid", "invalid"]),
                                        ("signature_at__isnull", False),
                                        ("signature_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="submission_signature_checked_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="storedfile",
                    name="submission",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="socialservice.submission",
                    ),
                ),
                migrations.AddField(
                    model_name="mailmessage",
                    name="submission",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="messages",
                        to="socialservice.submission",
                    ),
                ),
                migrations.CreateModel(
                    name="SwitchCommand",
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
                                    ("declare", "declared"),
                                    ("prolong", "prolonged"),
                                    ("end", "ended"),
                                    ("void", "taken back"),
                                    ("here", "carried out here"),
                                ],
                                max_length=8,
                                verbose_name="what",
                            ),
                        ),
                        ("at", models.DateTimeField()),
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
                            "emergency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commands",
                                to="socialservice.emergency",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="switch_commands",
                                to="socialservice.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("finished_at__isnull", True)),
                                fields=["at"],
                                name="switch_unfinished",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SwitchStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("handler", models.CharField(max_length=60)),
                        ("about", models.CharField(blank=True, max_length=60)),
                        ("about_id", models.BigIntegerField(null=True)),
                        ("choice", models.CharField(blank=True, max_length=20)),
                        ("before", models.JSONField(default=dict)),
                        ("done_at", models.DateTimeField(null=True)),
                        ("failure", models.CharField(blank=True, max_length=300)),
                        (
                            "back_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_back_by",
                                to="socialservice.switchstep",
                            ),
                        ),
                        (
                            "command",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="socialservice.switchcommand",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at__isnull", True)),
                                fields=["command"],
                                name="switch_step_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("command", "handler", "about", "about_id"),
                                name="switch_step_once",
                                nulls_distinct=False,
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Twins",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                        ("apart_at", models.DateTimeField(null=True)),
                        (
                            "apart_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="socialservice.person"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="twins",
                                to="socialservice.municipality",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="socialservice.person"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("apart_at__isnull", True)),
                                fields=["municipality", "-id"],
                                name="twins_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("first", "second"), name="twins_once"),
                            models.CheckConstraint(
                                condition=models.Q(("first__lt", models.F("second"))), name="twins_in_order"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        ("name", models.CharField(max_length=150, verbose_name="first name, surname")),
                        ("job_title", models.CharField(blank=True, max_length=120, verbose_name="job title")),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                help_text="Clients read it on the page “Your specialist”.",
                                max_length=20,
                                verbose_name="work phone",
                            ),
                        ),
                        (
                            "work_email",
                            models.EmailField(
                                blank=True,
                                help_text="Clients read it on the page “Your specialist”.",
                                max_length=254,
                                verbose_name="e-mail address for clients",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("lv", "Latviešu"), ("en", "English")],
                                default="lv",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                        (
                            "password_once",
                            models.BooleanField(default=False, editable=False, verbose_name="has a one-time password"),
                        ),
                        ("is_demo", models.BooleanField(default=False, editable=False, verbose_name="demo user")),
                        (
                            "keys_off",
                            models.BooleanField(default=False, verbose_name="keyboard shortcuts switched off"),
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
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Verification",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("visitor", models.CharField(max_length=64)),
                        ("purpose", models.CharField(max_length=30)),
                        ("contact", models.CharField(max_length=254)),
                        ("subject_id", models.BigIntegerField(null=True)),
                        ("code_hash", models.CharField(max_length=64)),
                        ("created_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("used_at", models.DateTimeField(null=True)),
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
                        "indexes": [
                            models.Index(fields=["visitor", "purpose", "-created_at"], name="verification_newest")
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="mailbox",
                    constraint=models.UniqueConstraint(
                        fields=("address",),
                        name="mailbox_address_once",
                        violation_error_message="There is a mailbox with this address already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lettertext",
                    constraint=models.UniqueConstraint(
                        fields=("municipality", "kind", "language", "part"), name="letter_text_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="institutionname",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="socialservice_institutionname_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="institutionname",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("municipality", "="),
                            (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                        ],
                        name="institution_one_name",
                        violation_error_message="The institution has a name for these days already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gateway",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("adapter", "smtp"), ("channel", "email")),
                            models.Q(("adapter__in", ["apprise", "signed"]), ("channel", "sms")),
                            _connector="OR",
                        ),
                        name="gateway_speaks_its_channel",
                        violation_error_message="A mail server sends e-mails; text messages go by Apprise or by a gateway with receipts.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gateway",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("per_minute__isnull", True), ("per_minute__gte", 1), _connector="OR"),
                        name="gateway_lets_some_through",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="emergency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("planned_end__gte", models.F("starts_on"))),
                        name="emergency_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="emergency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("actual_end__isnull", True), ("actual_end__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="emergency_actual_end_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="emergency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("municipality__isnull", True), ("nationwide", True)),
                            models.Q(("municipality__isnull", False), ("nationwide", False)),
                            _connector="OR",
                        ),
                        name="emergency_nationwide_or_local",
                        violation_error_message="A local emergency names its municipality; a nationwide one names none.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="emergency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("covers_from__isnull", True), ("covers_until__isnull", True)),
                            models.Q(("covers_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="emergency_wider_with_reason",
                        violation_error_message="Say why the coverage is widened.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="emergency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("covers_from__isnull", True),
                                ("covers_from__lte", models.F("starts_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("covers_until__isnull", True),
                                ("covers_until__gte", models.F("starts_on")),
                                _connector="OR",
                            ),
                        ),
                        name="emergency_coverage_only_widens",
                        violation_error_message="Coverage can only be widened.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="emergency",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("voided_at__isnull", True), models.Q(("void_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="emergency_void_with_reason",
                        violation_error_message="Say why it is void.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="district",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="socialservice_district_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="district",
                    constraint=models.UniqueConstraint(
                        fields=("municipality", "name"),
                        name="district_name_once",
                        violation_error_message="This district is listed already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="department",
                    constraint=models.UniqueConstraint(
                        fields=("municipality", "code"),
                        name="department_code_once",
                        violation_error_message="This code is taken.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="competence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="socialservice_competence_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="competence",
                    constraint=models.UniqueConstraint(
                        fields=("municipality", "code"),
                        name="competence_code_once",
                        violation_error_message="This code is taken.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="calendarday",
                    constraint=models.UniqueConstraint(
                        fields=("municipality", "day"),
                        name="calendar_day_once",
                        violation_error_message="This day is in the calendar already.",
                    ),
                ),
                migrations.CreateModel(
                    name="OfficeDistrict",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("socialservice.office_districts",),
                ),
                migrations.AddConstraint(
                    model_name="baseplace",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="socialservice_baseplace_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="baseplace",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("user", "="),
                            (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                        ],
                        name="specialist_one_base",
                        violation_error_message="The specialist has a base place for these days already.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseassignment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="socialservice_caseassignment_ends_after_start",
                        violation_error_message="The end date may not be before the start date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseassignment",
                    constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("person", "="),
                            ("competence", "="),
                            (socialservice.models.municipalities.DateRange("valid_from", "valid_until"), "&&"),
                        ],
                        name="case_one_specialist",
                        violation_error_message="The case has a specialist of this competence for these days already.",
                    ),
                ),
                migrations.CreateModel(
                    name="PhoneLineDistrict",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("socialservice.phoneline_districts",),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(
                        condition=models.Q(("state", "queued")), fields=["at_once", "due_at"], name="letter_due"
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(
                        condition=models.Q(("state", "claimed")), fields=["claimed_at"], name="letter_in_hand"
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(fields=["municipality", "-id"], name="letter_newest"),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(
                        condition=models.Q(("state", "failed"), ("task_outcome", "")),
                        fields=["municipality", "-id"],
                        name="letter_failed",
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(
                        condition=models.Q(("finished_at__isnull", False), ("forgotten_at__isnull", True)),
                        fields=["municipality", "finished_at"],
                        name="letter_finished",
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(
                        condition=models.Q(("receipt_key", ""), _negated=True),
                        fields=["gateway", "receipt_key"],
                        name="letter_of_gateway",
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(
                        condition=models.Q(("kind", "status_expiring"), ("state", "queued")),
                        fields=["municipality", "about_id"],
                        name="letter_expiring_planned",
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(
                        condition=models.Q(("batch__isnull", True), ("note", "to_post"), ("state", "kept")),
                        fields=["municipality", "id"],
                        name="letter_to_print",
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(
                        condition=models.Q(("person__isnull", False)), fields=["person", "-id"], name="letter_of_person"
                    ),
                ),
                migrations.AddIndex(
                    model_name="letter",
                    index=models.Index(fields=["about", "about_id"], name="letter_about"),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("expires_at__isnull", True), ("expires_at__gte", models.F("due_at")), _connector="OR"
                        ),
                        name="letter_expires_after_due",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim__isnull", False), ("claimed_at__isnull", False), ("state", "claimed")),
                            models.Q(("state", "claimed"), _negated=True),
                            _connector="OR",
                        ),
                        name="letter_claim_is_whole",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="letter",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at__isnull", True),
                            models.Q(
                                ("attachment", ""),
                                ("html", ""),
                                ("subject", ""),
                                ("text", ""),
                                ("to", ""),
                                models.Q(("state__in", ["queued", "claimed"]), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_forgotten_altogether",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="storedfile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("submission__isnull", False), ("message__isnull", False), _connector="OR"),
                        name="file_came_with_something",
                    ),
                ),
                migrations.AddIndex(
                    model_name="mailmessage",
                    index=models.Index(
                        condition=models.Q(("message_id", ""), _negated=True),
                        fields=["municipality", "message_id"],
                        name="mail_by_message_id",
                    ),
                ),
                migrations.AddIndex(
                    model_name="mailmessage",
                    index=models.Index(fields=["municipality", "-received_at"], name="mail_newest"),
                ),
                migrations.AddConstraint(
                    model_name="mailmessage",
                    constraint=models.UniqueConstraint(fields=("mailbox", "digest"), name="mail_once"),
                ),
                migrations.AddConstraint(
                    model_name="mailmessage",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at__isnull", True),
                            models.Q(("sender", ""), ("sender_name", ""), ("subject", ""), ("text", "")),
                            _connector="OR",
                        ),
                        name="mail_forgotten_altogether",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_userevent" ("email", "id", "is_active", "is_demo", "is_superuser", "job_title", "keys_off", "language", "name", "password_once", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "work_email") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_demo", NEW."is_superuser", NEW."job_title", NEW."keys_off", NEW."language", NEW."name", NEW."password_once", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."work_email"); RETURN NULL;',
                            hash="fdd0cba56b41c51b589a53b5877dfb4a88f0bda9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aad2b",
                            table="socialservice_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_demo" IS DISTINCT FROM (NEW."is_demo") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."keys_off" IS DISTINCT FROM (NEW."keys_off") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."password_once" IS DISTINCT FROM (NEW."password_once") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."work_email" IS DISTINCT FROM (NEW."work_email"))',
                            func='INSERT INTO "socialservice_userevent" ("email", "id", "is_active", "is_demo", "is_superuser", "job_title", "keys_off", "language", "name", "password_once", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "work_email") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_demo", NEW."is_superuser", NEW."job_title", NEW."keys_off", NEW."language", NEW."name", NEW."password_once", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."work_email"); RETURN NULL;',
                            hash="a454611eaa3dda330ad3d61c5215f2ab36346996",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_912af",
                            table="socialservice_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_userevent" ("email", "id", "is_active", "is_demo", "is_superuser", "job_title", "keys_off", "language", "name", "password_once", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "work_email") VALUES (OLD."email", OLD."id", OLD."is_active", OLD."is_demo", OLD."is_superuser", OLD."job_title", OLD."keys_off", OLD."language", OLD."name", OLD."password_once", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."work_email"); RETURN NULL;',
                            hash="162a9bb61f8ff2fa9a819ba74129fa4218d11092",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_81419",
                            table="socialservice_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_departmentnameevent" ("department_id", "id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."department_id", NEW."id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="6db78e7a63cb2e8bdb77365765f6f60587f0aa8c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_29d37",
                            table="socialservice_departmentname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_departmentnameevent" ("department_id", "id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."department_id", NEW."id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="502ff80be55d587bdf5739c9079dc11a0eda5192",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6e03b",
                            table="socialservice_departmentname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_departmentnameevent" ("department_id", "id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."department_id", OLD."id", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="cde376c9460c1cad3fbfd4117d2810bff88fe067",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_26907",
                            table="socialservice_departmentname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentnameevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="419777a86709d29d3e5fa30fa69a87405fb5f640",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cd8e5",
                            table="socialservice_departmentnameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentpolicy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_departmentpolicyevent" ("department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy", "valid_from", "valid_until") VALUES (NEW."department_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="c4b85f008d67c9dc84c531844e4f1dcd6eb6b4ce",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ec2df",
                            table="socialservice_departmentpolicy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentpolicy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_departmentpolicyevent" ("department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy", "valid_from", "valid_until") VALUES (NEW."department_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="cdf01acbbc756dd03bfedefbeaadebe3db989ffc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f2a21",
                            table="socialservice_departmentpolicy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentpolicy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_departmentpolicyevent" ("department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy", "valid_from", "valid_until") VALUES (OLD."department_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="32be6b12e5e6c78f8631e4c1614f2c7e3830839e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4640e",
                            table="socialservice_departmentpolicy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentpolicyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="937c6c3ad310329b19e7b02a4754f34076a7af9f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5c845",
                            table="socialservice_departmentpolicyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="districtnorm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_districtnormevent" ("competence_id", "districts_each", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "valid_from", "valid_until") VALUES (NEW."competence_id", NEW."districts_each", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_note", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="1a4bad3bcfc3512855266fa8589a5692a6df7582",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eb37c",
                            table="socialservice_districtnorm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="districtnorm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_districtnormevent" ("competence_id", "districts_each", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "valid_from", "valid_until") VALUES (NEW."competence_id", NEW."districts_each", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_note", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="92f3dfdce6c89552baf3c437815f47608e6c4cd2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_53b02",
                            table="socialservice_districtnorm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="districtnorm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_districtnormevent" ("competence_id", "districts_each", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "valid_from", "valid_until") VALUES (OLD."competence_id", OLD."districts_each", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_note", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="52304109c67f9eb0c3cb11ddd6276b7a8e8e7947",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e9838",
                            table="socialservice_districtnorm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="districtnormevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="24705f826107598925e7043e7146ea509ce0d2ff",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_80567",
                            table="socialservice_districtnormevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="municipality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_municipalityevent" ("answer_days", "booking_days", "call_attempts", "code", "earlier_minutes", "email", "follows_moved_days", "id", "kind", "most_a_day", "most_open", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_minutes", "sms_diacritics", "sms_sender", "status_months", "successor_id", "survey", "verify_requests") VALUES (NEW."answer_days", NEW."booking_days", NEW."call_attempts", NEW."code", NEW."earlier_minutes", NEW."email", NEW."follows_moved_days", NEW."id", NEW."kind", NEW."most_a_day", NEW."most_open", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."return_minutes", NEW."sms_diacritics", NEW."sms_sender", NEW."status_months", NEW."successor_id", NEW."survey", NEW."verify_requests"); RETURN NULL;',
                            hash="39b043fb5efb98d1c60c9b3e6772c9ab99e46e37",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_34ac7",
                            table="socialservice_municipality",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="municipality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_municipalityevent" ("answer_days", "booking_days", "call_attempts", "code", "earlier_minutes", "email", "follows_moved_days", "id", "kind", "most_a_day", "most_open", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_minutes", "sms_diacritics", "sms_sender", "status_months", "successor_id", "survey", "verify_requests") VALUES (NEW."answer_days", NEW."booking_days", NEW."call_attempts", NEW."code", NEW."earlier_minutes", NEW."email", NEW."follows_moved_days", NEW."id", NEW."kind", NEW."most_a_day", NEW."most_open", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."return_minutes", NEW."sms_diacritics", NEW."sms_sender", NEW."status_months", NEW."successor_id", NEW."survey", NEW."verify_requests"); RETURN NULL;',
                            hash="440e517f00784301387b770e94251cfab7b993d9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a503c",
                            table="socialservice_municipality",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="municipality",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_municipalityevent" ("answer_days", "booking_days", "call_attempts", "code", "earlier_minutes", "email", "follows_moved_days", "id", "kind", "most_a_day", "most_open", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_minutes", "sms_diacritics", "sms_sender", "status_months", "successor_id", "survey", "verify_requests") VALUES (OLD."answer_days", OLD."booking_days", OLD."call_attempts", OLD."code", OLD."earlier_minutes", OLD."email", OLD."follows_moved_days", OLD."id", OLD."kind", OLD."most_a_day", OLD."most_open", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."return_minutes", OLD."sms_diacritics", OLD."sms_sender", OLD."status_months", OLD."successor_id", OLD."survey", OLD."verify_requests"); RETURN NULL;',
                            hash="04d4585369cf554e271a01469c203031792167f5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3ab7b",
                            table="socialservice_municipality",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mailboxevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e660b584203b790f249d63c398d7b760ed6f76b7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a5089",
                            table="socialservice_mailboxevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mailbox",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_mailboxevent" ("active", "address", "department_id", "encrypted", "folder", "host", "id", "municipality_id", "password", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "user") VALUES (NEW."active", NEW."address", NEW."department_id", NEW."encrypted", NEW."folder", NEW."host", NEW."id", NEW."municipality_id", NEW."password", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."port", NEW."user"); RETURN NULL;',
                            hash="277b440a961d77a050d5c30c6e4c6e3dcf3ffe58",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_268bc",
                            table="socialservice_mailbox",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mailbox",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."encrypted" IS DISTINCT FROM (NEW."encrypted") OR OLD."folder" IS DISTINCT FROM (NEW."folder") OR OLD."host" IS DISTINCT FROM (NEW."host") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."password" IS DISTINCT FROM (NEW."password") OR OLD."port" IS DISTINCT FROM (NEW."port") OR OLD."user" IS DISTINCT FROM (NEW."user"))',
                            func='INSERT INTO "socialservice_mailboxevent" ("active", "address", "department_id", "encrypted", "folder", "host", "id", "municipality_id", "password", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "user") VALUES (NEW."active", NEW."address", NEW."department_id", NEW."encrypted", NEW."folder", NEW."host", NEW."id", NEW."municipality_id", NEW."password", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."port", NEW."user"); RETURN NULL;',
                            hash="e3300862aa6f564f81fb9c3cda19e6f984eb494a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_51fa0",
                            table="socialservice_mailbox",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mailbox",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_mailboxevent" ("active", "address", "department_id", "encrypted", "folder", "host", "id", "municipality_id", "password", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "port", "user") VALUES (OLD."active", OLD."address", OLD."department_id", OLD."encrypted", OLD."folder", OLD."host", OLD."id", OLD."municipality_id", OLD."password", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."port", OLD."user"); RETURN NULL;',
                            hash="ee7651b50471e47b94a8e430a409d1561d4c49c4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2afbe",
                            table="socialservice_mailbox",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lettertextevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cc73d837c51d09ed23e419d007b09c40ef5858db",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f31db",
                            table="socialservice_lettertextevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lettertext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_lettertextevent" ("id", "kind", "language", "municipality_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."id", NEW."kind", NEW."language", NEW."municipality_id", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="5de9f7edcdd4064917863addefb871231d7d8a96",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_58872",
                            table="socialservice_lettertext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lettertext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_lettertextevent" ("id", "kind", "language", "municipality_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."id", NEW."kind", NEW."language", NEW."municipality_id", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="b1dc8dbc73825dcf351b6a98ebe76ec134f3c9aa",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2a0f8",
                            table="socialservice_lettertext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lettertext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_lettertextevent" ("id", "kind", "language", "municipality_id", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."id", OLD."kind", OLD."language", OLD."municipality_id", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                            hash="5aae63eb9f0d5ba62b2e0ba276fb446b32be66ac",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5f7f5",
                            table="socialservice_lettertext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="institutionnameevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8dcf84df4b6acf352d87b0e29aa46864e4fede00",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b8228",
                            table="socialservice_institutionnameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="institutionname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_institutionnameevent" ("id", "municipality_id", "name", "name_en", "over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", NEW."over", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="50d54836044a4065d9321f19d99bdefe52bd1650",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_581d3",
                            table="socialservice_institutionname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="institutionname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_institutionnameevent" ("id", "municipality_id", "name", "name_en", "over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", NEW."over", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="112c6abeb4836a61deb38fcc06a767dd3e800cbd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_41e3e",
                            table="socialservice_institutionname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="institutionname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_institutionnameevent" ("id", "municipality_id", "name", "name_en", "over", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."municipality_id", OLD."name", OLD."name_en", OLD."over", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="73643a27289561d21e523bf5b3c3b3497e679e8b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dbdae",
                            table="socialservice_institutionname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gatewayevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3319ad0580bb9220f23d244a19728877d857bc5f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_56e5a",
                            table="socialservice_gatewayevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gateway",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_gatewayevent" ("active", "adapter", "channel", "id", "key", "municipality_id", "name", "order", "per_minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "takes_replies", "url") VALUES (NEW."active", NEW."adapter", NEW."channel", NEW."id", NEW."key", NEW."municipality_id", NEW."name", NEW."order", NEW."per_minute", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."secret", NEW."takes_replies", NEW."url"); RETURN NULL;',
                            hash="5bc5191511ffe2d7129e530c4d0321e65ce18938",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ae8a",
                            table="socialservice_gateway",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gateway",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."adapter" IS DISTINCT FROM (NEW."adapter") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."per_minute" IS DISTINCT FROM (NEW."per_minute") OR OLD."secret" IS DISTINCT FROM (NEW."secret") OR OLD."takes_replies" IS DISTINCT FROM (NEW."takes_replies") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                            func='INSERT INTO "socialservice_gatewayevent" ("active", "adapter", "channel", "id", "key", "municipality_id", "name", "order", "per_minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "takes_replies", "url") VALUES (NEW."active", NEW."adapter", NEW."channel", NEW."id", NEW."key", NEW."municipality_id", NEW."name", NEW."order", NEW."per_minute", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."secret", NEW."takes_replies", NEW."url"); RETURN NULL;',
                            hash="ec72837c6f63a791384915dfe52b5039f0a2ae6f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_037a8",
                            table="socialservice_gateway",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gateway",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_gatewayevent" ("active", "adapter", "channel", "id", "key", "municipality_id", "name", "order", "per_minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "secret", "takes_replies", "url") VALUES (OLD."active", OLD."adapter", OLD."channel", OLD."id", OLD."key", OLD."municipality_id", OLD."name", OLD."order", OLD."per_minute", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."secret", OLD."takes_replies", OLD."url"); RETURN NULL;',
                            hash="eb7efcdc8b08bfdc463efcc9b3b6bcadb058cded",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3f506",
                            table="socialservice_gateway",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="facilityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="057eb1e3b5ddfc767e08c8ca17fec6f38dc8b3c8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_417cc",
                            table="socialservice_facilityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="emergencyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cfd5c8b92aa4465db6182096d13b2952871efe09",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f22b9",
                            table="socialservice_emergencyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="emergency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_emergencyevent" ("actual_end", "covers_from", "covers_reason", "covers_until", "extends_statuses", "id", "is_demo", "legal_reference", "municipality_id", "name", "name_en", "nationwide", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "starts_on", "void_reason", "voided_at") VALUES (NEW."actual_end", NEW."covers_from", NEW."covers_reason", NEW."covers_until", NEW."extends_statuses", NEW."id", NEW."is_demo", NEW."legal_reference", NEW."municipality_id", NEW."name", NEW."name_en", NEW."nationwide", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_end", NEW."starts_on", NEW."void_reason", NEW."voided_at"); RETURN NULL;',
                            hash="3c2f6fafb77ff65c73f7fabb9768fcb61f33bd88",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fac75",
                            table="socialservice_emergency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="emergency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_emergencyevent" ("actual_end", "covers_from", "covers_reason", "covers_until", "extends_statuses", "id", "is_demo", "legal_reference", "municipality_id", "name", "name_en", "nationwide", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "starts_on", "void_reason", "voided_at") VALUES (NEW."actual_end", NEW."covers_from", NEW."covers_reason", NEW."covers_until", NEW."extends_statuses", NEW."id", NEW."is_demo", NEW."legal_reference", NEW."municipality_id", NEW."name", NEW."name_en", NEW."nationwide", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_end", NEW."starts_on", NEW."void_reason", NEW."voided_at"); RETURN NULL;',
                            hash="f2e224b0e36a432481b20c727e819ab648f48575",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a30e4",
                            table="socialservice_emergency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="emergency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_emergencyevent" ("actual_end", "covers_from", "covers_reason", "covers_until", "extends_statuses", "id", "is_demo", "legal_reference", "municipality_id", "name", "name_en", "nationwide", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end", "starts_on", "void_reason", "voided_at") VALUES (OLD."actual_end", OLD."covers_from", OLD."covers_reason", OLD."covers_until", OLD."extends_statuses", OLD."id", OLD."is_demo", OLD."legal_reference", OLD."municipality_id", OLD."name", OLD."name_en", OLD."nationwide", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_end", OLD."starts_on", OLD."void_reason", OLD."voided_at"); RETURN NULL;',
                            hash="74afbfb3ca4ecac6cf27bcb0fea873c86ba1add2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3eb85",
                            table="socialservice_emergency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dropboxevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bc47c726b294487bcd35b3e52d5b8cb0f34f80df",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_20288",
                            table="socialservice_dropboxevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dropbox",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_dropboxevent" ("active", "address", "department_id", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."address", NEW."department_id", NEW."id", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="0034b46ea9038a430688f21e7e8cfb8d967adfe1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a74c1",
                            table="socialservice_dropbox",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dropbox",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_dropboxevent" ("active", "address", "department_id", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."address", NEW."department_id", NEW."id", NEW."municipality_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="1973d0c04b778da6ccf11b25b406b063120a8d2b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_87703",
                            table="socialservice_dropbox",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dropbox",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_dropboxevent" ("active", "address", "department_id", "id", "municipality_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."active", OLD."address", OLD."department_id", OLD."id", OLD."municipality_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="65f4906e0f871f161a37a10ee1bac4a938c2fd2a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e1359",
                            table="socialservice_dropbox",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="districtevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="df048860a5404f591a3d26342dded8bbd94b924c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e77fb",
                            table="socialservice_districtevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="district",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_districtevent" ("id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sort_key", "valid_from", "valid_until") VALUES (NEW."id", NEW."kind", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sort_key", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="08b798879b85cc4039b9e81bfe0642b3ef8347c4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aaa30",
                            table="socialservice_district",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="district",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_districtevent" ("id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sort_key", "valid_from", "valid_until") VALUES (NEW."id", NEW."kind", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sort_key", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="cd972704fc5a94107c6e8725bd33d526ae252287",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7174d",
                            table="socialservice_district",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="district",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_districtevent" ("id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sort_key", "valid_from", "valid_until") VALUES (OLD."id", OLD."kind", OLD."municipality_id", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sort_key", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="59c1c747eaabb5be6839cc456105d06422e820a7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_38665",
                            table="socialservice_district",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="departmentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fb180677ca352263f337c445295806e05db0cc23",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_689cd",
                            table="socialservice_departmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="department",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_departmentevent" ("code", "competence_id", "email", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note") VALUES (NEW."code", NEW."competence_id", NEW."email", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_note"); RETURN NULL;',
                            hash="fc1a4bd22f785ddde580d44a6c6e15b9ee9bda27",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e0e99",
                            table="socialservice_department",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="department",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_departmentevent" ("code", "competence_id", "email", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note") VALUES (NEW."code", NEW."competence_id", NEW."email", NEW."id", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_note"); RETURN NULL;',
                            hash="b74cd27997ea24e4df4da80413b8db608be29bd7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6248f",
                            table="socialservice_department",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="department",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_departmentevent" ("code", "competence_id", "email", "id", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note") VALUES (OLD."code", OLD."competence_id", OLD."email", OLD."id", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_note"); RETURN NULL;',
                            hash="29696f78ef80a02f152277a9f97128795d60ad11",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_73bac",
                            table="socialservice_department",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="competenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="85ddccef03f4f2b8b16fa91afc278cc20aa44950",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a38da",
                            table="socialservice_competenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="competence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_competenceevent" ("code", "id", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."code", NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="d3d8f600164501de16244a96293b2649afbdc61c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_444c0",
                            table="socialservice_competence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="competence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_competenceevent" ("code", "id", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."code", NEW."id", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="36900fcfb40f7ec35837a487522048216993bc46",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ece96",
                            table="socialservice_competence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="competence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_competenceevent" ("code", "id", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."code", OLD."id", OLD."municipality_id", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="b03e806010cadca6076806e2cf1c98c151b441d4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6ac87",
                            table="socialservice_competence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendardayevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ee6b07f5f071bc89611377277525672881a5f7ca",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_18ec8",
                            table="socialservice_calendardayevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_calendardayevent" ("by_hand", "day", "id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."by_hand", NEW."day", NEW."id", NEW."kind", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="83b2ba1141f8be0708d39bbc0bba979d90a398a6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1ac1b",
                            table="socialservice_calendarday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_calendardayevent" ("by_hand", "day", "id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."by_hand", NEW."day", NEW."id", NEW."kind", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="e01f2b2b75141135ae2c803b203323ead293c7dd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd30b",
                            table="socialservice_calendarday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_calendardayevent" ("by_hand", "day", "id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."by_hand", OLD."day", OLD."id", OLD."kind", OLD."municipality_id", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="08050b8c8c74a72352fd5c6f1e928718031f1e69",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d6536",
                            table="socialservice_calendarday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="municipalityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a444ff82c8cb6117c57a55fbbd1fd31ba1d5ae95",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_24bbf",
                            table="socialservice_municipalityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="office",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_officeevent" ("access", "access_en", "address", "code", "has_drop_box", "hours", "hours_en", "id", "kind", "municipality_id", "near_after", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_order", "room", "room_capacity", "serves_all", "short_address", "source_note", "waiting_target") VALUES (NEW."access", NEW."access_en", NEW."address", NEW."code", NEW."has_drop_box", NEW."hours", NEW."hours_en", NEW."id", NEW."kind", NEW."municipality_id", NEW."near_after", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."queue_order", NEW."room", NEW."room_capacity", NEW."serves_all", NEW."short_address", NEW."source_note", NEW."waiting_target"); RETURN NULL;',
                            hash="563928e36d588eaad754a8d7687819e7835adcdc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6b48f",
                            table="socialservice_office",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="office",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_officeevent" ("access", "access_en", "address", "code", "has_drop_box", "hours", "hours_en", "id", "kind", "municipality_id", "near_after", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_order", "room", "room_capacity", "serves_all", "short_address", "source_note", "waiting_target") VALUES (NEW."access", NEW."access_en", NEW."address", NEW."code", NEW."has_drop_box", NEW."hours", NEW."hours_en", NEW."id", NEW."kind", NEW."municipality_id", NEW."near_after", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."queue_order", NEW."room", NEW."room_capacity", NEW."serves_all", NEW."short_address", NEW."source_note", NEW."waiting_target"); RETURN NULL;',
                            hash="346f1d7704b65bcbfa56950a34dc0481fd67a595",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b1dd2",
                            table="socialservice_office",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="office",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_officeevent" ("access", "access_en", "address", "code", "has_drop_box", "hours", "hours_en", "id", "kind", "municipality_id", "near_after", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queue_order", "room", "room_capacity", "serves_all", "short_address", "source_note", "waiting_target") VALUES (OLD."access", OLD."access_en", OLD."address", OLD."code", OLD."has_drop_box", OLD."hours", OLD."hours_en", OLD."id", OLD."kind", OLD."municipality_id", OLD."near_after", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."queue_order", OLD."room", OLD."room_capacity", OLD."serves_all", OLD."short_address", OLD."source_note", OLD."waiting_target"); RETURN NULL;',
                            hash="7edbdad0407557d4bfb8dc458d3cfd311f9fc8f0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_63991",
                            table="socialservice_office",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="baseplaceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aad51f140330277a6c1f85433dbc5b115c3fac97",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2788a",
                            table="socialservice_baseplaceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="baseplace",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_baseplaceevent" ("id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "user_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_note", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="2f76b175ab4b3adffec615a91a75db8dc123bcf3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_84b88",
                            table="socialservice_baseplace",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="baseplace",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_baseplaceevent" ("id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "user_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_note", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="e0dadbaa0fe04c1d72d0585d13c4c0f085ab0664",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_09769",
                            table="socialservice_baseplace",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="baseplace",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_baseplaceevent" ("id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "user_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_note", OLD."user_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="e1df92e52e6f3729d847f6b9bcbb5d42f663b801",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bddf7",
                            table="socialservice_baseplace",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officedistrictevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2cc9c42da63925151af828bc185eef4d756a1d38",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_13fd8",
                            table="socialservice_officedistrictevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8c46a303026140c800475af75ac1d18fb3874f4c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e112b",
                            table="socialservice_officeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_officenameevent" ("id", "name", "name_en", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."name", NEW."name_en", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="f830778e6c74467174eafeccf8d753a4f42adc23",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_36a62",
                            table="socialservice_officename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_officenameevent" ("id", "name", "name_en", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."name", NEW."name_en", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="831bbfc13eaa11576597273d5702a8a0ec34beed",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bf7f9",
                            table="socialservice_officename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_officenameevent" ("id", "name", "name_en", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."name", OLD."name_en", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="474de20c9065e35f09fb569e091d0578f6867a20",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3d78e",
                            table="socialservice_officename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officenameevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="47899cfdb0eb0b9f91ab0dc0d74f4a9cbb79d133",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e53c0",
                            table="socialservice_officenameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeopening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_officeopeningevent" ("id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="c2d7013e42ea6a6ef4d10ed8e6f316c9f6d9cc9b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f8d94",
                            table="socialservice_officeopening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeopening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_officeopeningevent" ("id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="28dd8c88b26ec5bde03974a78a62907f8c279008",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7a22c",
                            table="socialservice_officeopening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeopening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_officeopeningevent" ("id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="8c5b7440efff3e47fd121dca2ddc993db2485e2d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_552dc",
                            table="socialservice_officeopening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeopeningevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ba899e92a3b88d5424e6de928c23958225e4a743",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8d090",
                            table="socialservice_officeopeningevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_personevent" ("address", "agreed_word", "birth_date", "code_index", "created_at", "died_on", "district_id", "email", "id", "is_demo", "language", "letters_by", "merged_into_id", "municipality_id", "name", "no_jubilees", "paper_file", "personal_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."address", NEW."agreed_word", NEW."birth_date", NEW."code_index", NEW."created_at", NEW."died_on", NEW."district_id", NEW."email", NEW."id", NEW."is_demo", NEW."language", NEW."letters_by", NEW."merged_into_id", NEW."municipality_id", NEW."name", NEW."no_jubilees", NEW."paper_file", NEW."personal_code", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone"); RETURN NULL;',
                            hash="997ca09133fe8d969949fd79df16d66507c64dc2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c8e1f",
                            table="socialservice_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."agreed_word" IS DISTINCT FROM (NEW."agreed_word") OR OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."code_index" IS DISTINCT FROM (NEW."code_index") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."died_on" IS DISTINCT FROM (NEW."died_on") OR OLD."district_id" IS DISTINCT FROM (NEW."district_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_demo" IS DISTINCT FROM (NEW."is_demo") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."letters_by" IS DISTINCT FROM (NEW."letters_by") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."no_jubilees" IS DISTINCT FROM (NEW."no_jubilees") OR OLD."paper_file" IS DISTINCT FROM (NEW."paper_file") OR OLD."personal_code" IS DISTINCT FROM (NEW."personal_code") OR OLD."phone" IS DISTINCT FROM (NEW."phone"))',
                            func='INSERT INTO "socialservice_personevent" ("address", "agreed_word", "birth_date", "code_index", "created_at", "died_on", "district_id", "email", "id", "is_demo", "language", "letters_by", "merged_into_id", "municipality_id", "name", "no_jubilees", "paper_file", "personal_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."address", NEW."agreed_word", NEW."birth_date", NEW."code_index", NEW."created_at", NEW."died_on", NEW."district_id", NEW."email", NEW."id", NEW."is_demo", NEW."language", NEW."letters_by", NEW."merged_into_id", NEW."municipality_id", NEW."name", NEW."no_jubilees", NEW."paper_file", NEW."personal_code", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone"); RETURN NULL;',
                            hash="8cc6ede8a64a232edceff67dc286a46be56843a1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1920a",
                            table="socialservice_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_personevent" ("address", "agreed_word", "birth_date", "code_index", "created_at", "died_on", "district_id", "email", "id", "is_demo", "language", "letters_by", "merged_into_id", "municipality_id", "name", "no_jubilees", "paper_file", "personal_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (OLD."address", OLD."agreed_word", OLD."birth_date", OLD."code_index", OLD."created_at", OLD."died_on", OLD."district_id", OLD."email", OLD."id", OLD."is_demo", OLD."language", OLD."letters_by", OLD."merged_into_id", OLD."municipality_id", OLD."name", OLD."no_jubilees", OLD."paper_file", OLD."personal_code", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone"); RETURN NULL;',
                            hash="71f6d02a62193f2fa4baba6096ba9059abc479d1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_91572",
                            table="socialservice_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identitycheck",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="0c05d139cc0f76c66df9073037e4ca8e38b5bcc7",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_e39f8",
                            table="socialservice_identitycheck",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseassignmentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9facfd7e0ffac78284c4fd7d4894b9970bdf88d9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e1beb",
                            table="socialservice_caseassignmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_caseassignmentevent" ("competence_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (NEW."competence_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="51d4c3d4a53d830f80395e3ff2be707122fcfc38",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4dbf1",
                            table="socialservice_caseassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_caseassignmentevent" ("competence_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (NEW."competence_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="a28ada5014168121eeee3287caa36596edb74f4a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d6ec4",
                            table="socialservice_caseassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_caseassignmentevent" ("competence_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (OLD."competence_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="c5da3780aec3d88ed63a7616fa83770ccf1d116b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c8e0b",
                            table="socialservice_caseassignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseassignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="person_follows_merge",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."person_id" IS NOT NULL)',
                            declare="DECLARE became bigint;",
                            func='\nSELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nWHILE became IS NOT NULL LOOP\n    NEW."person_id" = became;\n    SELECT merged_into_id INTO became FROM socialservice_person WHERE id = NEW."person_id" FOR KEY SHARE;\nEND LOOP;\nRETURN NEW;\n',
                            hash="aa9a645cbdd2693dceef031f439fd72847df682d",
                            operation='INSERT OR UPDATE OF "person_id"',
                            pgid="pgtrigger_person_follows_merge_683f6",
                            table="socialservice_caseassignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bd0e0740d7407d920710ead7cefc38123182c77a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d21d9",
                            table="socialservice_personevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="phoneline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_phonelineevent" ("as_written", "department_id", "hours", "hours_en", "id", "is_default", "municipality_id", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "purpose_en", "source_note", "toll_free", "valid_from", "valid_until") VALUES (NEW."as_written", NEW."department_id", NEW."hours", NEW."hours_en", NEW."id", NEW."is_default", NEW."municipality_id", NEW."number", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."purpose_en", NEW."source_note", NEW."toll_free", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="2103774d64e261bcd5d5fc3319fc23cae62cc627",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0755a",
                            table="socialservice_phoneline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="phoneline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_phonelineevent" ("as_written", "department_id", "hours", "hours_en", "id", "is_default", "municipality_id", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "purpose_en", "source_note", "toll_free", "valid_from", "valid_until") VALUES (NEW."as_written", NEW."department_id", NEW."hours", NEW."hours_en", NEW."id", NEW."is_default", NEW."municipality_id", NEW."number", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."purpose_en", NEW."source_note", NEW."toll_free", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="a614ca852aea86466dd66eed3a860d92ec63963d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4d78c",
                            table="socialservice_phoneline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="phoneline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_phonelineevent" ("as_written", "department_id", "hours", "hours_en", "id", "is_default", "municipality_id", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "purpose_en", "source_note", "toll_free", "valid_from", "valid_until") VALUES (OLD."as_written", OLD."department_id", OLD."hours", OLD."hours_en", OLD."id", OLD."is_default", OLD."municipality_id", OLD."number", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."purpose_en", OLD."source_note", OLD."toll_free", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="7904cdc0ed1fe7f777d504684b22e63dfcc555a3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d324e",
                            table="socialservice_phoneline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="phonelinedistrictevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3694e635b20b05511d7a12caaba0573566a8dc31",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bbc7c",
                            table="socialservice_phonelinedistrictevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="phonelineevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5f7109e863b834cc348198dc1168d675e11e5bd3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_353ad",
                            table="socialservice_phonelineevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="posting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_postingevent" ("id", "municipality_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."municipality_id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="9012a99461ee71504e54c6d3df916c5a03dfc111",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dc957",
                            table="socialservice_posting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="posting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_postingevent" ("id", "municipality_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."municipality_id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="19c897c2a7a984be1b19300e676a000ec3ae47af",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_203ea",
                            table="socialservice_posting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="posting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_postingevent" ("id", "municipality_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."municipality_id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="961febd165972b7639b4eaf815bbe48f892dd666",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cd0b1",
                            table="socialservice_posting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="postingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9a0da2ba39aa8948d3ee669129b0c2de2037ba8a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_44ef5",
                            table="socialservice_postingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="receptionmode",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_receptionmodeevent" ("id", "mode", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."mode", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="69add1ccdf9c0a0f4aff289b66a2876ffd19de78",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f85a4",
                            table="socialservice_receptionmode",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="receptionmode",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_receptionmodeevent" ("id", "mode", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."mode", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="6b047b7ded207b3cf6b8afd8a7356e072c3c85b0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_52214",
                            table="socialservice_receptionmode",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="receptionmode",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_receptionmodeevent" ("id", "mode", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."mode", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="07b4ff389b27df43bb41503522321ed91398e256",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e09af",
                            table="socialservice_receptionmode",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="receptionmodeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f81724d0a83391e6385e16aad5e77d7a771d665f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2d46a",
                            table="socialservice_receptionmodeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restriction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_restrictionevent" ("code", "emergency_id", "id", "municipality_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "text", "text_en", "valid_from", "valid_until") VALUES (NEW."code", NEW."emergency_id", NEW."id", NEW."municipality_id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."text", NEW."text_en", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="09798856850d4dccec5e3b036fdea8b2d6741a13",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ba644",
                            table="socialservice_restriction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restriction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_restrictionevent" ("code", "emergency_id", "id", "municipality_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "text", "text_en", "valid_from", "valid_until") VALUES (NEW."code", NEW."emergency_id", NEW."id", NEW."municipality_id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."text", NEW."text_en", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="7f58d932b4b0fdd88994085311586fd5ceff42d1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d154f",
                            table="socialservice_restriction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restriction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_restrictionevent" ("code", "emergency_id", "id", "municipality_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "text", "text_en", "valid_from", "valid_until") VALUES (OLD."code", OLD."emergency_id", OLD."id", OLD."municipality_id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."text", OLD."text_en", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="b3a4d81ac6bc99d0fbc5c05166a1b4ad68e8b31d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f0603",
                            table="socialservice_restriction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="restrictionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7d440af146be101bffefde5143187d96ed67da24",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7de1a",
                            table="socialservice_restrictionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionterm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_retentiontermevent" ("id", "kind", "months", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."kind", NEW."months", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="970640e1ca9eec208c3cd3f0e99ee74092b5db38",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85d2e",
                            table="socialservice_retentionterm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionterm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_retentiontermevent" ("id", "kind", "months", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."kind", NEW."months", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="5175a8106d981aa509fca3746ba9bece98dae63e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_95493",
                            table="socialservice_retentionterm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionterm",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_retentiontermevent" ("id", "kind", "months", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."kind", OLD."months", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="a038b927e7f7f92e5893a43706d3c9fd1cd6193d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_db02d",
                            table="socialservice_retentionterm",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentiontermevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3db7ffe30770472e50990335c8b96977ea83049f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2edfd",
                            table="socialservice_retentiontermevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_serviceevent" ("category", "code", "funding", "funding_note", "id", "kind", "month_only", "municipality_id", "partner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot", "planned", "source_note", "target_group", "valid_from", "valid_until") VALUES (NEW."category", NEW."code", NEW."funding", NEW."funding_note", NEW."id", NEW."kind", NEW."month_only", NEW."municipality_id", NEW."partner", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pilot", NEW."planned", NEW."source_note", NEW."target_group", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="81ec5bc598e04746b200f9f29e40a52c69e5612e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0c129",
                            table="socialservice_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_serviceevent" ("category", "code", "funding", "funding_note", "id", "kind", "month_only", "municipality_id", "partner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot", "planned", "source_note", "target_group", "valid_from", "valid_until") VALUES (NEW."category", NEW."code", NEW."funding", NEW."funding_note", NEW."id", NEW."kind", NEW."month_only", NEW."municipality_id", NEW."partner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pilot", NEW."planned", NEW."source_note", NEW."target_group", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="46c7af7d58112a39b3f831f1fcaba6f4ca68677b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_acae3",
                            table="socialservice_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="service",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_serviceevent" ("category", "code", "funding", "funding_note", "id", "kind", "month_only", "municipality_id", "partner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pilot", "planned", "source_note", "target_group", "valid_from", "valid_until") VALUES (OLD."category", OLD."code", OLD."funding", OLD."funding_note", OLD."id", OLD."kind", OLD."month_only", OLD."municipality_id", OLD."partner", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pilot", OLD."planned", OLD."source_note", OLD."target_group", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="1adaabd8028e17d2a6ed51ee0e719432ebb06b63",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_73467",
                            table="socialservice_service",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="facility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_facilityevent" ("address", "id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "state") VALUES (NEW."address", NEW."id", NEW."kind", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_note", NEW."state"); RETURN NULL;',
                            hash="ff4d607bff77acd0db85d39792a5cdaca1492338",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c13ae",
                            table="socialservice_facility",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="facility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_facilityevent" ("address", "id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "state") VALUES (NEW."address", NEW."id", NEW."kind", NEW."municipality_id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_note", NEW."state"); RETURN NULL;',
                            hash="606378c687c4e5df749e0387e02e0862b55da42e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e963c",
                            table="socialservice_facility",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="facility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_facilityevent" ("address", "id", "kind", "municipality_id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "state") VALUES (OLD."address", OLD."id", OLD."kind", OLD."municipality_id", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_note", OLD."state"); RETURN NULL;',
                            hash="236e6678e12e44b654dd7d6f4b8249bc9095999d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bf42a",
                            table="socialservice_facility",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="serviceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c793cb640e17012da1755df5b5ec7c8707269c84",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dc7ba",
                            table="socialservice_serviceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servicename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_servicenameevent" ("id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="932abb1b3cf7691815d49672c3ff48c4b2650833",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_06b3b",
                            table="socialservice_servicename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servicename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_servicenameevent" ("id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "valid_from", "valid_until") VALUES (NEW."id", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="60f3afbb61b3178e4742955986a66506a3fbe5c2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13ee2",
                            table="socialservice_servicename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servicename",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_servicenameevent" ("id", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "valid_from", "valid_until") VALUES (OLD."id", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="b1f6a5ff7214fc21ae53cb5cbae153bc87afec93",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_be17f",
                            table="socialservice_servicename",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="servicenameevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="64a9271947e504abb3bb8f7d421ca199e95e324c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6018f",
                            table="socialservice_servicenameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="specialistdistrict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_specialistdistrictevent" ("competence_id", "district_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "user_id", "valid_from", "valid_until") VALUES (NEW."competence_id", NEW."district_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_note", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="e7ba664b26f153f35ca2ad0439f467dd74fd494a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d17b4",
                            table="socialservice_specialistdistrict",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="specialistdistrict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_specialistdistrictevent" ("competence_id", "district_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "user_id", "valid_from", "valid_until") VALUES (NEW."competence_id", NEW."district_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_note", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="bb6f8f22a8b6ccb3d15a2a7697546c9681e78e3c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e6309",
                            table="socialservice_specialistdistrict",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="specialistdistrict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_specialistdistrictevent" ("competence_id", "district_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "user_id", "valid_from", "valid_until") VALUES (OLD."competence_id", OLD."district_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_note", OLD."user_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="f3d4c6751b61182048326110d0de4dcbd863d271",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c0fd",
                            table="socialservice_specialistdistrict",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="specialistdistrictevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8efede67e95deefea4e536ac81396cc0e282cfe5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8f302",
                            table="socialservice_specialistdistrictevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="staffcertificate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_staffcertificateevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="a936d2fc11b0483706d8a2b5a853abfc62aa1302",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_18d63",
                            table="socialservice_staffcertificate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="staffcertificate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_staffcertificateevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="11cf0c7cc04fb0e7048d63b403456ac5e641daa0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b29c",
                            table="socialservice_staffcertificate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="staffcertificate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_staffcertificateevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="e7ddd611598e863f5e7cfe3d26828dd38c572b58",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc420",
                            table="socialservice_staffcertificate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="staffcertificateevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e58e31c794ef7a185f1be968ae349008b685a532",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ce2fe",
                            table="socialservice_staffcertificateevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="staffcompetence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_staffcompetenceevent" ("competence_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (NEW."competence_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="d33b1f63acbfc5d8935a4451d3e9315044bb27a7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_97411",
                            table="socialservice_staffcompetence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="staffcompetence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "socialservice_staffcompetenceevent" ("competence_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (NEW."competence_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                            hash="de17cc1ee58dbafef390c20e924ffcf4f506752e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ba831",
                            table="socialservice_staffcompetence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="staffcompetence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_staffcompetenceevent" ("competence_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "valid_from", "valid_until") VALUES (OLD."competence_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                            hash="fcb65a2338eb170b50f254a432c3f49ccbb46e29",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_49518",
                            table="socialservice_staffcompetence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="staffcompetenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="25f76cd3195d01634c94a3e5c6498a94d2093e91",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e66dc",
                            table="socialservice_staffcompetenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="userevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f561aab7528e2b2ef795a88604c36f48ab3d6c78",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e9446",
                            table="socialservice_userevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officedistrict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_officedistrictevent" ("district_id", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."district_id", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                            hash="07fdaa0f3f2ca7b422d27f913c60c96f46b507ad",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_43e68",
                            table="socialservice_office_districts",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officedistrict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_officedistrictevent" ("district_id", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."district_id", OLD."id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                            hash="9ab09826e33b16dd4c766f4bdb2e667a6cd5a09e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_60766",
                            table="socialservice_office_districts",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="phonelinedistrict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_phonelinedistrictevent" ("district_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "phoneline_id") VALUES (NEW."district_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."phoneline_id"); RETURN NULL;',
                            hash="c8f31bfc5a7d68ec07c867459458da1305b5638c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_06d82",
                            table="socialservice_phoneline_districts",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="phonelinedistrict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "socialservice_phonelinedistrictevent" ("district_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "phoneline_id") VALUES (OLD."district_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."phoneline_id"); RETURN NULL;',
                            hash="c61b31affd20c531f8ecf088106e827b77dcb9c9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6af73",
                            table="socialservice_phoneline_districts",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]

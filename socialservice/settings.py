"""One settings file; values come through `env`."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from . import env

BASE_DIR = Path(__file__).resolve().parent.parent

# Keys. None has a default: the launcher makes them once for the embedded servers, an installation brings its own.
SECRET_KEY = env.text("SECRET_KEY")
FIELD_KEYS = env.words("FIELD_KEYS", None)  # Fernet keys; the first encrypts, all decrypt
INDEX_KEY = env.text("INDEX_KEY")  # of the keyed hashes; lives outside the database and its backups

DEBUG = env.flag("DEBUG")
EMBEDDED = env.flag("EMBEDDED")  # the servers are those of `make run`
DEMO = env.flag("DEMO")
SINGLE_MUNICIPALITY = env.text("SINGLE_MUNICIPALITY", "")  # code of the one that sits at the root, if any
SITE_URL = env.text("SITE_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)  # how many proxies before us set X-Forwarded-For

SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "socialservice.views.errors.csrf_failure"

INSTALLED_APPS = [
    "socialservice",
    "bookings",
    "benefits",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "socialservice.apps.AdminConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "socialservice.middleware.municipality",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "socialservice.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "socialservice.middleware.staff",
    "socialservice.middleware.own_password",
    "socialservice.middleware.reasons",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "socialservice.urls"
WSGI_APPLICATION = "socialservice.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "socialservice.context.frame",
            ],
            "builtins": ["socialservice.ui", "django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# Storage
DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL"), conn_max_age=60, conn_health_checks=True)}
DATABASES["default"].setdefault("OPTIONS", {})["prepare_threshold"] = 2  # see socialservice.prepared
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.text("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "socialservice.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "pieraksts",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
}

# Background work
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL", REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 10,
    "socket_connect_timeout": 5,
    "max_retries": 0,  # whoever books does not wait for a broker that is down: beat finds the letter
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 2, "interval_start": 0.1, "interval_max": 0.5}
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = "Europe/Riga"

# Sign-in
AUTH_USER_MODEL = "socialservice.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "socialservice.signin.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False  # desks are shared
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,200/10m/ip"}
MFA_ADAPTER = "allauth.mfa.adapter.DefaultMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Pieraksts"
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if env.text("OIDC_URL", ""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "oidc",
            "name": env.text("OIDC_NAME", "Latvija.lv"),
            "client_id": env.text("OIDC_CLIENT_ID"),
            "secret": env.text("OIDC_SECRET"),
            "settings": {"server_url": env.text("OIDC_URL")},
        }
    )

# Letters. Without a gateway they are kept and readable on a staff page.
EMAIL_URL = env.text("EMAIL_URL", "")  # smtp://user:password@host:587/?starttls=1
SMS_URL = env.text("SMS_URL", "")  # an Apprise URL with gaps: jsons://host/path?:to={to}&:from={sender}&:message=text
EMAIL_BACKEND = "socialservice.delivery.AccountMail"  # mail about staff accounts; letters go by the outbox
DEFAULT_FROM_EMAIL = env.text("FROM_EMAIL", "pieraksts@localhost")
EMAIL_TIMEOUT = 20

# Mail that comes in, and files. In megabytes; a message carries its files a third larger than they are
LARGEST_MESSAGE_MB = env.number("LARGEST_MESSAGE_MB", 60)
LARGEST_FILE_MB = env.number("LARGEST_FILE_MB", 30)
LARGEST_SUBMISSION_MB = env.number("LARGEST_SUBMISSION_MB", 45)  # all files of one
INBOUND_PORT = env.number("INBOUND_PORT", 2525)  # of the door for mail; `make run` chooses a free one

# Bookings from one network within ten minutes before a proof of work, or a code sent to the contact, is asked
FREE_OF_PROOF = int(env.text("FREE_OF_PROOF", "20"))

# Language and time
LANGUAGE_CODE = "lv"
LANGUAGES = [("lv", "Latviešu"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "valoda"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["socialservice.formats"]
TIME_ZONE = "Europe/Riga"
USE_I18N = USE_TZ = True

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],  # the sound of the wall
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *env.words("FORM_ACTION_HOSTS")],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

PGHISTORY_APPEND_ONLY = True
SILENCED_SYSTEM_CHECKS = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # a refused form and a lost race are answers, not faults
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "apprise": {"handlers": ["nowhere"], "propagate": False},  # it would write a gateway's key
    },
}

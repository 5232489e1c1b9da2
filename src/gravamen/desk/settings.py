"""Django's settings for the desk: those of the record, and what pages need.

`GRAVAMEN_DATABASE_URL` makes it a team's desk: PostgreSQL, an account for each officer, HTTPS behind the team's own proxy.
Without it, it is one officer's desk on their own machine: the record's passphrase is the only way in.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from gravamen.casebook.settings import *  # noqa: F403
from gravamen.casebook.settings import DATABASES as DATABASES
from gravamen.casebook.settings import INSTALLED_APPS as _RECORD
from gravamen.desk.errors import TeamSettingMissing

HERE = Path(__file__).parent
TEAM = DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
_SHORTEST_SECRET = 50  # characters, as Django's own check asks for (security.W009)
_SECRET = os.environ.get("GRAVAMEN_SECRET_KEY", "")
if TEAM and (len(_SECRET) < _SHORTEST_SECRET or len(set(_SECRET)) < 5):
    raise TeamSettingMissing(
        "GRAVAMEN_SECRET_KEY is not set, or is too short: sessions and one-time links of a team rest on it.",
        f"Set it to {_SHORTEST_SECRET} random characters or more: python -c 'import secrets; print(secrets.token_urlsafe(48))'",
    )
if TEAM and not os.environ.get("GRAVAMEN_HOSTS"):
    raise TeamSettingMissing(
        "GRAVAMEN_HOSTS is not set: the desk does not know by which name its team reaches it.",
        "Set it to the name in the address: GRAVAMEN_HOSTS=desk.example.org",
    )

INSTALLED_APPS = [
    *_RECORD,
    "gravamen.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gravamen.desk.middleware.policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gravamen.desk.middleware.door",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gravamen.desk.middleware.officer",
    "gravamen.desk.middleware.access",
    "gravamen.desk.second_factor.asked",
    "gravamen.desk.middleware.Errors",
    "gravamen.desk.guard.Guard",
]
ROOT_URLCONF = "gravamen.desk.urls"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gravamen.desk.context.desk",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "gravamen.desk.templatetags.desk"],
        },
    }
]

# A local desk makes a new key at each start: a session ends with the process that opened the record.
SECRET_KEY = _SECRET or secrets.token_urlsafe(48)
ALLOWED_HOSTS = os.environ.get("GRAVAMEN_HOSTS", "127.0.0.1 localhost [::1]").split()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if TEAM else []

AUTH_USER_MODEL = "desk.Officer"
AUTHENTICATION_BACKENDS = (
    ["django.contrib.auth.backends.ModelBackend", "allauth.account.auth_backends.AuthenticationBackend"]
    if TEAM
    else ["gravamen.desk.accounts.KeyHolder"]
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "gravamen.desk.passwords.Longest"},
]
LOGIN_URL = "account_login" if TEAM else "unlock"
LOGIN_REDIRECT_URL = "inbox"
LOGOUT_REDIRECT_URL = LOGIN_URL
PASSWORD_RESET_TIMEOUT = 24 * 3600  # seconds that a one-time link holds
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing is ever sent
ACCOUNT_ADAPTER = "gravamen.desk.accounts.Invited"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator makes the accounts
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# tries by machine and by account; an account waits for five minutes after five that were wrong
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # the server in front has put the caller's address in REMOTE_ADDR already
MFA_ADAPTER = "gravamen.desk.second_factor.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Gravamen"
MFA_TOTP_TOLERANCE = 1  # half minutes by which a telephone's clock may be wrong
MFA_RECOVERY_CODES_SHOW_ONCE = True

SESSION_COOKIE_NAME = "__Host-gravamen" if TEAM else "gravamen"  # __Host-: only over HTTPS, only to this very host
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "__Host-gravamen_csrf" if TEAM else "gravamen_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "gravamen.desk.pages.entrance.forbidden"
CSRF_COOKIE_SAMESITE = "Strict"
IDLE_MINUTES = int(os.environ.get("GRAVAMEN_IDLE_MINUTES", "15"))  # without a key pressed, the desk locks
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if TEAM:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

# Files on their way in stay in memory, never in a file: it would lie on the disk unencrypted.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 2**20
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 2**20  # as much as the server takes of a request
DATA_UPLOAD_MAX_NUMBER_FILES = 1000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish")), ("ru", _("Russian")), ("ar", _("Arabic"))]
LANGUAGE_COOKIE_NAME = "gravamen_language"
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = TEAM
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["gravamen.desk.formats"]
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = os.environ.get("TZ") or "UTC"

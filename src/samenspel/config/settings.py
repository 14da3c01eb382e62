# SPDX-License-Identifier: EUPL-1.2
"""Django's settings. What differs per installation comes from config.environment only."""

from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF

from samenspel.config.databases import database
from samenspel.config.environment import read_environment
from samenspel.config.schedule import QUEUE

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
DEMO = ENVIRONMENT.demo
DATA = ENVIRONMENT.data
BASE_URL = ENVIRONMENT.base_url
ALLOWED_HOSTS = ENVIRONMENT.hosts
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE = BASE_URL.startswith("https://")

INSTALLED_APPS = [
    "samenspel.ui",  # first: its templates stand before those of allauth
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "template_partials",
    "django_q",
    "samenspel.base",
    "samenspel.audit",
    "samenspel.access",
    "samenspel.accounts",
    "samenspel.partnerships",
    "samenspel.organizations",
    "samenspel.entrance",
    "samenspel.messaging",
    "samenspel.surveys",
    "samenspel.directory",
    "samenspel.agenda",
    "samenspel.network",
    "samenspel.gatherings",
    "samenspel.measurement",
    "samenspel.questions",
    "samenspel.news",
    "samenspel.core_group",
    "samenspel.portal",
    "samenspel.api",
    "samenspel.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samenspel.entrance.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samenspel.entrance.middleware.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "samenspel.config.urls"
WSGI_APPLICATION = "samenspel.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "samenspel.entrance.context.page",
            ],
        },
    }
]

DATABASES = {"default": database(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits and the replay protection of codes need a cache that all processes share.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "samenspel_cache",
        # With the default of 300 a flood of tries would push out the counts and codes that must be remembered.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
Q_CLUSTER = QUEUE

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
FORMAT_MODULE_PATH = "samenspel.config.formats"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# The fonts come from their package; only the folder with the files is served.
STATICFILES_DIRS = [("fonts", Path(str(resources.files("font_source_sans_pro"))) / "files")]
# `samenspel serve` collects these files once, gzipped: a phone on a slow line fetches a third. Without that folder
# (tests, a developer's own server) they are found where they lie.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "ui").is_dir()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "samenspel.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "samenspel.accounts.passwords.NotCommon"},
    {"NAME": "samenspel.accounts.passwords.NotLikeYourself", "OPTIONS": {"user_attributes": ["name", "email"]}},
]
LOGIN_URL = "demo:sign_in" if DEMO else "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "samenspel.entrance.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # without a password here the sign-in form has none either
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""  # else the name of the machine stands before every subject
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up: the address was given by who made the account
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Samenspel"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "samenspel.entrance.adapters.account_tried"
AXES_CLIENT_IP_CALLABLE = "samenspel.entrance.adapters.address_tried_from"
AXES_LOCKOUT_CALLABLE = "samenspel.entrance.views.locked_out"

SESSION_COOKIE_AGE = 3600  # idle; the middleware ends a session absolutely after twelve hours
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "samenspel.entrance.views.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE and TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

MAIL_STAYS_INSIDE = DEMO
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_DOMAIN = urlsplit(BASE_URL).hostname or "localhost"
_mail = urlsplit(ENVIRONMENT.mail_url)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _mail.hostname
    else "django.core.mail.backends.console.EmailBackend"
)
if MAIL_STAYS_INSIDE:  # also what libraries send by themselves
    EMAIL_BACKEND = "samenspel.messaging.backend.InsideBackend"
EMAIL_HOST = _mail.hostname or "localhost"
EMAIL_PORT = _mail.port or 587
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = _mail.scheme == "smtp" and bool(_mail.username)
EMAIL_TIMEOUT = 20

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "samenspel.config.logs.DiscreetFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "axes": {"level": "ERROR"},
        "django_q": {"level": "WARNING"},
    },
}
# Preloading HSTS is a promise for all of a domain and lasts for years: its owner makes it, not a program under it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

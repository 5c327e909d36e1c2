"""Django settings. Everything that differs between installations comes from the environment;
docs/running.md lists every variable."""

from __future__ import annotations

import os
from email.utils import parseaddr
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hallway.project import environment as env

ROOT = env.ROOT
DATA_DIR = env.data_dir()
SECRET_KEY = env.secret_key()
DEBUG = env.flag("HALLWAY_DEBUG")
DEMO = env.flag("HALLWAY_DEMO")  # one-click sign-in links and the console mailbox; never on a real site
PUBLIC_URL = os.environ.get("HALLWAY_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
TRUSTED_PROXIES = int(os.environ.get("HALLWAY_TRUSTED_PROXIES", "0"))
NOW = os.environ.get("HALLWAY_NOW", "")  # ISO time at which the clock starts, for demos and tests
FETCH_ALLOW = env.words("HALLWAY_FETCH_ALLOW")  # hosts that imports may fetch although they are not public

HTTPS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.forms",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "hallway.ground.me",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "hallway.ground.people",
    "hallway.ground.editions",
    "hallway.ground.happenings",
    "hallway.ground.access",
    "hallway.ground.activity",
    "hallway.ground.deadlines",
    "hallway.ground.jobs",
    "hallway.ground.limits",
    "hallway.live",
    "hallway.areas.site",
    "hallway.areas.programme",
    "hallway.areas.programme.timetable",
    "hallway.areas.directory",
    "hallway.areas.notices",
    "hallway.areas.openspaces",
    "hallway.areas.hallway",
    "hallway.areas.chat",
    "hallway.ui",
    "hallway.project",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hallway.project.middleware.private_unless_published",
    "hallway.project.middleware.without_null_bytes",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hallway.project.middleware.language_from_path",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "hallway.project.urls"
FORM_RENDERER = "hallway.ui.forms.HallwayRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "hallway.project.context.house",
                "hallway.areas.site.context.navigation",
            ],
            "builtins": [
                "hallway.ui.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.tz",
                "django.templatetags.static",
            ],
        },
    }
]

DATABASES = {"default": env.database(os.environ.get("DATABASE_URL", "sqlite://"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits of sign-in count here, so all processes must see one cache (docs/decisions/0010).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# People and sign-in: a code by mail, a passkey, or a configured identity provider. No passwords.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/me/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "hallway.ground.me.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "hallway.ground.me.forms.SignupForm"
ACCOUNT_FORMS = {"request_login_code": "hallway.ground.me.sign_in_forms.SignInForm"}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# By address for the person, by IP wide enough for a whole venue behind one router.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "120/m/ip,3/m/key,20/h/key",
    "login": "240/m/ip",
    "signup": "120/m/ip",
    "reauthenticate": "5/m/user,20/h/user",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8}  # 1234-5678: easy on a phone's keypad
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # the front has already put the client's address into REMOTE_ADDR
MFA_ADAPTER = "hallway.ground.me.adapter.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_FORMS = {"add_webauthn": "hallway.ground.me.sign_in_forms.PasskeyForm"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
SOCIALACCOUNT_ADAPTER = "hallway.ground.me.adapter.ProviderAdapter"
SOCIALACCOUNT_FORMS = {"disconnect": "hallway.ground.me.sign_in_forms.LeaveProviderForm"}
SOCIALACCOUNT_PROVIDERS = env.oidc_providers()
SOCIALACCOUNT_STORE_TOKENS = False
# The operator chose the provider: an address that it has verified is the person's.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

EMAIL_BACKEND = os.environ.get(
    "EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("EMAIL_HOST")
    else "django.core.mail.backends.filebased.EmailBackend",
)
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_TLS")
EMAIL_TIMEOUT = 30  # seconds for one answer of the mail server
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "Hallway <hallway@localhost>")

# Web push: the key that names this installation to push services, and whom they may write to.
VAPID_KEY = os.environ.get("HALLWAY_VAPID_KEY", "")  # made once, kept in DATA_DIR, if empty
VAPID_CONTACT = os.environ.get("HALLWAY_VAPID_CONTACT", "") or f"mailto:{parseaddr(DEFAULT_FROM_EMAIL)[1]}"
PUSH = os.environ.get("HALLWAY_PUSH", "console" if DEMO else "web")  # console: files in DATA_DIR/push
SOCIAL = os.environ.get(
    "HALLWAY_SOCIAL", "console" if DEMO else "mastodon"
)  # console: files in DATA_DIR/social

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [ROOT / "hallway" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "hallway.ui.finders.SheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", DATA_DIR / "static"))
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "hallway.ui.storage.HashedStorage"
    },
}
WHITENOISE_MAX_AGE = 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # allauth logs addresses at INFO, fido2 names of keys; no private data in logs.
    "loggers": {name: {"level": "WARNING"} for name in ("allauth", "fido2", "httpx")},
}

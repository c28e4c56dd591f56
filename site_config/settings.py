"""Settings, read from the environment. The defaults are those of a public server.

The table in README.md describes every variable. What a developer's machine or the
demo needs (DEBUG, plain HTTP, Django serving media) is asked for by name, so that a
forgotten variable never opens anything.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Core

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Give the server a long random value in the environment, "
        "or set DEBUG=on on your own machine."
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# While a new key is brought in: sessions and second factors of the old ones stay good.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "site_config.urls"
WSGI_APPLICATION = "site_config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Our own apps come first: their management commands and templates win over Wagtail's.
INSTALLED_APPS = [
    "site_config",
    "home",
    "communities",
    "events",
    "knowledge_base",
    "site_config.entrance",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "site_config.entrance.wagtail_users.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "recurrence",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    # wagtail-modeladmin takes its list filters from it; it has no address of its own.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A phone gets a fifth of the bytes. Django pads what it compresses (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "site_config.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "communities.people.ending.EndedRolesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "site_config.entrance.kept_forms.KeptFormsMiddleware",
    "site_config.entrance.gate.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "site_config.redirects.RedirectMiddleware",
    "site_config.admin_doors.AdminDoorsMiddleware",
    # Last, so that it is closest to the view: see the module for why.
    "site_config.atomic_writes.AtomicWritesMiddleware",
]

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
            ],
        },
    },
]

# Database and cache

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Without IMMEDIATE a transaction that reads before it writes is lost as soon as
    # another one writes in between; WAL lets readers go on while somebody writes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
elif env.bool("DATABASE_POOL", default=True):
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 10}

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"].endswith("LocMemCache"):
    # Feeds keep a piece for each series; of 300 entries, the default, most would be gone again.
    CACHES["default"].setdefault("OPTIONS", {})["MAX_ENTRIES"] = 10_000

# Security. HTTPS=off is meant for the demo on one's own machine.

HTTPS = env.bool("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# How many servers of our own pass requests on, and say in X-Forwarded-For from whom.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1 if HTTPS else 0)
# Health checks come from inside the network, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Binds all that is below the host name to TLS for a year, also what is not ours.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HSTS_SUBDOMAINS", default=False)
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
# A working day. Many librarians share the computer of the desk.
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SECURE = HTTPS
# It goes when the browser is closed: a visitor's form needs it once.
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "site_config.entrance.kept_forms.csrf_failure"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin scripts read it.
# Wagtail's preview shows pages in a frame of the same site.
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # data: for the patterns of communities, which stand in the style sheet.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
# Wagtail's admin has inline scripts without a nonce, and previews in frames.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "object-src": [NONE],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in ("camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
}

# Where to report a weak spot: mailto:… or https://…. Empty: the site's own e-mail address.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
if SECURITY_CONTACT and not SECURITY_CONTACT.startswith(("mailto:", "https://", "tel:")):
    raise ImproperlyConfigured(
        "SECURITY_CONTACT has to begin with mailto:, https:// or tel:, such as "
        "mailto:beveiliging@voorbeeld.nl."
    )

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "site_config.entrance.passwords.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in: one door, at /inloggen/. The app site_config.entrance holds it.

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "site_config.entrance.adapter.EntranceAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# Administrators make accounts; who has one got the invitation at that address.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_FORMS = {
    "login": "site_config.entrance.forms.SignInForm",
    "reauthenticate": "site_config.entrance.forms.PasswordAgainForm",
    "reset_password": "site_config.entrance.forms.ForgottenPasswordForm",
    "reset_password_from_key": "site_config.entrance.forms.NewPasswordForm",
    "change_password": "site_config.entrance.forms.ChangePasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    # Wrong codes of the second step.
    "login_failed": "30/15m/ip,5/15m/key",
    # Of one account, from wherever; django-axes counts for each account and address.
    "wrong_anywhere": "100/h/key",
    "reset_password": "20/h/ip,3/h/key",
}
MFA_ADAPTER = "site_config.entrance.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Kloppend Hart"
# A telephone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "site_config.entrance.forms.CodeForm",
    "reauthenticate": "site_config.entrance.forms.CodeAgainForm",
    "activate_totp": "site_config.entrance.forms.FirstCodeForm",
}
# In the database, so that all processes and machines count together.
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "site_config.entrance.throttle.account_name"
AXES_CLIENT_IP_CALLABLE = "site_config.entrance.throttle.client_address"
# The log of sign-ins is our own: it forgets addresses.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Its middleware answers with a bare page; our form says it itself.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]
# For how many days the log of sign-ins keeps the network address, and a line.
SIGN_IN_ADDRESS_DAYS = 14
SIGN_IN_RECORD_DAYS = 365

# Language and time: one of each.

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch"))]
LOCALE_PATHS = [BASE_DIR / "site_config" / "locale"]
FORMAT_MODULE_PATH = ["site_config.formats"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Files

STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / ".static"))
MEDIA_URL = "media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / ".media"))
# nginx serves media on a real server; the demo has none.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=DEBUG)
# Serve static files from the source tree, without collectstatic: for demo and tests.
STATIC_FROM_SOURCE = env.bool("STATIC_FROM_SOURCE", default=DEBUG)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = STATIC_FROM_SOURCE
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if STATIC_FROM_SOURCE
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if bucket := env.str("S3_BUCKET", default=""):
    # Needs the optional extra "s3"; credentials come from the usual AWS variables.
    media_host = env.str("S3_CUSTOM_DOMAIN", default="")
    if not media_host:
        raise ImproperlyConfigured(
            "S3_CUSTOM_DOMAIN is not set: pages may show pictures of the host names that they "
            "name only. It is the one that S3_BUCKET is read at, such as media.voorbeeld.nl."
        )
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.str("S3_ENDPOINT_URL", default=None),
            "region_name": env.str("S3_REGION", default=None),
            "custom_domain": media_host,
            "file_overwrite": False,
            "querystring_auth": False,
        },
    }
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(f"https://{media_host}")
    ADMIN_CONTENT_SECURITY_POLICY["img-src"].append(f"https://{media_host}")

# E-mail and logs

vars().update(env.email("EMAIL_URL", default="consolemail://"))
# Seconds. Somebody waits for the answer, and on SQLite everybody who writes.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="kloppend-hart@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "line",
        }
    },
    "root": {"handlers": ["stdout"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Django would also mail the administrators; here everything goes to stdout.
        "django": {
            "handlers": ["stdout"],
            "level": env.str("LOG_LEVEL", default="INFO"),
            "propagate": False,
        },
        # Two lines for every saved page, about indexing that is done at once.
        "django_tasks": {"level": "WARNING"},
        # It would write addresses of people and computers into the log of the server.
        "axes": {"level": "ERROR"},
    },
}

# Wagtail

WAGTAIL_SITE_NAME = "Kloppend Hart"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
# Addresses hold no accents: Wagtail's own pattern would not route them.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_CONTENT_LANGUAGES = [("nl", "Nederlands")]
# Turning an address into a link to a page would tell the title of any page, its draft included.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "none"
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
# Nothing about our users or versions leaves this server.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Passwords go through our own door: to change, to choose, to choose anew. The e-mail address
# is what one signs in with, so that only administrators change it.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
# A page is open, or for people with an account: a password that many share is no lock.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "password_required.html"
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "dutch"
        if DATABASES["default"]["ENGINE"].endswith("postgresql")
        else "simple",
    }
}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# Larger ones would take too much memory while they are made smaller: see uploads.picture_file.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 30_000_000
# No SVG: it can hold a program.
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "site_config.uploads.forms.PictureForm"
# Through our own view, wherever the file is: it asks who may read the document.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "site_config.uploads.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "txt"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# The calendar

# How far ahead dates are written into the occurrence table, in months.
OCCURRENCE_HORIZON_MONTHS = env.int("OCCURRENCE_HORIZON_MONTHS", default=24)

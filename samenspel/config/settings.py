"""Every setting, in one file; each variable is declared where it is read (``config/env.py``)."""

import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from samenspel.config import env, providers

ROOT = Path(__file__).resolve().parents[2]

env.chapter("Where things are kept")

DATA_DIR = env.folder(
    "DATA_DIR", ROOT / "var", meaning="Folder for the database, uploads and the secret key."
)
# It holds addresses, sessions and the secret key: a folder made here is closed to other accounts.
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        f"sqlite:///{DATA_DIR / 'samenspel.sqlite3'}",
        meaning="Database: sqlite:///file or postgres://user:password@host/name.",
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "samenspel.files.arriving.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Larger uploads are refused by the page that takes them, with a sentence; this bounds form text only.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILES_MOST_MEGABYTES = env.number(
    "FILES_MOST_MEGABYTES", 25, meaning="Largest file people may bring along, in megabytes."
)
FILES_A_DAY = env.number("FILES_A_DAY", 200, meaning="Most files one person may bring along in a day.")
FILES_MEGABYTES_A_DAY = env.number(
    "FILES_MEGABYTES_A_DAY", 500, meaning="Most megabytes one person may bring along in a day."
)
IMPORT_MAX_MEGABYTES = env.number(
    "IMPORT_MAX_MEGABYTES", 200, meaning="Largest file an administrator may import, unpacked, in megabytes."
)


def _kept_secret(path: Path) -> str:
    """The secret key of this installation, made once and readable by its owner only."""
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = env.text(
    "SECRET_KEY", meaning="Secret for sessions and links; made and kept in the data folder when empty."
)
if not SECRET_KEY:
    SECRET_KEY = _kept_secret(DATA_DIR / "secret-key")

env.chapter("The house and its address")

DEBUG = env.truth("DEBUG", meaning="Show errors in full to whoever meets them. Never on a public address.")
DEMO = env.truth(
    "DEMO", meaning="The living demo with one-click sign-in. Set by bin/demo, refused on a public address."
)
ALLOWED_HOSTS = env.listing(
    "HOSTS", ["localhost", "127.0.0.1", "[::1]"], meaning="Host names this installation answers to."
)
CSRF_TRUSTED_ORIGINS = env.listing(
    "TRUSTED_ORIGINS", meaning="Origins forms may come from behind a proxy, such as https://samen.example."
)
HTTPS = env.truth(
    "HTTPS", meaning="The site is reached over https: secure cookies and strict transport security."
)
ADDRESS = env.origin(
    "ADDRESS",
    meaning="Where the house stands, such as https://samen.example: what letters, feeds and cards lead to.",
)
SITE_NAME = env.text("SITE_NAME", "Samenspel", meaning="Name of the house, on every page.")
THEME_FILE = env.text(
    "THEME_FILE",
    meaning="NL Design System theme to wear instead of our own: a file in the data folder, under static.",
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

env.chapter("What moves in open pages")

LIVE_PORT = env.number(
    "LIVE_PORT",
    0,
    meaning="Port at which pages reach the live process without a proxy; samenspel serve fills it in.",
)
LIVE_PATH = env.text(
    "LIVE_PATH",
    "/live/stream" if HTTPS else "",
    meaning="Path at which a proxy of your own leads to the live process; /live/stream with HTTPS.",
)
LIVE_MOST_PAGES = env.number(
    "LIVE_MOST_PAGES", 4000, meaning="Most pages that may listen to one live process at once."
)
LIVE_MOST_EACH_PERSON = env.number(
    "LIVE_MOST_EACH_PERSON", 12, meaning="Most browsers of one person that may listen at once."
)
LIVE_MOST_EACH_ADDRESS = env.number(
    "LIVE_MOST_EACH_ADDRESS",
    1000,
    meaning="Most browsers behind one address that may listen at once: a whole room may sit there.",
)

env.chapter("What it is made of")

INSTALLED_APPS = [
    # Before people, who take out the address of the connection that it keeps (people/signed_in.py).
    "allauth.usersessions",
    "samenspel.config",
    "samenspel.demo",
    "samenspel.home",
    "samenspel.gatherings",
    "samenspel.work",
    "samenspel.decisions",
    "samenspel.purpose",
    "samenspel.opinions",
    "samenspel.discussions",
    "samenspel.networks",
    "samenspel.communities",
    "samenspel.organisations",
    "samenspel.people",
    "samenspel.feed",
    "samenspel.notifications",
    "samenspel.search",
    "samenspel.moderation",
    "samenspel.intake",
    "samenspel.carrying",
    "samenspel.files",
    "samenspel.live",
    "samenspel.mail",
    "samenspel.privacy",
    "samenspel.house",
    "samenspel.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages only: built files are packed once, when they are built. Django pads at random against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "samenspel.live.middleware.moment",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "samenspel.house.middleware.languages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samenspel.files.arriving.StoppedUploads",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenspel.people.signed_in.last_seen",
    "samenspel.ui.middleware.pace_of_writing",
    "samenspel.ui.middleware.personal_pages",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "samenspel.config.urls"
WSGI_APPLICATION = "samenspel.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenspel.ui.context.frame",
                "samenspel.people.signing_up.doors",
                # After the frame: what administrators set stands over what the environment says.
                "samenspel.house.context.house",
                "samenspel.communities.context.my_communities",
                "samenspel.notifications.context.unread",
                *(["samenspel.demo.context.demo"] if DEMO else []),
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials", "django.templatetags.i18n"],
        },
    }
]
# Rate limits live in the cache, so that it must be one for all web processes: files, or Redis.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
REDIS_URL = env.text(
    "REDIS_URL", meaning="Redis for cache and sessions, for a busy house; empty: files in the data folder."
)
# Sentences of the feed, kept by what they are made of: each process may keep its own.
CACHES["cards"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "cards",
    "OPTIONS": {"MAX_ENTRIES": 20_000},
}
if REDIS_URL:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cached_db' if REDIS_URL else 'db'}"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

env.chapter("Static files")

STATIC_URL = "/static/"
# Files are served from where they stand in the package; nothing is collected. What an organisation brings
# itself, its house style with its fonts, stands in the data folder.
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
# Built files carry their own digest in the name (ui/build.mjs), so they may be kept forever.
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"/static/built/.+-[A-Z0-9]{8}\."

env.chapter("Languages and time")

LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LANGUAGE_CODE = env.text("LANGUAGE", "nl", meaning="Language for whoever has not chosen: nl or en.")

USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", "Europe/Amsterdam", meaning="Time zone in which dates are shown.")

env.chapter("Signing in")

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = f"samenspel.{'demo' if DEMO else 'people'}.signing_in.Adapter"
ALLAUTH_TRUSTED_PROXY_COUNT = env.number(
    "PROXIES",
    0,
    meaning="How many proxies of your own stand in front, to tell whose attempts to sign in are counted.",
)
_writes = env.number(
    "WRITES_A_MINUTE", 120, meaning="Most forms one person, or one address, may send in a minute."
)
ACCOUNT_RATE_LIMITS = {
    "writing_signed_in": f"{_writes}/m/user",
    "writing": f"{_writes}/m/ip",
    # Codes by mail, as allauth asks for them and the house itself: from one place, and to one address.
    "request_login_code": "20/m/ip,60/h/ip,3/m/key,10/h/key,20/d/key",
    "invite_by_mail": "20/d/user",
    "propose_mandate": "20/d/user",
    "ask_to_decide": "30/d/user",
    "offer_a_hand": "30/d/user",
    # For each person who is asked by letter whether their name may stand in a result.
    "ask_to_be_named": "30/d/user",
    # Each step with an offer is a letter to who offered.
    "answer_offer": "30/h/user",
    "answer_one_offer": "10/h/key",
    # Votes come faster than forms, and a whole room may sit behind one address.
    "vote": "300/m/key",
    "vote_as_guest": "600/h/ip",
    "write_statement": "20/m/key",
    "write_statement_as_guest": "200/h/ip",
    "alike": "60/m/key",
    "alike_here": "1200/m/ip",
    # Once a second while somebody writes, on each of their devices.
    "keep_draft": "240/m/user",
    "bring_in_conversation": "30/d/user",
    # Somebody who types quickly, on each of their devices; a whole room may sit behind one address.
    "search": "180/m/user",
    "search_as_visitor": "600/m/ip",
    # Both are work for minutes, and who took part is asked to come along.
    "pack_community": "20/d/user",
    "bring_in_community": "20/d/user",
    "bring_in_calendar": "30/h/user",
    "wrong_code_of_conversation": "40/m/ip",
    "begin_discussion": "20/h/user",
    # Each is a letter to who registers, and word to who leads.
    "come_to_gathering": "60/h/user",
    "write_message": "30/m/user",
    "react": "60/m/user",
    "add_device": "10/h/user",
    "look_at_link": "10/h/user",
    # Refused ones too: each is looked at, and a picture unfolded.
    "bring_file": "30/m/user,300/d/user",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "samenspel.people.forms.SignUpForm"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "samenspel.people.sign_in_form.SignInForm",
    "signup": "samenspel.people.sign_in_form.SignUpForm",
    "set_password": "samenspel.people.sign_in_form.AddPasswordForm",
    "change_password": "samenspel.people.sign_in_form.NewPasswordForm",
    "reauthenticate": "samenspel.people.sign_in_form.PasswordAgainForm",
    "add_email": "samenspel.people.sign_in_form.NewAddressForm",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email", "handle")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SIGN_IN_PROVIDERS = env.text(
    "SIGN_IN_PROVIDERS",
    meaning="JSON file with the OIDC and SAML providers people may sign in with; see docs/signing-in.md.",
)
SOCIALACCOUNT_PROVIDERS = providers.read(SIGN_IN_PROVIDERS)
if "saml" in SOCIALACCOUNT_PROVIDERS:
    INSTALLED_APPS.append("allauth.socialaccount.providers.saml")
SOCIALACCOUNT_ADAPTER = "samenspel.people.with_provider.Adapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
MFA_ADAPTER = "samenspel.people.second_step.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "samenspel.people.second_step_forms.SecondStepForm",
    "reauthenticate": "samenspel.people.second_step_forms.AgainForm",
    "login_webauthn": "samenspel.people.second_step_forms.PasskeyLoginForm",
    "authenticate_webauthn": "samenspel.people.second_step_forms.PasskeyStepForm",
    "reauthenticate_webauthn": "samenspel.people.second_step_forms.PasskeyAgainForm",
    "activate_totp": "samenspel.people.second_step_forms.FirstNumberForm",
    "add_webauthn": "samenspel.people.second_step_forms.PasskeyForm",
    "edit_webauthn": "samenspel.people.second_step_forms.PasskeyNameForm",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SIGN_UP = env.text(
    "SIGN_UP",
    "open",
    meaning="Who may make an account, until an administrator sets it: open, invited, domains or closed.",
)

env.chapter("Mail")

EMAIL_HOST = env.text(
    "EMAIL_HOST", meaning="Mail server. Empty: mails are written to the log of the server instead."
)
EMAIL_PORT = env.number("EMAIL_PORT", 587, meaning="Port of the mail server.")
EMAIL_HOST_USER = env.text("EMAIL_USER", meaning="Name to sign in with at the mail server.")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD", meaning="Password to sign in with at the mail server.")
EMAIL_USE_TLS = env.truth("EMAIL_TLS", True, meaning="Speak STARTTLS with the mail server.")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text(
    "EMAIL_FROM", "samenspel@localhost", meaning="Address mails come from."
)
EMAIL_TIMEOUT = env.number("EMAIL_SECONDS", 20, meaning="How long the mail server may take to answer.")
# In the demo no letter leaves the machine: it stands in the outbox of whoever one is there.
EMAIL_BACKEND = "samenspel.mail.smtp.EmailBackend"
if DEMO or not EMAIL_HOST:
    EMAIL_BACKEND = f"django.core.mail.backends.{'dummy' if DEMO else 'console'}.EmailBackend"

env.chapter("Mail that comes in")

REPLY_DOMAIN = (
    env.text(
        "REPLY_DOMAIN",
        meaning="Domain whose mail comes to this house, to answer letters by mail; see docs/mail-in.md.",
    )
    .strip()
    .lower()
)
EMAIL_IN_PORT = env.number(
    "EMAIL_IN_PORT", 0, meaning="Port at which samenspel serve takes mail in; 0: it listens nowhere."
)
EMAIL_IN_HOST = env.text("EMAIL_IN_HOST", "127.0.0.1", meaning="Address to listen on for mail that comes in.")
EMAIL_IN_LMTP = env.truth(
    "EMAIL_IN_LMTP",
    True,
    meaning="Speak LMTP with the mail server in front; no: SMTP, with the world itself.",
)
EMAIL_IN_CERTIFICATE = env.text(
    "EMAIL_IN_CERTIFICATE",
    meaning="File with the certificate and its chain (PEM), to offer STARTTLS to who brings mail.",
)
EMAIL_IN_KEY = env.text(
    "EMAIL_IN_KEY", meaning="File with the key of that certificate; empty: it stands in the same file."
)
EMAIL_IN_CHECKED_BY = env.text(
    "EMAIL_IN_CHECKED_BY",
    meaning="Name by which the mail server in front says in Authentication-Results whether senders are true.",
)
EMAIL_IN_MEGABYTES = env.number("EMAIL_IN_MEGABYTES", 40, meaning="Largest mail that is read, in megabytes.")

env.chapter("People in figures")

SMALLEST_GROUP = env.number(
    "SMALLEST_GROUP",
    5,
    meaning="Figures about fewer people than this are never shown. May be raised, not lowered.",
)

env.chapter("What is logged")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {
        "handlers": ["console"],
        "level": env.text("LOG_LEVEL", "WARNING", meaning="How much is logged."),
    },
}

"""A real OpenID provider, as a program of its own: python -m tests.people.signing_in.openid_provider PORT

It is the provider of the account library with a few people in it, who enter by a button. Of its own are two
addresses only: ``/enter/`` (who are you?) and ``/take/`` (a place people may be sent back to).
"""

import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "samenspel", "een geheim tussen ons"
PEOPLE = {
    "kim": ("Kim de Boer", "kim@samen.example", True),
    "sami": ("Sami elders", "sami@samen.example", True),
    "robin": ("Robin Vos", "robin@samen.example", False),
}


def pem():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(*form).decode()


def configure():
    from django.conf import settings

    settings.configure(
        SECRET_KEY="of this provider",
        DEBUG=True,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"],
        # Two sites on one machine share their cookies; they are told apart by name.
        SESSION_COOKIE_NAME="provider",
        LOGIN_URL="/enter/",
        IDP_OIDC_PRIVATE_KEY=pem(),
        USE_TZ=True,
    )


def fill():
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for username, (name, email, verified) in PEOPLE.items():
        first, _space, last = name.partition(" ")
        user = User.objects.create_user(username, email, first_name=first, last_name=last)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    Client.objects.create(
        id=CLIENT,
        name="Samenspel",
        secret=make_password(SECRET),
        scopes="openid\nprofile\nemail",
        redirect_uris="http://testserver/account/with/oidc/proef/back/",
        skip_consent=True,
    )


def enter(request):
    """A button for each person; pressing it is signing in."""
    from django.contrib.auth import login
    from django.contrib.auth.models import User
    from django.http import HttpResponse, HttpResponseRedirect

    if request.method == "POST":
        login(request, User.objects.get(username=request.POST["as"]))
        return HttpResponseRedirect(request.GET["next"])
    buttons = "".join(f'<button name="as" value="{name}">{name}</button>' for name in PEOPLE)
    return HttpResponse(f'<!doctype html><title>Who are you?</title><form method="post">{buttons}</form>')


def take(request):
    """Let people be sent back to this address as well."""
    from allauth.idp.oidc.models import Client
    from django.http import HttpResponse

    client = Client.objects.get()
    client.redirect_uris += f"\n{request.GET['uri']}"
    client.save()
    return HttpResponse("taken")


class Quiet(WSGIRequestHandler):
    def log_message(self, *said):
        pass


def main(port):
    import django

    configure()
    django.setup()
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    globals()["urlpatterns"] = [
        path("enter/", enter),
        path("take/", take),
        path("", include("allauth.idp.urls")),
        path("account/", include("allauth.account.urls")),
    ]
    fill()
    with make_server("127.0.0.1", port, get_wsgi_application(), handler_class=Quiet) as server:
        server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))

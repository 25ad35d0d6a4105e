"""Sealing what a browser is told, so that it alone reads it (RFC 8291), and showing who tells (RFC 8292)."""

from base64 import urlsafe_b64encode
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from py_vapid import Vapid02

from samenspel.notifications.by_push import plain

KEY_FILE = "push-key.pem"


def sealed(content, place):
    """``content`` for the browser at ``place`` alone."""
    return http_ece.encrypt(
        content,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=plain(place.p256dh),
        auth_secret=plain(place.auth),
        version="aes128gcm",
    )


def is_point(key):
    """Whether these bytes are a key of a browser: a point on the curve."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
    except ValueError:
        return False
    return True


def who_we_are(endpoint):
    """Headers by which the maker of the browser knows that it is this house that was asked."""
    address = urlsplit(endpoint)
    claims = {"aud": f"{address.scheme}://{address.netloc}", "sub": f"mailto:{settings.DEFAULT_FROM_EMAIL}"}
    return _key().sign(claims)


def public_key():
    """The key of this house, as browsers want it."""
    point = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    return urlsafe_b64encode(_key().public_key.public_bytes(*point)).decode().rstrip("=")


def _key():
    """The key of this house for telling browsers, made once and readable by its owner only."""
    path = settings.DATA_DIR / KEY_FILE
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            key = Vapid02()
            key.generate_keys()
            file.write(key.private_pem())
    except FileExistsError:
        pass
    return Vapid02.from_pem(path.read_bytes())

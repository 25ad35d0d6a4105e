"""The providers of sign-in that an administrator named in a file, as the account library wants them.

The file is JSON: a list with one object per provider (docs/signing-in.md shows each kind). What is not
understood stops the start, with the place and the remedy, rather than leaving a door half open.
"""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}")
COMMON = {"kind", "id", "name", "verifies_addresses", "admits"}
KINDS = {
    "oidc": ({"server", "client_id"}, {"client_secret", "scope", "pkce"}),
    "saml": ({"entity_id"}, {"metadata_url", "sso_url", "certificate", "attributes", "our_entity_id"}),
}


class Wrong(ImproperlyConfigured):
    """The file of providers says something that cannot be used."""


def read(path):
    """The settings SOCIALACCOUNT_PROVIDERS for the providers in the file at ``path``; {} without a file."""
    if not path:
        return {}
    try:
        listed = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise Wrong(f"SAMENSPEL_SIGN_IN_PROVIDERS names {path}, which cannot be read: {error}") from error
    except ValueError as error:
        raise Wrong(f"{path} is not JSON: {error}") from error
    if not isinstance(listed, list):
        raise Wrong(f"{path} should hold a list: [ {{…}}, {{…}} ]")
    return in_library_words([_checked(each, f"{path}, provider {at}") for at, each in enumerate(listed, 1)])


def in_library_words(listed):
    ids = [each["id"] for each in listed]
    if len(set(ids)) != len(ids):
        raise Wrong("Two providers have the same id; an id stands in addresses and must be its own.")
    oidc = [_oidc(each) for each in listed if each["kind"] == "oidc"]
    saml = [_saml(each) for each in listed if each["kind"] == "saml"]
    told = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": oidc}, "saml": {"APPS": saml}}
    return {kind: said for kind, said in told.items() if said["APPS"]}


def _checked(each, where):
    if not isinstance(each, dict) or each.get("kind") not in KINDS:
        raise Wrong(f"{where}: write a kind, either oidc or saml.")
    if not ID.fullmatch(str(each.get("id", ""))):
        raise Wrong(f"{where}: the id is small letters, digits and dashes, such as gemeente.")
    needed, may = KINDS[each["kind"]]
    missing = sorted((needed | {"name"}) - each.keys())
    unknown = sorted(each.keys() - needed - may - COMMON)
    if missing or unknown:
        raise Wrong(
            f"{where} ({each['id']}): missing {missing or 'nothing'}, not known {unknown or 'nothing'}."
        )
    if not isinstance(each.get("admits", False), bool):
        raise Wrong(f"{where} ({each['id']}): admits is true or false, without quotes.")
    _are_domains(each.get("verifies_addresses", []), f"{where} ({each['id']})")
    for name in ("server", "metadata_url", "sso_url"):
        _is_safe(each.get(name), f"{where} ({each['id']}): {name}")
    if (
        each["kind"] == "saml"
        and not each.get("metadata_url")
        and not (each.keys() >= {"sso_url", "certificate"})
    ):
        raise Wrong(f"{where} ({each['id']}): give a metadata_url, or sso_url and certificate.")
    return each


def _are_domains(listed, where):
    """A provider is believed for domains of its own; to believe it for all takes saying so."""
    if not isinstance(listed, list) or not all(
        isinstance(each, str) and (each == "*" or DOMAIN.fullmatch(each.lower())) for each in listed
    ):
        raise Wrong(
            f"{where}: verifies_addresses is a list of the domains whose addresses this provider "
            'verifies, such as ["woonstede.example"], or ["*"] for every domain there is.'
        )


def _is_safe(url, where):
    """Whoever names a provider vouches for its address; yet only https, or this machine itself."""
    if url is None:
        return
    address = urlsplit(url)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
        raise Wrong(f"{where} is {url}; it should start with https://")


def _believed(each):
    """What makes the library take the provider's word for addresses, or not."""
    domains = [domain.lower() for domain in each.get("verifies_addresses", [])]
    return {
        "email_authentication": bool(domains),
        "verified_email": bool(domains),
        "believed_for": domains,
        "admits": each.get("admits", False),
    }


def _oidc(each):
    settings = {"server_url": each["server"], "oauth_pkce_enabled": each.get("pkce", True), **_believed(each)}
    if "scope" in each:
        settings["scope"] = each["scope"]
    return {
        "provider_id": each["id"],
        "name": each["name"],
        "client_id": each["client_id"],
        "secret": each.get("client_secret", ""),
        "settings": settings,
    }


def _saml(each):
    idp = {"entity_id": each["entity_id"]}
    if "metadata_url" in each:
        idp["metadata_url"] = each["metadata_url"]
    else:
        idp |= {"sso_url": each["sso_url"], "x509cert": each["certificate"]}
    settings = {
        "idp": idp,
        "advanced": {"strict": True, "reject_idp_initiated_sso": True, "reject_deprecated_algorithm": True},
        **_believed(each),
    }
    if "attributes" in each:
        settings["attribute_mapping"] = each["attributes"]
    if "our_entity_id" in each:
        settings["sp"] = {"entity_id": each["our_entity_id"]}
    return {
        "provider_id": each["id"],
        "name": each["name"],
        "client_id": each["id"],
        "secret": "",
        "settings": settings,
    }

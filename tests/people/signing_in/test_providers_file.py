"""The file in which an administrator names providers: a mistake stops the start, with a remedy."""

import json
import re
from pathlib import Path

import pytest

from samenspel.config.providers import Wrong, read

OIDC = {"kind": "oidc", "id": "proef", "name": "Proef", "server": "https://p.example", "client_id": "s"}
SAML = {
    "kind": "saml",
    "id": "school",
    "name": "School",
    "entity_id": "e",
    "metadata_url": "https://p.example/m",
}


@pytest.fixture
def file(tmp_path):
    def file(*listed):
        path = tmp_path / "providers.json"
        path.write_text(listed[0] if isinstance(listed[0], str) else json.dumps(listed))
        return str(path)

    return file


def test_without_a_file_there_are_none():
    assert read("") == {}


def test_both_kinds_are_read_and_believe_nothing_unless_told(file):
    read_from = read(file(OIDC, SAML))

    for kind in ("openid_connect", "saml"):
        settings = read_from[kind]["APPS"][0]["settings"]
        assert (settings["email_authentication"], settings["verified_email"], settings["admits"]) == (
            False,
            False,
            False,
        )


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (["geen json"], "is not JSON"),
        (['{"kind": "oidc"}'], "should hold a list"),
        ([OIDC | {"kind": "oauth"}], "provider 1: write a kind, either oidc or saml"),
        ([OIDC | {"id": "Met Spatie"}], "small letters, digits and dashes"),
        ([OIDC | {"cleint_id": "x"}], "not known ['cleint_id']"),
        ([{part: OIDC[part] for part in OIDC if part != "server"}], "missing ['server']"),
        ([OIDC | {"server": "http://p.example"}], "should start with https://"),
        ([SAML | {"metadata_url": "file:///etc/passwd"}], "should start with https://"),
        ([OIDC | {"verifies_addresses": True}], "a list of the domains whose addresses"),
        ([OIDC | {"verifies_addresses": ["jan@p.example"]}], 'or ["*"] for every domain'),
        ([OIDC | {"admits": "true"}], "is true or false, without quotes"),
        ([OIDC, SAML | {"id": "proef"}], "the same id"),
        ([{part: SAML[part] for part in SAML if part != "metadata_url"}], "give a metadata_url, or sso_url"),
    ],
)
def test_a_mistake_is_told_with_place_and_remedy(listed, said, file):
    with pytest.raises(Wrong, match=re.escape(said)):
        read(file(*listed))


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(Wrong, match="cannot be read"):
        read("/er/is/niets.json")


def test_the_example_in_the_document_is_read(file):
    document = Path(__file__).parents[3] / "docs" / "signing-in.md"
    example = re.search(r"```json\n(.*?)```", document.read_text(), re.DOTALL)[1]

    named = read(file(example))

    assert [app["provider_id"] for kind in named.values() for app in kind["APPS"]] == [
        "gemeente",
        "keycloak",
        "surfconext",
    ]

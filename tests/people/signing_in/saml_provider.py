"""A real SAML identity provider: python -m tests.people.signing_in.saml_provider PORT FILE

The file says where the metadata of the house is, by the time that someone signs in.

It is pysaml2, which makes the answers; they are signed with the xmlsec wheel, so that no program is needed. A
button for each person, and a way to spoil the answer: its signature, or for whom it is.
"""

import datetime
import html
import sys
import tempfile
from base64 import b64encode
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import requests
import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree
from saml2 import BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server

PEOPLE = {
    "kim": {"mail": "kim@samen.example", "givenName": "Kim", "sn": "de Boer"},
    "sami": {"mail": "sami@samen.example", "givenName": "Sami", "sn": "elders"},
}
SAML = "urn:oasis:names:tc:SAML:2.0:assertion"


@cache
def files():
    """A key and a certificate of its own, made at the start."""
    folder = Path(tempfile.mkdtemp(prefix="samenspel-saml-"))
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "proef")])
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=2))
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key").write_bytes(key.private_bytes(*form))
    certificate = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    (folder / "certificate").write_bytes(certificate)
    return str(folder / "key"), str(folder / "certificate")


@cache
def config(url, metadata=None):
    key, certificate = files()
    places = {"single_sign_on_service": [(f"{url}/sso", BINDING_HTTP_REDIRECT)]}
    said = {
        "entityid": f"{url}/metadata",
        "crypto_backend": "XMLSecurity",
        "service": {"idp": {"endpoints": places, "want_authn_requests_signed": False}},
        "key_file": key,
        "cert_file": certificate,
    }
    if metadata:
        said["metadata"] = {"inline": [metadata]}
    return IdPConfig().load(said)


@cache
def provider(url, house):
    return Server(config=config(url, requests.get(Path(house).read_text(), timeout=10).text))


def signed(tree, certificate, key):
    """Sign the assertion, as such providers do."""
    assertion = tree.find(f"{{{SAML}}}Assertion")
    xmlsec.tree.add_ids(tree, ["ID"])
    place = xmlsec.template.create(
        assertion, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, ns="ds"
    )
    assertion.insert(1, place)
    reference = xmlsec.template.add_reference(place, xmlsec.Transform.SHA256, uri=f"#{assertion.get('ID')}")
    xmlsec.template.add_transform(reference, xmlsec.Transform.ENVELOPED)
    xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
    xmlsec.template.add_x509_data(xmlsec.template.ensure_key_info(place))
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_file(key, xmlsec.KeyFormat.PEM)
    context.key.load_cert_from_file(certificate, xmlsec.KeyFormat.PEM)
    context.sign(place)
    return tree


def answered(url, house, request, name, spoil):
    """The answer to a request, for one person; spoiled in the way that was asked."""
    asked = provider(url, house).parse_authn_request(request, BINDING_HTTP_REDIRECT).message
    said = provider(url, house).response_args(asked)
    answer = provider(url, house).create_authn_response(
        PEOPLE[name],
        userid=name,
        name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text=f"{name} of this provider"),
        authn={"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"},
        sign_assertion=False,
        sign_response=False,
        **{part: value for part, value in said.items() if part != "name_id_policy"},
    )
    key, certificate = files()
    bare = etree.fromstring(str(answer).encode())
    if spoil == "audience":
        next(bare.iter(f"{{{SAML}}}Audience")).text = "https://een.ander.huis.example/"
    tree = bare if spoil == "unsigned" else signed(bare, certificate, key)
    if spoil == "signature":
        values = tree.iter(f"{{{SAML}}}AttributeValue")
        next(each for each in values if each.text == PEOPLE[name]["mail"]).text = "noor@samen.example"
    return said["destination"], etree.tostring(tree)


class Provider(BaseHTTPRequestHandler):
    def do_GET(self):
        url, house = self.server.url, self.server.house
        if self.path == "/metadata":
            return self.give(str(entity_descriptor(config(url))), "text/xml")
        said = parse_qs(urlsplit(self.path).query)
        if "as" not in said:
            kept = "".join(
                f'<input type="hidden" name="{name}" value="{html.escape(values[0])}">'
                for name, values in said.items()
            )
            buttons = "".join(f'<button name="as" value="{name}">{name}</button>' for name in PEOPLE)
            return self.give(f"<!doctype html><title>Who are you?</title><form>{kept}{buttons}</form>")
        spoil = said.get("spoil", [""])[0]
        to, answer = answered(url, house, said["SAMLRequest"][0], said["as"][0], spoil)
        form = f'<form method="post" action="{to}">'
        form += (
            f'<input name="SAMLResponse" value="{b64encode(answer).decode()}"><button>Go on</button></form>'
        )
        return self.give(f"<!doctype html><title>Go on</title>{form}")

    def give(self, text, kind="text/html"):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *said):
        pass


def main(port, house):
    server = HTTPServer(("127.0.0.1", port), Provider)
    server.url, server.house = f"http://127.0.0.1:{port}", house
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

"""Someone as a card for an address book, read back by a reader of our own."""

import base64
import io
import re

import pytest
from PIL import Image

from samenspel.people import photos
from samenspel.people.models import Contact

pytestmark = pytest.mark.django_db


def lines_of(text):
    """The card as [(name, parameters, value)], after RFC 2426: unfolded, split at the first free colon."""
    assert text.startswith("BEGIN:VCARD\r\n")
    assert text.endswith("END:VCARD\r\n")
    assert all(len(line.encode()) <= 76 for line in text.split("\r\n"))
    for line in re.sub(r"\r\n[ \t]", "", text).split("\r\n")[1:-2]:
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        yield name.upper(), dict(each.upper().partition("=")[::2] for each in parameters), value


def unescaped(value):
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def parts(value):
    return [unescaped(part) for part in re.split(r"(?<!\\);", value)]


def card_for(viewer, client_of, handle="sami"):
    answer = client_of(viewer).get(f"/people/{handle}/card/")
    assert answer.headers["Content-Type"].startswith("text/vcard")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{handle}.vcf"'
    return list(lines_of(answer.content.decode()))


def test_signs_that_mean_something_in_a_card_survive(cast, client_of):
    cast.sami.name = "Sami; de, \\Wit"
    cast.sami.brings = "Gereedschap, een ladder;\nen: tijd\r\nEND:VCARD"
    cast.sami.headline = "Timmert — graag, " + "heel " * 25 + "samen"
    cast.sami.save()

    card = {name: value for name, _parameters, value in card_for(cast.noor, client_of)}

    assert card["VERSION"] == "3.0"
    assert unescaped(card["FN"]) == "Sami; de, \\Wit"
    assert parts(card["N"])[:2] == ["\\Wit", "Sami; de,"]
    assert unescaped(card["TITLE"]) == cast.sami.headline.strip()
    assert unescaped(card["NOTE"]).replace("\r", "") == "Gereedschap, een ladder;\nen: tijd\nEND:VCARD"


def test_a_card_holds_what_the_viewer_may_see(cast, client_of):
    Contact.objects.create(person=cast.sami, kind="phone", value="06 1234 5678")
    Contact.objects.create(person=cast.sami, kind="email", value="sami@thuis.example", visibility="signed_in")
    cast.sami.place = "Zandwijk"
    cast.sami.save()

    fellow = [(name, unescaped(value)) for name, _parameters, value in card_for(cast.noor, client_of)]
    stranger = [name for name, _parameters, _value in card_for(cast.vera, client_of)]

    assert ("TEL", "06 1234 5678") in fellow
    assert ("EMAIL", "sami@thuis.example") in fellow
    assert "Zandwijk" in dict(fellow)["ADR"]
    assert "TEL" not in stranger
    assert "EMAIL" in stranger
    assert ("URL", "http://testserver/people/sami/") in fellow


def test_the_photo_comes_along_as_a_picture_everyone_reads(cast, client_of, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    photos.keep(cast.sami, Image.new("RGB", (480, 480), "teal"))

    (photo,) = [line for line in card_for(cast.noor, client_of) if line[0] == "PHOTO"]

    assert (photo[1]["ENCODING"], photo[1]["TYPE"]) == ("B", "JPEG")
    with Image.open(io.BytesIO(base64.b64decode(photo[2]))) as picture:
        assert (picture.format, picture.size) == ("JPEG", (160, 160))


def test_the_address_one_signs_in_with_is_on_no_card(cast, client_of):
    for viewer in (cast.noor, cast.anna, cast.sami):
        assert "sami@samen.example" not in client_of(viewer).get("/people/sami/card/").content.decode()

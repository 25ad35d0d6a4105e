"""Someone as a card for an address book (vCard 3.0, which every address book reads)."""

import vobject

from samenspel.people import photos
from samenspel.people.models import Contact

FOLD = 74


def as_vcard(shown, *, page):
    """The card with what the viewer may see. ``page``: the address of the person's page."""
    card = vobject.vCard()
    card.add("fn").value = shown.name
    first, _, last = shown.name.rpartition(" ")
    card.add("n").value = vobject.vcard.Name(family=last if first else "", given=first or last)
    for name, text in (("title", shown.headline), ("note", shown.brings)):
        if text:
            card.add(name).value = text
    if shown.place:
        address = card.add("adr")
        address.value = vobject.vcard.Address(city=shown.place)
    for contact in shown.contacts:
        _reach(card, contact)
    _link(card, page)
    if shown.photo and photos.path_of(shown.photo, "small").exists():
        photo = card.add("photo")
        photo.value = photos.as_jpeg(shown.photo)
        photo.encoding_param, photo.type_param = "b", "JPEG"
    return "\r\n".join(map(_folded, card.serialize().split("\r\n")))


def _folded(line):
    """A line in pieces of at most 75 signs; the library leaves that of the photo in one piece."""
    if not line.startswith("PHOTO"):
        return line
    return "\r\n ".join(line[start : start + FOLD] for start in range(0, len(line), FOLD))


def _reach(card, contact):
    if contact.kind == Contact.Kind.LINK:
        _link(card, contact.value)
    else:
        entry = card.add("email" if contact.kind == Contact.Kind.EMAIL else "tel")
        entry.value = contact.value
        entry.type_param = "INTERNET" if contact.kind == Contact.Kind.EMAIL else "VOICE"


def _link(card, address):
    card.add("url").value = address

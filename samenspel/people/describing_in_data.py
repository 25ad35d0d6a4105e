"""Someone as structured data (schema.org Person), for programs that read pages: what the viewer may see."""

import json

from django.utils.safestring import mark_safe

from samenspel.house.address import whole

# A data block is not run by a browser; these signs could still end it, or be read as markup.
ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def as_data(person, shown, request):
    """Who someone is, as far as the viewer may see."""
    said = {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": whole(person.get_absolute_url(), request),
        "url": whole(person.get_absolute_url(), request),
        "name": shown.name,
        "description": shown.headline,
        "pronouns": shown.pronouns,
        "image": whole(shown.photo_url(), request) if shown.photo else "",
        "homeLocation": {"@type": "Place", "name": shown.place} if shown.place else "",
        "knowsLanguage": [str(language) for language in shown.languages],
        "knowsAbout": [_about(skill.competence) for skill in shown.skills],
        "seeks": {"@type": "Demand", "description": shown.seeks} if shown.seeks else "",
        "makesOffer": {"@type": "Offer", "description": shown.brings} if shown.brings else "",
        "email": [each.value for each in shown.contacts if each.kind == "email"],
        "telephone": [each.value for each in shown.contacts if each.kind == "phone"],
        "sameAs": [each.value for each in shown.contacts if each.kind == "link"],
    }
    return as_block(said)


def as_block(said):
    """The text of a JSON-LD block; what is empty is left out."""
    text = json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308 (the signs of markup are written as escapes)


def _about(competence):
    term = {"@type": "DefinedTerm", "name": competence.label, "sameAs": competence.uri or ""}
    return {name: value for name, value in term.items() if value}

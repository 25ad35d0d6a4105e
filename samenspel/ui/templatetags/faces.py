"""How someone looks.

``{% face person as url %}`` is a photo the reader may see, ``{{ person|tone }}`` a ground for two letters.
"""

from django import template

register = template.Library()

TONES = 4


@register.filter
def tone(person):
    """One of four grounds, always the same one for a person."""
    return (person.pk or 0) % TONES + 1


@register.simple_tag(takes_context=True)
def face(context, person, size="small"):
    """The address of the photo when whoever asked for the page may see it, else nothing."""
    # An include that says "only" drops the variables of the page, not whose page it is.
    request = getattr(context, "request", None)
    photo_url = getattr(person, "photo_url", None)
    if photo_url is None:
        return ""
    return photo_url(getattr(request, "user", None), "large" if size == "large" else "small")

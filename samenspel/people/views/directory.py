"""The list of people one may see, with filters."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.people import directory
from samenspel.people.sockets import FACETS
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked


@require_safe
def people(request):
    """Everyone the viewer may see, by name, thirty at a time."""
    words = asked(request, "q")
    filters = [_filter(request, facet) for facet in FACETS.values()]
    chosen = {row["facet"].name: row["value"] for row in filters if row["value"]}
    page = page_of(
        directory.find(request.user, words=words, chosen=chosen), request, key=("by_name", "pk"), size=30
    )
    for person in page.items:
        person.lines = [line for facet in FACETS.values() if (line := facet.line(person))]
    context = {"page": page, "words": words, "filters": filters, "narrowed": bool(words or chosen)}
    return render(request, "people/directory.html", context)


def _filter(request, facet):
    """One select with what the viewer may choose; a value that is not among them counts as not chosen."""
    choices = facet.choices(request.user)
    value = asked(request, facet.name)
    return {
        "facet": facet,
        "choices": choices,
        "value": value if value in {choice for choice, _label in choices} else "",
    }

"""The list of people one may see, with filters; and who knows about something."""

from itertools import islice

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samenspel.people import asking, directory, languages
from samenspel.people.models import Competence, Skill
from samenspel.people.showing import show
from samenspel.people.sockets import FACETS
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked

# A list of more than this is no help; then a name is typed instead.
MOST_CHOICES = 60
WISHES = ((Skill.Wish.MORE.value, _("want more of it")), (Skill.Wish.LESS.value, _("want less of it")))


@require_safe
def people(request):
    """Everyone the viewer may see, by name, thirty at a time."""
    said = {
        "words": asked(request, "q"),
        "can": asked(request, "can", most=100),
        "wish": _one_of(asked(request, "wish"), Skill.Wish.values),
        "language": _one_of(asked(request, "language"), languages.NAMES),
        "place": asked(request, "place", most=60),
    }
    filters = [_filter(request, facet) for facet in FACETS.values()]
    chosen = {row["facet"].name: row["value"] for row in filters if row["value"]}
    competence = Competence.objects.filter(pk=said["can"]).first() if _is_number(said["can"]) else None
    if _is_number(said["can"]) and competence is None:
        said["can"] = ""
    page = page_of(
        directory.find(request.user, **said, chosen=chosen), request, key=("by_name", "pk"), size=30
    )
    show(page.items, request.user, skills=True)
    _add_lines(page.items)
    context = {
        **said,
        "page": page,
        "filters": filters,
        "competence": competence,
        "languages": sorted(languages.choices(), key=lambda choice: str(choice[1])),
        "wishes": WISHES,
        "narrowed": any((*said.values(), *chosen)),
        "more_open": any((said["wish"], said["language"], said["place"], said["can"], *chosen)),
    }
    return render(request, "people/directory.html", context)


@require_safe
def who_knows(request):
    """People who know about something, with the reason why each stands here."""
    text = asked(request, "q", most=120)
    answers, competences = asking.who_knows(text, request.user) if text else ([], [])
    _add_lines([answer.person for answer in answers])
    context = {"text": text, "answers": answers, "competences": competences[:6], "most": asking.MOST}
    return render(request, "people/who_knows.html", context)


def _add_lines(people):
    for person in people:
        person.lines = [line for facet in FACETS.values() if (line := facet.line(person))]


def _filter(request, facet):
    """One filter with what the viewer may choose; too many to choose from, and a name is typed."""
    choices = list(islice(facet.choices(request.user), MOST_CHOICES + 1))
    value = asked(request, facet.name, most=100)
    is_typed = len(choices) > MOST_CHOICES
    if not is_typed and value not in {choice for choice, _label in choices}:
        value = ""
    return {"facet": facet, "choices": [] if is_typed else choices, "value": value, "is_typed": is_typed}


def _one_of(value, known):
    return value if value in known else ""


def _is_number(text):
    return text.isdecimal() and text.isascii() and len(text) < 18

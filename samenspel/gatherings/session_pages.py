"""What stands on the page of a gathering beside its own: its board, what is parked, its calendar file."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.gatherings.models import Challenge, Gathering, LearningQuestion, Parked
from samenspel.gatherings.sockets import add_part

FEW = 5


def _hackathon(gathering, viewer):
    rows = Challenge.objects.visible_to(viewer).filter(gathering=gathering)
    return {
        "words": _("The issues, and the teams that work on them"),
        "lines": list(rows[:FEW]),
        "url": reverse("gatherings:hackathon", args=[gathering.pk]),
        "action": _("To the board"),
    }


def _learning(gathering, viewer):
    rows = LearningQuestion.objects.visible_to(viewer).filter(gathering=gathering)
    return {
        "words": _("What we would like to understand"),
        "lines": list(rows[:FEW]),
        "url": reverse("gatherings:learning", args=[gathering.pk]),
        "action": _("To what we learn"),
    }


def _calendar(gathering, viewer):
    """As long as it is still to come, or is going on."""
    if gathering.starts_at is None or gathering.is_cancelled or gathering.is_over():
        return None
    return {
        "file_url": reverse("gatherings:gathering_file", args=[gathering.pk]),
        "url": reverse("gatherings:calendar_of", args=[gathering.community.slug]),
    }


def _parked(gathering, viewer):
    """Only where something is parked; where one parks a hackathon and its teams say."""
    count = Parked.objects.visible_to(viewer).filter(gathering=gathering).open().count()
    url = reverse("gatherings:parking", args=[gathering.pk])
    return {"count": count, "url": url} if count else None


add_part(
    order=10, template="gatherings/_session_part.html", context=_hackathon, kinds=[Gathering.Kind.HACKATHON]
)
add_part(
    order=10, template="gatherings/_session_part.html", context=_learning, kinds=[Gathering.Kind.LEARNING]
)
add_part(order=5, template="gatherings/_calendar_part.html", context=_calendar, margin=True)
add_part(order=20, template="gatherings/_parked_part.html", context=_parked, margin=True)

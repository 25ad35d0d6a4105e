"""Competences in someone's own words: the same words meet, and words nobody uses any more go."""

from django.utils.translation import gettext as _

from samenspel.people.models import Competence, CompetenceLabel, CompetenceLink, LabelWord
from samenspel.search.stemming import words_in

LONGEST = 80
# What says how a competence is called and where it belongs, not that someone uses it.
OF_ESCO = (CompetenceLabel, CompetenceLink, LabelWord)


class NoWords(Exception):
    """What was typed does not say anything; the message says what to do."""


def in_own_words(text):
    """The competence that ``text`` says: one of ESCO of exactly that name, or one in these words."""
    text = " ".join(text.split())[:LONGEST]
    folded = " ".join(words_in(text))
    if not folded:
        raise NoWords(_("Say in a few words what it is."))
    known = _of_esco(folded)
    if known:
        return known
    return Competence.objects.get_or_create(
        uri=None,
        folded=folded,
        defaults={"kind": Competence.Kind.OWN, "label_nl": text, "label_en": text},
    )[0]


def _of_esco(folded):
    """The competence whose own name this is; or else the only one that has it as another name."""
    of_esco = Competence.objects.exclude(uri=None)
    named = of_esco.filter(folded=folded).order_by("pk").first()
    if named:
        return named
    others = CompetenceLabel.objects.filter(folded=folded).values_list("competence", flat=True).distinct()
    return of_esco.get(pk=others[0]) if len(others[:2]) == 1 else None


def drop_unused():
    """Remove own wordings that nobody uses any more, in this room or in one above."""
    unused = Competence.objects.filter(uri=None)
    for way in Competence._meta.related_objects:
        if way.related_model not in OF_ESCO:
            used = way.related_model.objects.order_by().filter(**{f"{way.field.name}__isnull": False})
            unused = unused.exclude(pk__in=used.values(way.field.name))
    unused.delete()

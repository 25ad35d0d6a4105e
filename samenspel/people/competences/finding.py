"""Finding competences by what people call them, in both languages, a typing mistake forgiven."""

from django.db.models import prefetch_related_objects

from samenspel.people.models import Competence, LabelWord
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc
from samenspel.search.stemming import fold, forms_of, words_asked

MOST = 300
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def like(text, *, most=20):
    """Competences of ESCO that ``text`` names, those whose own name fits best first."""
    if not words_asked(text):
        return []
    found = _matching(text) or _matching(mended(text))
    prefetch_related_objects(found, "alternatives")
    asked = words_asked(text)
    found.sort(key=lambda competence: fit(competence, asked))
    return found[:most]


def _matching(text):
    docs = SearchDoc.objects.of("competence").matching(asks(text)).order_by("thing_id")
    return list(Competence.objects.filter(pk__in=docs.values("thing_id")).order_by("pk")[:MOST])


def fit(competence, asked):
    """How well a name fits, best first: the name itself, its beginning, all words in one name, spread out."""
    names = [fold(competence.label_nl), fold(competence.label_en)]
    others = [alternative.folded for alternative in competence.alternatives.all()]
    whole = " ".join(asked)
    if whole in names:
        grade = 0
    elif whole in others:
        grade = 1
    elif any(_holds(name, asked) for name in names):
        grade = 2
    elif any(_holds(name, asked) for name in others):
        grade = 3
    else:
        grade = 4
    return grade, competence.kind == Competence.Kind.GROUP, len(competence.label), competence.label


def name_that_fits(competence, text):
    """The other name under which the competence was found, when its own name does not say so; or nothing."""
    asked = words_asked(text)
    if _holds(fold(competence.label), asked):
        return ""
    fitting = [each.text for each in competence.alternatives.all() if _holds(each.folded, asked)]
    own = [name for name in (competence.label_nl, competence.label_en) if _holds(fold(name), asked)]
    return next(iter(own + sorted(fitting, key=len)), "")


def _holds(name, asked):
    """Whether every word asked for stands in the name, in one of its forms or as a beginning."""
    words = name.split()
    stems = set().union(*map(forms_of, words)) if words else set()
    return all(forms_of(word) & stems or any(each.startswith(word) for each in words) for word in asked)


def mended(text):
    """``text`` with every unknown word replaced by a known one that is one mistake away, if any."""
    asked = words_asked(text)
    known = set(LabelWord.objects.filter(word__in=asked).values_list("word", flat=True))
    return " ".join(word if word in known else _nearest(word) or word for word in asked)


def _nearest(word):
    if not 4 <= len(word) <= 24:
        return None
    near = LabelWord.objects.filter(word__in=sorted(_one_away(word))).order_by("word")
    return near.values_list("word", flat=True).first()


def _one_away(word):
    """Every spelling that one letter left out, added, changed or swapped makes of this one."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    left_out = {start + end[1:] for start, end in cuts if end}
    swapped = {start + end[1] + end[0] + end[2:] for start, end in cuts if len(end) > 1}
    changed = {start + letter + end[1:] for start, end in cuts if end for letter in LETTERS}
    added = {start + letter + end for start, end in cuts for letter in LETTERS}
    return (left_out | swapped | changed | added) - {word}

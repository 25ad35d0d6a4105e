"""What can be found of this room: results, initiatives, calls and experiments, by their words."""

from samenspel.privacy.visibility import Visibility
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc
from samenspel.search.sockets import Said, findable
from samenspel.ui.rendering import as_words
from samenspel.work.models import Call, Experiment, Initiative, Result
from samenspel.work.models.roadmap import seen_as

ORDER = list(Visibility.values)
LEVEL_OF = {
    Call.OpenTo.ANYONE: Visibility.PUBLIC,
    Call.OpenTo.SIGNED_IN: Visibility.SIGNED_IN,
    Call.OpenTo.MEMBERS: Visibility.MEMBERS,
}


def _level(thing, level):
    """Nothing is found by more people than may see its community."""
    return max(level, thing.community.visibility, key=ORDER.index)


def _ending(thing, name):
    """What was written when it ended, where that was for everyone: no search tells others what was in it."""
    ending = getattr(thing, "ending", None)
    return getattr(ending, name) if ending and ending.written_for == Visibility.PUBLIC else ""


def _rows(model, things):
    return model.objects.filter(pk__in=[thing.pk for thing in things]).for_cards()


def _initiatives(initiatives):
    for each in _rows(Initiative, initiatives):
        said = Said(each.pk)
        said.say(_level(each, seen_as(each)), each.title, each.about, _ending(each, "words"))
        yield said


def _calls(calls):
    for each in _rows(Call, calls):
        said = Said(each.pk)
        words = [str(row.competence) for row in each.competences.all()]
        said.say(_level(each, LEVEL_OF[each.open_to]), each.title, each.about, each.place, *words)
        yield said


def _experiments(experiments):
    for each in _rows(Experiment, experiments):
        said = Said(each.pk)
        words = [each.question, each.trying, each.place, _ending(each, "learned")]
        said.say(_level(each, seen_as(each)), *words)
        yield said


def matching(kind, words, things):
    """Of ``things`` that may be seen already, those whose words match."""
    found = SearchDoc.objects.of(kind).matching(asks(words))
    return things.filter(pk__in=found.values("thing_id"))


def _results(results):
    """Who is named is found on their own page; a result is found by what it says itself."""
    pks = [result.pk for result in results]
    for each in Result.objects.filter(pk__in=pks).select_related("community", "purpose_sentence"):
        said = Said(each.pk)
        words = [each.title, each.for_whom, as_words(each.story), as_words(each.learned), each.quoted]
        said.say(_level(each, each.visibility), *words, each.evidence, each.figure_meaning)
        yield said


findable(Result, name="result", said=_results)
findable(Initiative, name="initiative", said=_initiatives)
findable(Call, name="call", said=_calls)
findable(Experiment, name="experiment", said=_experiments)

"""What can be found of this room: results, initiatives, calls and experiments, by their words."""

from django.utils.translation import gettext_lazy as _

from samenspel.privacy.visibility import Visibility
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc
from samenspel.search.sockets import Said, Shown, findable
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
        said = Said(each.pk, at=each.moved_at, place_id=each.community_id, by_id=each.steward_id)
        said.entitle(_level(each, seen_as(each)), each.title)
        said.say(_level(each, seen_as(each)), each.about, _ending(each, "words"))
        yield said


def _calls(calls):
    for each in _rows(Call, calls):
        said = Said(each.pk, at=each.at, place_id=each.community_id, by_id=each.by_id)
        said.entitle(_level(each, LEVEL_OF[each.open_to]), each.title)
        words = [str(row.competence) for row in each.competences.all()]
        said.say(_level(each, LEVEL_OF[each.open_to]), each.about, each.place, *words)
        yield said


def _experiments(experiments):
    for each in _rows(Experiment, experiments):
        said = Said(each.pk, at=each.at, place_id=each.community_id, by_id=each.by_id)
        said.entitle(_level(each, seen_as(each)), each.question)
        words = [each.trying, each.place, _ending(each, "learned")]
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
        said = Said(each.pk, at=each.published_at, place_id=each.community_id)
        said.entitle(_level(each, each.visibility), each.title)
        words = [each.for_whom, as_words(each.story), as_words(each.learned), each.quoted]
        said.say(_level(each, each.visibility), *words, each.evidence, each.figure_meaning)
        yield said


def _shown(*fields):
    """A title, an address, and what stands in ``fields``; of an ending no more than the index has."""

    def shown(things, viewer):
        for each in things:
            text = " · ".join(filter(None, (as_words(_read(each, field)) for field in fields)))
            yield Shown(str(each), each.get_absolute_url(), text)

    return shown


def _read(thing, field):
    before, _dot, name = field.rpartition(".")
    return _ending(thing, name) if before else getattr(thing, name)


findable(
    Result,
    name="result",
    said=_results,
    words=_("Results"),
    one=_("Result"),
    shown=_shown("story", "learned", "for_whom", "evidence"),
    rows=lambda: Result.objects.select_related("community"),
)
findable(
    Initiative,
    name="initiative",
    said=_initiatives,
    words=_("Initiatives"),
    one=_("Initiative"),
    shown=_shown("about", "ending.words"),
    rows=lambda: Initiative.objects.for_cards(),
)
findable(
    Call,
    name="call",
    said=_calls,
    words=_("Calls"),
    one=_("Call"),
    shown=_shown("about", "place"),
    rows=lambda: Call.objects.for_cards(),
)
findable(
    Experiment,
    name="experiment",
    said=_experiments,
    words=_("Experiments"),
    one=_("Experiment"),
    shown=_shown("trying", "place", "ending.learned"),
    rows=lambda: Experiment.objects.for_cards(),
)

"""From a sentence of the purpose to the results that serve it, through every version the sentence was in."""

from samenspel.purpose.models import VersionSentence
from samenspel.work.models import Result

# How many results stand under one sentence; the rest is a link away.
FEW = 3


def same_sentences(sentence):
    """The primary keys of ``sentence`` as it read in every version: before, after, and what came of those."""
    return _families(sentence.version.community_id)[sentence.pk]


def _families(community):
    """{sentence: all sentences of its lineage} of one community, asked of the database once."""
    rows = VersionSentence.objects.filter(version__community=community).order_by("version__number", "pk")
    families = {}
    for pk, came_from in rows.values_list("pk", "came_from"):
        family = families.get(came_from, set())
        family.add(pk)
        families[pk] = family
    return families


def serving(sentence):
    """The results that serve ``sentence``, in whatever version people chose it."""
    return Result.objects.filter(purpose_sentence__in=same_sentences(sentence))


def of_version(version, viewer):
    """(sentence, its latest results, whether there are more) for each sentence of a version that has any."""
    families = _families(version.community_id)
    sentences = list(version.sentences.in_order())
    chosen = set().union(*(families[each.pk] for each in sentences))
    results = Result.objects.visible_to(viewer).filter(purpose_sentence__in=chosen).latest_first()
    found = {each.pk: [] for each in sentences}
    now = {pk: each.pk for each in sentences for pk in families[each.pk]}
    for result in results.only("pk", "slug", "title", "for_whom", "published_at", "purpose_sentence")[:200]:
        found[now[result.purpose_sentence_id]].append(result)
    return [(each, found[each.pk][:FEW], len(found[each.pk]) > FEW) for each in sentences if found[each.pk]]

"""What can be reported of what belongs to a community, and who judges it: the same for all rooms above."""

from operator import attrgetter

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.moderation.sockets import register


def reportable(model, *, path="community", own="by", **said):
    """Let things of ``model`` be reported; ``said`` is what ``moderation.sockets.register`` takes beside it.

    path   from the thing to its community, as filters say it: "round__community"
    own    the name of the key to whose it is
    """
    community_of, maker = attrgetter(path.replace("__", ".")), attrgetter(own)
    register(
        model,
        **{
            "visible_to": model.objects.visible_to,
            "moderated_by": looked_after(model, path, own),
            "near": lambda thing: _stewards(community_of(thing)),
            "has_work_for": _has_work_for,
            "made_by": lambda person: model.objects.filter(**{own: person}),
            "maker": maker,
            "rules": lambda thing: _rules(community_of(thing)),
            **said,
        },
    )


def looked_after(model, path, own):
    """Administrators look after all, stewards after those of their communities; nobody after their own."""

    def of(person):
        rows = model.objects.exclude(**{own: person})
        if person.is_administrator:
            return rows
        return rows.filter(**{f"{path}__in": Community.objects.stewarded_by(person).values("pk")})

    return of


def _stewards(community):
    """Nobody for what belongs to no community."""
    if community is None:
        return []
    return [each.person for each in community.stewardships.current().select_related("person")]


def _has_work_for(person):
    return person.is_administrator or Community.objects.stewarded_by(person).exists()


def _rules(community):
    return clauses_of(community) if community is not None else []

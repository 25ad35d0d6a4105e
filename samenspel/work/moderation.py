"""What can be reported of this room: results."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.moderation.sockets import register
from samenspel.work import roadmap_moderation  # noqa: F401 (it names its own kinds)
from samenspel.work.models import Result


def _looked_after(person):
    """Administrators look after all, stewards after those of their communities; nobody after their own."""
    results = Result.objects.exclude(published_by=person)
    if person.is_administrator:
        return results
    return results.filter(community__in=Community.objects.stewarded_by(person))


register(
    Result,
    name="result",
    label=_("result"),
    visible_to=Result.objects.visible_to,
    moderated_by=_looked_after,
    near=lambda result: [
        each.person for each in result.community.stewardships.current().select_related("person")
    ],
    has_work_for=lambda person: person.is_administrator or Community.objects.stewarded_by(person).exists(),
    made_by=lambda person: Result.objects.filter(published_by=person),
    maker=lambda result: result.published_by,
    rules=lambda result: clauses_of(result.community),
    shown=lambda result: [
        (_("for whom"), result.for_whom),
        (_("what happened"), result.story),
        (_("what we learned"), result.learned),
    ],
)

"""Calling on somebody in a message: ``@noor``, ``@@wijkwerkplaats/secretaris`` (who holds a role), and
``@@wijkwerkplaats`` (a whole community, which only its stewards do).

What is called on is found when the message is written. Who hears of it is asked of each person: only who may
see the message, and only of what the writer may see.
"""

import re

from django.utils import timezone
from django.utils.text import slugify

from samenspel.communities.models import Community, Role, RoleGrant
from samenspel.discussions.access import can_call_on_all
from samenspel.discussions.models import Mention
from samenspel.people.models import Person

# Not in the middle of a word or address, so that noor@samen.example calls on nobody.
MENTION = re.compile(
    r"(?<![\w@/.])@(?P<all>@)?(?P<name>[a-z0-9][\w-]{0,79})(?:/(?P<role>[a-z0-9][\w-]{0,119}))?", re.I
)
# What stands between these signs is shown as written.
CODE = re.compile(r"(`{3,}|~{3,}).*?(?:\1|\Z)|`[^`\n]+`", re.S)
MOST = 50


def called_on(text):
    """What a text calls on, in order and each once: ("person", handle), ("community", slug) or
    ("role", (slug of the community, slug of the role))."""
    found = {}
    for match in MENTION.finditer(CODE.sub(" ", text)):
        name, role = match["name"].lower().rstrip("-_"), (match["role"] or "").lower().rstrip("-_")
        if match["all"]:
            found[("role", (name, role)) if role else ("community", name)] = True
        else:
            found[("person", name)] = True
    return list(found)[:MOST]


def mention(message):
    """Store what the message calls on now, as far as its author may see it; gives the rows that are new."""
    kinds = called_on(message.text)
    wanted = [
        *({"person": person} for person in _people(kinds, message)),
        *({"role": role} for role in _roles(kinds, message)),
        *({"community": community} for community in _communities(kinds, message)),
    ]
    before = {_key(row): row for row in message.mentions.all()}
    rows = [Mention(message=message, **each) for each in wanted]
    new = [row for row in rows if _key(row) not in before]
    gone = set(before) - {_key(row) for row in rows}
    Mention.objects.filter(pk__in=[before[key].pk for key in gone]).delete()
    return Mention.objects.bulk_create(new)


def reached_by(mentions, *, at=None):
    """Everyone whom these mentions call on: people, holders of roles, members of communities."""
    on = timezone.localdate(at)
    grants = RoleGrant.objects.current(on=on).filter(
        role__in=[row.role_id for row in mentions if row.role_id]
    )
    communities = [row.community_id for row in mentions if row.community_id]
    people = [row.person for row in mentions if row.person_id]
    people += [grant.person for grant in grants.select_related("person").order_by("pk")]
    if communities:
        members = Person.objects.filter(
            memberships__community__in=communities, memberships__until=None, memberships__closeness__gt=0
        )
        people += list(members.distinct().order_by("pk"))
    return list({person.pk: person for person in people}.values())


def _people(kinds, message):
    handles = [name for kind, name in kinds if kind == "person"]
    if not handles:
        return []
    return list(Person.objects.visible_to(message.by).filter(handle__in=handles).order_by("pk"))


def _roles(kinds, message):
    asked = {name for kind, name in kinds if kind == "role"}
    if not asked:
        return []
    rows = (
        Role.objects.visible_to(message.by).standing().filter(community__slug__in={slug for slug, _ in asked})
    )
    return [
        role
        for role in rows.select_related("community").order_by("pk")
        if (role.community.slug, slugify(role.name)) in asked
    ]


def _communities(kinds, message):
    asked = [name for kind, name in kinds if kind == "community"]
    rows = Community.objects.visible_to(message.by).filter(slug__in=asked).order_by("pk") if asked else []
    return [community for community in rows if can_call_on_all(message.by, community)]


def _key(row):
    return (row.person_id, row.role_id, row.community_id)

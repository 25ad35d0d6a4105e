"""Whom one can call on with an @, while typing: ``@no`` finds Noor, ``@@wij`` a community and its roles."""

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.text import slugify

from samenspel.communities.models import Community, Membership, Role
from samenspel.people.models import Person

MOST = 8


def begins_with(typed, *, by, community=""):
    """[{insert, name, note}] for what was typed with its @ or @@; those of ``community`` (a slug) first."""
    if typed.startswith("@@"):
        return _places(typed[2:].lower(), by)
    words = typed.removeprefix("@").replace("-", " ").strip()
    return _people(words, by, community) if words else []


def _people(words, by, community):
    # Of one's own communities only: of others the order would tell who is in them.
    mine = Community.objects.of(by).filter(slug=community).values("pk")
    here = Membership.objects.current().filter(community__in=mine, person=OuterRef("pk"))
    named = (
        Q(name__istartswith=words) | Q(name__icontains=f" {words}") | Q(handle__istartswith=slugify(words))
    )
    rows = Person.objects.visible_to(by).exclude(pk=by.pk).exclude(name="").filter(named)
    rows = rows.annotate(far=Case(When(Exists(here), then=Value(0)), default=Value(1)))
    return [
        {"insert": f"@{person.handle}", "name": person.name, "note": person.headline if person.far else ""}
        for person in rows.order_by("far", "name", "pk")[:MOST]
    ]


def _places(words, by):
    slug, _slash, role = words.partition("/")
    mine = (
        Community.objects.of(by).visible_to(by).filter(Q(slug__startswith=slug) | Q(name__istartswith=slug))
    )
    found = []
    for community in mine.by_name()[:MOST]:
        if not role and not _slash:
            found.append({"insert": f"@@{community.slug}", "name": community.name, "note": ""})
        found += _roles(community, role, by)
    return found[:MOST]


def _roles(community, begins, by):
    roles = Role.objects.visible_to(by).standing().filter(community=community).order_by("name", "pk")
    return [
        {"insert": f"@@{community.slug}/{slugify(role.name)}", "name": role.name, "note": community.name}
        for role in roles
        if slugify(role.name).startswith(begins)
    ]

"""Short letters about what happened to oneself, in one's own language, sent when the act is saved."""

from samenspel.communities.models import Community
from samenspel.house.address import whole
from samenspel.mail import writing
from samenspel.notifications.by_mail import instead_of


def tell_by_mail(
    name, person, *, community, key="", room="communities", kind="", about=None, by=None, at=None, **said
):
    """Write ``<room>/mail/<name>.txt`` to ``person``: its first line is the subject.

    Whoever has no address gets no letter; the page of the community tells the same.

    kind    as in ``notifications``: it goes only to who wants that by letter, and may see ``about``; "" for
            what nobody can refuse
    key     which letter of this name it is, where it is not about a thing of its own
    """
    if not person.email or writing.is_quiet():
        return
    if "link" not in said:
        said["where"] = _where(community, person)
    what = f"{room}.{name}:{key or about.pk}" if key or about else writing.new_key(f"{room}.{name}")
    writing.write(
        f"{room}/mail/{name}.txt",
        person,
        key=instead_of(person, what, kind=kind, about=about, by=by, at=at),
        kind=kind,
        about=about,
        by=by,
        place_id=community.pk,
        community=community,
        **said,
    )


def _where(community, person):
    """The page a letter is about, or the house for who may not see that page (any more)."""
    may_see = Community.objects.visible_to(person).filter(pk=community.pk).exists()
    return whole(community.get_absolute_url() if may_see else "/")

"""Short letters about what happened to oneself, in one's own language, sent when the act is saved."""

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from samenspel.communities.models import Community
from samenspel.house.address import whole
from samenspel.ui.lines import one_line


def tell_by_mail(name, person, *, community, room="communities", **said):
    """Send ``<room>/mail/<name>.txt`` to ``person``: its first line is the subject.

    Whoever has no address gets no letter; the page of the community tells the same.
    """
    if not person.email:
        return
    with translation.override(person.language or settings.LANGUAGE_CODE):
        context = {"person": person, "community": community, "house": settings.SITE_NAME, **said}
        letter = render_to_string(f"{room}/mail/{name}.txt", context)
    subject, _line, body = letter.strip().partition("\n")
    if "link" not in said:
        body = f"{body.strip()}\n\n{_where(community, person)}"
    transaction.on_commit(
        lambda: send_mail(one_line(subject), body.strip() + "\n", None, [person.email], fail_silently=True)
    )


def _where(community, person):
    """The page a letter is about, or the house for who may not see that page (any more)."""
    may_see = Community.objects.visible_to(person).filter(pk=community.pk).exists()
    return whole(community.get_absolute_url() if may_see else "/")

"""What the acts on a gathering share: holding it, a step with who and why, and who hears of it."""

from datetime import timedelta

from django.urls import resolve, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenspel.discussions.sight import OPENNESS
from samenspel.gatherings import access
from samenspel.gatherings.models import Gathering, GatheringStep
from samenspel.gatherings.sight import sight_of
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.privacy.visibility import Visibility
from samenspel.work.refusing import NotNow

State = Gathering.State
LONGEST = timedelta(days=14)
# A gathering opened to these is seen by at least these.
SEEN_AT_LEAST = {
    Gathering.OpenTo.ANYONE: Visibility.PUBLIC,
    Gathering.OpenTo.SIGNED_IN: Visibility.SIGNED_IN,
    Gathering.OpenTo.MEMBERS: Visibility.MEMBERS,
}


def held(gathering):
    """The gathering as it stands, held until the act is done, so that two acts follow one another."""
    Gathering.objects.select_for_update().get(pk=gathering.pk)
    return Gathering.objects.select_related("community", "series", "host", "by").get(pk=gathering.pk)


def step_to(gathering, state, *, moved=True):
    if not gathering.can_step(state):
        raise NotNow(_("That cannot be done with it any more: %s.") % gathering.get_state_display().lower())
    gathering.state = state
    gathering.sequence += moved
    gathering.save(update_fields=["state", "sequence", "starts_at", "ends_at"])


def those_after(gathering):
    """Those of its series that come after it and take place."""
    if gathering.series_id is None or gathering.series_at is None:
        return []
    rows = Gathering.objects.filter(series=gathering.series_id, series_at__gt=gathering.series_at)
    rows = rows.filter(state=State.PLANNED).order_by("series_at")
    return list(rows.select_for_update(of=("self",)).select_related("community", "host"))


def check(gathering):
    """Says the first thing that does not fit."""
    needed = SEEN_AT_LEAST[gathering.open_to]
    if OPENNESS.index(Visibility(gathering.visibility)) < OPENNESS.index(needed):
        raise NotNow(_("Who may come must be able to see it. Let as many people see it, or fewer come."))
    if not gathering.is_asking and gathering.starts_at is None:
        raise NotNow(_("Say when it begins."))
    if gathering.starts_at and gathering.ends_at <= gathering.starts_at:
        raise NotNow(_("It ends before it begins. Give it a later end."))
    if gathering.starts_at and gathering.ends_at - gathering.starts_at > LONGEST:
        raise NotNow(_("A gathering lasts two weeks at most. Call several, or a series."))
    if gathering.host_id and not access.can_call(gathering.host, gathering.community):
        raise NotNow(_("Choose somebody who takes part here."))


def write_step(gathering, step, **said):
    return GatheringStep.objects.create(gathering=gathering, step=step, **said, **sight_of(gathering).written)


def tell_who_comes(kind, gathering, *, by, at):
    rows = gathering.registrations.standing().select_related("person")
    to = [row.person for row in rows]
    notify(kind, to=to, about=gathering, by=by, community=gathering.community, at=at)


def ask_to_host(gathering, *, by, at):
    if gathering.host_id:
        community = gathering.community
        notify(
            "gatherings.asked_to_host",
            to=[gathering.host],
            about=gathering,
            by=by,
            community=community,
            at=at,
        )


def say_changed(gathering):
    changed(f"gathering:{gathering.pk}", f"community:{gathering.community_id}")


def slug_of(title):
    """How it is called in its address; never as one of the pages below it is."""
    slug = slugify(title)[:80].strip("-") or "bijeenkomst"
    address = reverse("gatherings:gathering", args=[1, slug])
    return slug if resolve(address).url_name == "gathering" else f"{slug}-bijeenkomst"

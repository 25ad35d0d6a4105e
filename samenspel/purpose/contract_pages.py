"""What the pages of a version show: its sentences, who signed, and what one may do now."""

from samenspel.people.models import Person
from samenspel.purpose import adopting, contributing, reacting, reviewing, signing
from samenspel.purpose import contract_access as access
from samenspel.purpose.behind import by_part
from samenspel.purpose.forms.contract import SignForm
from samenspel.purpose.models import Round, Version
from samenspel.purpose.standing import standing


def page(version, viewer):
    """One version as ``viewer`` may see it."""
    community = version.community
    now = Version.now_of(community)
    is_now = version == now
    purpose, parts = by_part(version, viewer)
    mine = signing.mine(version, viewer)
    may_sign = is_now and access.can_sign(viewer, community)
    return {
        "version": version,
        "now": now,
        "is_now": is_now,
        "before": version.number - 1,
        "first": purpose[0] if purpose else None,
        "more_purpose": purpose[1:],
        "parts": parts,
        "standing": standing(version),
        "signatures": signing.seen_by(version, viewer),
        "mine": mine,
        "may_sign": may_sign,
        "form": SignForm(initial={"note": mine.note if mine else ""}) if may_sign else None,
        "dissent": dissent(version, viewer),
        "contributors": contributing.shown(version, viewer),
        "can_take_back": is_now and adopting.can_take_back(viewer, version),
        **(review(version, viewer) if is_now else {}),
    }


def dissent(version, viewer):
    """Objections that stand in spite of the answer; for members, with who holds them where one may see."""
    if version.draft is None or not access.can_see_signatures(viewer, version.community):
        return []
    rows = reacting.dissent(version.draft)
    seen = Person.objects.visible_to(viewer).filter(pk__in=[row.person_id for row in rows])
    seen = set(seen.values_list("pk", flat=True))
    for row in rows:
        row.seen_by = row.person if row.person_id in seen else None
    return rows


def review(version, viewer, due=None):
    """The proposal to look at it again, and what was answered before; for who takes part."""
    community = version.community
    if not access.can_see_signatures(viewer, community):
        return {}
    return {
        "due": reviewing.due(version) if due is None else due,
        "answers": list(version.review_answers.order_by("-at", "-pk")[:5]),
        "can_answer_review": access.can_answer_review(viewer, community),
    }


def shelf(community, versions, viewer):
    """All versions on one page."""
    running = Round.objects.filter(community=community).running().exists()
    return {
        "versions": versions,
        "can_put_down": not versions and not running and access.can_put_down(viewer, community),
        "standing": standing(versions[0]) if versions else None,
    }


def part(community, version, viewer):
    """The version that holds, as the page about the purpose shows it; None where there is none yet."""
    if version is None:
        return None
    version.community = community
    is_member = access.can_see_signatures(viewer, community)
    return {
        "version": version,
        "first": version.sentences.in_order().first(),
        "standing": standing(version),
        "signatures": signing.seen_by(version, viewer),
        "to_sign": access.can_sign(viewer, community) and signing.mine(version, viewer) is None,
        "is_member": is_member and community.membership_of(viewer) is not None,
        **review(version, viewer),
    }

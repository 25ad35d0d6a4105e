"""Who may do what: communities."""

from django.utils import timezone

from samenspel.communities import agreeing, applying, archiving, inviting, joining, meeting, placing
from samenspel.communities.models import Community, LinkProposal, Membership, Removal, Role, Succession
from samenspel.people.introducing import introduce
from samenspel.people.models import Person
from tests.matrix.row import Row
from tests.matrix.things import (
    a_community,
    circle,
    garden,
    nothing,
    request,
    same,
    secretary,
    secretary_role,
    workshop,
)


def member(name, where="workshop"):
    return lambda cast: {"slug": getattr(cast, where).slug, "handle": getattr(cast, name).handle}


def like_the_workshop(cast, name):
    """Another community with the same people in the same places; the town of the page walks keeps it.

    Written down rather than told by their acts: half of all rows ask for one, and joining, leaving and being
    removed are tested elsewhere.
    """
    community = Community.objects.filter(name=name).first()
    if community is None:
        community = Community.start(name=name, purpose="Alles heeft zijn plek.", by=cast.noor)
        now = timezone.now()
        for person, until in ((cast.sami, None), (cast.bram, now), (cast.rik, now)):
            Membership.objects.create(community=community, person=person, since=now, until=until)
        Removal.objects.create(community=community, person=cast.rik, by=cast.noor, reason="Sloopte het dak.")
    return community


def archived(cast):
    community = like_the_workshop(cast, "De Zolder")
    archiving.archive(community, by=cast.noor)
    return {"slug": community.slug}


def an_open_role(open_to, where="workshop"):
    def given(cast):
        community = getattr(cast, where)
        role, _made = Role.objects.get_or_create(
            community=community, name=f"Gastheer {open_to}", open_to=open_to, needed=3
        )
        return {"slug": community.slug, "pk": role.pk}

    return given


def an_application(cast):
    """Tess applied for a role in De Wijkwerkplaats."""
    where = an_open_role("outsiders")(cast)
    applied = applying.apply(Role.objects.get(pk=where["pk"]), cast.tess, words="Ik kan goed luisteren.")
    return {"slug": where["slug"], "pk": applied.pk}


def my_application(cast):
    """Lena's, from outside."""
    where = an_open_role("outsiders")(cast)
    applied = applying.apply(Role.objects.get(pk=where["pk"]), cast.lena, words="Graag.", called="Lena")
    return {"slug": where["slug"], "pk": applied.pk}


def removal(cast):
    return {
        "slug": cast.workshop.slug,
        "pk": Removal.objects.get(person=cast.rik, community=cast.workshop).pk,
    }


def an_offer(cast):
    """Sami is asked to be a core member of De Wijkwerkplaats."""
    offer = cast.workshop.membership_of(cast.sami).ask_closer("core", by=cast.noor)
    return {"slug": cast.workshop.slug, "pk": offer.pk}


def a_succession(cast):
    """Sami is named to take a role over."""
    role = an_open_role("members")(cast)
    asked, _made = Succession.objects.get_or_create(
        role_id=role["pk"], person=cast.sami, answered_at=None, defaults={"before": cast.bram}
    )
    return {"slug": cast.workshop.slug, "pk": asked.pk}


def an_agreement(cast):
    community = like_the_workshop(cast, "De Keet")
    agreeing.make_agreement(community, by=cast.noor, text="Wij zijn aardig.", clauses=["Niet schelden"])
    return {"slug": community.slug}


def an_invitation(cast):
    invitation, _key = inviting.invite_into(cast.workshop, by=cast.noor)
    return {"slug": cast.workshop.slug, "pk": invitation.into_community.pk}


def a_proposal(cast):
    """De Buurttuin would like to be part of De Zorgkring, which only Vera may answer."""
    asked, _made = LinkProposal.objects.get_or_create(
        child=cast.garden, parent=cast.circle, is_open=True, defaults={"by": cast.noor}
    )
    return {"slug": cast.circle.slug, "pk": asked.pk}


def a_link(cast):
    placing.propose(cast.garden, parent=cast.workshop, by=cast.noor)  # she stewards both, so it stands
    return {"slug": cast.workshop.slug, "pk": cast.garden.parent_links.get().pk}


def a_buddy(cast):
    """Sami offers to be a buddy, and Pia is new."""
    meeting.offer_to_be_buddy(cast.workshop.membership_of(cast.sami), by=cast.sami)
    pia = Person.objects.filter(handle="pia").first() or introduce(name="Pia Prins", handle="pia")
    joining.join(cast.workshop, pia)
    return {"slug": cast.workshop.slug, "handle": "pia", "person": cast.sami.pk}


def address(given):
    return {name: value for name, value in given.items() if name in ("slug", "pk", "handle")}


ROLE = {"name": "Tuinman", "needed": 1, "open_to": "members"}
NEEDS_A_STEWARD = "sign-in refused refused refused refused refused see see"
STEWARD_GOES_ON = "sign-in refused refused refused refused refused go-on go-on"
ONLY_POST = "sign-in only-post only-post only-post only-post only-post only-post only-post"
MINE = "sign-in hidden hidden hidden hidden see see hidden"
MINE_GOES_ON = "sign-in hidden hidden hidden hidden go-on go-on hidden"
ARCHIVED_NOBODY = "sign-in refused refused refused refused refused refused refused"

# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("communities:communities", "see"),
    Row("communities:open_roles", "see"),
    Row("communities:start", "sign-in go-on see see see see see see"),
    Row("communities:start", "sign-in go-on go-on go-on go-on go-on go-on go-on", post=a_community),
    Row("communities:community", "see", workshop, note="open to all"),
    Row("communities:community", "hidden hidden see see see see see see", garden, note="for who is signed in"),
    Row("communities:community", "hidden hidden see hidden hidden hidden hidden see", circle, note="for members"),
    Row("communities:community", "see", same, given=archived, note="archived"),
    Row("communities:people", "see", workshop, note="open to all"),
    Row("communities:people", "hidden hidden see hidden hidden hidden hidden see", circle, note="for members"),
    Row("communities:history", "see", workshop, note="open to all"),
    Row("communities:history", "hidden hidden see hidden hidden hidden hidden see", circle, note="for members"),
    Row("communities:history", "see", same, given=archived, note="archived"),
    Row("communities:agreement", "see", address, given=an_agreement, note="open to all"),
    Row("communities:agreement", "hidden hidden see hidden hidden hidden hidden see", circle, note="for members"),
    Row("communities:accept_agreement", "sign-in refused refused refused refused go-on go-on refused", address, post=lambda given: {"version": 1}, given=an_agreement),
    Row("communities:accept_agreement", ONLY_POST, workshop),
    Row("communities:revise_agreement", NEEDS_A_STEWARD, workshop),
    Row("communities:revise_agreement", STEWARD_GOES_ON, workshop, post=lambda cast: {"text": "Wij luisteren."}),
    Row("communities:revise_agreement", ARCHIVED_NOBODY, same, given=archived, note="archived"),
    Row("communities:member", NEEDS_A_STEWARD, member("sami")),
    Row("communities:member", "sign-in hidden see hidden hidden hidden hidden see", member("vera", "circle"), note="of another"),
    Row("communities:greet", "sign-in go-on refused refused refused refused see see", member("sami")),
    Row("communities:greet", "sign-in go-on refused refused refused go-on go-on go-on", address, post=lambda given: {"words": "Fijn dat je er bent."}, given=a_buddy),
    Row("communities:pair", STEWARD_GOES_ON, address, post=lambda given: {"person": given["person"]}, given=a_buddy),
    Row("communities:pair", ONLY_POST, member("sami")),
    Row("communities:ask_closer", STEWARD_GOES_ON, member("sami"), post=lambda cast: {"status": "core"}),
    Row("communities:ask_closer", ONLY_POST, member("sami")),
    Row("communities:make_steward", STEWARD_GOES_ON, member("sami"), post=nothing),
    Row("communities:make_steward", ONLY_POST, member("sami")),
    Row("communities:remove", NEEDS_A_STEWARD, member("sami")),
    Row("communities:remove", STEWARD_GOES_ON, member("sami"), post=lambda cast: {"reason": "Schold mensen uit."}),
    Row("communities:remove", ARCHIVED_NOBODY, member("noor"), note="of a steward"),
    Row("communities:remove", NEEDS_A_STEWARD, member("bram"), note="of who left"),
    Row("communities:remove", "sign-in hidden refused refused refused refused see see", member("tess", "garden"), note="of who asks"),
    Row("communities:remove", STEWARD_GOES_ON, member("rik"), note="of who is out already"),
    Row("communities:remove", "sign-in refused refused refused refused refused hidden hidden", member("tess"), note="of a stranger"),
    Row("communities:lift", STEWARD_GOES_ON, removal, post=nothing),
    Row("communities:lift", ONLY_POST, removal),
    Row("communities:care", NEEDS_A_STEWARD, workshop),
    Row("communities:care", STEWARD_GOES_ON, workshop, post=a_community),
    Row("communities:care", ARCHIVED_NOBODY, same, given=archived, note="archived"),
    Row("communities:stage", NEEDS_A_STEWARD, workshop),
    Row("communities:stage", STEWARD_GOES_ON, workshop, post=lambda cast: {"stage": "alive"}),
    Row("communities:archive", NEEDS_A_STEWARD, workshop),
    Row("communities:archive", STEWARD_GOES_ON, workshop, post=nothing),
    Row("communities:reopen", STEWARD_GOES_ON, same, post=nothing, given=archived),
    Row("communities:reopen", ONLY_POST, workshop),
    Row("communities:family", NEEDS_A_STEWARD, workshop),
    Row("communities:family", STEWARD_GOES_ON, workshop, post=lambda cast: {"parent": cast.garden.pk}),
    Row("communities:answer_child", "sign-in hidden go-on hidden hidden hidden hidden go-on", address, post=lambda given: {"yes": 1}, given=a_proposal),
    Row("communities:answer_child", ONLY_POST, a_proposal),
    Row("communities:take_apart", STEWARD_GOES_ON, address, post=nothing, given=a_link),
    Row("communities:take_apart", ONLY_POST, a_link),
    Row("communities:join", "sign-in go-on see see refused go-on go-on see", workshop, note="open"),
    Row("communities:join", "sign-in go-on go-on go-on refused go-on go-on go-on", workshop, post=nothing, note="open"),
    Row("communities:join", "sign-in go-on see see see go-on go-on see", garden, note="by asking"),
    Row("communities:join", "sign-in go-on go-on go-on go-on go-on go-on go-on", garden, post=nothing, note="by asking"),
    Row("communities:join", "sign-in go-on go-on hidden hidden hidden hidden refused", circle, note="by invitation"),
    Row("communities:join", "sign-in go-on mend mend refused go-on go-on mend", address, post=nothing, given=an_agreement, note="with an agreement"),
    Row("communities:join", "sign-in go-on refused refused refused go-on go-on refused", same, given=archived, note="archived"),
    Row("communities:withdraw", "sign-in hidden hidden hidden hidden hidden hidden hidden", garden, post=nothing),
    Row("communities:withdraw", ONLY_POST, garden),
    Row("communities:leave", "sign-in go-on go-on go-on go-on see see go-on", workshop),
    Row("communities:leave", "sign-in go-on go-on go-on go-on go-on mend go-on", workshop, post=nothing),
    Row("communities:mine", MINE, workshop),
    Row("communities:mine", MINE_GOES_ON, workshop, post=lambda cast: {"motives": ["people"], "motive": "Gezellig"}),
    Row("communities:mine", "sign-in hidden see hidden hidden hidden hidden hidden", circle, note="for members"),
    Row("communities:step_back", MINE_GOES_ON, workshop, post=lambda cast: {"status": "contributor"}),
    Row("communities:step_back", ONLY_POST, workshop),
    Row("communities:be_buddy", MINE_GOES_ON, workshop, post=lambda cast: {"offer": 1}),
    Row("communities:be_buddy", ONLY_POST, workshop),
    Row("communities:lay_down", "sign-in hidden hidden hidden hidden hidden see hidden", workshop),
    Row("communities:lay_down", "sign-in hidden hidden hidden hidden hidden go-on hidden", workshop, post=lambda cast: {"person": cast.sami.pk}),
    Row("communities:answer_offer", "sign-in hidden hidden hidden hidden go-on hidden hidden", address, post=lambda given: {"yes": 1}, given=an_offer),
    Row("communities:answer_offer", ONLY_POST, an_offer),
    Row("communities:answer_succession", "sign-in hidden hidden hidden hidden go-on hidden hidden", address, post=lambda given: {"yes": 1}, given=a_succession),
    Row("communities:answer_succession", ONLY_POST, a_succession),
    Row("communities:invitations", "sign-in go-on refused refused refused refused see see", workshop),
    Row("communities:invitations", "sign-in go-on refused refused refused refused go-on go-on", workshop, post=lambda cast: {"most_uses": 2, "days": 7, "status": "member"}),
    Row("communities:invitations", "sign-in go-on refused refused refused refused refused refused", same, given=archived, note="archived"),
    Row("communities:revoke_invitation", STEWARD_GOES_ON, address, post=nothing, given=an_invitation),
    Row("communities:revoke_invitation", ONLY_POST, an_invitation),
    Row("communities:requests", "sign-in hidden refused refused refused refused see see", garden),
    Row("communities:requests", "sign-in hidden see hidden hidden hidden hidden see", circle, note="of another"),
    Row("communities:welcome", "sign-in hidden refused refused refused refused go-on go-on", request, post=nothing),
    Row("communities:welcome", ONLY_POST, request),
    Row("communities:decline", "sign-in hidden refused refused refused refused mend mend", request, post=nothing),
    Row("communities:decline", ONLY_POST, request),
    Row("communities:roles", "see", workshop, note="open to all"),
    Row("communities:roles", "hidden hidden see hidden hidden hidden hidden see", circle, note="for members"),
    Row("communities:new_role", NEEDS_A_STEWARD, workshop),
    Row("communities:new_role", STEWARD_GOES_ON, workshop, post=lambda cast: ROLE),
    Row("communities:new_role", ARCHIVED_NOBODY, same, given=archived, note="archived"),
    Row("communities:role", "see", secretary_role, note="open to all"),
    Row("communities:role", "hidden hidden see see see see see see", address, given=an_open_role("outsiders", "garden"), note="for who is signed in"),
    Row("communities:role", "hidden hidden see hidden hidden hidden hidden see", address, given=an_open_role("outsiders", "circle"), note="for members"),
    Row("communities:edit_role", NEEDS_A_STEWARD, secretary_role),
    Row("communities:edit_role", STEWARD_GOES_ON, secretary_role, post=lambda cast: ROLE),
    Row("communities:archive_role", NEEDS_A_STEWARD, secretary_role),
    Row("communities:archive_role", STEWARD_GOES_ON, secretary_role, post=nothing),
    Row("communities:grant", STEWARD_GOES_ON, secretary_role, post=lambda cast: {"person": cast.noor.pk}),
    Row("communities:grant", ONLY_POST, secretary_role),
    Row("communities:apply", "see see see see refused see see see", address, given=an_open_role("outsiders"), note="for outsiders too"),
    Row("communities:apply", "mend mend mend mend refused mend mend mend", address, post=nothing, given=an_open_role("outsiders"), note="for outsiders too"),
    Row("communities:apply", "sign-in refused see see refused see see see", address, given=an_open_role("signed_in"), note="for who is signed in"),
    Row("communities:apply", "sign-in refused refused refused refused see see refused", address, given=an_open_role("members"), note="for members"),
    Row("communities:apply", "hidden hidden see hidden hidden hidden hidden see", address, given=an_open_role("outsiders", "circle"), note="in a closed community"),
    Row("communities:apply", "hidden", secretary_role, note="held already"),
    Row("communities:applications", NEEDS_A_STEWARD, workshop),
    Row("communities:accept_application", NEEDS_A_STEWARD, address, given=an_application),
    Row("communities:accept_application", STEWARD_GOES_ON, address, post=lambda given: {"status": "contributor"}, given=an_application),
    Row("communities:decline_application", NEEDS_A_STEWARD, address, given=an_application),
    Row("communities:decline_application", STEWARD_GOES_ON, address, post=lambda given: {"words": "Er is al iemand."}, given=an_application),
    Row("communities:withdraw_application", "sign-in go-on hidden hidden hidden hidden hidden hidden", address, post=nothing, given=my_application),
    Row("communities:withdraw_application", ONLY_POST, my_application),
    Row("communities:hand_back", "sign-in hidden hidden hidden hidden go-on go-on go-on", secretary, post=nothing),
    Row("communities:hand_back", ONLY_POST, secretary),
    Row("communities:prolong", STEWARD_GOES_ON, secretary, post=nothing),
    Row("communities:prolong", ONLY_POST, secretary),
    Row("communities:desk", "sign-in hidden refused refused refused refused see see", garden),
    Row("communities:desk", "sign-in hidden see hidden hidden hidden hidden see", circle, note="of another"),
    Row("communities:desk", NEEDS_A_STEWARD, same, given=archived, note="archived"),
]

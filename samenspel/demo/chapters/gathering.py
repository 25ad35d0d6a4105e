"""The eight communities: how they begin, who comes and goes, who is granted what, and what comes of it."""

from samenspel.communities import placing
from samenspel.communities.access import can_see
from samenspel.communities.caring import look_after, open_role
from samenspel.communities.joining import ask, decline, invite_in, join, leave, welcome
from samenspel.communities.models import Community, Membership
from samenspel.communities.stewarding import make_steward, step_down
from samenspel.work import crediting
from samenspel.work.models import Result

LAST_EVENING = 1


def communities(story, calendar, world):
    for told in story.communities:
        yield calendar.moment(told["started"], "dawn"), _start(world, told)
        for stage in told.get("stages", []):
            yield calendar.moment(stage["ago"], "evening"), _stage(world, told, stage)
        for door in told.get("doors", []):
            yield calendar.moment(door["ago"], "evening"), _door(world, told, door)
        for member in told.get("members", []):
            yield from _membership(calendar, world, told, member)
        for request in told.get("requests", []):
            yield from _request(calendar, world, told, request)
        for role in told.get("roles", []):
            yield from _role(calendar, world, told, role)
        for result in told.get("results", []):
            yield calendar.moment(result["ago"]), _result(world, told, result)
        yield calendar.moment(LAST_EVENING, "evening"), _outlook(calendar, world, told)


def _start(world, told):
    def act(at):
        world.communities[told["key"]] = Community.start(
            name=told["name"],
            purpose=told["purpose"],
            by=world.people[told["started_by"]],
            at=at,
            about=told["about"],
            kind=told["kind"],
            openness=told["openness"],
            visibility=told["visibility"],
        )

    return act


def _stage(world, told, stage):
    def act(at):
        community = world.communities[told["key"]]
        community.move_to_stage(stage["stage"], by=steward_of(community), at=at)

    return act


def _door(world, told, door):
    def act(at):
        community = world.communities[told["key"]]
        look_after(community, by=steward_of(community), at=at, visibility=door["visibility"])

    return act


def _outlook(calendar, world, told):
    """Where the community stands today: its next step, and the communities it is part of."""

    def act(at):
        community = world.communities[told["key"]]
        for parent in told.get("part_of", []):
            above = world.communities[parent]
            asked = placing.propose(community, parent=above, by=steward_of(community), at=at)
            if asked is not None:
                placing.answer(asked, agreed=True, by=steward_of(above), at=at)
        if "next_step" in told:
            look_after(
                community,
                by=steward_of(community),
                at=at,
                next_step=told["next_step"],
                next_step_on=calendar.day(-told["next_step_in"]),
            )

    return act


def _membership(calendar, world, told, member):
    who, status = member["who"], Membership.Status(member.get("status", "member"))
    founder = who == told["started_by"] and member["ago"] == told["started"]
    if not founder:
        yield from _entry(calendar, world, told, member)
    if status == Membership.Status.CORE and not founder:
        core = member.get("core", max(member["ago"] - calendar.days(30, 90), member.get("left", 0) + 1))
        yield calendar.moment(core, "noon"), _closer(world, told, who)
    if "steward" in member:
        yield calendar.moment(member["steward"], "evening"), _stewardship(world, told, who, True)
    if "steward_until" in member:
        yield calendar.moment(member["steward_until"], "evening"), _stewardship(world, told, who, False)
    if "left" in member:
        yield calendar.moment(member["left"], "evening"), _leaving(world, told, member)


def _entry(calendar, world, told, member):
    """How someone comes in depends on how open the community is."""
    who, motive = member["who"], member.get("motive", "")
    entered = calendar.moment(member["ago"], "noon")
    if told["openness"] == "ask":
        asked = min(told["started"], member["ago"] + calendar.days(0, 4))
        yield calendar.moment(asked, "morning"), _asking(world, told, who, motive)
        yield entered, _welcoming(world, told, who)
        if member.get("status") in {"follower", "contributor"}:
            yield entered, _closer(world, told, who, member["status"])
    elif told["openness"] == "invite":
        yield entered, _inviting(world, told, who)
    else:
        yield entered, _joining(world, told, who, motive, member.get("status"))


def _joining(world, told, who, motive, status):
    status = status if status in {"follower", "contributor"} else "member"

    def act(at):
        join(world.communities[told["key"]], world.people[who], at=at, motive=motive, status=status)

    return act


def _asking(world, told, who, motive):
    return lambda at: ask(world.communities[told["key"]], world.people[who], at=at, motive=motive)


def _welcoming(world, told, who):
    def act(at):
        community = world.communities[told["key"]]
        request = community.join_requests.open().get(person=world.people[who])
        welcome(request, by=steward_of(community), at=at)

    return act


def _inviting(world, told, who):
    def act(at):
        community = world.communities[told["key"]]
        invite_in(community, world.people[who], by=steward_of(community), at=at)

    return act


def _closer(world, told, who, status="core"):
    """Closer when a steward asks, further by one's own choice."""

    def act(at):
        community, person = world.communities[told["key"]], world.people[who]
        membership = community.membership_of(person)
        offer = membership.ask_closer(status, by=steward_of(community), at=at)
        if offer is None:
            membership.become(status, by=person, at=at)
        else:
            offer.answer(True, by=person, at=at)

    return act


def _stewardship(world, told, who, steward):
    def act(at):
        community, person = world.communities[told["key"]], world.people[who]
        if steward:
            make_steward(community, person, by=steward_of(community), at=at)
        else:
            step_down(community, by=person, at=at)

    return act


def _leaving(world, told, member):
    def act(at):
        person = world.people[member["who"]]
        leave(world.communities[told["key"]], person, at=at, farewell=member.get("farewell", ""))

    return act


def _request(calendar, world, told, request):
    who = request["who"]
    yield calendar.moment(request["ago"]), _asking(world, told, who, request["motive"])
    if "reason" in request:
        yield calendar.moment(request["answered"], "evening"), _declining(world, told, request)


def _declining(world, told, request):
    def act(at):
        community = world.communities[told["key"]]
        asked = community.join_requests.open().get(person=world.people[request["who"]])
        decline(asked, by=steward_of(community), reason=request["reason"], at=at)

    return act


def _role(calendar, world, told, role):
    yield calendar.moment(role["ago"], "noon"), _opening(world, told, role)
    for grant in role.get("grants", []):
        yield calendar.moment(grant["ago"], "day"), _granting(world, told, role, grant)
        if "back" in grant:
            yield calendar.moment(grant["back"], "day"), _handing_back(world, told, role, grant)


def _opening(world, told, role):
    def act(at):
        community = world.communities[told["key"]]
        open_role(
            community,
            by=steward_of(community),
            at=at,
            name=role["name"],
            purpose=role["purpose"],
            accountabilities=role["accountabilities"],
            needed=role.get("needed", 1),
            hours_per_month=role.get("hours"),
            open_to=role.get("open_to", "members"),
        )

    return act


def _granting(world, told, role, grant):
    def act(at):
        community = world.communities[told["key"]]
        found = community.roles.get(name=role["name"])
        found.grant(world.people[grant["who"]], by=steward_of(community), since=at.date(), at=at)

    return act


def _handing_back(world, told, role, grant):
    def act(at):
        found = world.communities[told["key"]].roles.get(name=role["name"])
        person = world.people[grant["who"]]
        found.grants.current(on=at.date()).get(person=person).hand_back(by=person, on=at.date(), at=at)

    return act


def _result(world, told, result):
    extra = ("kind", "for_whom", "serves", "learned", "evidence", "figure", "figure_meaning", "visibility")

    def act(at):
        community = world.communities[told["key"]]
        brought = [(world.people[who], words) for who, words in result["brought"]]
        published = Result.publish(
            community=community,
            by=world.people[result["by"]] if "by" in result else brought[0][0],
            title=result["title"],
            story=result["story"],
            # Who does not take part yet, and may not see it, is not asked to be named.
            contributions=[(who, words) for who, words in brought if can_see(who, community)],
            at=at,
            **{name: result[name] for name in extra if name in result},
        )
        for named in published.contributions.waiting().select_related("person"):
            crediting.confirm(named, by=named.person, at=at)

    return act


def steward_of(community):
    """The steward who has been one of the community longest."""
    return community.stewardships.current().order_by("since", "pk").first().person

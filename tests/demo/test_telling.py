"""The house after the story was lived in it: who is there, what they did, what each community is like."""

import ast
from itertools import combinations
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db.models import F

from samenspel.communities.models import Community, Membership, RoleGrant
from samenspel.demo import planting
from samenspel.feed.models import Entry
from samenspel.networks.models import Snapshot
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.people.models import Person
from samenspel.work.models import Contribution, Result
from tests.demo.conftest import ANCHOR

pytestmark = pytest.mark.django_db


def test_five_organisations_eight_communities_ninety_people(planted):
    assert Organisation.objects.count() == 5
    assert Community.objects.count() == 8
    assert Person.objects.exclude(introduced_at=None).count() == 90


def test_there_are_two_years_of_results(planted):
    moments = Result.objects.order_by("published_at").values_list("published_at", flat=True)

    assert 120 <= len(moments) <= 200
    assert 690 <= (moments[len(moments) - 1] - moments[0]).days <= 740


def test_everyone_says_who_they_are_in_a_line(planted):
    assert not Person.objects.exclude(introduced_at=None).filter(headline="").exists()
    assert Person.objects.exclude(brings="", wants="", seeks="").count() >= 45


def test_everyone_belongs_somewhere(planted):
    assert set(Affiliation.objects.values_list("person", flat=True)) == set(
        Person.objects.exclude(introduced_at=None).values_list("pk", flat=True)
    )
    assert set(Membership.objects.values_list("person", flat=True)) == set(
        Person.objects.exclude(introduced_at=None).values_list("pk", flat=True)
    )


def test_some_people_moved_to_another_organisation(planted):
    moved = [person for person in Person.objects.all() if person.affiliations.count() > 1]

    assert len(moved) >= 3


def test_people_leave_and_say_goodbye_and_hand_roles_back(planted):
    assert Membership.objects.exclude(until=None).count() >= 20
    assert Membership.objects.exclude(until=None).exclude(farewell="").count() >= 15
    assert RoleGrant.objects.exclude(until=None).count() >= 5


def test_what_failed_is_told_with_what_was_learned(planted):
    learned = Result.objects.filter(kind=Result.Kind.LEARNED)

    assert learned.count() >= 10
    assert not learned.filter(learned="").exists()


def test_everything_fits_where_the_house_keeps_it(planted):
    for model in (Person, Organisation, Community, Membership, Affiliation, Result, Contribution):
        for each in model.objects.all():
            each.clean_fields(exclude=["password"])


def test_a_visitor_sees_less_than_a_member_and_a_member_less_than_there_is(planted):
    sami = Person.objects.get(handle="sami-el-idrissi")
    visitor, member, there = (
        Result.objects.visible_to(None).count(),
        Result.objects.visible_to(sami).count(),
        Result.objects.count(),
    )

    assert 0 < visitor < member < there


def test_nothing_lies_in_the_future(planted):
    last = Result.objects.latest("published_at").published_at

    assert last.date() < planted.anchor


def test_the_network_can_be_looked_at_over_time(planted):
    dates = Snapshot.objects.filter(dataset=None, relation="").values_list("on", flat=True).distinct()

    assert len(set(dates)) >= 8
    assert max(dates) == ANCHOR


def test_a_second_planting_changes_nothing(planted):
    again = planting.plant(language="en", anchor=ANCHOR, seed=2)

    assert again == planted
    assert Person.objects.exclude(introduced_at=None).count() == 90


def test_every_act_was_told_in_the_feed(planted):
    def told(model, verb):
        kind = ContentType.objects.get_for_model(model)
        return set(Entry.objects.filter(verb=verb, about_type=kind).values_list("about_id", flat=True))

    def there(queryset):
        return set(queryset.values_list("pk", flat=True))

    assert told(Result, "work.result_published") == there(Result.objects)
    assert told(RoleGrant, "communities.role_granted") == there(RoleGrant.objects)
    assert told(Community, "communities.community_started") == there(Community.objects)
    assert told(Membership, "communities.member_left") == there(
        Membership.objects.exclude(until=None).exclude(person__removals__community=F("community"))
    )


def test_everyone_can_sign_in_with_a_confirmed_address(planted):
    confirmed = EmailAddress.objects.filter(verified=True, primary=True).values_list("email", flat=True)

    assert set(confirmed) == set(Person.objects.exclude(introduced_at=None).values_list("email", flat=True))
    assert all(email.endswith(".example") for email in confirmed)


def test_the_chapters_write_no_rows_past_the_acts():
    """What has no act of its own yet: confirming an address, a unit; and votes, which are some hundreds."""
    writes = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update", "save"}
    found = set()
    for path in Path(planting.__file__).parent.glob("chapters/*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in writes:
                found.add(f"{path.stem}: {ast.unparse(node.func)}")

    assert found == {
        "belonging: EmailAddress.objects.filter(user=person).update",
        "belonging: _employer(world, told, works).units.get_or_create",
        # When people read what they heard of is no act of theirs that could be told with its moment.
        "hearing: row.save",
        # Letters of days that are past; the act that writes letters would send them.
        "mailing: Letter.objects.bulk_create",
        "opinions: Participant.objects.bulk_create",
        "opinions: Vote.objects.bulk_create",
    }


def ties_of(community, *, since=None):
    """Pairs of people with a joint result in ``community``."""
    results = community.results.prefetch_related("contributions")
    if since:
        results = results.filter(published_at__date__gte=since)
    return {
        pair
        for result in results
        for pair in combinations(sorted(each.person_id for each in result.contributions.all()), 2)
    }


def share_across(ties):
    """The share of ties that cross the border of an organisation, of people who belong to one."""
    home = dict(Affiliation.objects.filter(is_main=True).values_list("person", "organisation"))
    between = [(home[one], home[other]) for one, other in ties if one in home and other in home]
    return sum(one != other for one, other in between) / len(between)


def density(community):
    people = community.memberships.count()
    return len(ties_of(community)) / (people * (people - 1) / 2)


def community(slug):
    return Community.objects.get(slug=slug)


def test_the_healthy_one_ties_all_five_organisations_together(planted):
    healthy = community("de-wijkwerkplaats")
    ties = ties_of(healthy)

    assert share_across(ties) > 0.7
    assert len(set(_homes(ties))) == 5
    assert 0.05 < density(healthy) < 0.3


def test_the_sect_has_ties_inside_only(planted):
    closed = community("de-nachtploeg")
    members = set(closed.memberships.current().values_list("person", flat=True))
    last_year = [
        each for each in _all_ties(since=ANCHOR.replace(year=ANCHOR.year - 1)) if members & set(each)
    ]

    assert closed.openness == Community.Openness.INVITE
    assert last_year
    # Peter was one of them until half a year ago; nobody else from outside.
    outside = {person for tie in last_year for person in tie} - members
    assert set(Person.objects.filter(pk__in=outside).values_list("name", flat=True)) <= {"Peter Rutten"}
    assert density(closed) > 0.6


def test_hardly_anyone_comes_to_the_sect_or_goes(planted):
    moved = community("de-nachtploeg").memberships.filter(
        since__date__gte=ANCHOR.replace(year=ANCHOR.year - 1)
    )

    assert moved.count() == 0
    assert community("de-nachtploeg").memberships.exclude(until=None).count() == 1


def test_the_sect_once_had_ties_outside(planted):
    closed = community("de-nachtploeg")
    ever = set(closed.memberships.values_list("person", flat=True))
    outsiders = {person for tie in ties_of(closed) for person in tie} - ever

    assert len(outsiders) >= 4


def test_the_coalition_has_many_people_and_hardly_a_tie(planted):
    coalition = community("energietafel")

    assert coalition.memberships.count() >= 20
    assert density(coalition) < 0.03
    assert coalition.memberships.exclude(until=None).count() >= 7


def test_the_young_one_is_weeks_old_and_the_fading_one_is_silent(planted):
    young, fading = community("de-eerste-nacht"), community("geveltuinen-het-veld")

    assert (ANCHOR - young.started_at.date()).days < 90
    assert fading.stage == Community.Stage.CLOSING
    assert (ANCHOR - fading.results.latest("published_at").published_at.date()).days > 90
    assert fading.memberships.exclude(until=None).count() > fading.memberships.current().count()


def test_the_communities_overlap(planted):
    current = Membership.objects.current().members()
    several = [person for person in Person.objects.all() if current.filter(person=person).count() > 1]

    assert len(several) >= 25


def _all_ties(*, since):
    return {pair for each in Community.objects.all() for pair in ties_of(each, since=since)}


def _homes(ties):
    people = {person for tie in ties for person in tie}
    return Affiliation.objects.filter(person__in=people, until=None).values_list("organisation", flat=True)

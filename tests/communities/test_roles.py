"""Roles: their term, their end in sight, who held them, handing them over; and the list of open ones."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import archiving, joining
from samenspel.communities.caring import change_role
from samenspel.communities.models import Role, RoleGrant, Succession

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/"


def a_role(community, name="Gastvrouw", **more):
    return Role.objects.create(community=community, name=name, **more)


@pytest.mark.parametrize(
    ("since", "months", "until"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 1), 14, date(2028, 1, 1)),
        (date(2026, 11, 1), None, None),
    ],
)
def test_the_term_proposes_the_end(since, months, until):
    assert Role(term_months=months).end_of_term(since) == until


def test_only_stewards_grant_change_and_archive(cast):
    role = a_role(cast.workshop)
    for other in (cast.sami, cast.vera, cast.rik, cast.lena):
        for act in (
            lambda by: role.grant(cast.sami, by=by),
            lambda by: role.archive(by=by),
            lambda by: change_role(role, by=by, name="Baas"),
            lambda by: cast.secretary.prolong(None, by=by),
        ):
            with pytest.raises(PermissionDenied):
                act(other)


def test_nobody_hands_back_the_role_of_someone_else(cast):
    with pytest.raises(PermissionDenied):
        cast.secretary.hand_back(by=cast.vera)

    cast.secretary.hand_back(by=cast.sami)
    assert not RoleGrant.objects.current().filter(pk=cast.secretary.pk).exists()


def test_a_role_that_ends_within_a_month_is_shown_to_holder_and_stewards(cast, client_of):
    cast.secretary.prolong(timezone.localdate() + timedelta(days=20), by=cast.noor)

    assert "ends on" in client_of(cast.sami).get("/").content.decode()
    assert "Roles that end soon" in client_of(cast.noor).get(f"{URL}desk/").content.decode()


def test_a_role_goes_on_for_another_term_in_one_click(cast, client_of):
    Role.objects.filter(pk=cast.secretary.role_id).update(term_months=12)
    end = timezone.localdate() + timedelta(days=20)
    cast.secretary.prolong(end, by=cast.noor)

    client_of(cast.noor).post(f"{URL}grants/{cast.secretary.pk}/prolong/")

    cast.secretary.refresh_from_db()
    assert cast.secretary.until > end + timedelta(days=300)


def test_whoever_leaves_names_who_could_take_a_role_over_and_that_person_decides(cast, client_of):
    joining.join(cast.workshop, cast.tess)
    typed = {"farewell": "Dag", f"successor_{cast.secretary.pk}": cast.tess.pk}
    client_of(cast.sami).post(f"{URL}leave/", typed)
    asked = Succession.objects.get()

    assert "take over “Secretaris”" in client_of(cast.tess).get("/").content.decode()
    with pytest.raises(PermissionDenied):
        asked.answer(True, by=cast.noor)
    client_of(cast.tess).post(f"{URL}me/role/{asked.pk}/", {"yes": 1})

    assert [grant.person for grant in asked.role.grants.current()] == [cast.tess]


def test_no_leaves_the_role_open(cast):
    joining.join(cast.workshop, cast.tess)
    joining.leave(cast.workshop, cast.sami, successors={cast.secretary: cast.tess})

    Succession.objects.get().answer(False, by=cast.tess)

    assert Role.objects.looking().filter(pk=cast.secretary.role_id).exists()


def test_who_held_a_role_before_stays_known(cast, client_of):
    RoleGrant.objects.filter(pk=cast.secretary.pk).update(until=date(2026, 3, 1))

    page = client_of(cast.noor).get(cast.secretary.role.get_absolute_url()).content.decode()

    assert "Who did it before" in page
    assert "Sami de Wit" in page


def test_an_archived_role_is_asked_of_nobody_and_its_name_is_free_again(cast, client_of):
    role = cast.secretary.role
    client_of(cast.noor).post(f"{URL}roles/{role.pk}/archive/")

    assert not RoleGrant.objects.current().filter(role=role, until=None).exists()
    assert "Secretaris" not in client_of(cast.noor).get(f"{URL}roles/").content.decode()
    assert a_role(cast.workshop, "Secretaris")


def test_a_role_is_needed_by_at_least_one(cast, client_of):
    answer = client_of(cast.noor).post(
        f"{URL}roles/new/", {"name": "Gast", "needed": 0, "open_to": "members"}
    )

    assert answer.status_code == 422
    assert "At least one person is needed" in answer.content.decode()


def test_a_role_is_not_granted_until_a_day_that_is_past(cast, client_of):
    role = a_role(cast.workshop)

    answer = client_of(cast.noor).post(
        f"{URL}roles/{role.pk}/grant/", {"person": cast.sami.pk, "until": "2020-01-01"}
    )

    assert answer.status_code == 422
    assert "This day is past" in answer.content.decode()


def test_open_roles_of_all_communities_one_may_see_latest_first(cast, client_of):
    for community in (cast.workshop, cast.garden, cast.circle):
        a_role(community, f"Gast van {community.name}", open_to="outsiders")

    def listed(who, query=""):
        return [role.name for role in client_of(who).get(f"/communities/roles/{query}").context["page"]]

    assert listed(None) == ["Gast van De Wijkwerkplaats"]
    assert listed(cast.sami) == ["Gast van De Buurttuin", "Gast van De Wijkwerkplaats"]
    assert listed(cast.sami, "?community=de-buurttuin") == ["Gast van De Buurttuin"]
    assert listed(cast.sami, "?community=de-zorgkring") == []


def test_open_roles_can_be_narrowed_by_time_and_to_those_for_me(cast, client_of):
    a_role(cast.workshop, "Klein", hours_per_month=4, open_to="members")
    a_role(cast.workshop, "Groot", hours_per_month=20, open_to="outsiders")

    def listed(who, query):
        return {role.name for role in client_of(who).get(f"/communities/roles/{query}").context["page"]}

    assert listed(cast.vera, "?hours=8") == {"Klein"}
    assert listed(cast.vera, "?for=me") == {"Groot"}
    assert listed(cast.sami, "?for=me") == {"Klein", "Groot"}
    assert listed(cast.vera, "?hours=veel") == {"Klein", "Groot"}


def test_a_role_that_is_held_or_of_an_archived_community_looks_for_nobody(cast):
    role = a_role(cast.workshop)
    assert list(Role.objects.looking()) == [role]

    archiving.archive(cast.workshop, by=cast.noor)

    assert not Role.objects.looking().exists()


def test_the_page_of_a_public_role_can_be_shared_and_of_a_closed_one_is_not_found_by_search_engines(
    cast, client_of
):
    public, closed = a_role(cast.workshop, purpose="Koffie en een luisterend oor."), a_role(cast.circle)

    page = client_of(None).get(public.get_absolute_url()).content.decode()
    assert 'property="og:title"' in page
    assert "Koffie en een luisterend oor." in page
    assert "noindex" in client_of(cast.vera).get(closed.get_absolute_url()).content.decode()


def test_the_list_asks_few_questions_however_long_it_is(cast, client_of, django_assert_max_num_queries):
    for number in range(15):
        a_role(cast.workshop, f"Gast {number}", open_to="outsiders")

    with django_assert_max_num_queries(4):
        client_of(None).get("/communities/roles/")


def test_a_role_that_was_archived_meanwhile_is_taken_over_by_nobody(cast):
    joining.join(cast.workshop, cast.tess)
    joining.leave(cast.workshop, cast.sami, successors={cast.secretary: cast.tess})
    cast.secretary.role.archive(by=cast.noor)

    with pytest.raises(PermissionDenied):
        Succession.objects.get().answer(True, by=cast.tess)

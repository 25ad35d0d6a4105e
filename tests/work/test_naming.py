"""Whoever is named takes their own name off, also when they may not see the thing any more."""

import pytest
from django.urls import reverse

from samenspel.communities import joining
from samenspel.work import crediting, experimenting, initiating
from samenspel.work.models import Experiment, Result
from tests.work.roadmap_made import experiment, initiative


@pytest.fixture
def gone(cast):
    """Sami looks after an initiative, takes part in it, and does an experiment; then he is removed."""
    looks_after = initiative(cast, steward=cast.sami)
    initiating.take_part(looks_after, by=cast.sami)
    tried = experiment(cast, by=cast.noor, doers=[cast.sami])
    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Zo gaat het niet.")
    return looks_after, tried


def forms_on(client):
    return {each.away for each in client.get(reverse("work:credits")).context["named"]}


def test_who_was_removed_finds_where_their_name_stands_and_takes_it_off(cast, gone, client_of):
    looks_after, tried = gone
    sami = client_of(cast.sami)
    assert sami.get(looks_after.get_absolute_url()).status_code == 404

    for address in forms_on(sami):
        assert sami.post(address).url == reverse("work:credits")

    looks_after.refresh_from_db()
    assert looks_after.steward is None
    assert not looks_after.taking_part.filter(person=cast.sami, until=None).exists()
    assert not tried.doers.filter(person=cast.sami).exists()
    assert forms_on(sami) == set()


def test_what_one_may_not_see_any_more_is_not_named_there(cast, gone, client_of):
    page = client_of(cast.sami).get(reverse("work:credits")).content.decode()

    assert "Something you may not see any more" in page
    assert gone[0].title not in page
    assert gone[1].question not in page


def test_where_one_is_not_named_nothing_is_found(cast, gone, client_of):
    looks_after, tried = gone
    for name, thing in (("lay_down", looks_after), ("step_out", looks_after), ("leave_experiment", tried)):
        assert client_of(cast.vera).post(reverse(f"work:{name}", args=[thing.pk])).status_code == 404


def test_ones_own_page_about_privacy_leads_there(cast, gone, client_of):
    page = client_of(cast.sami).get(reverse("privacy:mine")).content.decode()

    assert reverse("work:credits") in page


def named_in(cast, person):
    made = Result.publish(
        community=cast.garden,
        by=cast.noor,
        title="De kas staat",
        story="Met veel handen.",
        visibility="signed_in",
        contributions=[(person, "glas gedragen")],
    )
    return made.contributions.get(person=person)


def test_a_letter_about_a_name_leads_on_when_the_result_cannot_be_seen_any_more(cast, client_of):
    asked = named_in(cast, cast.tess)
    Result.objects.filter(pk=asked.result_id).update(community=cast.circle)
    tess = client_of(cast.tess)

    assert tess.get(reverse("work:credit", args=[asked.result_id])).url == reverse("work:credits")
    page = tess.get(reverse("work:credits")).content.decode()
    assert "A result you may not see any more" in page
    assert "De kas staat" not in page
    tess.post(reverse("work:decline_credit", args=[asked.result_id]))
    asked.refresh_from_db()
    assert asked.declined_at is not None


def test_who_gave_only_an_address_takes_their_name_off_too(cast, client_of):
    made = Result.publish(
        community=cast.workshop,
        by=cast.noor,
        title="De bus reed",
        story="Elke week.",
        contributions=[(cast.lena, "koffie")],
    )
    named = made.contributions.get(person=cast.lena)
    crediting.confirm(named, by=cast.lena, called="Lena")
    Result.objects.filter(pk=made.pk).update(visibility="private", community=cast.circle)
    lena = client_of(cast.lena)

    page = lena.get(reverse("work:credits")).content.decode()
    assert reverse("work:decline_credit", args=[made.pk]) in page
    lena.post(reverse("work:decline_credit", args=[made.pk]))

    assert not made.contributions.standing().filter(person=cast.lena).exists()


def test_stepping_out_leads_back_to_what_one_still_sees(cast, client_of):
    tried = experiment(cast)

    answer = client_of(cast.sami).post(reverse("work:leave_experiment", args=[tried.pk]))

    assert answer.url == tried.get_absolute_url()
    assert Experiment.objects.filter(pk=tried.pk, doers__person=cast.sami).count() == 0
    experimenting.step_out(tried, by=cast.sami)

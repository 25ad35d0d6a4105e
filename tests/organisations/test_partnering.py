"""Partnerships: proposed by one, accepted by the other, ended by either."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.feed.models import Entry
from samenspel.organisations import administering, partnering
from samenspel.organisations.affiliating import found
from samenspel.organisations.models import Partnership, PartnershipProposal
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def speakers(cast):
    """Noor speaks for the municipality, Sami for Woonstede."""
    administering.appoint(cast.municipality, cast.noor, by=cast.anna)
    administering.appoint(cast.housing, cast.sami, by=cast.anna)
    return cast


def test_it_takes_a_yes_from_the_other_side(speakers):
    proposal = partnering.propose(
        speakers.housing, speakers.municipality, by=speakers.sami, about="Drempels weg"
    )
    assert partnering.propose(speakers.housing, speakers.municipality, by=speakers.sami) == proposal
    for person in (speakers.sami, speakers.anna, speakers.bram):
        with pytest.raises(PermissionDenied):
            partnering.accept(proposal, by=person)
    assert not Partnership.objects.exists()

    partnership = partnering.accept(proposal, by=speakers.noor)

    assert (partnership.about, partnership.partner_of(speakers.housing)) == (
        "Drempels weg",
        speakers.municipality,
    )
    assert Entry.objects.filter(verb="organisations.partnership_begun").count() == 1


def test_who_speaks_for_both_cannot_agree_alone(speakers):
    administering.appoint(speakers.municipality, speakers.sami, by=speakers.anna)
    proposal = partnering.propose(speakers.housing, speakers.municipality, by=speakers.sami)

    with pytest.raises(PermissionDenied):
        partnering.accept(proposal, by=speakers.sami)
    assert partnering.propose(speakers.municipality, speakers.housing, by=speakers.sami) != proposal
    assert not Partnership.objects.exists()


def test_both_asking_is_a_yes(speakers):
    partnering.propose(speakers.housing, speakers.municipality, by=speakers.sami)
    partnership = partnering.propose(speakers.municipality, speakers.housing, by=speakers.noor)

    assert isinstance(partnership, Partnership)
    assert not PartnershipProposal.objects.open().exists()


def test_the_second_answer_changes_nothing(speakers):
    proposal = partnering.propose(speakers.housing, speakers.municipality, by=speakers.sami)
    assert partnering.decline(proposal, by=speakers.noor)

    assert partnering.accept(proposal, by=speakers.noor) is None
    assert not Partnership.objects.exists()


def test_either_ends_it_and_that_it_was_stays_known(speakers, client_of):
    partnership = partnering.propose(speakers.housing, speakers.municipality, by=speakers.anna)
    with pytest.raises(PermissionDenied):
        partnering.end_partnership(partnership, by=speakers.bram)

    partnering.end_partnership(partnership, by=speakers.noor)

    assert not Partnership.objects.current().exists()
    page = client_of(speakers.sami).get("/organisations/woonstede/partners/")
    assert [partner for _row, partner in page.context["before"]] == [speakers.municipality]


def test_a_partner_one_may_not_see_is_not_named(speakers, client_of):
    hidden = found(name="De Schuur", visibility=Visibility.MEMBERS)
    partnering.partner(hidden, speakers.housing)

    assert "De Schuur" not in client_of(None).get("/organisations/woonstede/").content.decode()
    said = client_of(speakers.sami).post("/organisations/woonstede/partners/", {"partner": "De Schuur"})
    assert "There is no organisation called “De Schuur” here." in said.content.decode()

"""The pages of this room, as people walk them."""

from django.urls import reverse
from django.utils import timezone

from samenspel.decisions.models import Proposal
from tests.decisions.made import open_now

NEXT_WEEK = timezone.localdate() + timezone.timedelta(days=7)


def typed(**said):
    return {
        "title": "Een bankje bij de vijver",
        "what": "We zetten een bankje neer.",
        "why": "Mensen willen zitten.",
        "alternatives": "Niets doen\nEen boomstam",
        "last_day": NEXT_WEEK.isoformat(),
        "visibility": "members",
        **said,
    }


def test_a_member_proposes_and_everyone_who_takes_part_is_asked(cast, client_of):
    address = reverse("decisions:propose", args=[cast.workshop.slug]) + "?kind=consent"

    answer = client_of(cast.sami).post(address, typed())

    proposal = Proposal.objects.get()
    assert answer.status_code == 302
    assert proposal.is_open
    assert proposal.now.alternatives == ["Niets doen", "Een boomstam"]
    assert set(proposal.now.asked.values_list("person", flat=True)) == {cast.noor.pk, cast.sami.pk}


def test_the_page_of_a_proposal_takes_an_answer(cast, client_of):
    proposal = open_now(cast)
    client = client_of(cast.sami)
    assert b"Consent: I see no reason" in client.get(proposal.get_absolute_url()).content

    sent = {"round": proposal.now.pk, "stance": "concern", "words": "Wie ruimt op?"}
    answer = client.post(reverse("decisions:answer", args=[proposal.pk]), sent)

    assert answer.status_code == 302
    assert "Wie ruimt op?" in client.get(proposal.get_absolute_url()).text

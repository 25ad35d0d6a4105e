"""From any result to what it served, answered, ended and whom it names, and from each of those back to it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samenspel.work import crediting, initiating
from tests.cast import RECENTLY
from tests.work.roadmap_made import call, initiative, opened
from tests.work.test_result_proof import version_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(cast):
    """A public result that serves a sentence, answers a call, ends an initiative and names Sami."""
    opened(cast)
    sentence = version_of(cast.workshop, 1, "Niemand struikelt alleen.")[0]
    begun = initiative(cast, "Drempelvrij", when="now", serves=sentence)
    asked = call(cast, "Wie heeft een breekijzer?", initiative=begun)
    result = cast.result
    result.revise(
        by=cast.noor,
        at=RECENTLY,
        among=[],
        contributions=[(cast.sami, "brak de drempels weg")],
        purpose_sentence=sentence,
        answers=asked,
        initiative=begun,
    )
    crediting.confirm(result.contributions.get(person=cast.sami), by=cast.sami, at=RECENTLY)
    initiating.end(
        begun, by=cast.noor, kind="done", words="Klaar.", result=result, at=RECENTLY + timedelta(hours=1)
    )
    return {
        "the sentence": f"{sentence.version.get_absolute_url()}#s-{sentence.pk}",
        "what serves it": f"{reverse('work:results')}?serves={sentence.pk}",
        "the call": asked.get_absolute_url(),
        "the initiative": begun.get_absolute_url(),
        "a person": cast.sami.get_absolute_url(),
        "the community": cast.workshop.get_absolute_url(),
    }


def test_a_result_leads_to_all_it_came_from_and_whom_it_names(cast, client_of, chain):
    page = client_of(cast.sami).get(cast.result.get_absolute_url()).content.decode()

    assert [name for name, address in chain.items() if f'href="{address}"' not in page] == []


@pytest.mark.parametrize(
    "name", ["what serves it", "the call", "the initiative", "a person", "the community"]
)
def test_each_of_those_leads_back_to_the_result(cast, client_of, chain, name):
    page = client_of(cast.sami).get(chain[name]).content.decode()

    assert f'href="{cast.result.get_absolute_url()}"' in page


def test_the_page_of_a_purpose_fetches_the_results_that_serve_it(cast, client_of, chain):
    client = client_of(None)
    page = client.get(chain["the sentence"].partition("#")[0]).content.decode()
    part = reverse("work:of_version", args=[cast.workshop.slug, 1])

    assert f'hx-get="{part}"' in page
    assert f'href="{part}"' in page
    assert cast.result.get_absolute_url() in client.get(part).content.decode()


def test_a_visitor_goes_the_same_way_but_for_names_that_are_not_theirs_to_see(cast, client_of, chain):
    client = client_of(None)
    page = client.get(cast.result.get_absolute_url()).content.decode()

    for name in ("what serves it", "the call", "the initiative"):
        assert f'href="{chain[name]}"' in page
        assert f'href="{cast.result.get_absolute_url()}"' in client.get(chain[name]).content.decode()
    assert "Sami" not in page
    assert "and others whose names do not stand here" in page or "by people whose names" in page

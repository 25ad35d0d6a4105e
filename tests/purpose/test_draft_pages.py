"""Several people write one draft at once: nothing typed is lost, and what others change appears."""

import pytest

from samenspel.purpose import amending, inventory, reading, tracing, writing
from samenspel.purpose.models import Phase
from tests.purpose.making import PURPOSE, a_draft, a_round

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(cast):
    return a_draft(cast, a_round(cast, Phase.PROPOSAL))


@pytest.fixture
def sentence(draft):
    return draft.sentences.get()


def form_of(client, sentence):
    """What a browser sends back of the form for one sentence, as it stood when the page was asked for."""
    page = client.get(f"/purpose/sentences/{sentence.pk}/edit/")
    form = page.context["form"]
    return {"text": sentence.text, "stood": form.fields["stood"].initial}


def test_who_comes_second_sees_both_and_keeps_what_was_typed(cast, draft, sentence, client_of):
    client = client_of(cast.sami)
    typed = form_of(client, sentence) | {"text": "Iedereen blijft."}
    writing.change(sentence, by=cast.noor, text="Niemand hoeft weg.")

    answer = client.post(f"/purpose/sentences/{sentence.pk}/edit/", typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Niemand hoeft weg." in page
    assert "Iedereen blijft." in page
    sentence.refresh_from_db()
    assert sentence.text == "Niemand hoeft weg."
    again = typed | {"stood": answer.context["form"].data["stood"]}
    assert client.post(f"/purpose/sentences/{sentence.pk}/edit/", again).status_code == 302


def test_two_sentences_at_once_do_not_meet(cast, draft, sentence, client_of):
    other = writing.add(draft, by=cast.noor, part="give", text="Wij geven tijd.")
    client = client_of(cast.sami)
    typed = form_of(client, sentence) | {"text": "Iedereen blijft."}
    writing.change(other, by=cast.noor, text="Wij geven veel tijd.")

    assert client.post(f"/purpose/sentences/{sentence.pk}/edit/", typed).status_code == 302


def test_without_script_the_form_is_a_page_and_leads_back_to_its_place(cast, draft, sentence, client_of):
    client = client_of(cast.sami)

    answer = client.post(
        f"/purpose/sentences/{sentence.pk}/edit/", form_of(client, sentence) | {"text": "Blijf."}
    )

    assert answer.url == f"/purpose/drafts/{draft.pk}/#s-{sentence.pk}"


def test_with_script_the_form_stands_in_place_and_is_left_alone(cast, sentence, client_of):
    client = client_of(cast.sami)
    form = client.get(f"/purpose/sentences/{sentence.pk}/edit/", headers=HTMX).content.decode()
    saved = client.post(
        f"/purpose/sentences/{sentence.pk}/edit/",
        form_of(client, sentence) | {"text": "Blijf."},
        headers=HTMX,
    )

    assert "hx-morph-skip" in form
    assert '<input type="hidden" name="in_hand"' in form
    assert saved.content.decode().lstrip().startswith(f'<li id="s-{sentence.pk}"')
    assert "HX-Request" in saved["Vary"]


def test_nothing_is_sent_while_nothing_changes(cast, draft, sentence, client_of):
    client = client_of(cast.sami)
    address = f"/purpose/drafts/{draft.pk}/sentences/?mark={reading.mark_of(draft)}"
    assert client.get(address).status_code == 204

    writing.change(sentence, by=cast.noor, text="Niemand hoeft weg.")

    assert "Niemand hoeft weg." in client.get(address).content.decode()


@pytest.mark.parametrize("what", ["add", "remove", "shift", "propose", "answer", "link"])
def test_whatever_changes_the_draft_shows(cast, draft, sentence, what):
    more = writing.add(draft, by=cast.noor, part="give", text="Wij geven tijd.")
    writing.add(draft, by=cast.noor, part="give", text="Wij geven ruimte.")
    said = {"by": cast.sami, "kind": "remove", "sentence": more, "why": "Dubbel."}
    proposal = amending.propose(draft, **said)
    idea = inventory.bring(draft.round, by=cast.sami, kind="idea", text="Een bank.")
    before = reading.mark_of(draft)

    {
        "add": lambda: writing.add(draft, by=cast.noor, part="give", text="Wij geven meer."),
        "remove": lambda: writing.remove(more, by=cast.noor),
        "shift": lambda: writing.shift(more, by=cast.noor, up=False),
        "propose": lambda: amending.propose(draft, **said),
        "answer": lambda: amending.answer(proposal, by=cast.noor, taken=False, why="Nee."),
        "link": lambda: tracing.link(more, by=cast.noor, idea=idea),
    }[what]()

    assert reading.mark_of(draft) != before


def test_a_sentence_in_hand_stays_in_reach_when_another_takes_it_out(cast, draft, client_of):
    more = writing.add(draft, by=cast.noor, part="give", text="Wij geven tijd.")
    writing.remove(more, by=cast.noor)
    address = f"/purpose/drafts/{draft.pk}/sentences/"

    assert f'id="s-{more.pk}"' in client_of(cast.sami).get(f"{address}?in_hand={more.pk}").content.decode()
    assert f'id="s-{more.pk}"' not in client_of(cast.sami).get(address).content.decode()


def test_a_wrong_sentence_comes_back_with_what_is_wrong(cast, draft, client_of):
    long = "Iedereen " * 50

    answer = client_of(cast.sami).post(f"/purpose/drafts/{draft.pk}/add/give/", {"text": long})

    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()


def test_a_part_nobody_knows_is_not_there(cast, draft, client_of):
    assert client_of(cast.sami).get(f"/purpose/drafts/{draft.pk}/add/dreams/").status_code == 404


def test_history_says_who_only_to_who_may_see_them(cast, draft, sentence, client_of):
    cast.noor.visibility = "private"
    cast.noor.save()

    page = client_of(None).get(f"/purpose/sentences/{sentence.pk}/").content.decode()

    assert PURPOSE in page
    assert "Zo zeiden velen het." in page
    assert cast.noor.name not in page


def test_a_long_draft_asks_the_database_no_more(cast, draft, client_of, django_assert_max_num_queries):
    for number in range(12):
        sentence = writing.add(draft, by=cast.noor, part="give", text=f"Wij geven {number} uur.")
        amending.propose(draft, by=cast.sami, kind="remove", sentence=sentence, why="Nee.")
    client = client_of(cast.sami)

    with django_assert_max_num_queries(31):
        client.get(f"/purpose/drafts/{draft.pk}/")
    with django_assert_max_num_queries(12):
        client.get(f"/purpose/drafts/{draft.pk}/sentences/?mark={reading.mark_of(draft)}")

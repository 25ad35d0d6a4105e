"""Writing drafts together: where they begin, sentence by sentence, with reasons and a history."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.purpose import drafting, rounds, writing
from samenspel.purpose.models import Phase, SentenceRevision
from samenspel.purpose.rounds import NotYet
from tests.purpose.making import PURPOSE, a_draft, a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(cast):
    return a_round(cast, Phase.PROPOSAL)


@pytest.fixture
def draft(cast, round):
    return a_draft(cast, round)


def texts(draft, part="purpose"):
    return [each.text for each in draft.sentences.standing().filter(part=part).in_order()]


def test_at_most_three_drafts_stand_side_by_side(cast, round):
    drafts = [drafting.begin(round, by=cast.sami, title=f"Versie {n}") for n in (1, 2, 3)]
    with pytest.raises(NotYet):
        drafting.begin(round, by=cast.noor, title="Nog een")

    drafting.withdraw(drafts[1], by=cast.sami)

    assert drafting.begin(round, by=cast.noor, title="Nog een").number == 2
    with pytest.raises(NotYet):
        drafting.put_back(drafts[1], by=cast.sami)


def test_a_draft_taken_back_can_be_put_back(cast, draft):
    drafting.withdraw(draft, by=cast.noor)
    with pytest.raises(PermissionDenied):
        writing.add(draft, by=cast.noor, part="give", text="Wij geven tijd.")

    drafting.put_back(draft, by=cast.noor)

    assert draft.withdrawn_at is None


def test_only_who_began_it_or_leads_takes_a_draft_back(cast, draft):
    with pytest.raises(PermissionDenied):
        drafting.withdraw(draft, by=cast.sami)


@pytest.mark.parametrize("who", ["vera", "bram", "rik", "lena", "anna"])
def test_whoever_takes_no_part_writes_nothing(cast, round, draft, who):
    person = getattr(cast, who)
    for write in (
        lambda: drafting.begin(round, by=person, title="Van mij"),
        lambda: writing.add(draft, by=person, part="give", text="Tijd."),
        lambda: writing.change(draft.sentences.get(), by=person, text="Anders."),
        lambda: writing.remove(draft.sentences.get(), by=person),
    ):
        with pytest.raises(PermissionDenied):
            write()


def test_nobody_writes_while_others_react(cast, draft):
    rounds.move(draft.round, Phase.TESTING, by=cast.noor, why="Lezen maar.")

    with pytest.raises(PermissionDenied):
        writing.change(draft.sentences.get(), by=cast.noor, text="Gauw nog anders.")


def test_a_draft_begins_with_the_sentences_of_another(cast, round, draft):
    other = drafting.begin(round, by=cast.sami, title="Ruimer", start=draft)

    writing.change(other.sentences.get(), by=cast.sami, text="Niemand hoeft weg.")

    assert (texts(draft), texts(other)) == ([PURPOSE], ["Niemand hoeft weg."])


def test_a_sentence_comes_after_another_and_moves_up_and_down(cast, draft):
    first = draft.sentences.get()
    last = writing.add(draft, by=cast.sami, part="purpose", text="Vandaag en morgen.")
    writing.add(draft, by=cast.sami, part="purpose", text="Ook wie alleen is.", after=first)
    assert texts(draft) == [PURPOSE, "Ook wie alleen is.", "Vandaag en morgen."]

    writing.shift(last, by=cast.noor, up=True)
    writing.shift(first, by=cast.noor, up=True)

    assert texts(draft) == [PURPOSE, "Vandaag en morgen.", "Ook wie alleen is."]


def test_the_purpose_in_one_sentence_stays_short_whatever_comes_first(cast, draft):
    long = writing.add(draft, by=cast.noor, part="purpose", text="x" * 300)

    for wrong in (
        lambda: writing.shift(long, by=cast.noor, up=True),
        lambda: writing.remove(draft.sentences.get(text=PURPOSE), by=cast.noor),
        lambda: writing.change(draft.sentences.get(text=PURPOSE), by=cast.noor, text="y" * 241),
    ):
        with pytest.raises(NotYet):
            wrong()
    assert texts(draft) == [PURPOSE, "x" * 300]


def test_each_change_is_kept_with_who_and_why(cast, draft):
    sentence = draft.sentences.get()

    writing.change(sentence, by=cast.sami, text="Niemand hoeft weg.", why="Korter onthoudt beter.")
    writing.change(sentence, by=cast.sami, text="Niemand hoeft weg.")
    writing.remove(sentence, by=cast.noor, why="Dubbel.")
    writing.restore(sentence, by=cast.sami)

    told = [(row.text, row.why, row.by) for row in sentence.revisions.all()]
    assert told == [
        (PURPOSE, "Zo zeiden velen het.", cast.noor),
        ("Niemand hoeft weg.", "Korter onthoudt beter.", cast.sami),
        ("", "Dubbel.", cast.noor),
        ("Niemand hoeft weg.", "", cast.sami),
    ]


def test_a_double_click_adds_one_sentence_and_begins_one_draft(cast, round, draft):
    mark = "6f3f7f8a-0000-4000-8000-000000000001"
    for _again in range(2):
        drafting.begin(round, by=cast.sami, title="Nieuw", once=mark)
        writing.add(draft, by=cast.sami, part="give", text="Wij geven tijd.", once=mark)

    assert round.drafts.count() == 2
    assert SentenceRevision.objects.filter(text="Wij geven tijd.").count() == 1


def test_what_was_taken_out_meanwhile_is_not_changed_unseen(cast, draft):
    sentence = writing.add(draft, by=cast.noor, part="give", text="Wij geven tijd.")
    writing.remove(sentence, by=cast.sami)

    with pytest.raises(NotYet):
        writing.change(sentence, by=cast.noor, text="Wij geven veel tijd.")

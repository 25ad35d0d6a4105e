"""The community of the demo that holds most moves house and back, and nothing of it is lost."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samenspel.carrying.sockets import CARGO
from samenspel.communities.models import Community
from samenspel.decisions.models import (
    Advice,
    AdviceUse,
    Decider,
    Extension,
    HandOver,
    Note,
    Outcome,
    Review,
)
from samenspel.discussions.models import Discussion, LinkPreview, Message, MessageFile, Split
from samenspel.files.keeping import keep
from samenspel.gatherings.models import (
    Birth,
    DateAnswer,
    DateChoice,
    DatePoll,
    Gathering,
    Insight,
    LearningQuestion,
    MinutesEdit,
    MinutesPart,
)
from samenspel.opinions import closing
from samenspel.opinions.forgetting import forget_keys
from samenspel.opinions.models import Conversation
from samenspel.people.models import Person
from samenspel.purpose.models import Dropping, MajorEvent, ReviewAnswer, Version
from samenspel.work.models import Call, CallClosing, Result, ResultFile
from tests.carrying.crates import bring, differences, packed, place_of, rows_of

pytestmark = pytest.mark.django_db


def busiest():
    """The community with most rows, and who looks after it."""
    community = Community.objects.get(name="De Wijkwerkplaats")
    return community, community.stewardships.current().first().person


def fill(place, by):
    """What the story does not tell of this community, so that it holds every kind of thing."""

    def there_is(model, **said):
        if not model.objects.filter(**{CARGO[model].path: place}).exists():
            model.objects.create(**said)

    day, said = date(2027, 1, 31), {"by": by, "at": timezone.now()}
    outcome = Outcome.objects.filter(round__proposal__community=place).first()
    round, version = outcome.round, Version.objects.filter(community=place).newest_first().first()
    there_is(Extension, round=round, before=day, after=day + timedelta(days=7), **said)
    there_is(HandOver, round=round, person=by, mandate="tot € 500", why="Er stond bezwaar.", **said)
    there_is(Decider, proposal=round.proposal, person=by)
    there_is(Advice, round=round, text="Vraag het de buren.", person=by)
    advice = Advice.objects.filter(round__proposal__community=place).first()
    there_is(AdviceUse, advice=advice, text="Gedaan.", **said)
    there_is(Note, outcome=outcome, text="Het werd later.", **said)
    there_is(Review, outcome=outcome, due_on=day, text="Het werkt.", **said)
    there_is(MajorEvent, version=version, words="De loods brandde af.", **said)
    there_is(ReviewAnswer, version=version, trigger="date", why="Na de zomer.", again_on=day, **said)
    there_is(Dropping, version=version, sentence=version.sentences.first(), why="Dit geldt niet meer.")
    called, seen = (
        Call.objects.filter(community=place).first(),
        {"written_for": "members", "written_in": place},
    )
    there_is(CallClosing, call=called, why="Er zijn er genoeg.", **said, **seen)
    note = keep(SimpleUploadedFile("notulen.txt", b"Wij spraken af.\n"), by=by)
    there_is(ResultFile, result=Result.objects.filter(community=place).first(), file=note)
    message = Message.objects.filter(discussion__community=place).first()
    there_is(MessageFile, message=message, file=note)
    there_is(LinkPreview, message=message, address="https://voorbeeld.example/", title="Een voorbeeld")
    one, other = Discussion.objects.filter(community=place)[:2]
    there_is(Split, discussion=one, became=other, message_count=1, **said)
    fill_gatherings(place, said, seen)
    for conversation in Conversation.objects.filter(community=place):
        closing.close(conversation, by=by)
    forget_keys(at=timezone.now() + timedelta(days=40))


def fill_gatherings(place, said, seen):
    """The same of its gatherings: a day that is sought, minutes changed, what was learned and born."""
    gathering, *_others = Gathering.objects.filter(community=place)
    by, at = said["by"], said["at"]
    poll = DatePoll.objects.create(gathering=gathering)
    choice = DateChoice.objects.create(poll=poll, starts_at=at, ends_at=at + timedelta(hours=2))
    DateAnswer.objects.create(choice=choice, person=by, answer="yes", at=at)
    part = MinutesPart.objects.filter(gathering__community=place).first()
    if not part.edits.exists():
        MinutesEdit.objects.create(part=part, version=99, text="Wij kwamen.", **said, **seen)
    question = LearningQuestion.objects.create(gathering=gathering, words="Wat hielp?", **said)
    Insight.objects.create(gathering=gathering, question=question, words="Vragen helpt.", **said)
    if not Birth.objects.filter(gathering__community=place).exists():
        born = Result.objects.filter(community=place, gathering_birth=None).first()
        Birth.objects.create(gathering=gathering, result=born, **said)


@pytest.mark.parametrize("are_known", [True, False])
def test_the_busiest_community_comes_back_as_it_went(planted, tmp_path, settings, are_known):
    community, steward = busiest()
    fill(community, steward)
    there = packed(community, steward, tmp_path)
    before, by = rows_of(there), steward
    if not are_known:
        by = Person.objects.get(is_administrator=False, name__startswith="Vera")
        settings.SECRET_KEY = "of another house altogether"

    after = rows_of(packed(place_of(bring(there, by)), by, tmp_path))

    assert differences(before, after, brought_by=by, are_known=are_known) == {}
    assert [kind for kind, rows in before.items() if not rows] == []

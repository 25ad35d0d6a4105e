"""The community of the demo that holds most moves house and back, and nothing of it is lost."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samenspel.carrying.packing import Load
from samenspel.communities.models import Community, Stewardship
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
    looked_after = {row.community_id: row.person for row in Stewardship.objects.current().order_by("-pk")}
    places = Community.objects.filter(pk__in=looked_after)
    loads = {each: sum(map(len, Load(each, looked_after[each.pk]).rows.values())) for each in places}
    found = Counter(loads).most_common(1)[0][0]
    return found, looked_after[found.pk]


def fill(place, by):
    """What the story does not tell of this community, so that it holds every kind of thing."""
    day, said = date(2027, 1, 31), {"by": by, "at": timezone.now()}
    outcome = Outcome.objects.filter(round__proposal__community=place).first()
    Extension.objects.create(round=outcome.round, before=day, after=day + timedelta(days=7), **said)
    HandOver.objects.create(
        round=outcome.round, person=by, mandate="tot € 500", why="Er stond bezwaar.", **said
    )
    Decider.objects.create(proposal=outcome.round.proposal, person=by)
    advice = Advice.objects.create(round=outcome.round, text="Vraag het de buren.", person=by)
    AdviceUse.objects.create(advice=advice, text="Gedaan.", **said)
    Note.objects.create(outcome=outcome, text="Het werd later.", **said)
    Review.objects.create(outcome=outcome, due_on=day, text="Het werkt.", **said)
    version = Version.objects.filter(community=place).newest_first().first()
    MajorEvent.objects.create(version=version, words="De loods brandde af.", **said)
    ReviewAnswer.objects.create(version=version, trigger="date", why="Na de zomer.", again_on=day, **said)
    Dropping.objects.create(version=version, sentence=version.sentences.first(), why="Dit geldt niet meer.")
    called, seen = (
        Call.objects.filter(community=place).first(),
        {"written_for": "members", "written_in": place},
    )
    CallClosing.objects.create(call=called, why="Er zijn er genoeg.", **said, **seen)
    note = keep(SimpleUploadedFile("notulen.txt", b"Wij spraken af.\n"), by=by)
    ResultFile.objects.create(result=Result.objects.filter(community=place).first(), file=note)
    message = Message.objects.filter(discussion__community=place).first()
    MessageFile.objects.create(message=message, file=note)
    LinkPreview.objects.create(message=message, address="https://voorbeeld.example/", title="Een voorbeeld")
    one, other = Discussion.objects.filter(community=place)[:2]
    Split.objects.create(discussion=one, became=other, message_count=1, **said)
    for conversation in Conversation.objects.filter(community=place):
        closing.close(conversation, by=by)
    forget_keys(at=timezone.now() + timedelta(days=40))


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

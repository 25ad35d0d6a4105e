"""Who may do what: opinions."""

from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.communities import archiving
from samenspel.intake import running
from samenspel.opinions import closing, joining, starting, writing
from samenspel.opinions.layout import Held
from samenspel.opinions.models import Conversation, Origin
from samenspel.opinions.voting import vote
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import garden, nothing, same, workshop

SEEDS = ("Wij zijn er voor elkaar", "Iedereen draagt bij", "Wat niet werkt laten we los")


def talk(topic="Wat houdt ons bijeen?", *, where="De Praatplaats", **settings):
    """A conversation that Noor began, in a community of its own; Sami and Noor said one thing in it."""

    def given(cast):
        community = like_the_workshop(cast, where)
        found = Conversation.objects.filter(community=community, topic=topic).first()
        found = found or starting.start(community, by=cast.noor, topic=topic, seeds=SEEDS, **settings)
        if found.is_open:
            for person in (cast.sami, cast.noor):
                vote(joining.take_part(found, person), found.statements.get(number=1), 1)
        return {"pk": found.pk, "slug": found.slug}

    return given


inner = talk()
outer = talk("Wat vindt de buurt?", takes_part="anyone", visibility="public")


def ended(cast):
    """One that Noor closed."""
    where = talk("Wat vonden wij?")(cast)
    closing.close(Conversation.objects.get(pk=where["pk"]), by=cast.noor)
    return where


def to_forget(cast):
    """One that Noor closed, of which it is known still who voted what."""
    where = talk("Wat zeiden wij?")(cast)
    closing.close(Conversation.objects.get(pk=where["pk"]), by=cast.noor)
    Conversation.objects.filter(pk=where["pk"]).update(keys_forgotten_at=None)
    return where


def in_archive(cast):
    where = talk("Wat dachten wij toen?", where="De Oude Praatplaats")(cast)
    archiving.archive(Conversation.objects.get(pk=where["pk"]).community, by=cast.noor)
    return where


def waiting(cast):
    """A statement of Sami that waits to be judged."""
    where = talk("Wat missen wij?", moderation="before")(cast)
    found = Conversation.objects.get(pk=where["pk"])
    mine = found.statements.filter(by=cast.sami).first()
    mine = mine or writing.write(joining.take_part(found, cast.sami), "Er zijn te weinig stoelen")
    return {**where, "number": mine.number}


def code_of(given):
    return lambda cast: {"code": Conversation.objects.get(pk=given(cast)["pk"]).code}


def a_vote(where):
    return {"statement": Conversation.objects.get(pk=where["pk"]).statements.get(number=2).pk, "value": 1}


def a_statement(where):
    return {"text": "Een lange tafel helpt"}


def a_conversation(cast):
    return {"topic": "Wat eten wij?", "seeds": "Soep", "takes_part": "members", "visibility": "members"} | {
        "moderation": "after",
        "map_shown": "voted",
        "most_own": 5,
    }


def more(where):
    return {"seeds": "Nog een stelling"}


def a_reason(where):
    return {"reason": "off_topic"}


# Whoever looks after it, of a conversation that only members see.
LOOKS_AFTER = "sign-in hidden hidden hidden hidden refused see see"
LOOKED_AFTER = "sign-in hidden hidden hidden hidden refused go-on go-on"
MENDED = "sign-in hidden hidden hidden hidden refused mend mend"
MEMBERS = "hidden hidden hidden hidden hidden see see see"
VOTERS = "hidden hidden hidden hidden hidden see see refused"
VOTED = "hidden hidden hidden hidden hidden go-on go-on refused"
STARTERS = "sign-in refused refused refused refused see see see"
BEGUN = "sign-in refused refused refused refused go-on go-on go-on"
NOT_BEGUN = "sign-in refused refused refused refused mend mend mend"
NO_MORE = "hidden hidden hidden hidden hidden refused refused refused"
NO_CARE = "sign-in hidden hidden hidden hidden refused refused refused"
GO_ON = "hidden hidden hidden hidden hidden go-on go-on go-on"
READ = "hidden hidden hidden hidden hidden mend mend mend"
MISWRITTEN = "hidden hidden hidden hidden hidden mend mend refused"
ANYONE_VOTED = "refused go-on go-on go-on refused go-on go-on go-on"
ONLY_POST = "sign-in only-post only-post only-post only-post only-post only-post only-post"
TOLD = "see see see see see go-on go-on go-on"


def number(where):
    return {"pk": where["pk"]}


def files_read(cast):
    """The files of a conversation that Sami chose and has not said yes to."""
    file = SimpleUploadedFile("comments.csv", b"comment-id,comment-body\n4,Meer bomen\n9,Minder haast\n")
    run = running.begin(file, kind="conversation", by=cast.sami, community=cast.workshop.pk)
    running.look(run)
    return {"pk": run.pk}


def a_question(where):
    return {"topic": "Wat helpt de straat?", "about": ""}


def brought(cast):
    """A conversation that was held elsewhere, brought in by Noor."""
    where = talk("Wat zei men elders?")(cast)
    found = Conversation.objects.get(pk=where["pk"])
    found.participants.all().delete()
    said = {"address": "https://pol.is/9x", "counts": Held().counts(), "by": cast.noor}
    Origin.objects.get_or_create(conversation=found, defaults=said)
    return where


ONLY_SAMI = "sign-in hidden hidden hidden hidden see hidden hidden"
ONLY_SAMI_GOES_ON = "sign-in hidden hidden hidden hidden go-on hidden hidden"
ONLY_SAMI_MENDS = "sign-in hidden hidden hidden hidden mend hidden hidden"

shown = talk("Waar staan wij?", map_shown="always")
open_to_all = talk("Waar staat de buurt?", map_shown="always", takes_part="anyone", visibility="public")
NOT_YET = "hidden hidden hidden hidden hidden refused refused refused"

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("opinions:map", NOT_YET, same, given=inner, note="before one voted enough"),
    Row("opinions:map", MEMBERS, same, given=shown, note="always shown"),
    Row("opinions:map", MEMBERS, same, given=ended, note="of a closed conversation"),
    Row("opinions:map", "see", same, given=open_to_all, note="open to everyone"),
    Row("opinions:map_json", NOT_YET, same, given=inner, is_page=False, note="before one voted enough"),
    Row("opinions:map_json", MEMBERS, same, given=shown, is_page=False, note="always shown"),
    Row("opinions:screen", LOOKS_AFTER, same, given=inner),
    Row("opinions:screen_now", LOOKS_AFTER, same, given=inner, is_page=False),
    Row("opinions:conversations", "see"),
    Row("opinions:conversations", "see", query="?q=elkaar", note="a word"),
    Row("opinions:of_community", "see", workshop),
    Row("opinions:of_community", "hidden hidden see see see see see see", garden, note="signed in"),
    Row("opinions:start", STARTERS, workshop),
    Row("opinions:start", BEGUN, workshop, a_conversation),
    Row("opinions:start", NOT_BEGUN, workshop, nothing, note="empty"),
    Row("opinions:conversation", MEMBERS, same, given=inner),
    Row("opinions:conversation", "see", same, given=outer, note="anyone"),
    Row("opinions:conversation", MEMBERS, same, given=ended, note="closed"),
    Row("opinions:conversation", MEMBERS, same, given=in_archive, note="archived"),
    Row("opinions:conversation_by_number", GO_ON, number, given=inner),
    Row("opinions:vote", VOTED, same, a_vote, given=inner),
    Row("opinions:vote", ANYONE_VOTED, same, a_vote, given=outer, note="anyone"),
    Row("opinions:vote", NO_MORE, same, a_vote, given=ended, note="closed"),
    Row("opinions:vote", "only-post", same, given=inner),
    Row("opinions:votes", READ, same, nothing, given=inner, is_page=False),
    Row("opinions:votes", "only-post", same, given=inner, is_page=False),
    Row("opinions:mine", "hidden hidden hidden hidden hidden see see hidden", same, given=inner),
    Row("opinions:write", VOTERS, same, given=inner),
    Row("opinions:write", VOTED, same, a_statement, given=inner),
    Row("opinions:write", MISWRITTEN, same, nothing, given=inner, note="empty"),
    Row("opinions:write", NO_MORE, same, given=in_archive, note="archived"),
    Row("opinions:alike", VOTERS, same, a_statement, given=inner, is_page=False),
    Row("opinions:alike", "only-post", same, given=inner, is_page=False),
    Row("opinions:join", "see"),
    Row("opinions:join", "mend", post=nothing),
    Row("opinions:join_by_code", TOLD, same, given=code_of(inner)),
    Row("opinions:join_by_code", TOLD, same, nothing, given=code_of(inner)),
    Row("opinions:join_by_code", "go-on", same, given=code_of(outer), note="anyone"),
    Row("opinions:join_page", GO_ON, same, given=inner),
    Row("opinions:judge", LOOKS_AFTER, same, given=inner),
    Row("opinions:judge", NO_CARE, same, given=in_archive, note="archived"),
    Row("opinions:accept", LOOKED_AFTER, same, nothing, given=waiting),
    Row("opinions:accept", ONLY_POST, same, given=waiting),
    Row("opinions:remove", LOOKS_AFTER, same, given=waiting),
    Row("opinions:remove", LOOKED_AFTER, same, a_reason, given=waiting),
    Row("opinions:remove", MENDED, same, nothing, given=waiting, note="without a reason"),
    Row("opinions:settings", LOOKS_AFTER, same, given=inner),
    Row("opinions:settings", LOOKED_AFTER, same, a_conversation, given=inner),
    Row("opinions:settings", MENDED, same, nothing, given=inner, note="empty"),
    Row("opinions:seeds", LOOKS_AFTER, same, given=inner),
    Row("opinions:seeds", LOOKED_AFTER, same, more, given=inner),
    Row("opinions:seeds", MENDED, same, nothing, given=inner, note="empty"),
    Row("opinions:seeds", NO_CARE, same, given=ended, note="closed"),
    Row("opinions:close", LOOKS_AFTER, same, given=inner),
    Row("opinions:close", LOOKED_AFTER, same, nothing, given=inner),
    Row("opinions:reopen", LOOKS_AFTER, same, given=ended),
    Row("opinions:reopen", LOOKED_AFTER, same, nothing, given=ended),
    Row("opinions:forget", LOOKS_AFTER, same, given=ended),
    Row("opinions:forget", LOOKED_AFTER, same, nothing, given=to_forget),
    Row("opinions:forget", NO_CARE, same, given=inner, note="open"),
    Row("opinions:bring_in", STARTERS, workshop),
    Row("opinions:bring_in", NOT_BEGUN, workshop, nothing, note="empty"),
    Row("opinions:bring_in_run", ONLY_SAMI, same, given=files_read),
    Row("opinions:bring_in_run", ONLY_SAMI_GOES_ON, same, a_question, given=files_read),
    Row("opinions:bring_in_run", ONLY_SAMI_MENDS, same, nothing, given=files_read, note="empty"),
    Row("opinions:bring_in_again", ONLY_SAMI_GOES_ON, same, nothing, given=files_read),
    Row("opinions:bring_in_again", "only-post", same, given=files_read),
    Row("opinions:bring_in_throw_away", ONLY_SAMI_GOES_ON, same, nothing, given=files_read),
    Row("opinions:bring_in_throw_away", "only-post", same, given=files_read),
    Row("opinions:bring_in_report", ONLY_SAMI, same, given=files_read, is_page=False),
    Row("opinions:take_back", LOOKS_AFTER, same, given=brought),
    Row("opinions:take_back", LOOKED_AFTER, same, nothing, given=brought),
    Row("opinions:export", MEMBERS, same, given=ended),
    Row("opinions:export_file", MEMBERS, same, given=ended, is_page=False),
]

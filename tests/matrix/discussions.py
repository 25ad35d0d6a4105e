"""Who may do what: discussions. De Praatkamer has the people of De Wijkwerkplaats in the same places."""

from samenspel.communities import archiving
from samenspel.discussions import closing, writing
from samenspel.discussions.models import Discussion
from samenspel.discussions.sockets import hang_of
from samenspel.moderation.hiding import hide
from samenspel.work.models import Result
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import nothing, same


def thread(title="Gereedschap delen", *, where="De Praatkamer", **settings):
    """A discussion that Noor began, in which Sami answered and gave a sign; made once."""

    def given(cast):
        community = like_the_workshop(cast, where)
        found = Discussion.objects.filter(community=community, title=title).first()
        if found is None:
            found = writing.begin(
                community, by=cast.noor, title=title, text="Wie heeft een ladder?", **settings
            )
            writing.say(found, "Ik, @noor", by=cast.sami, answers=found.messages.get(number=1))
        return {"pk": found.pk, "slug": found.slug}

    return given


inner = thread()
outer = thread("Wat vindt de buurt?", visibility="public", takes_part="signed_in")
read_only = thread("Wat wij doen", visibility="public")


def closed(cast):
    where = thread("Wie had er een boor?")(cast)
    closing.close(Discussion.objects.get(pk=where["pk"]), by=cast.noor, summary="Sami heeft een boor.")
    return where


def in_archive(cast):
    where = thread("Wat deden wij?", where="De Oude Praatkamer")(cast)
    archiving.archive(Discussion.objects.get(pk=where["pk"]).community, by=cast.noor)
    return where


def hidden(cast):
    """Sami began it; Anna hid it."""
    community = like_the_workshop(cast, "De Praatkamer")
    found = Discussion.objects.filter(community=community, title="Over iemand").first()
    if found is None:
        found = writing.begin(community, by=cast.sami, title="Over iemand", text="Die buurman weer.")
        hide(found, by=cast.anna, reason="Gaat over iemand die zich niet kan verweren.")
    return {"pk": found.pk, "slug": found.slug}


def beside(visibility):
    """A result of De Praatkamer, with one message of Sami beside it."""

    def given(cast):
        community = like_the_workshop(cast, "De Praatkamer")
        title = f"Een kast vol gereedschap: {visibility}"
        found = Result.objects.filter(community=community, title=title).first()
        if found is None:
            found = Result.publish(
                community=community, by=cast.noor, title=title, story="Hij staat er.", visibility=visibility
            )
            writing.say_beside(hang_of(found), found, "Wat een kast!", by=cast.sami)
        return {"name": "work.result", "pk": found.pk}

    return given


def hung(visibility):
    def given(cast):
        result = Result.objects.get(pk=beside(visibility)(cast)["pk"])
        return {"pk": result.discussion.pk, "slug": result.discussion.slug}

    return given


def number(where):
    return {"pk": where["pk"]}


def message(where):
    """The second message of a discussion, which is Sami's."""
    return {"pk": Discussion.objects.get(pk=where["pk"]).messages.get(number=2).pk}


def place(where):
    return {"slug": Discussion.objects.get(pk=where["pk"]).community.slug}


def since(where):
    return {"pk": where["pk"], "turn": 0}


def some_words(where):
    return {"text": "Ik heb er ook een"}


def a_begin(where):
    return {"title": "Wie kookt er?", "text": "Donderdag", "visibility": "members", "takes_part": "members"}


def a_summary(where):
    return {"summary": "Sami heeft een ladder."}


def a_sign(where):
    return {"sign": "thanks"}


def a_split(where):
    return {"title": "De ladder", "messages": message(where)["pk"]}


def a_move(where):
    found = Discussion.objects.get(pk=where["pk"])
    return {"to": found.community_id, "visibility": "public", "title": "Gereedschap voor de buurt"}


def a_follow(where):
    return {"how": "follows"}


INSIDE = "hidden hidden hidden hidden hidden see see see"
SIGNED_IN_INSIDE = "sign-in hidden hidden hidden hidden see see see"
WRITES_INSIDE = "sign-in hidden hidden hidden hidden go-on go-on go-on"
LEADS = "sign-in hidden hidden hidden hidden refused see see"
LEADS_GOES_ON = "sign-in hidden hidden hidden hidden refused go-on go-on"
NOBODY_WRITES = "sign-in hidden hidden hidden hidden mend mend mend"
OPEN_TO_WRITE = "sign-in refused go-on go-on refused go-on go-on go-on"
MEMBERS_WRITE = "sign-in refused refused refused refused go-on go-on go-on"

ROWS = [
    Row("discussions:discussions", "see"),
    Row(
        "discussions:discussions",
        "see",
        query="?which=everywhere&q=ladder",
        note="words",
        given=outer,
        args=lambda where: {},
    ),
    Row("discussions:of_community", "see", place, given=read_only),
    Row("discussions:begin", "sign-in refused refused refused refused see see see", place, given=inner),
    Row("discussions:begin", MEMBERS_WRITE, place, post=a_begin, given=inner),
    Row("discussions:begin", "sign-in" + " refused" * 7, place, note="in an archive", given=in_archive),
    Row("discussions:discussion", INSIDE, same, given=inner),
    Row("discussions:discussion", "see", same, note="for everyone", given=outer),
    Row("discussions:discussion", INSIDE, same, note="closed", given=closed),
    Row("discussions:discussion", INSIDE, same, note="in an archive", given=in_archive),
    Row("discussions:discussion", "hidden " * 5 + "see hidden hidden", same, note="hidden", given=hidden),
    Row("discussions:discussion", "see", same, note="beside a result", given=hung("public")),
    Row("discussions:discussion", INSIDE, same, note="beside a result for members", given=hung("members")),
    Row(
        "discussions:discussion_by_number",
        "hidden hidden hidden hidden hidden go-on go-on go-on",
        number,
        given=inner,
    ),
    Row("discussions:beside", "sign-in refused see see refused see see see", same, given=beside("public")),
    Row("discussions:beside", OPEN_TO_WRITE, same, post=some_words, given=beside("public")),
    Row("discussions:beside", WRITES_INSIDE, same, post=some_words, note="members", given=beside("members")),
    Row(
        "discussions:message",
        "hidden hidden hidden hidden hidden go-on go-on go-on",
        message,
        given=inner,
    ),
    Row("discussions:message", "go-on", message, note="for everyone", given=outer),
    Row("discussions:part", INSIDE, message, is_page=False, given=inner),
    Row("discussions:since", INSIDE, since, is_page=False, given=inner),
    Row("discussions:since", "see", since, is_page=False, note="for everyone", given=outer),
    Row("discussions:answer", SIGNED_IN_INSIDE, message, given=inner),
    Row("discussions:answer", WRITES_INSIDE, message, post=some_words, given=inner),
    Row("discussions:answer", OPEN_TO_WRITE, message, post=some_words, note="open to all", given=outer),
    Row("discussions:edit", "sign-in hidden hidden hidden hidden see refused refused", message, given=inner),
    Row(
        "discussions:edit",
        "sign-in hidden hidden hidden hidden go-on refused refused",
        message,
        post=some_words,
        given=inner,
    ),
    Row("discussions:history", INSIDE, message, given=inner),
    Row(
        "discussions:take_back",
        "sign-in hidden hidden hidden hidden see refused refused",
        message,
        given=inner,
    ),
    Row(
        "discussions:take_back",
        "sign-in hidden hidden hidden hidden go-on refused refused",
        message,
        post=nothing,
        given=inner,
    ),
    Row(
        "discussions:take_back",
        "sign-in hidden hidden hidden hidden go-on refused refused",
        message,
        post=nothing,
        note="when it is closed",
        given=closed,
    ),
    Row("discussions:react", WRITES_INSIDE, message, post=a_sign, given=inner),
    Row("discussions:react", MEMBERS_WRITE, message, post=a_sign, note="in sight of all", given=read_only),
    Row("discussions:say", WRITES_INSIDE, number, post=some_words, given=inner),
    Row("discussions:say", OPEN_TO_WRITE, number, post=some_words, note="open to all", given=outer),
    Row("discussions:say", MEMBERS_WRITE, number, post=some_words, note="in sight of all", given=read_only),
    Row("discussions:say", NOBODY_WRITES, number, post=some_words, note="closed", given=closed),
    Row(
        "discussions:say",
        "sign-in hidden hidden hidden hidden refused refused refused",
        number,
        post=some_words,
        note="in an archive",
        given=in_archive,
    ),
    Row(
        "discussions:say",
        "sign-in hidden hidden hidden hidden refused hidden hidden",
        number,
        post=some_words,
        note="hidden",
        given=hidden,
    ),
    Row("discussions:follow", WRITES_INSIDE, number, post=a_follow, given=inner),
    Row(
        "discussions:follow",
        "sign-in refused go-on go-on go-on go-on go-on go-on",
        number,
        post=a_follow,
        note="for everyone",
        given=outer,
    ),
    Row("discussions:read", WRITES_INSIDE, number, post=nothing, given=inner),
    Row("discussions:close", LEADS, number, given=inner),
    Row("discussions:close", LEADS_GOES_ON, number, post=a_summary, given=inner),
    Row("discussions:close", LEADS_GOES_ON, number, note="closed already", given=closed),
    Row("discussions:reopen", LEADS_GOES_ON, number, post=nothing, given=closed),
    Row("discussions:split", LEADS, number, given=inner),
    Row("discussions:split", LEADS_GOES_ON, number, post=a_split, given=inner),
    Row("discussions:move", "sign-in hidden hidden hidden hidden refused see see", number, given=inner),
    Row("discussions:move", LEADS_GOES_ON, number, post=a_move, given=inner),
    Row(
        "discussions:move",
        "sign-in hidden hidden hidden hidden refused refused refused",
        number,
        note="beside a result",
        given=hung("members"),
    ),
    Row("discussions:let_read", WRITES_INSIDE, number, post=nothing, given=inner),
]

"""Who may do what: reports, what is hidden, appeals and distance."""

from samenspel.moderation.appealing import appeal
from samenspel.moderation.hiding import hide
from samenspel.moderation.reporting import report
from samenspel.work.models import Result
from tests.matrix.row import Row
from tests.matrix.things import nothing

# ruff: noqa: E501 (a row is a line of a table)
RULE = "It is against the law"


def of(kind, name):
    return lambda cast: {"kind": kind, "pk": getattr(cast, name).pk}


def unknown(cast):
    return {"kind": "nothing", "pk": 1}


def by_sami(cast):
    """What Sami published in De Wijkwerkplaats and Bram reported: Noor looks after it."""
    result = Result.publish(community=cast.workshop, by=cast.sami, title="Kijk eens", story="Hier.")
    report(result, by=cast.bram, rule=RULE)
    return {"kind": "result", "pk": result.pk}


def hidden(cast):
    result = Result.objects.get(pk=by_sami(cast)["pk"])
    return {"kind": "hiding", "pk": hide(result, by=cast.noor, reason="Reclame.").pk}


def hidden_thing(cast):
    result = Result.objects.get(pk=by_sami(cast)["pk"])
    hide(result, by=cast.noor, reason="Reclame.")
    return {"kind": "result", "pk": result.pk}


def hidden_from_above(cast):
    result = Result.objects.get(pk=by_sami(cast)["pk"])
    hide(result, by=cast.anna, reason="Strafbaar.")
    return {"kind": "result", "pk": result.pk}


def appealed(cast):
    done = hide(Result.objects.get(pk=by_sami(cast)["pk"]), by=cast.noor, reason="Reclame.")
    return {"pk": appeal(done, by=cast.sami, words="Het is geen reclame.").pk}


def address(given):
    return given


def bram(cast):
    return {"handle": "bram"}


LOOKED_AFTER = "sign-in hidden hidden hidden hidden hidden {0} {0}"
SEEN, DONE, MENDED = (LOOKED_AFTER.format(word) for word in ("see", "go-on", "mend"))

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("moderation:queue", "sign-in refused see refused refused refused see see"),
    Row("moderation:mine", "sign-in see see see see see see see"),
    Row("moderation:report", "sign-in see see see see see refused see", of("result", "result"), note="a result, for all"),
    Row("moderation:report", "sign-in hidden refused hidden hidden hidden hidden see", of("result", "closed_result"), note="a result, for members"),
    Row("moderation:report", "sign-in hidden refused hidden hidden hidden hidden see", of("community", "circle"), note="a closed community"),
    Row("moderation:report", "sign-in hidden see see see refused see see", of("person", "sami"), note="someone"),
    Row("moderation:report", "sign-in hidden hidden hidden hidden hidden hidden hidden", unknown, note="nothing"),
    Row("moderation:report", "sign-in go-on go-on go-on go-on go-on refused go-on", of("result", "result"), post=lambda cast: {"rule": RULE}),
    Row("moderation:report", "sign-in mend mend mend mend mend refused mend", of("result", "result"), post=nothing, note="without a rule"),
    Row("moderation:case", SEEN, address, given=by_sami),
    Row("moderation:case", "sign-in hidden hidden hidden hidden hidden hidden see", of("result", "result"), note="of the steward herself"),
    Row("moderation:case", "sign-in hidden hidden hidden hidden hidden hidden see", of("person", "sami"), note="someone"),
    Row("moderation:hide", DONE, address, given=by_sami, post=lambda cast: {"reason": "Reclame."}),
    Row("moderation:hide", MENDED, address, given=by_sami, post=nothing, note="without a reason"),
    Row("moderation:hide", "only-post", of("result", "result")),
    Row("moderation:leave", DONE, address, given=by_sami, post=lambda cast: {"answer": "Dank je."}),
    Row("moderation:leave", "only-post", of("result", "result")),
    Row("moderation:put_back", DONE, address, given=hidden_thing, post=nothing),
    Row("moderation:put_back", LOOKED_AFTER.format("go-on").replace("go-on", "refused", 1), address, given=hidden_from_above, post=nothing, note="hidden by an administrator"),
    Row("moderation:put_back", "only-post", of("result", "result")),
    Row("moderation:appeal", "sign-in hidden hidden hidden hidden see hidden hidden", address, given=hidden),
    Row("moderation:appeal", "sign-in hidden hidden hidden hidden go-on hidden hidden", address, given=hidden, post=lambda cast: {"words": "Nee."}),
    Row("moderation:answer", "sign-in hidden hidden hidden hidden hidden refused see", address, given=appealed),
    Row("moderation:answer", "sign-in hidden hidden hidden hidden hidden refused go-on", address, given=appealed, post=lambda cast: {"upheld": "yes", "words": "Klopt."}),
    Row("moderation:keep_distance", "sign-in hidden see refused see see see see", bram),
    Row("moderation:keep_distance", "sign-in hidden go-on refused go-on go-on go-on go-on", bram, post=lambda cast: {"act": "mute"}),
]

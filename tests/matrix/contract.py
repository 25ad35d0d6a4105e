"""Who may do what: versions of a contract, signatures, reviews, things beside the purpose, rules in the way."""

from samenspel.purpose import adopting, reacting, rules, signing, testing
from samenspel.purpose.models import Phase, PurposeTest, RuleInTheWay, TestReading, Version
from tests.matrix.communities import like_the_workshop
from tests.matrix.purpose import _draft, _round, at
from tests.matrix.row import Row
from tests.matrix.things import nothing

WORDS = [("purpose", "Niemand alleen."), ("values", "Wij luisteren.")]


def adopted(cast, name="De Loods"):
    """A community like De Wijkwerkplaats that put down its words; nobody signed."""
    community = like_the_workshop(cast, name)
    if Version.now_of(community) is None:
        adopting.put_down(community, by=cast.noor, sentences=WORDS)
    return {"slug": community.slug}


def a_version(cast):
    return adopted(cast) | {"number": 1}


def just_adopted(cast):
    """One that can still be undone: nobody hung anything on it."""
    return adopted(cast, "De Pont") | {"number": 1}


def of_the_circle(cast):
    if Version.now_of(cast.circle) is None:
        adopting.put_down(cast.circle, by=cast.vera, sentences=WORDS)
    return {"slug": cast.circle.slug, "number": 1}


def signed_by_sami(cast):
    given = adopted(cast, "Het Anker") | {"number": 1}
    signing.sign(Version.objects.get(community__slug=given["slug"]), by=cast.sami)
    return given


def to_adopt(cast):
    """A draft to which all members said yes, as it reads now."""
    draft = _draft(cast, _round(at(Phase.TESTING, "De Reede")(cast)))
    for row in draft.community.memberships.current().members():
        reacting.react(draft, by=row.person, kind="support")
    return {"pk": draft.pk}


def _community(cast, given):
    return like_the_workshop(cast, Version.objects.get(community__slug=given["slug"]).community.name)


def a_test(cast):
    given = adopted(cast)
    test = PurposeTest.objects.filter(community__slug=given["slug"], title="Urenbriefje").first()
    test = test or testing.ask(_community(cast, given), by=cast.noor, title="Urenbriefje")
    return given | {"pk": test.pk}


def a_closed_test(cast):
    given = adopted(cast)
    test = PurposeTest.objects.filter(community__slug=given["slug"], title="Parkeerpas").first()
    test = test or testing.ask(_community(cast, given), by=cast.noor, title="Parkeerpas")
    testing.close(test, by=cast.noor, conclusion="Het mag blijven.")
    return given | {"pk": test.pk}


def a_reading(cast):
    """Of Sami."""
    test = PurposeTest.objects.get(pk=a_test(cast)["pk"])
    said = TestReading.objects.filter(test=test, person=cast.sami).first()
    return {"pk": (said or testing.read(test, by=cast.sami, side="rubs", words="Het kost een avond.")).pk}


def a_rule(cast):
    """Reported by Sami, for members."""
    given = adopted(cast)
    rule = RuleInTheWay.objects.filter(community__slug=given["slug"], title="Drie formulieren").first()
    rule = rule or rules.report(
        _community(cast, given),
        by=cast.sami,
        title="Drie formulieren",
        source="habit",
        example="Zo ging het.",
    )
    return given | {"pk": rule.pk}


def slug(given):
    return {"slug": given["slug"]}


def here(given):
    return given


def both(given):
    return {"slug": given["slug"], "earlier": 1, "later": 1}


def sends(**said):
    return lambda given: {**nothing(given), **said}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
MEMBERS = "sign-in go-on refused refused refused see see refused"
MEMBERS_GO_ON = "sign-in go-on refused refused refused go-on go-on refused"
STEWARDS = "sign-in go-on refused refused refused refused see see"
STEWARDS_GO_ON = "sign-in go-on refused refused refused refused go-on go-on"
ONLY_POST = "sign-in go-on only-post only-post only-post only-post only-post only-post"
INSIDE = "hidden hidden hidden hidden hidden see see see"
LATER = "2027-10-01"
ROWS = [
    Row("purpose:versions", "see", slug, given=adopted),
    Row("purpose:version", "see", here, given=a_version),
    Row("purpose:version", "see", here, given=signed_by_sami, note="signed"),
    Row("purpose:version", "hidden hidden see hidden hidden hidden hidden see", here, given=of_the_circle, note="for members"),
    Row("purpose:contract_pdf", "see", here, given=a_version, is_page=False),
    Row("purpose:contract_markdown", "see", here, given=a_version, is_page=False),
    Row("purpose:versions_compared", "see", both, given=a_version),
    Row("purpose:put_down", STEWARDS, lambda cast: {"slug": cast.workshop.slug}),
    Row("purpose:put_down", STEWARDS_GO_ON, lambda cast: {"slug": cast.workshop.slug}, post=sends(purpose="Niemand alleen.", review_on=LATER)),
    Row("purpose:put_down", STEWARDS_GO_ON, slug, given=adopted, note="there is one already"),
    Row("purpose:adopt", STEWARDS, here, given=to_adopt),
    Row("purpose:adopt", STEWARDS_GO_ON, here, given=to_adopt, post=sends(review_on=LATER)),
    Row("purpose:sign", ONLY_POST, here, given=a_version),
    Row("purpose:sign", MEMBERS_GO_ON, here, given=a_version, post=nothing),
    Row("purpose:unsign", "sign-in go-on refused refused refused see refused refused", here, given=signed_by_sami),
    Row("purpose:unsign", "sign-in go-on refused refused refused go-on refused refused", here, given=signed_by_sami, post=nothing),
    Row("purpose:take_back_version", STEWARDS, here, given=just_adopted),
    Row("purpose:take_back_version", STEWARDS_GO_ON, here, given=just_adopted, post=nothing),
    Row("purpose:take_back_version", "sign-in go-on refused refused refused refused refused refused", here, given=signed_by_sami, note="signed"),
    Row("purpose:review", STEWARDS, slug, given=adopted),
    Row("purpose:review", STEWARDS_GO_ON, slug, given=adopted, post=sends(why="Het is vakantie.", again_on="2027-02-01")),
    Row("purpose:name_event", STEWARDS, slug, given=adopted),
    Row("purpose:name_event", STEWARDS_GO_ON, slug, given=adopted, post=sends(words="Wij verhuizen.")),
    Row("purpose:mine", "sign-in go-on see see see see see see", slug, given=adopted),
    Row("purpose:tests", "see", slug, given=adopted),
    Row("purpose:new_test", MEMBERS, slug, given=adopted),
    Row("purpose:new_test", MEMBERS_GO_ON, slug, given=adopted, post=sends(title="Een rooster", kind="rule", visibility="members")),
    Row("purpose:test", INSIDE, here, given=a_test),
    Row("purpose:test", "hidden hidden hidden hidden hidden go-on go-on refused", here, given=a_test, post=sends(side="serves", words="Het is eerlijk.")),
    Row("purpose:close_test", "sign-in go-on hidden hidden hidden refused see see", here, given=a_test),
    Row("purpose:close_test", "sign-in go-on hidden hidden hidden refused go-on go-on", here, given=a_test, post=sends(conclusion="Het mag blijven.")),
    Row("purpose:reopen_test", ONLY_POST, here, given=a_closed_test),
    Row("purpose:reopen_test", "sign-in go-on hidden hidden hidden refused go-on go-on", here, given=a_closed_test, post=nothing),
    Row("purpose:take_back_test", "sign-in go-on hidden hidden hidden refused see refused", here, given=a_test),
    Row("purpose:take_back_test", "sign-in go-on hidden hidden hidden refused go-on refused", here, given=a_test, post=nothing),
    Row("purpose:second", ONLY_POST, here, given=a_reading),
    Row("purpose:second", "sign-in go-on hidden hidden hidden refused go-on refused", here, given=a_reading, post=nothing),
    Row("purpose:unsay", ONLY_POST, here, given=a_reading),
    Row("purpose:unsay", "sign-in go-on hidden hidden hidden go-on refused refused", here, given=a_reading, post=nothing),
    Row("purpose:rules", "see", slug, given=a_rule),
    Row("purpose:rules_csv", "see", slug, given=a_rule, is_page=False),
    Row("purpose:report_rule", MEMBERS, slug, given=adopted),
    Row("purpose:report_rule", MEMBERS_GO_ON, slug, given=adopted, post=sends(title="Alles dubbel", source="habit", example="Zo ging het.", visibility="members")),
    Row("purpose:rule", INSIDE, here, given=a_rule),
    Row("purpose:revise_rule", "sign-in go-on hidden hidden hidden see refused refused", here, given=a_rule),
    Row("purpose:revise_rule", "sign-in go-on hidden hidden hidden go-on refused refused", here, given=a_rule, post=sends(title="Drie formulieren", source="habit", example="Nog eens.", visibility="members")),
    Row("purpose:meet_rule", ONLY_POST, here, given=a_rule),
    Row("purpose:meet_rule", "sign-in go-on hidden hidden hidden refused go-on refused", here, given=a_rule, post=nothing),
    Row("purpose:settle_rule", "sign-in go-on hidden hidden hidden refused see see", here, given=a_rule),
    Row("purpose:settle_rule", "sign-in go-on hidden hidden hidden refused go-on go-on", here, given=a_rule, post=sends(outcome="scrap", reason="Wij stoppen ermee.")),
    Row("purpose:take_back_rule", "sign-in go-on hidden hidden hidden see see see", here, given=a_rule),
    Row("purpose:take_back_rule", "sign-in go-on hidden hidden hidden go-on go-on go-on", here, given=a_rule, post=nothing),
]
# fmt: on

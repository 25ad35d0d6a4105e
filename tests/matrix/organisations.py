"""Who may do what: organisations. Noor speaks for the municipality wherever it says so."""

from samenspel.organisations import administering, arranging, confirming, partnering, verifying
from samenspel.organisations.affiliating import affiliate, begin_page, found, state
from samenspel.organisations.models import AffiliationRefusal, Organisation
from samenspel.privacy.visibility import Visibility
from tests.matrix.row import ONLY_ADMIN_GOES_ON, Row
from tests.matrix.things import nothing, same


def municipality(cast):
    return {"slug": cast.municipality.slug}


def led(cast):
    """Noor speaks for the municipality."""
    administering.appoint(cast.municipality, cast.noor, by=cast.anna)
    return municipality(cast)


def inner(cast):
    """An organisation that only who belongs there may see; Sami does."""
    organisation = found(name="De Schuur", visibility=Visibility.MEMBERS)
    confirming.confirm(affiliate(cast.sami, organisation, main=False), by=cast.anna)
    return {"slug": organisation.slug}


def begun(cast):
    """A page that Bram began and nobody has looked at."""
    return {"slug": begin_page(name="Stichting De Brug", by=cast.bram).slug}


def unit(cast):
    led(cast)
    added = arranging.add_unit(cast.municipality, name="Wijkzaken", by=cast.noor)
    return municipality(cast) | {"pk": added.pk}


def stated(cast):
    """Bram says to belong to the municipality."""
    led(cast)
    for refusal in AffiliationRefusal.objects.filter(affiliation__person=cast.bram):
        confirming.take_back(refusal, by=cast.anna)
    return municipality(cast) | {"pk": state(cast.bram, cast.municipality, by=cast.bram).pk}


def known(cast):
    """The same, which the house confirmed."""
    here = stated(cast)
    confirming.confirm(cast.bram.affiliations.get(pk=here["pk"]), by=cast.anna)
    return here


def refused(cast):
    here = stated(cast)
    affiliation = cast.bram.affiliations.get(pk=here["pk"])
    return here | {"pk": confirming.refuse(affiliation, by=cast.noor, reason="Onbekend hier.").pk}


def another_speaker(cast):
    """Bram speaks for the municipality beside Noor."""
    known(cast)
    row = administering.appoint(cast.municipality, cast.bram, by=cast.noor)
    return municipality(cast) | {"pk": row.pk}


def domain(cast):
    led(cast)
    row = verifying.name_domain(cast.municipality, "zandwijk.example", by=cast.noor)
    return municipality(cast) | {"pk": row.pk}


def asked(cast):
    """Woonstede, for which Sami speaks, proposed a partnership to the municipality."""
    led(cast)
    administering.appoint(cast.housing, cast.sami, by=cast.anna)
    proposal = partnering.propose(cast.housing, cast.municipality, by=cast.sami)
    return municipality(cast) | {"pk": proposal.pk}


def asking(cast):
    """The same proposal, seen from Woonstede."""
    return asked(cast) | {"slug": cast.housing.slug}


def partners(cast):
    led(cast)
    return municipality(cast) | {"pk": partnering.partner(cast.municipality, cast.housing).pk}


def place(here):
    return {"slug": here["slug"]}


def own(name):
    return lambda cast: {"pk": getattr(cast, name).affiliations.order_by("pk").first().pk}


def a_page(cast):
    return {"name": "Gemeente Zandwijk", "kind": Organisation.Kind.GOVERNMENT, "visibility": "public"}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
SPEAKERS = "sign-in refused refused refused refused refused see see"
SPEAKERS_GO_ON = "sign-in refused refused refused refused refused go-on go-on"
SPEAKERS_MEND = "sign-in refused refused refused refused refused mend mend"
ONLY_POST = "sign-in only-post only-post only-post only-post only-post only-post only-post"
ROWS = [
    Row("organisations:organisations", "see"),
    Row("organisations:organisations", "see", query="?waiting=1", note="what waits for the house"),
    Row("organisations:organisation", "see", municipality),
    Row("organisations:organisation", "hidden hidden hidden hidden hidden see hidden see", same, given=inner, note="for who belongs there"),
    Row("organisations:organisation", "hidden hidden see see see see see see", same, given=begun, note="not confirmed yet"),
    Row("organisations:edit", SPEAKERS, same, given=led),
    Row("organisations:edit", SPEAKERS_GO_ON, same, given=led, post=a_page),
    Row("organisations:edit", "sign-in hidden hidden hidden hidden refused hidden see", same, given=inner, note="for who belongs there"),
    Row("organisations:mine", "sign-in see see see see see see see"),
    Row("organisations:revise", "sign-in hidden hidden hidden hidden see hidden hidden", own("sami")),
    Row("organisations:revise", "sign-in hidden hidden hidden hidden go-on hidden hidden", own("sami"), post=nothing),
    Row("organisations:end", "sign-in hidden hidden hidden hidden see hidden hidden", own("sami")),
    Row("organisations:end", "sign-in hidden hidden hidden hidden go-on hidden hidden", own("sami"), post=nothing),
    Row("organisations:make_main", "sign-in hidden hidden hidden hidden go-on hidden hidden", own("sami"), post=nothing),
    Row("organisations:make_main", ONLY_POST, own("sami")),
    Row("organisations:choose", "sign-in refused see see see see see see"),
    Row("organisations:choose", "sign-in refused see see see see see see", query="?q=zand", note="with words"),
    Row("organisations:start", "sign-in refused see see see see see see"),
    Row("organisations:start", "sign-in refused go-on go-on go-on go-on go-on go-on", post=lambda cast: {"name": "Stichting De Brug", "kind": "foundation"}),
    Row("organisations:state", "sign-in refused see see see see go-on see", municipality),
    Row("organisations:state", "sign-in refused go-on go-on go-on go-on go-on go-on", municipality, post=nothing),
    Row("organisations:state", "sign-in hidden hidden hidden hidden go-on hidden see", same, given=inner, note="for who belongs there"),
    Row("organisations:units", SPEAKERS, same, given=led),
    Row("organisations:units", SPEAKERS_GO_ON, same, given=led, post=lambda _: {"name": "Wijkzaken"}),
    Row("organisations:unit", SPEAKERS, same, given=unit),
    Row("organisations:unit", SPEAKERS_GO_ON, same, given=unit, post=lambda _: {"name": "Wijken"}),
    Row("organisations:remove_unit", SPEAKERS, same, given=unit),
    Row("organisations:remove_unit", SPEAKERS_GO_ON, same, given=unit, post=nothing),
    Row("organisations:affiliations", SPEAKERS, place, given=stated),
    Row("organisations:confirm", SPEAKERS_GO_ON, same, given=stated, post=nothing),
    Row("organisations:confirm", ONLY_POST, same, given=stated),
    Row("organisations:refuse", SPEAKERS_MEND, same, given=stated, post=nothing, note="without a reason"),
    Row("organisations:refuse", SPEAKERS_GO_ON, same, given=stated, post=lambda _: {"reason": "Onbekend hier."}),
    Row("organisations:refuse", ONLY_POST, same, given=stated),
    Row("organisations:end_for", SPEAKERS_GO_ON, same, given=stated, post=nothing),
    Row("organisations:end_for", ONLY_POST, same, given=stated),
    Row("organisations:take_refusal_back", SPEAKERS_GO_ON, same, given=refused, post=nothing),
    Row("organisations:take_refusal_back", ONLY_POST, same, given=refused),
    Row("organisations:administrators", SPEAKERS, same, given=led),
    Row("organisations:administrators", SPEAKERS_GO_ON, place, given=known, post=lambda _: {"person": "bram"}),
    Row("organisations:administrators", "sign-in refused refused refused refused refused mend go-on", place, given=stated, post=lambda _: {"person": "bram"}, note="who is not confirmed"),
    Row("organisations:step_down", "sign-in refused refused see refused refused refused see", same, given=another_speaker, note="Bram"),
    Row("organisations:step_down", "sign-in refused refused go-on refused refused refused go-on", same, given=another_speaker, post=nothing, note="Bram"),
    Row("organisations:domains", SPEAKERS, place, given=domain),
    Row("organisations:domains", SPEAKERS_GO_ON, same, given=led, post=lambda _: {"domain": "zandwijk.example"}),
    Row("organisations:verify_domain", ONLY_ADMIN_GOES_ON, same, given=domain, post=nothing),
    Row("organisations:verify_domain", ONLY_POST, same, given=domain),
    Row("organisations:remove_domain", SPEAKERS_GO_ON, same, given=domain, post=nothing),
    Row("organisations:remove_domain", ONLY_POST, same, given=domain),
    Row("organisations:partners", SPEAKERS, same, given=led),
    Row("organisations:partners", SPEAKERS_GO_ON, same, given=led, post=lambda _: {"partner": "Woonstede"}),
    Row("organisations:end_partnership", SPEAKERS, same, given=partners),
    Row("organisations:end_partnership", SPEAKERS_GO_ON, same, given=partners, post=nothing),
    Row("organisations:accept", "sign-in refused refused refused refused refused go-on refused", same, given=asked, post=nothing, note="not by the house"),
    Row("organisations:accept", ONLY_POST, same, given=asked),
    Row("organisations:decline", "sign-in refused refused refused refused refused go-on refused", same, given=asked, post=nothing, note="not by the house"),
    Row("organisations:decline", ONLY_POST, same, given=asked),
    Row("organisations:take_proposal_back", "sign-in refused refused refused refused go-on refused go-on", same, given=asking, post=nothing),
    Row("organisations:take_proposal_back", ONLY_POST, same, given=asking),
    Row("organisations:vouch", "sign-in hidden refused refused refused refused refused go-on", same, given=begun, post=nothing),
    Row("organisations:vouch", ONLY_POST, same, given=begun),
    Row("organisations:refuse_page", "sign-in hidden refused refused refused refused refused see", same, given=begun),
    Row("organisations:refuse_page", "sign-in hidden refused refused refused refused refused go-on", same, given=begun, post=nothing),
    Row("organisations:merge", "sign-in hidden refused refused refused refused refused see", same, given=begun),
    Row("organisations:merge", "sign-in hidden refused refused refused refused refused go-on", same, given=begun, post=lambda _: {"into": "Woonstede"}),
]

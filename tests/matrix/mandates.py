"""Who may do what: mandate cards. Sami holds one of Woonstede in De Wijkwerkplaats; Bram speaks for Woonstede."""

from samenspel.communities import mandating
from samenspel.communities.models import MandateCard, MandateTerms
from samenspel.moderation.hiding import hide
from samenspel.organisations import administering
from samenspel.organisations.affiliating import state
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import circle, nothing, same, workshop


def proposed(cast):
    """Sami's card waits for a yes of Woonstede, for which Bram speaks."""
    state(cast.bram, cast.housing, by=cast.bram)
    administering.appoint(cast.housing, cast.bram, by=cast.anna)
    card = mandating.propose(
        cast.workshop, by=cast.sami, organisation=cast.housing, person=cast.sami, subject="Drempels", level=5
    )
    return {"slug": cast.workshop.slug, "pk": card.pk}


def with_backup(cast):
    """The same, where Bram stands in for Sami."""
    here = proposed(cast)
    MandateTerms.objects.filter(card=here["pk"]).update(backup=cast.bram)
    return here


def of_removed(cast):
    """A card of Rik, who was removed from De Wijkwerkplaats afterwards."""
    card = MandateCard.objects.create(community=cast.workshop, organisation=cast.housing, person=cast.rik)
    MandateTerms.objects.create(card=card, subject="Drempels", by=cast.noor)
    return {"slug": cast.workshop.slug, "pk": card.pk}


def put_out_of_sight(cast):
    """A card at a table that moderators hid."""
    proposed(cast)
    cellar = like_the_workshop(cast, "De Kelder")
    card = mandating.propose(
        cellar, by=cast.sami, organisation=cast.housing, person=cast.sami, subject="Drempels", level=5
    )
    hide(cellar, by=cast.anna, reason="Oplichting.")
    return {"slug": cellar.slug, "pk": card.pk}


def confirmed(cast):
    here = proposed(cast)
    card = MandateCard.objects.get(pk=here["pk"])
    mandating.confirm(card, card.latest, by=cast.bram)
    return here


def opened(cast):
    """The same, where the community shows its mandates to everyone."""
    here = confirmed(cast)
    mandating.show_to_everyone(cast.workshop, True, by=cast.noor)
    return here


def opened_table(cast):
    return {"slug": opened(cast)["slug"]}


def answer(here):
    """The terms that were read."""
    return {"terms": MandateCard.objects.get(pk=here["pk"]).latest.pk}


def a_mandate(cast):
    return {
        "organisation": cast.housing.pk,
        "holder": f"person-{cast.sami.pk}",
        "subject": "Drempels",
        "level": 4,
        "since": "2026-01-05",
    }


def other_terms(_):
    return {"subject": "Drempels", "level": 5, "since": "2026-01-05"}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ONLY_POST = "sign-in only-post only-post only-post only-post only-post only-post only-post"
ROWS = [
    Row("communities:mandates", "hidden hidden see see see see see see", workshop, note="for who is signed in"),
    Row("communities:mandates", "see", same, given=opened_table, note="for all"),
    Row("communities:mandates", "hidden hidden see hidden hidden hidden hidden see", circle, note="for members"),
    Row("communities:propose_mandate", "sign-in go-on refused refused refused see see see", workshop),
    Row("communities:propose_mandate", "sign-in go-on refused refused refused go-on go-on go-on", workshop, post=a_mandate),
    Row("communities:mandate", "hidden see see see see see see see", same, given=proposed, note="for who is signed in"),
    Row("communities:mandate", "see", same, given=opened, note="for all"),
    Row("communities:change_mandate", "sign-in go-on refused see refused see see see", same, given=proposed, note="the holder, the organisation, stewards"),
    Row("communities:change_mandate", "sign-in go-on refused go-on refused go-on go-on go-on", same, given=proposed, post=other_terms),
    Row("communities:mandate", "hidden hidden hidden hidden hidden hidden see hidden", same, given=put_out_of_sight, note="its community hidden"),
    Row("communities:change_mandate", "sign-in go-on refused refused refused refused see see", same, given=of_removed, note="of who was removed"),
    Row("communities:change_mandate", "sign-in go-on refused refused refused refused go-on go-on", same, given=of_removed, post=other_terms, note="of who was removed"),
    Row("communities:confirm_mandate", "sign-in refused refused refused refused refused refused refused", same, given=with_backup, post=answer, note="who stands in"),
    Row("communities:confirm_mandate", "sign-in refused refused go-on refused refused refused refused", same, given=proposed, post=answer, note="four eyes"),
    Row("communities:confirm_mandate", ONLY_POST, same, given=proposed),
    Row("communities:refuse_mandate", "sign-in refused refused mend refused refused refused refused", same, given=proposed, post=answer, note="without a reason"),
    Row("communities:refuse_mandate", "sign-in refused refused go-on refused refused refused refused", same, given=proposed, post=lambda here: answer(here) | {"reason": "Te ruim."}),
    Row("communities:refuse_mandate", ONLY_POST, same, given=proposed),
    Row("communities:withdraw_mandate", "sign-in refused refused see refused see refused refused", same, given=confirmed, note="the holder or the organisation"),
    Row("communities:withdraw_mandate", "sign-in refused refused go-on refused go-on refused refused", same, given=confirmed, post=nothing),
    Row("communities:show_mandates", "sign-in refused refused refused refused refused go-on go-on", workshop, post=lambda cast: {"everyone": "yes"}),
    Row("communities:show_mandates", ONLY_POST, workshop),
]

"""Who may do what: taking a community along, and bringing one in."""

from django.core.files import File

from samenspel.carrying import packing
from samenspel.carrying.intake import KIND
from samenspel.carrying.models import Arrival, Crate
from samenspel.communities.models import Community
from samenspel.intake import running
from tests.matrix.row import ONLY_ADMIN, Row
from tests.matrix.things import nothing, same, workshop

STEWARDS = "sign-in refused refused refused refused refused see see"
STEWARDS_GO_ON = "sign-in refused refused refused refused refused go-on go-on"
WITH_PROFILE = "sign-in refused see see see see see see"
NOORS = "sign-in hidden hidden hidden hidden hidden see hidden"
NOORS_GOES_ON = "sign-in hidden hidden hidden hidden hidden go-on hidden"
BROUGHT = "Meegenomen uit elders"


def packed(cast):
    """The file of De Wijkwerkplaats, ready for Noor alone."""
    crate, is_new = Crate.objects.get_or_create(
        place_id=cast.workshop.pk, by=cast.noor, defaults={"language": "nl", "of": 1}
    )
    if is_new:
        with packing.packed(cast.workshop, by=cast.noor) as content:
            crate.file.save("rij.zip", File(content), save=False)
        crate.file.close()
        crate.ready_at = crate.asked_at
        crate.save()
    return workshop(cast)


def brought(cast):
    """A file Noor chose and has not said yes to."""
    with packing.packed(cast.workshop, by=cast.noor) as content:
        run = running.begin(File(content, name="wijkwerkplaats.zip"), kind=KIND, by=cast.noor)
    running.look(run)
    return {"pk": run.pk}


def came_in(cast):
    """A community that Noor brought in."""
    place = Community.objects.filter(name=BROUGHT).first()
    if place is None:
        place = Community.start(by=cast.noor, name=BROUGHT, purpose="Verder gaan.", visibility="public")
        Arrival.objects.create(place_id=place.pk, by=cast.noor)
    return {"slug": place.slug}


ROWS = [
    Row("carrying:out", STEWARDS, workshop),
    Row("carrying:out", STEWARDS_GO_ON, workshop, nothing),
    Row(
        "carrying:download",
        "sign-in refused refused refused refused refused see hidden",
        same,
        given=packed,
        is_page=False,
    ),
    Row("carrying:bring", WITH_PROFILE),
    Row("carrying:bring", "sign-in refused mend mend mend mend mend mend", post=nothing),
    Row("carrying:standins", ONLY_ADMIN, same, given=came_in),
    Row(
        "carrying:standins",
        "sign-in refused refused refused refused refused refused mend",
        same,
        nothing,
        given=came_in,
    ),
    Row("carrying:run", NOORS, same, given=brought),
    Row("carrying:run", NOORS_GOES_ON, same, nothing, given=brought),
    Row("carrying:again", NOORS_GOES_ON, same, nothing, given=brought),
    Row("carrying:throw_away", NOORS_GOES_ON, same, nothing, given=brought),
    Row("carrying:report", NOORS, same, given=brought, is_page=False),
    Row("carrying:take_back", "sign-in refused refused refused refused refused see see", same, given=came_in),
    Row(
        "carrying:take_back",
        "sign-in refused refused refused refused refused go-on go-on",
        same,
        nothing,
        given=came_in,
    ),
]

"""What the workshop promises one another, who is met, who applies from outside, and who had to go."""

from datetime import timedelta

from samenspel.communities import agreeing, applying, joining, meeting
from samenspel.communities.models import Membership, Role, RoleGrant
from samenspel.demo.calendar import end_of
from samenspel.demo.reading import LANGUAGES
from samenspel.people.introducing import arrive

TEXTS = {
    "text": (
        "We komen **op tijd** of bellen even. We praten mét mensen, niet over ze. Wie iets belooft, doet het "
        "of zegt het op tijd af.",
        "We come **on time** or give a ring. We talk with people, not about them. Whoever promises something "
        "does it, or says in time that they cannot.",
    ),
    "clauses": (
        ["We komen op tijd of bellen even.", "We praten mét mensen, niet over ze."],
        ["We come on time or give a ring.", "We talk with people, not about them."],
    ),
    "more": (
        "Wat iemand achter de voordeur vertelt, blijft daar.",
        "What someone tells behind the front door stays there.",
    ),
    "change": (
        "Erbij gekomen: wat achter de voordeur verteld wordt, blijft daar.",
        "Added: what is told behind the front door stays there.",
    ),
    "greeting": (
        "Fijn dat je er bent, Peter. Kom woensdag naar de Kade, dan wijs ik je wie wat weet.",
        "Good to have you, Peter. Come to the Kade on Wednesday; I'll show you who knows what.",
    ),
    "motive": (
        "Ik wil eens niet achteraf horen wat er misging.",
        "For once I want to hear it before it goes wrong.",
    ),
    "called": ("Wil Kramer", "Wil Kramer"),
    "application": (
        "Ik was dertig jaar doktersassistente en ken alle huisartsen hier bij hun voornaam.",
        "I was a doctor's assistant for thirty years and know every family doctor here by first name.",
    ),
    "reason": (
        "Bleef deelnemers thuis bellen over zijn verzekeringen, ook na twee gesprekken.",
        "Kept ringing participants at home about his insurances, also after two talks.",
    ),
}
AGREED_AGO, CHANGED_AGO, REMOVED_AGO, APPLIED_AGO, JOINED_AGO, ENDS_IN = 400, 75, 45, 6, 4, 18
OFFERS = ("truus", "gerda", "khadija")
OUTSIDER = "wil.kramer@demo.example"


def promising(world, *, language, anchor):
    """The agreement, a buddy and a newcomer, an application from outside, a role that ends and a removal."""
    which = LANGUAGES.index(language)
    said = {name: words[which] for name, words in TEXTS.items()}
    workshop, noor = world.communities["wijkwerkplaats"], world.people["noor"]

    def ago(days):
        return end_of(anchor - timedelta(days=days))

    _agreement(workshop, noor, said, ago)
    _meeting(world, workshop, said, ago)
    joining.remove(workshop, world.people["maurits"], by=noor, reason=said["reason"], at=ago(REMOVED_AGO))
    _application(workshop, said, ago)
    ending = RoleGrant.objects.current(on=anchor).get(
        person=world.people["khadija"], role__community=workshop
    )
    ending.prolong(anchor + timedelta(days=ENDS_IN), by=noor, at=ago(1))


def _agreement(workshop, noor, said, ago):
    """Most said yes to the first version, and two in three to the second so far."""
    first = agreeing.make_agreement(
        workshop, by=noor, text=said["text"], clauses=said["clauses"], at=ago(AGREED_AGO)
    )
    _say_yes(first, workshop, ago(AGREED_AGO - 5), leave_out=9)
    second = agreeing.make_agreement(
        workshop,
        by=noor,
        text=f"{said['text']} {said['more']}",
        clauses=[*said["clauses"], said["more"]],
        change=said["change"],
        at=ago(CHANGED_AGO),
    )
    _say_yes(second, workshop, ago(CHANGED_AGO - 5), leave_out=3)


def _say_yes(agreement, workshop, at, *, leave_out):
    there = Membership.objects.current(at=at).members().filter(community=workshop, until=None)
    for number, membership in enumerate(there.order_by("since", "pk").select_related("person"), start=1):
        if number % leave_out:
            agreement.accept(by=membership.person, at=at)


def _meeting(world, workshop, said, ago):
    for who in OFFERS:
        person = world.people[who]
        meeting.offer_to_be_buddy(workshop.membership_of(person), by=person, at=ago(200))
    newcomer = workshop.membership_of(world.people["peter"])
    meeting.greet(newcomer, by=world.people["sami"], words=said["greeting"], at=ago(108))
    meeting.pair(newcomer, world.people["gerda"], by=world.people["noor"], at=ago(105))
    joining.join(
        workshop,
        world.people["esmee"],
        agreed=workshop.agreement_now(),
        motives=["purpose", "people"],
        motive=said["motive"],
        at=ago(JOINED_AGO),
    )


def _application(workshop, said, ago):
    """Someone who gave only an e-mail address would like to be the link to the family doctors."""
    role = (
        Role.objects.looking()
        .filter(community=workshop, open_to=Role.OpenTo.OUTSIDERS)
        .order_by("pk")
        .first()
    )
    outsider = arrive(email=OUTSIDER, at=ago(APPLIED_AGO))
    applying.apply(role, outsider, words=said["application"], called=said["called"], at=ago(APPLIED_AGO))

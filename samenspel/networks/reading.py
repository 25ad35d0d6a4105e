"""The reading guide: each figure with its sentence, formula, source, caveat and the question to talk about.

A figure without a question is not shown: every measurement ends in a conversation.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.privacy import discretion
from samenspel.privacy.discretion import BESIDE, FEW, Disclosed

FIRST = ("density", "mean_degree", "reciprocity_pairs", "transitivity", "largest", "cut_people")


@dataclass(frozen=True)
class Guide:
    """How to read one figure; ``kind`` is what ``discretion`` knows it by."""

    name: str
    kind: str
    title: Promise
    sentence: Promise
    how: Promise
    source: str
    caveat: Promise
    question: Promise
    digits: int = 2
    part_of: str = ""
    # Whether it tells of ties within organisations, and hides when something of those has to.
    by_organisation: bool = False

    @property
    def is_first(self):
        """Whether it stands on the page at once; seven figures are as much as people talk about."""
        return self.name in FIRST


@dataclass(frozen=True)
class Explained:
    """A figure on the page: the value that may be shown, with its guide."""

    guide: Guide
    value: Disclosed


def explained(figures, inside):
    """The figures of a snapshot that were measured, each as it may be shown."""
    measured = [guide for guide in GUIDES if guide.name in figures]
    if not figures["is_directed"]:
        measured = [guide for guide in measured if guide.kind != "reciprocity"]
    found = [Explained(guide, _shown(guide, figures, inside)) for guide in measured]
    brokers = figures.get("brokers", {})
    found += [
        Explained(guide, discretion.count(brokers[guide.name], of=figures["n"]))
        for guide in BROKERS
        if guide.name in brokers
    ]
    return found


def _shown(guide, figures, inside):
    value = figures[guide.name]
    if guide.by_organisation and not inside.is_all:
        return Disclosed(kind=guide.kind, hidden=BESIDE)
    # The number of parts, with a few people outside the largest, says how those few hang together.
    if guide.name == "components" and discretion.all_but_few(figures["largest"], of=figures["n"]):
        return Disclosed(kind=guide.kind, hidden=BESIDE)
    if guide.kind == "count":
        return discretion.count(value, of=figures["n"])
    if guide.kind == "cuts" and not discretion.count(value).shown:
        return Disclosed(kind=guide.kind, hidden=FEW)
    if guide.part_of:
        return discretion.share(figures[guide.name], of=figures[guide.part_of], kind=guide.kind)
    return discretion.figure(figures[guide.name], n=figures["n"], kind=guide.kind, digits=guide.digits)


GUIDES = [
    Guide(
        "density",
        "density",
        _("Density"),
        _("The share of all possible ties that exists."),
        _(
            "Ties that exist, divided by ties that could exist. "
            "When ties have a direction, each direction counts."
        ),
        "Wasserman & Faust (1994)",
        _("It falls when a network grows: nobody can know everyone. Look at the ties per person too."),
        _("Whom do we miss in our contact? Which meeting can go?"),
        digits=3,
    ),
    Guide(
        "mean_degree",
        "mean_degree",
        _("Ties per person"),
        _("The number of others a person is tied with, on average."),
        _("Twice the number of ties, divided by the number of people."),
        "Wasserman & Faust (1994)",
        _("An average hides the difference between people who are tied with many and with few."),
        _("Is this enough for the work, or too much to keep up?"),
        digits=1,
    ),
    Guide(
        "reciprocity_pairs",
        "reciprocity",
        _("Mutual, by pair"),
        _("Of the pairs with a tie, the share in which it goes both ways."),
        _("Pairs tied in both directions, divided by pairs tied in at least one."),
        "Wasserman & Faust (1994)",
        _("One way is not wrong: asking and answering often go one way."),
        _("Where do we only take, and where do we bring as well?"),
    ),
    Guide(
        "reciprocity_arcs",
        "reciprocity",
        _("Mutual, by direction"),
        _("Of all directions in which a tie goes, the share that is returned."),
        _("Directions with a return, divided by all directions."),
        "Wasserman & Faust (1994)",
        _("Always higher than by pair, as a mutual pair counts twice; use it to compare with other studies."),
        _("Where do we only take, and where do we bring as well?"),
    ),
    Guide(
        "assortativity",
        "assortativity",
        _("Like seeks like, by organisation"),
        _(
            "1: only ties within the own organisation; 0: as chance would have it; "
            "below 0: others are sought."
        ),
        _(
            "The share of ties within organisations, "
            "compared with what the number of ties of each would give."
        ),
        "Newman (2003)",
        _("People without an organisation count as one group here."),
        _("Where is mixing useful, and where is it not?"),
        by_organisation=True,
    ),
    Guide(
        "transitivity",
        "closure",
        _("Closed circles"),
        _("How often two people who share a contact are tied themselves."),
        _("Three times the number of triangles, divided by the number of pairs that share a contact."),
        "Luce & Perry (1949); Wasserman & Faust (1994)",
        _("Closed circles give support and trust, and little news from outside."),
        _("What holds us together, and what holds us back?"),
    ),
    Guide(
        "clustering",
        "closure",
        _("Closed circles, per person"),
        _("The same, first per person and then averaged."),
        _("Mean over people of the share of pairs of their contacts that are tied; 0 below two contacts."),
        "Watts & Strogatz (1998)",
        _("People with few ties weigh as much as people with many."),
        _("What holds us together, and what holds us back?"),
    ),
    Guide(
        "largest",
        "components",
        _("In one whole"),
        _("The share of people who can reach each other through others."),
        _("People in the largest connected part, divided by all people."),
        "Wasserman & Faust (1994)",
        _("Below twenty people it is rounded to 5 %."),
        _("Who stands apart, and is that as it should be?"),
        part_of="n",
    ),
    Guide(
        "components",
        "components",
        _("Separate parts"),
        _("The number of parts the network falls into; someone without ties is a part too."),
        _("Connected components, in either direction of a tie."),
        "Wasserman & Faust (1994)",
        _("Parts can be connected in ways that were not measured."),
        _("Which parts should know of each other?"),
        digits=0,
    ),
    Guide(
        "path_length",
        "efficiency",
        _("Steps between people"),
        _("The number of steps through which people in the largest part reach each other, on average."),
        _("Mean length of the shortest path between each two people in the largest connected part."),
        "Wasserman & Faust (1994)",
        _("News does not always take the shortest way."),
        _("How soon does everyone know something important?"),
        digits=1,
    ),
    Guide(
        "reach_2",
        "efficiency",
        _("Reach in two steps"),
        _("The share of pairs who are tied, or have a contact in common."),
        _("Pairs at a distance of one or two, divided by all pairs."),
        "Latora & Marchiori (2001)",
        _("A contact in common helps only when that person makes the introduction."),
        _("How soon does everyone know something important?"),
    ),
    Guide(
        "k_core",
        "core_periphery",
        _("Depth of the core"),
        _("In the core, everyone is tied with at least so many others in that core."),
        _("The highest k for which a group exists in which everyone has at least k ties within the group."),
        "Seidman (1983)",
        _("A deep core can carry the work, and can be hard to enter."),
        _("How do people at the edge get a voice?"),
        digits=0,
    ),
    Guide(
        "in_core",
        "count",
        _("People in the core"),
        _("The number of people in that core."),
        _("People whose core number is the highest one."),
        "Seidman (1983)",
        _("It says how many, never who."),
        _("How do people at the edge get a voice?"),
    ),
    Guide(
        "cut_people",
        "cuts",
        _("Hangs on one person"),
        _("How often one person is the only link between parts of the network."),
        _("Articulation points: the network falls into more parts when that person is taken away."),
        "Tarjan (1972)",
        _("It says how often, never who. Ties that were not measured may keep the parts together."),
        _("Who learns this contact or this knowledge as well?"),
        digits=0,
    ),
    Guide(
        "bridges",
        "cuts",
        _("Hangs on one tie"),
        _("How many ties are the only link between parts of the network."),
        _("Bridges: the network falls into more parts when that tie is taken away."),
        "Tarjan (1972)",
        _("A tie at the edge, with someone who has one contact, counts too."),
        _("Which tie deserves a second one beside it?"),
        digits=0,
    ),
    Guide(
        "degree_centralisation",
        "centralisation",
        _("Runs through a few, by ties"),
        _("0: everyone has as many ties; 1: all ties are with one person."),
        _("The sum of differences with the person with most ties, divided by the largest sum possible."),
        "Freeman (1978/79)",
        _("Some work needs a centre."),
        _("Is that what this work needs?"),
    ),
    Guide(
        "betweenness_centralisation",
        "centralisation",
        _("Runs through a few, by paths"),
        _("0: everyone is on the way between others as often; 1: one person is on the way between all."),
        _("The sum of differences in betweenness with the highest, divided by the largest sum possible."),
        "Freeman (1977)",
        _("Sensitive to ties that were not measured."),
        _("Is that what this work needs?"),
    ),
    Guide(
        "modularity_given",
        "clusters",
        _("Do organisations divide the network?"),
        _("0: ties run as if organisations did not exist; towards 1: the network falls apart along them."),
        _(
            "The share of ties within organisations, "
            "minus what chance would give with the same ties per person."
        ),
        "Newman & Girvan (2004)",
        _("People without an organisation count as one group here."),
        _("Do the borders of organisations fit how we work?"),
        by_organisation=True,
    ),
    Guide(
        "modularity_best",
        "clusters",
        _("The clearest division"),
        _("How clear the best division into clusters is that the ties themselves suggest."),
        _("Leiden method, best of many runs with a fixed seed; modularity as above."),
        "Traag, Waltman & van Eck (2019)",
        _("Small clusters in a large network can be missed. Another division can be nearly as good."),
        _("Do these clusters fit how we divide the work?"),
    ),
    Guide(
        "clusters",
        "clusters",
        _("Clusters found"),
        _("How many clusters of two or more people the ties suggest."),
        _("Leiden method, best of many runs with a fixed seed."),
        "Traag, Waltman & van Eck (2019)",
        _("A cluster is a finding about ties, not a team."),
        _("Do these clusters fit how we divide the work?"),
        digits=0,
    ),
    Guide(
        "agreement",
        "clusters",
        _("Clusters and organisations"),
        _("1: clusters are the organisations; 0: they have nothing to do with them."),
        _("Adjusted Rand index between the clusters found and the organisations."),
        "Hubert & Arabie (1985)",
        _("People without an organisation count as one group here."),
        _("Do the borders of organisations fit how we work?"),
        by_organisation=True,
    ),
]

_BROKER_HOW = _(
    "Counted for each pair of people whom someone connects and who have no tie themselves, by organisation."
)
_BROKER_CAVEAT = _("Counts below five are not shown. A person can have several roles.")
_BROKER_QUESTION = _("Which bridging roles are empty with us, and which are double?")


def _broker(name, title, sentence):
    return Guide(
        name,
        "brokerage",
        title,
        sentence,
        _BROKER_HOW,
        "Gould & Fernandez (1989)",
        _BROKER_CAVEAT,
        _BROKER_QUESTION,
    )


BROKERS = [
    _broker(
        "coordinator", _("Coordinators"), _("How many people connect others within their own organisation.")
    ),
    _broker(
        "gatekeeper",
        _("Gatekeepers"),
        _("How many people let something from outside into their organisation."),
    ),
    _broker(
        "representative",
        _("Representatives"),
        _("How many people carry something out of their organisation."),
    ),
    _broker(
        "itinerant",
        _("Advisers from outside"),
        _("How many people connect others of one organisation, not their own."),
    ),
    _broker(
        "liaison",
        _("Connectors"),
        _("How many people connect two organisations that are both not their own."),
    ),
]


@dataclass(frozen=True)
class OwnGuide:
    """How to read a figure about oneself, with the question to ask oneself."""

    name: str
    title: Promise
    sentence: Promise
    how: Promise
    source: str
    question: Promise


OWN_GUIDES = [
    OwnGuide(
        "degree",
        _("Your ties"),
        _("The number of people you have a tie with."),
        _("People with whom you have a tie, in either direction."),
        "Wasserman & Faust (1994)",
        _("Which of these do you want to keep warm?"),
    ),
    OwnGuide(
        "in_degree",
        _("Ties towards you"),
        _("How many people have a tie towards you."),
        _("Ties that others have with you."),
        "Wasserman & Faust (1994)",
        _("What can you hand over?"),
    ),
    OwnGuide(
        "out_degree",
        _("Ties from you"),
        _("Towards how many people you have a tie."),
        _("Ties that you have with others."),
        "Wasserman & Faust (1994)",
        _("From whom do you only take, and to whom do you bring as well?"),
    ),
    OwnGuide(
        "betweenness",
        _("On the way between others"),
        _("0: never on the shortest way between two others; 1: always."),
        _(
            "Betweenness: the share of shortest paths between two others that run through you. "
            "Among more than 2,000 people it is estimated from a sample."
        ),
        "Freeman (1977); Brandes (2001)",
        _("Whom can you bring into direct contact with each other?"),
    ),
    OwnGuide(
        "constraint",
        _("How tied your contacts are"),
        _("Low: your contacts do not know each other. 1 or more: everyone knows everyone."),
        _("Constraint: how far your contacts are tied to one another."),
        "Burt (1992)",
        _("Which new corner is missing?"),
    ),
    OwnGuide(
        "effective_size",
        _("Different sources"),
        _("How many of your contacts do not repeat one another."),
        _("Effective size: your contacts, minus how many ties they have among themselves on average."),
        "Burt (1992); Borgatti (1997)",
        _("Which new corner is missing?"),
    ),
    OwnGuide(
        "ei",
        _("Outside or inside"),
        _("−1: only ties within your own organisation; 1: only outside it."),
        _("E-I index: ties outside minus ties inside, divided by all your ties."),
        "Krackhardt & Stern (1988)",
        _("With which group is contact needed for the purpose?"),
    ),
    OwnGuide(
        "coordinator",
        _("Coordinator"),
        _("How often you connect two people of your own organisation who have no tie."),
        _BROKER_HOW,
        "Gould & Fernandez (1989)",
        _("Whom can you bring into direct contact with each other?"),
    ),
    OwnGuide(
        "gatekeeper",
        _("Gatekeeper"),
        _("How often something from outside comes into your organisation through you."),
        _BROKER_HOW,
        "Gould & Fernandez (1989)",
        _("Who could receive this as well?"),
    ),
    OwnGuide(
        "representative",
        _("Representative"),
        _("How often something of your organisation goes out through you."),
        _BROKER_HOW,
        "Gould & Fernandez (1989)",
        _("Who could speak for your organisation as well?"),
    ),
    OwnGuide(
        "itinerant",
        _("Adviser from outside"),
        _("How often you connect two people of one organisation that is not yours."),
        _BROKER_HOW,
        "Gould & Fernandez (1989)",
        _("Would they find each other without you?"),
    ),
    OwnGuide(
        "liaison",
        _("Connector"),
        _("How often you connect two organisations that are both not yours."),
        _BROKER_HOW,
        "Gould & Fernandez (1989)",
        _("Whom can you bring into direct contact with each other?"),
    ),
]

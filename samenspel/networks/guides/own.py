"""How to read the figures about oneself, each with the question to ask oneself."""

from django.utils.translation import gettext_lazy as _

from samenspel.networks.guides import brokers
from samenspel.networks.guides.guide import OwnGuide

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
        brokers.HOW,
        "Gould & Fernandez (1989)",
        _("Whom can you bring into direct contact with each other?"),
    ),
    OwnGuide(
        "gatekeeper",
        _("Gatekeeper"),
        _("How often something from outside comes into your organisation through you."),
        brokers.HOW,
        "Gould & Fernandez (1989)",
        _("Who could receive this as well?"),
    ),
    OwnGuide(
        "representative",
        _("Representative"),
        _("How often something of your organisation goes out through you."),
        brokers.HOW,
        "Gould & Fernandez (1989)",
        _("Who could speak for your organisation as well?"),
    ),
    OwnGuide(
        "itinerant",
        _("Adviser from outside"),
        _("How often you connect two people of one organisation that is not yours."),
        brokers.HOW,
        "Gould & Fernandez (1989)",
        _("Would they find each other without you?"),
    ),
    OwnGuide(
        "liaison",
        _("Connector"),
        _("How often you connect two organisations that are both not yours."),
        brokers.HOW,
        "Gould & Fernandez (1989)",
        _("Whom can you bring into direct contact with each other?"),
    ),
]

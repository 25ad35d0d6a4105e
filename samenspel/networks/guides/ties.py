"""How to read the figures about the ties themselves."""

from django.utils.translation import gettext_lazy as _

from samenspel.networks.guides.guide import Guide

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
]

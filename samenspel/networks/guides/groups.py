"""How to read the figures about organisations and clusters."""

from django.utils.translation import gettext_lazy as _

from samenspel.networks.guides.guide import Guide

GUIDES = [
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

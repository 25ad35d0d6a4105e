"""The figures of a snapshot with their guides, each as it may be shown."""

from dataclasses import dataclass

from samenspel.networks.guides import BROKERS, GUIDES
from samenspel.networks.guides.guide import Guide
from samenspel.privacy import discretion
from samenspel.privacy.discretion import BESIDE, FEW, Disclosed


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

"""How mixed a gathering is across organisations: one figure about a group, or none when it is too small."""

from measures.ties import normalised_diversity
from samenspel.gatherings.models import TeamPlace
from samenspel.privacy import discretion


def mix_of(gathering):
    """The share of the mix that is possible, among who is in a team and speaks for an organisation."""
    rows = TeamPlace.objects.current().filter(team__challenge__gathering=gathering)
    pairs = rows.exclude(organisation=None).values_list("person", "organisation").order_by("pk")
    by_person = dict(pairs)
    number = {organisation: index for index, organisation in enumerate(sorted(set(by_person.values())))}
    groups = [number[organisation] for organisation in by_person.values()]
    value = normalised_diversity(groups) if groups else None
    return discretion.figure(value, n=len(groups), kind="diversity")

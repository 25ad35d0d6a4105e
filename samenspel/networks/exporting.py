"""What a page shows, as JSON and CSV: the same disclosed figures and nothing more."""

import csv
import io

from samenspel.ui.spreadsheets import as_text


def region_json(region):
    return {
        "key": region.key,
        "name": region.name,
        "people": region.people.as_json(),
        "inside": region.inside.as_json(),
        "outside": region.outside.as_json(),
        "ei_index": region.index.as_json(),
        "density": region.density.as_json(),
    }


def link_json(link):
    return {
        "one": link.one,
        "other": link.other,
        "ties": link.ties.as_json(),
        "density_there": link.there.as_json(),
        "density_back": link.back.as_json(),
    }


def shown_json(choice, shown):
    """Everything on the page of a network, documented in docs/networks.md."""
    return {
        "network": choice.network.name,
        "relation": choice.relation,
        "counting": choice.counting,
        "on": choice.on.isoformat(),
        "method": choice.snapshot.method,
        "seed": choice.snapshot.seed,
        "people": shown.people.as_json(),
        "ties": shown.ties.as_json(),
        "ei_index": shown.index.as_json(),
        "ei_expected": shown.expected.as_json(),
        "ei_index_without_unaffiliated": shown.rest_index.as_json(),
        "ei_p_low": shown.p_low.as_json(),
        "ei_p_high": shown.p_high.as_json(),
        "figures": {each.guide.name: each.value.as_json() for each in shown.figures},
        "by": shown.by,
        "groups": [region_json(region) for region in shown.regions],
        "between": [link_json(link) for link in shown.links],
    }


MOST_ON_MAP = 20
"""More regions than this make a map that nobody reads; the table has them all."""


def map_json(choice, shown):
    """What the map island draws: the largest regions, ties between them, and the viewer's own place."""
    drawn = [*shown.regions[: MOST_ON_MAP - 1], *shown.regions[MOST_ON_MAP - 1 :][-1:]]
    keys = {region.key for region in drawn}
    return {
        "network": choice.network.slug,
        "on": choice.on.isoformat(),
        "by": shown.by,
        "regions": [
            {
                "key": region.key,
                "name": region.name,
                "people": region.people.value,
                "inside": region.inside.value,
                "outside": region.outside.value,
                "density": region.density.value,
            }
            for region in drawn
        ],
        "links": [
            {"one": link.one, "other": link.other, "ties": link.ties.value}
            for link in shown.links
            if link.ties.shown and link.ties.value and keys >= {link.one, link.other}
        ],
        "me": {
            "regions": [key for key in shown.mine["regions"] if key in keys],
            "ties": {key: ties.value for key, ties in shown.mine["with"].items() if key in keys},
        }
        if shown.mine
        else None,
    }


def between_csv(shown):
    """Ties between groups as a table; an empty cell may not be shown."""
    names = {region.key: region.name for region in shown.regions}
    people = {region.key: region.people for region in shown.regions}
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        ["group", "people", "other_group", "other_people", "ties", "density_there", "density_back"]
    )
    for region in shown.regions:
        row = [region.people, region.people, region.inside, region.density, region.density]
        writer.writerow(_cells(names[region.key], row, names[region.key]))
    for link in shown.links:
        row = [people[link.one], people[link.other], link.ties, link.there, link.back]
        writer.writerow(_cells(names[link.one], row, names[link.other]))
    return file.getvalue()


def _cells(name, row, other):
    one, two, *rest = ["" if figure.value is None else figure.value for figure in row]
    return [as_text(name), one, as_text(other), two, *rest]

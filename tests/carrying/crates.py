"""Comparing what two files of a community hold, and bringing one in; also for the demo."""

import json
from collections import Counter
from zipfile import ZipFile

from django.utils import translation

from samenspel.carrying import arriving, packing
from samenspel.carrying.opening import opened
from samenspel.carrying.order import fields_of, in_order, leads_to_person
from samenspel.carrying.reading import read
from samenspel.communities.models import Community

# What is of a house, so that it is another elsewhere; nothing else may differ.
OF_THE_HOUSE = {
    "communities.community": {"slug", "visibility"},
    "communities.stewardship": {"until"},
    "communities.buddy": {"until"},
}
# Whom the house knows took part until they moved, and is invited; a stand-in goes on taking part.
OF_WHO_IS_KNOWN = {"communities.membership": {"until"}, "communities.rolegrant": {"until"}}
# Whose order and numbers are drawn anew each time.
DRAWN_ANEW = {"opinions.participant", "opinions.vote"}


def packed(community, by, tmp_path):
    file = tmp_path / f"{community.pk}.zip"
    with packing.packed(community, by=by) as content:
        file.write_bytes(content.read())
    return file


def bring(file, by, **how):
    with translation.override("en"), opened(file) as found:
        read_ = read(found)
        said = list(map(str, read_.problems))
        assert said == [], said[:5]
        return arriving.put_down(read_, found, by=by, **how)


def place_of(arrival):
    return Community.objects.get(pk=arrival.place_id)


def rows_of(file):
    """{kind: rows} as they stand in the file, with people by name."""
    with ZipFile(file) as parcel:
        said = {name: json.loads(parcel.read(name)) for name in parcel.namelist() if name.endswith(".json")}
    names = {row["row"]: row["name"] for row in said["people.json"]["rows"]}
    rows = {cargo.kind: said[f"{cargo.kind}.json"]["rows"] for cargo in in_order()}
    for cargo in in_order():
        people = [field.name for field in fields_of(cargo) if field.remote_field and leads_to_person(field)]
        for row in rows[cargo.kind]:
            row |= {name: names.get(row[name]) for name in people}
            if "membership" in row:
                took_part = rows["communities.membership"][row["membership"] - 1]
                row["membership"] = (took_part["person"], took_part["since"])
    files = [(row["row"], row["name"], row["words"], row["at"]) for row in said["files.json"]["rows"]]
    return rows | {"files": files}


def differences(before, after, *, brought_by, are_known):
    """What ``after`` does not have as ``before`` does, but for what is of the house; {kind: rows}."""
    found = {}
    for kind, rows in before.items():
        aside = OF_THE_HOUSE.get(kind, set()) | (OF_WHO_IS_KNOWN.get(kind, set()) if are_known else set())
        now = _without_own(kind, after[kind], brought_by)
        wrong = [
            (one, other)
            for one, other in zip(_shown(kind, rows, aside), _shown(kind, now, aside), strict=False)
            if one != other
        ]
        if wrong or len(rows) != len(now):
            found[kind] = wrong or (len(rows), len(now))
    return found


def _without_own(kind, rows, by):
    """Who brings it in takes part and looks after it from then on: the first row of each."""
    if kind in {"communities.membership", "communities.stewardship"}:
        assert rows[0]["person"] == by.name
        return rows[1:]
    return rows


def _shown(kind, rows, aside):
    if kind == "opinions.vote":
        said = Counter()
        for row in rows:
            said[row["participant"], row["conversation"]] += (row["value"] + 2) * 7 ** row["statement"]
        return sorted((conversation, votes) for (_one, conversation), votes in said.items())
    if kind in DRAWN_ANEW:
        return sorted(row["conversation"] for row in rows)
    aside = aside | {"row"}
    return [
        {key: row[key] for key in row if key not in aside} if isinstance(row, dict) else row for row in rows
    ]

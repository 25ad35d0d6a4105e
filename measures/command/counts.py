"""The counts of a file of events under fixed names: by kind, period and place, and between organisations."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from measures._errors import BadFile
from measures.command.people import group_by, read_values
from measures.command.reading import Table
from measures.ties.events import areas_of_work, by_period, count_pairs

Json = dict[str, Any]
INDEPENDENT = "independent"


def counts_of_events(events: Table, people: Table, activity: Table | None) -> Json:
    """Everything that can be counted before a network is drawn.

    events     person, other_person, timestamp, kind; optionally organisation, other_organisation, repository,
               area
    people     person; optionally organisation, organisations_seen, role
    activity   person, area, commits; optionally repository: who did how much where
    raises     BadFile
    """
    ids = _cells(people.needed("person", "id"))
    home = _cells(people.column("organisation") or [""] * len(people))
    one, other = _cells(events.needed("person")), _cells(events.needed("other_person"))
    times = _cells(events.needed("timestamp"))
    found: Json = {"counts": _counts(events, people, one, other, times, home)}
    found["organisations"] = _organisations(events, one, other, dict(zip(ids, home, strict=True)))
    found["by_quarter"] = _quarters(events, one, other, times)
    seen = people.column("organisations_seen")
    if seen is not None:
        found["moves"] = {"people_with_more_than_one_organisation": sum("|" in cell for cell in seen)}
    if activity is not None:
        found["counts"]["activity_rows"] = len(activity)
        commits = read_values(activity, activity.needed("commits"))
        found["counts"]["commits_in_activity"] = int(commits.sum())
        found["areas_top15"] = {"rows": _areas(activity, commits, ids, home)}
    return found


def _cells(column: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in column]


def _ends(one: list[str], other: list[str]) -> tuple[Any, Any, list[str]]:
    """Labels of both columns over the same names."""
    both = group_by("", one + other)
    return both.label[: len(one)], both.label[len(one) :], both.names


def _tally(cells: Sequence[str]) -> Json:
    """How often each value occurs, most frequent first; empty cells are left out."""
    grouping = group_by("", _cells(cells))
    counts = np.bincount(grouping.label[grouping.label >= 0], minlength=len(grouping.names))
    order = np.argsort(-counts, kind="stable")
    return {grouping.names[place]: int(counts[place]) for place in order}


def _counts(
    events: Table, people: Table, one: list[str], other: list[str], times: list[str], home: list[str]
) -> Json:
    found: Json = {
        "events": len(events),
        "people": len(people),
        "people_in_events": len(set(one) | set(other)),
        "organisations_besides_independent": len(set(home) - {"", INDEPENDENT}),
    }
    area, repository = events.column("area"), events.column("repository")
    if area is not None:
        found["areas"] = len(set(zip(repository or [""] * len(area), area, strict=True)))
    found |= {"first": min(times, default=None), "last": max(times, default=None)}
    for name, column in (("by_kind", events.column("kind")), ("by_repository", repository)):
        if column is not None:
            found[name] = _tally(column)
    found["by_year"] = dict(sorted(_tally([time[:4] for time in times]).items()))
    role = people.column("role")
    if role is not None:
        found["by_role"] = _tally(role)
    return found


def _organisations(events: Table, one: list[str], other: list[str], home: dict[str, str]) -> Json:
    found: Json = {}
    first, second = events.column("organisation"), events.column("other_organisation")
    if first is not None and second is not None:
        a, b, names = _ends(_cells(first), _cells(second))
        pairs = count_pairs(a, b, groups=len(names))
        found["events_across_organisations"] = int(pairs.sum() - np.trace(pairs))
        found["events_between_top15"] = _top_pairs(pairs, names)
    pairs_of_people = sorted({(min(a, b), max(a, b)) for a, b in zip(one, other, strict=True) if a != b})
    a, b, names = _ends(
        [home.get(a, "") for a, _ in pairs_of_people], [home.get(b, "") for _, b in pairs_of_people]
    )
    found["ties_between_top15"] = _top_pairs(count_pairs(a, b, groups=len(names)), names)
    return found


def _top_pairs(counts: Any, names: list[str]) -> list[list[Any]]:
    pairs = [(-int(counts[i, j]), names[i], names[j]) for i, j in np.argwhere(counts > 0).tolist()]
    return [[one, other, -count] for count, one, other in sorted(pairs)[:15]]


def _quarters(events: Table, one: list[str], other: list[str], times: list[str]) -> Json:
    quarters = []
    for row, time in enumerate(times):
        if not (
            time[:4].isdigit() and time[4:5] == "-" and time[5:7].isdigit() and 1 <= int(time[5:7]) <= 12
        ):
            raise BadFile(
                f"'{time[:40]}' is not a time",
                where=f"{events.path}, line {events.line(row)}",
                remedy="write times as 2026-01-31T13:00:00Z",
            )
        quarters.append(f"{time[:4]}-Q{(int(time[5:7]) + 2) // 3}")
    when = group_by("quarter", quarters)
    person, other_person, _ = _ends(one, other)
    nowhere = [""] * len(events)
    first, second = events.column("organisation") or nowhere, events.column("other_organisation") or nowhere
    organisation, other_organisation, _ = _ends(
        *(["" if cell == INDEPENDENT else cell for cell in _cells(column)] for column in (first, second))
    )
    found = by_period(
        when.label, person, other_person, organisation, other_organisation, periods=len(when.names)
    )
    columns = zip(
        when.names, found.events.tolist(), found.people.tolist(), found.organisations.tolist(), strict=True
    )
    return {name: {"events": e, "people": p, "organisations": o} for name, e, p, o in columns}


def _areas(activity: Table, commits: Any, ids: list[str], home: list[str]) -> list[Json]:
    names = _cells(activity.needed("area"))
    repositories = _cells(activity.column("repository") or [""] * len(activity))
    where = sorted(set(zip(repositories, names, strict=True)))
    place = {area: number for number, area in enumerate(where)}
    area = np.array([place[key] for key in zip(repositories, names, strict=True)], dtype=np.int64)
    row = {person: number for number, person in enumerate(ids)}
    who = np.array([row.get(person, -1) for person in _cells(activity.needed("person"))], dtype=np.int64)
    found = areas_of_work(area, who, commits, group_by("", home).label, areas=len(where))
    order = sorted(range(len(where)), key=lambda number: (-found.work[number], where[number]))[:15]
    return [
        {
            "repository": where[number][0],
            "area": where[number][1],
            "commits": int(found.work[number]),
            "people": int(found.people[number]),
            "people_for_half": int(found.people_for_half[number]),
            "organisations": int(found.groups[number]),
        }
        for number in order
    ]

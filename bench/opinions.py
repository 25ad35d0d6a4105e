"""Opinion maps of `measures.opinions` beside red-dwarf, on eight conversations held in the open.

red-dwarf is put into an environment of its own, thrown away afterwards; it is no dependency of anything here.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from measures import VERSION, opinions
from measures.ties import adjusted_rand

RIVAL = "red-dwarf==0.4.0"
ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("SAMENSPEL_SHARED_DATA") or ROOT / "shared" / "data") / "polis"
SECONDS = 90
SEEDS = 3
BRIDGES = 5

# Runs in the rival's own environment: reads votes as JSON, answers groups, seconds and megabytes.
THERE = """
import json, resource, sys, time
import warnings; warnings.filterwarnings("ignore")
from reddwarf.implementations.polis import run_pipeline
said = json.load(open(sys.argv[1]))
votes = [{"participant_id": p, "statement_id": s, "vote": v} for p, s, v in said["votes"]]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
took, cpu, groups = [], [], []
for seed in range(said["seeds"]):
    wall, processor = time.perf_counter(), time.process_time()
    found = run_pipeline(votes=votes, mod_out_statement_ids=said["out"], random_state=seed)
    took.append(time.perf_counter() - wall); cpu.append(time.process_time() - processor)
    label = found.participants_df["cluster_id"]
    groups.append({str(p): int(g) for p, g in label.items() if str(g) not in ("<NA>", "nan", "None")})
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
json.dump({"wall": took, "cpu": cpu, "groups": groups, "mb": peak / 1024}, open(sys.argv[2], "w"))
"""


def opened(folder: Path, name: str) -> list[list[str]]:
    """The rows of a file, packed or not."""
    path, packed = folder / name, folder / f"{name}.gz"
    text = path.read_text("utf-8") if path.exists() else gzip.decompress(packed.read_bytes()).decode()
    return list(csv.reader(text.splitlines(keepends=True)))


def read(folder: Path) -> tuple[opinions.Votes, np.ndarray, np.ndarray]:
    """Votes, which statements count, and the published groups (-1 for none)."""
    rows = opened(folder, "participants-votes.csv")
    columns = [place for place, name in enumerate(rows[0]) if name.isdigit()]
    group = rows[0].index("group-id")
    matrix = [[float(row[place]) if row[place] else np.nan for place in columns] for row in rows[1:]]
    listed = opened(folder, "comments.csv")
    number, judged = listed[0].index("comment-id"), listed[0].index("moderated")
    out = {row[number] for row in listed[1:] if row[judged] == "-1"}
    allowed = np.array([rows[0][place] not in out for place in columns])
    published = np.array([int(float(row[group])) if row[group] else -1 for row in rows[1:]])
    return opinions.votes_of_matrix(matrix), allowed, published


def ours(votes: opinions.Votes, allowed: np.ndarray) -> dict[str, Any]:
    """Seconds and groups for each seed, after one round to warm up."""
    opinions.opinion_map(votes, seed=0, allowed=allowed)
    wall, cpu, groups, bridges = [], [], [], []
    for seed in range(SEEDS):
        begun, processor = time.perf_counter(), time.process_time()
        found = opinions.opinion_map(votes, seed=seed, allowed=allowed)
        wall.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - processor)
        groups.append(found.group)
        bridges.append(bridging(votes, found.group, allowed))
    return {"wall": wall, "cpu": cpu, "groups": groups, "bridges": bridges}


def bridging(votes: opinions.Votes, group: np.ndarray, allowed: np.ndarray) -> set[int]:
    """The five statements with most group-informed consensus."""
    figure = opinions.group_informed_consensus(opinions.counts(votes, group))
    order = np.lexsort((np.arange(len(figure)), -figure))
    return set([int(place) for place in order if allowed[place]][:BRIDGES])


def theirs(python: Path, votes: opinions.Votes, allowed: np.ndarray, folder: Path) -> dict[str, Any] | str:
    """The same of red-dwarf in a process of its own; a word why when it did not come."""
    asked, answer = folder / "asked.json", folder / "answer.json"
    rows = zip(votes.person.tolist(), votes.statement.tolist(), votes.vote.tolist(), strict=True)
    out = np.flatnonzero(~allowed).tolist()
    asked.write_text(json.dumps({"votes": list(rows), "out": out, "seeds": SEEDS}))
    answer.unlink(missing_ok=True)
    try:
        run = subprocess.run(
            [python, "-c", THERE, asked, answer], timeout=SECONDS, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        return f"over {SECONDS} s"
    if run.returncode:
        return (run.stderr.strip().splitlines() or ["failed"])[-1][:60]
    found: dict[str, Any] = json.loads(answer.read_text())
    found["groups"] = [
        np.array([each.get(str(person), -1) for person in range(votes.people)]) for each in found["groups"]
    ]
    found["bridges"] = [bridging(votes, group, allowed) for group in found["groups"]]
    return found


def environment(folder: Path) -> Path:
    """A Python with red-dwarf, made for this run."""
    subprocess.run([sys.executable, "-m", "venv", folder / "there"], check=True)
    python = folder / "there" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-qq", RIVAL], check=True)
    return python


def alike(sets: list[set[int]]) -> float:
    """How many of the five statements the seeds share with the first, on average."""
    return float(np.mean([len(each & sets[0]) / BRIDGES for each in sets[1:]]))


def steady(groups: list[np.ndarray]) -> float:
    return float(np.mean([adjusted_rand(groups[0], each) or 0 for each in groups[1:]]))


def line(name: str, found: dict[str, Any], published: np.ndarray) -> str:
    agreement = [adjusted_rand(published, group) or 0 for group in found["groups"]]
    count = {int(group.max()) + 1 for group in found["groups"]}
    return (
        f"  {name:<10}{min(found['wall']):>9.3f}{min(found['cpu']):>9.3f}{found['mb']:>8.0f}"
        f"{min(agreement):>9.3f}–{max(agreement):.3f}{steady(found['groups']):>9.3f}{alike(found['bridges']):>9.2f}"
        f"   {'/'.join(map(str, sorted(count)))}"
    )


def compare(names: list[str], python: Path | None, folder: Path) -> Iterator[str]:
    """Lines of the report, as soon as they are known."""
    yield f"  {'':<10}{'seconds':>9}{'cpu':>9}{'MB':>8}{'agreement':>15}{'seeds':>9}{'bridges':>9}   groups"
    for name in names:
        votes, allowed, published = read(DATA / name)
        yield f"{name}: {votes.people} people, {votes.statements} statements, {len(votes):,} votes"
        found = ours(votes, allowed)
        found["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield line("measures", found, published)
        if python:
            other = theirs(python, votes, allowed, folder)
            yield f"  red-dwarf  {other}" if isinstance(other, str) else line("red-dwarf", other, published)


def made(people: int, statements: int, each: int) -> opinions.Votes:
    """A made-up conversation of three camps; the same every time."""
    chance = np.random.default_rng(0)
    camp, leaning = chance.integers(0, 3, people), chance.uniform(-1, 1, (3, statements))
    who = np.repeat(np.arange(people), each)
    what = chance.integers(0, statements, people * each)
    said = leaning[camp[who], what] + chance.normal(0, 0.6, len(who))
    vote = np.sign(np.where(chance.random(len(who)) < 0.15, 0, said)).astype(int)
    return opinions.votes_from(who, what, vote, people=people, statements=statements)


def sizes() -> Iterator[str]:
    """A map from nothing and after one more vote, at three sizes."""
    for people, statements, each in ((1_000, 200, 36), (10_000, 1_000, 95), (100_000, 2_000, 60)):
        votes = made(people, statements, each)
        if people == 1_000:
            opinions.opinion_map(votes, seed=1)
        begun = time.perf_counter()
        found = opinions.opinion_map(votes, seed=1)
        whole = time.perf_counter() - begun
        begun = time.perf_counter()
        found.after(5, 7, 1)
        more = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield (
            f"{people:,} × {statements:,}, {len(votes):,} votes: {whole:.2f} s, one more vote {more:.2f} s,"
            f" process so far {peak:,.0f} MB"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.opinions", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--conversation", nargs="+", default=[], help="only those with these words in their name"
    )
    parser.add_argument("--without", nargs="+", default=[], choices=["red-dwarf"], help="leave it out")
    parser.add_argument("--sizes", action="store_true", help="only time three made-up sizes of ours")
    chosen = parser.parse_args()
    print(
        f"measures {VERSION}, numpy {np.__version__}; {RIVAL}; {SEEDS} seeds, the quickest counts", flush=True
    )
    if chosen.sizes:
        for text in sizes():
            print(text, flush=True)
        return
    if not DATA.is_dir():
        parser.error("the public data sets are not beside this repository (shared/data/polis)")
    names = [
        path.name
        for path in sorted(DATA.iterdir())
        if path.is_dir() and (not chosen.conversation or any(w in path.name for w in chosen.conversation))
    ]
    with tempfile.TemporaryDirectory() as made_here:
        folder = Path(made_here)
        python = None if "red-dwarf" in chosen.without else environment(folder)
        for text in compare(names, python, folder):
            print(text, flush=True)


if __name__ == "__main__":
    main()

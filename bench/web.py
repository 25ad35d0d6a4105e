"""What pages cost with very much in the house, beside the same work of django-spirit in the same run.

`python -m bench.web [--posts 20000 200000 2000000] [--database sqlite postgresql] [--times 40] [--alone]`.
For each database and size a house is made in bulk: 300 communities, a member who is in 30 busy ones, another
who is in 30 where nothing happened for years, as many messages as ``--posts`` says, and as many lines of
news. Beside it stands a forum of django-spirit (put by pip into an environment of its own in a temporary
folder) with as many comments in as many topics as there are threads here. Django's test client asks for pages
in turn of both programs: processor time of the web process, time on the clock, questions, bytes.
bench/README.md says what was found.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from bench.directory import server_of

HERE = Path(__file__).parents[1]
BESIDE = "spirit: topics"
LINE = "  {:<44}{:>9}{:>9}{:>9}{:>9}{:>10}{:>9}"


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--posts", type=int, nargs="+", default=[20_000, 200_000, 2_000_000])
    asked.add_argument("--database", nargs="+", default=["sqlite", "postgresql"])
    asked.add_argument("--times", type=int, default=40)
    asked.add_argument("--alone", action="store_true", help="without django-spirit beside it")
    asked.add_argument("--spirit", help="a Python that has django-spirit already")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        beside = None if options.alone else Path(options.spirit or _environment(Path(folder) / "spirit"))
        for database in options.database:
            first = {}
            for posts in options.posts:
                found = _one(database, posts, options.times, beside)
                _print(database, posts, found, first)
                first = first or found


def _environment(folder):
    """A Python of its own with django-spirit."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "django-spirit", "psycopg[binary]"], check=True
    )
    return python


def _one(database, posts, times, beside):
    """{page: figures} of both programs for one size."""
    with tempfile.TemporaryDirectory() as folder, server_of(database) as ours, server_of(database) as theirs:
        address = theirs.get("SAMENSPEL_DATABASE_URL", "")
        own = Program([sys.executable, "-m", "bench.web_ours"], folder, posts, **ours)
        programs = [own]
        if beside:
            script = str(HERE / "bench" / "web_beside.py")
            programs.append(Program([str(beside), script], folder, posts, BENCH_DATABASE=address))
        pages = [(program, page) for program in programs for page in program.pages]
        for program, page in pages:
            program.ask(page, warm=True)
        for _ in range(times):
            for program, page in pages:
                program.ask(page)
        for program in programs:
            program.end()
        return {page: program.figures(page) for program, page in pages}


class Program:
    """One of the two, in a process of its own: makes its house, then answers one page at a time."""

    def __init__(self, command, folder, posts, **environment):
        kept = Path(folder) / Path(command[-1]).stem.replace("bench.", "")
        kept.mkdir()
        environment = {
            **os.environ,
            **environment,
            "SAMENSPEL_DATA_DIR": str(kept),
            "BENCH_FOLDER": str(kept),
        }
        self.process = subprocess.Popen(
            [*command, str(posts)],
            env=environment,
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        began = json.loads(self.process.stdout.readline())
        self.pages, self.seconds = began["pages"], began["seconds"]
        self.asked = {page: [] for page in self.pages}
        self.whole = {}

    def ask(self, page, *, warm=False):
        self.process.stdin.write(json.dumps({"page": page, "warm": warm}) + "\n")
        self.process.stdin.flush()
        said = json.loads(self.process.stdout.readline())
        if warm:
            self.whole[page] = said
        else:
            self.asked[page].append(said)

    def figures(self, page):
        clock = sorted(each["clock"] for each in self.asked[page])
        cpu = sorted(each["cpu"] for each in self.asked[page])
        return {
            "p50": clock[len(clock) // 2],
            "p95": clock[int(len(clock) * 0.95)],
            "cpu": cpu[len(cpu) // 2],
            "quickest": cpu[0],
            **{name: self.whole[page][name] for name in ("questions", "bytes", "read")},
            "seconds": self.seconds,
        }

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def _print(database, posts, found, first):
    """A line a page; against django-spirit's list of topics, and against the smallest house."""
    seconds = next(iter(found.values()))["seconds"]
    print(f"\n{database}, {posts:,} posts (made in {seconds:.0f} s)", flush=True)
    heads = ("page", "p50 ms", "p95 ms", "cpu ms", "least", "questions", "bytes")
    print(LINE.format(*heads), "   read ÷spirit ÷first")
    for page, each in found.items():
        beside = f"{each['p50'] / found[BESIDE]['p50']:.2f}" if BESIDE in found else "–"
        grown = f"{each['cpu'] / first[page]['cpu']:.2f}" if page in first else "1"
        figures = (f"{each[name]:.1f}" for name in ("p50", "p95", "cpu", "quickest"))
        line = LINE.format(page, *figures, each["questions"], each["bytes"])
        print(line, f"{each['read']:>7} {beside:>7} {grown:>6}", flush=True)


if __name__ == "__main__":
    main()

"""Runs every check, two at a time, says how each went, and shows what those that failed had to say."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(sys.executable).parent
PYTEST = [str(HERE / "pytest"), "-q", "--no-header"]

CHECKS = {
    # what it asks of the code: how that is asked
    "every test of the roll is there": [*PYTEST, "-q", "--collect-only", "--roll=call"],
    "types": ["mypy"],
    "templates, tree, words": [
        *PYTEST,
        *(f"tests/house/test_{name}.py" for name in ("templates", "the_tree", "glossary")),
    ],
    "form": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "arrows": ["lint-imports", "--no-cache"],
    "migrations": ["samenspel", "makemigrations", "--check", "--dry-run"],
    "ready for a public address": ["samenspel", "check", "--deploy", "--fail-level", "WARNING"],
    "texts": [sys.executable, "bin/messages", "check"],
    "documents": [*PYTEST, "tests/house/test_documents.py"],
}


def main(asked: list[str]) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="samenspel-check-") as folder, ThreadPoolExecutor(2) as two:
        env = {**os.environ, **public(folder)}
        chosen = {name: command for name, command in CHECKS.items() if not asked or name in asked}
        answers = {name: two.submit(ask, command, env) for name, command in chosen.items()}
        failed = [name for name, answer in answers.items() if not told(name, *answer.result())]
    print(
        f"\n{len(chosen) - len(failed)} of {len(chosen)} checks passed in {time.monotonic() - began:.0f} s."
    )
    if failed:
        print(f"Not yet: {', '.join(failed)}.")
    return 1 if failed else 0


def public(folder: str) -> dict[str, str]:
    """The settings of an installation on a public address, in a data folder of its own."""
    return {
        "SAMENSPEL_DATA_DIR": folder,
        "SAMENSPEL_HTTPS": "yes",
        "SAMENSPEL_HOSTS": "samen.example",
        "SAMENSPEL_ADDRESS": "https://samen.example",
        "SAMENSPEL_SECRET_KEY": secrets.token_urlsafe(50),
        "SAMENSPEL_EMAIL_HOST": "mail.samen.example",
    }


def ask(command: list[str], env: dict[str, str]) -> tuple[int, str]:
    program = str(HERE / command[0])
    done = subprocess.run(
        [program if Path(program).exists() else command[0], *command[1:]],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


def told(name: str, code: int, said: str) -> bool:
    print(f"  {'ok ' if code == 0 else 'NO '} {name}", flush=True)
    if code:
        print("\n".join("      " + line for line in said.strip().splitlines()), flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

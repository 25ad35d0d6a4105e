"""The roll call: how many tests each file has. A test that vanished is missed, also when the rest passes."""

from collections import Counter
from pathlib import Path

ROLL = Path(__file__).with_name("roll.txt")


def counted(names):
    """How many tests each file has, of tests named as pytest names them."""
    return Counter(name.partition("::")[0] for name in set(names))


def write(names):
    lines = [f"{file} {count}\n" for file, count in sorted(counted(names).items())]
    ROLL.write_text("".join(lines))


def differences(names, roll=None):
    """What is missing and what is new, in sentences; nothing when all are there."""
    lines = (ROLL.read_text() if roll is None else roll).splitlines()
    expected = {file: int(count) for file, count in (line.rsplit(" ", 1) for line in lines)}
    there = counted(names)
    return [
        f"{file}: {there[file]} tests, and the roll has {expected.get(file, 0)}"
        for file in sorted({*expected, *there})
        if there[file] != expected.get(file, 0)
    ]

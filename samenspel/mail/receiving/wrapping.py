"""Lines as they were meant: what a program broke becomes whole, what a person broke stays broken."""

import re

# No program breaks narrower, and none that breaks at all breaks wider.
NARROWEST, WIDEST = 60, 80
STANDS_ALONE = re.compile(r"^\s*([-*+•]\s|\d{1,3}[.)]\s|>|#{1,6}\s|```|~~~|\||$)")
FENCE = re.compile(r"\s*(```|~~~)")


def unflowed(text, *, without_space=False):
    """Text that says format=flowed: a line that ends in a space goes on in the next, within one quote."""
    out, goes_on, depth_before = [], False, 0
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        is_signature = words in {"-- ", "--"}
        if goes_on and depth == depth_before and not is_signature:
            out[-1] += words
        else:
            out.append("> " * depth + words)
        goes_on = words.endswith(" ") and not is_signature
        if goes_on and without_space:
            out[-1] = out[-1][:-1]
        depth_before = depth
    return "\n".join(line if line == "-- " else line.rstrip() for line in out)


def unwrapped(text):
    """Text that was broken where the next word did not fit any more: one line for each paragraph."""
    lines = text.split("\n")
    width = max((len(line) for line in lines if len(line) <= WIDEST and " " in line.strip()), default=0)
    if width < NARROWEST or any(len(line) > WIDEST and " " in line[:WIDEST] for line in lines):
        return text
    out = []
    for line in lines:
        if out and _goes_on(out[-1], line, width):
            out[-1].append(line.strip())
        else:
            out.append([line])
    return "\n".join(" ".join(each) for each in out)


def _goes_on(above, line, width):
    """Whether ``line`` stands on a line of its own only because its first word did not fit above."""
    last = above[-1]
    if STANDS_ALONE.match(line) or not last.strip() or line.startswith(("    ", "\t")):
        return False
    if STANDS_ALONE.match(above[0]) and last.lstrip().startswith(">"):
        return False
    first = line.split(maxsplit=1)[0]
    return len(last) >= NARROWEST - 10 and len(last) + 1 + len(first) > width


def with_breaks(text):
    """As Markdown: a line a person broke stays broken, which Markdown says with two spaces; what stands
    beneath a quote is not quoted, which it says with an empty line."""
    lines = text.split("\n")
    out, is_code = [], False
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        is_code ^= bool(FENCE.match(line))
        goes_on = not is_code and line.strip() and below.strip()
        if goes_on and line.startswith(">") and not below.startswith(">"):
            out += [line.rstrip(), ""]
        elif goes_on and not STANDS_ALONE.match(below) and not line.startswith("#"):
            out.append(line.rstrip() + "  ")
        else:
            out.append(line.rstrip())
    return "\n".join(out)

"""A published map as a picture: paths for an SVG, from dots that were disclosed already."""

from dataclasses import dataclass

WIDTH, HEIGHT = 1000, 700
# Marks are smaller the more there are: (up to how many, half their width).
SIZES = ((150, 8), (500, 6), (10_000, 4))
# Groups differ in shape as well as in colour.
SHAPES = {
    "A": "m-{0} 0a{0} {0} 0 1 0 {1} 0a{0} {0} 0 1 0 -{1} 0",
    "B": "m-{0} -{0}h{1}v{1}h-{1}z",
    "C": "m0 -{0}l{0} {1}h-{1}z",
    "D": "m0 -{0}l{0} {0}l-{0} {0}l-{0} -{0}z",
    "E": "m-{0} -{0}l{1} {1}m0 -{1}l-{1} {1}",
}
# So much of a group, the nearest to its middle, makes the region drawn under it.
HEART = 0.9


@dataclass(frozen=True)
class Region:
    """One group in the picture: its dots as one path, the soft shape under them, the place of its letter."""

    letter: str
    dots: str
    hull: str
    right: int
    down: int


@dataclass(frozen=True)
class Picture:
    regions: list
    own: tuple | None


def picture(result, own=None):
    """What the template draws, or None when there are no dots; ``own``: an OwnPlace."""
    if not result["dots"]:
        return None
    names = [group["name"] for group in result["groups"]] or [""]
    parts = [[placed(dot) for dot in result["dots"] if dot[2] == number] for number in range(len(names))]
    size = size_of(result)
    regions = [_region(name, part, size) for name, part in zip(names, parts, strict=True) if part]
    return Picture(regions, placed((own.right, own.down)) if own else None)


def placed(dot):
    """From the square it was disclosed in to the picture."""
    return dot[0], round(dot[1] * HEIGHT / 1000)


def size_of(result):
    """Half the width of a mark."""
    return next(size for most, size in SIZES if len(result["dots"]) <= most)


def shape(letter, size):
    """The mark of a group, to be drawn from where a path stands."""
    return SHAPES[letter or "A"].format(size, 2 * size)


def _region(letter, dots, size):
    right, down = (round(sum(dot[axis] for dot in dots) / len(dots)) for axis in (0, 1))
    near = sorted(dots, key=lambda dot: (dot[0] - right) ** 2 + (dot[1] - down) ** 2)
    around = hull(near[: max(3, round(HEART * len(near)))]) if letter else []
    mark = shape(letter, size)
    return Region(
        letter,
        "".join(f"M{x} {y}{mark}" for x, y in dots),
        "M" + "L".join(f"{x} {y}" for x, y in around) + "Z" if len(around) > 1 else "",
        right,
        down,
    )


def hull(points):
    """The corners of the smallest convex shape around some points (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _side(ordered)[:-1] + _side(ordered[::-1])[:-1]


def _side(ordered):
    kept = []
    for point in ordered:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def _turn(one, other, third):
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])

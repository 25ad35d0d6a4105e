"""Where rooms above plug a part into the page of a community (results, later roadmap, conversation …)."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """``context(community, viewer)`` gives what ``template`` needs under the name ``part``."""

    order: int
    template: str
    context: Callable


PARTS: list[Part] = []


def add_part(*, order, template, context):
    PARTS.append(Part(order, template, context))
    PARTS.sort(key=lambda part: part.order)

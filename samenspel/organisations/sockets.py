"""Where rooms above plug a part into the page of an organisation, without this room knowing of them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """``context(organisation, viewer)`` gives ``template`` what it needs as ``part``; None is nothing."""

    order: int
    template: str
    context: Callable


PARTS: list[Part] = []


def add_part(*, order, template, context):
    PARTS.append(Part(order, template, context))
    PARTS.sort(key=lambda part: part.order)


def parts_of(organisation, viewer):
    return [
        {"template": part.template, "context": context}
        for part in PARTS
        if (context := part.context(organisation, viewer)) is not None
    ]

"""The chapters of the story: each yields ``(moment, act)`` pairs, an act being called with its moment."""

from samenspel.demo.chapters.belonging import people
from samenspel.demo.chapters.deciding import deciding
from samenspel.demo.chapters.founding import organisations
from samenspel.demo.chapters.gathering import communities

__all__ = ["communities", "deciding", "organisations", "people"]

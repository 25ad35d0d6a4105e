"""Samenspel: the web home of organisations that work as communities around a purpose.

Each folder here is a room; its own docstring says what it is for. ``docs/architecture.md`` is made of those.
"""

VERSION = "0.1.0"

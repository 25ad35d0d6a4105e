"""Numbers about groups of people: ties between them, and what may be shown of them at all.

Pure functions on NumPy arrays. This package knows no names, no accounts, no web, no clock and no network:
it receives anonymous row numbers and returns figures with the `n` they rest on. `VERSION` belongs beside
every stored figure: figures are comparable only between equal versions.
"""

from typing import Final

VERSION: Final = "1.0.0"
"""Version of the formulas. Raised when any figure could come out differently for the same input."""

__all__ = ["VERSION"]

"""Moving house: the whole content of a community in one file, out of here and into another installation.

Rooms plug in with a `cargo.py` that names which of their things go along, and what they refer to.
"""

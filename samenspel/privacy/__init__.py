"""Who may see what about whom: visibility, the one disclosure module, and what the house holds about people.

Rooms plug in with a ``privacy.py`` that names every model with a path to a person, why it is kept and how
long.
"""

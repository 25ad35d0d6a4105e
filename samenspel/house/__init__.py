"""The house itself: what administrators set for everyone, who changed what, and whether all is well.

Rooms plug in with nothing but calls: ``rules()`` is what is set now, ``record(...)`` remembers who
changed access, roles or settings.
"""

"""Ties between people, where they come from, and what they add up to.

Ties come from facts in other rooms (found in their ``ties.py``) and from imported files. A snapshot freezes
ties and method; figures about others pass ``privacy.discretion`` and one's own figures go to oneself only.
Not for judging people: the unit is the tie and the group, never one person's performance.
"""

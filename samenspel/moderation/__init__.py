"""When something goes wrong between people: report, hide with a reason, appeal, mute and block.

Rooms plug in with a ``moderation.py`` that names what can be reported, who looks at it, and how it is hidden.
"""

"""What happened, in order of time: rooms tell, the feed remembers who, what and when.

Rooms plug in with a ``feed.py`` that names their verbs and who may see each. The order is time, always.
"""

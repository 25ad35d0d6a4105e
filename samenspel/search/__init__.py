"""Finding things by words, in Dutch and English, as far as the person who asks may see them.

Rooms plug in with a ``search.py`` that names what can be found and in which words, for each circle of people
who may know those. Not for deciding who may see a thing: that is its own ``visible_to``.
"""

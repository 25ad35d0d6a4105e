"""Finding things by words, in Dutch and English, as far as the person who asks may see them.

Rooms plug in with a ``search.py`` that names what can be found, in which words, and who may see each.
"""

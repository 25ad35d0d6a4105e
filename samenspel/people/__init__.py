"""People: who they are, what they bring, want and look for, and how they sign in.

A person decides who may see them. Not for figures about people: those are in ``networks``, and for oneself.
"""

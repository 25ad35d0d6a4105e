"""Communities people belong to: purpose sentence, membership, roles, openness and stage of life.

A community is not a department: people are in several at once, across organisations, and leaving is normal.
"""

"""The purpose of a community, made together: ideas, drafts, reactions, versions, the signed social contract.

Nothing here is ever finished: each version has a date on which it is looked at again. Not for the agreement
on daily manners (``communities``), nor for votes on statements (``opinions``).
"""

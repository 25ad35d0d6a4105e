"""What people think together: statements, votes on them, and the map of what unites and what divides.

A conversation belongs to a community and can serve anything that needs many minds: a purpose, a question
of a chain, what a figure means. Votes are pseudonymous. Not for deciding: that is in ``decisions``.
"""

"""Coming together: meetings, open spaces, hackathons and learning sessions, and what was agreed there.

A gathering leads somewhere: to agreements that follow people home, experiments and results. Deciding is
`decisions`' and the work itself `work`'s.
"""

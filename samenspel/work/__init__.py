"""What communities do and what came of it: results, and who brought what to them.

A failure is a result too, when it says what was learned. Credit is shared, never counted into a ranking.
"""

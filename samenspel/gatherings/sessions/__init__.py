"""What people do at a hackathon and at a learning session, beside what every gathering has.

First what they share, then what they do: a team is mixed and signs its joint interest before anything else
opens, and what would stand in the way is parked, to come back on its day.
"""

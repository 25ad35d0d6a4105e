"""Conversations in words: threads in a community, or hung on a thing of another room.

What someone writes is theirs: edited with its history in sight, never gone without a word. Not for votes on
statements (`opinions`), nor for deciding (`decisions`).
"""

"""Letters: written in an act, kept until they are sent, at most once, and answered by who reads them.

Whether somebody wants a letter, and may still see what it tells of, is asked again just before it goes. What
a letter says is the room's; what people chose to hear of is notifications'.
"""

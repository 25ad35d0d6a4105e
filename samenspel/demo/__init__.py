"""The living demo: a region of five organisations and eight communities, told by the acts people use.

It plants the story, signs visitors in with one click and shows sign-in codes on screen, all of it only while
the setting ``SAMENSPEL_DEMO`` is on and only in a database that the demo itself made.
"""

"""Gatherings in people's own calendars: files, private addresses, invitations, and files people bring.

The pure half (``zones``, ``writing``, ``reading``, ``repeating``) knows iCalendar and no rows; the rest knows
gatherings and who may see them. Not for the agenda of a gathering: that is the room's own.
"""

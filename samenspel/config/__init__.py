"""Settings, addresses and the command line: the only place that knows every room.

Not for behaviour. Whatever a member could name belongs in the room with that name.
"""

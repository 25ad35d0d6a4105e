"""The things of this room."""

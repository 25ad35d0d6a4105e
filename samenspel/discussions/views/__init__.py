"""Pages of this room, one module per thing one does."""

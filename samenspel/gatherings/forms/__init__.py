"""What people may type in this room."""

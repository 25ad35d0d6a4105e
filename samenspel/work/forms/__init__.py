"""What people may type in this room, one module per thing."""

"""What people meet of this main."""

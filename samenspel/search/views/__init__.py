"""Pages of this main."""

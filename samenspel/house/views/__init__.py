"""What administrators meet of this main, and what everyone does: logo, style and a sign of life."""

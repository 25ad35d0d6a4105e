"""Pages of this main, one module per thing one reads."""

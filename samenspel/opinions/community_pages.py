"""What this room adds to the pages of a community."""

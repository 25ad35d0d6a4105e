"""What this room adds to the page of a community: its threads."""

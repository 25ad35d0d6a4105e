"""What people may type about communities, one module per thing."""

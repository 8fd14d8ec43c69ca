"""Lists as Qt sees them."""

"""The column at the right: what the page does not show of what is chosen on it."""

"""From a plan to a page that a citizen wants to keep."""

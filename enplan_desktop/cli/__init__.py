"""Headless verbs: what IT, tests and scripts do without a window."""

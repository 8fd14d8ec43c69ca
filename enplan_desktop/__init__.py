"""En plan: the desktop client that a citizen and a caseworker draw up one plan with."""

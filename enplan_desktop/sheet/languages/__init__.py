"""The words that a page has of its own, one file for each language."""

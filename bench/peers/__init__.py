"""Other programs, measured beside ours on the same machine: their sync with the same records, their pages with the same
words.
"""

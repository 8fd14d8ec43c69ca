"""The server over real HTTP, its command line, and its tables."""

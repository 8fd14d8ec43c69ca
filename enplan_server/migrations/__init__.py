"""The steps from one form of the server's tables to the next."""

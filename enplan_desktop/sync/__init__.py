"""How two laptops and a server come to agree: a pure half, and an engine around it."""

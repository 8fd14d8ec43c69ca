"""What two laptops and a server come to agree on, and what happens when something fails between them."""

"""What the vault demands of a passphrase."""

SHORTEST_PASSPHRASE = 8

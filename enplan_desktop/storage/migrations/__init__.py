"""How the vault's tables came to be, one revision after another."""

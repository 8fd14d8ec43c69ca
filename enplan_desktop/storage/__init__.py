"""The vault: an encrypted case book that needs no network."""

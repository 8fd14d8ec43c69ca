"""Where a vault lies when nobody says otherwise."""

from pathlib import Path

import platformdirs


def default_vault_folder() -> Path:
    """In the data folder of whoever is logged in."""
    return platformdirs.user_data_path("enplan", appauthor=False) / "vault"

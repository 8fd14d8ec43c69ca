"""Where fonts, icons, words and the example cases lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path

import platformdirs

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, for instance `resource("icons", "plus.svg")`."""
    inside = _HERE / "resources"
    root = inside if inside.is_dir() else _HERE.parent / "resources"
    return root.joinpath(*parts)


def added_folders(name: str) -> tuple[Path, ...]:
    """Where a municipality puts files of its own: for everybody on the computer, and then for who is logged in."""
    everybody = platformdirs.site_data_path("enplan", appauthor=False)
    own = platformdirs.user_data_path("enplan", appauthor=False)
    return everybody / name, own / name

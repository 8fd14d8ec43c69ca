"""Where fonts, icons, words and the example cases lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, for instance `resource("icons", "plus.svg")`."""
    inside = _HERE / "resources"
    root = inside if inside.is_dir() else _HERE.parent / "resources"
    return root.joinpath(*parts)

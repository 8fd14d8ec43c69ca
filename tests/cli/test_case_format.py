"""The page that describes the form of exported cases names every cell there is, and no other."""

import re
from pathlib import Path

from enplan_desktop.domain.records import RECORD_TYPES
from enplan_desktop.domain.schema import schema_of

PAGE = Path(__file__).parents[2] / "docs" / "case-format.md"


def described() -> dict[str, list[str]]:
    """The cells of each type, as the page has them."""
    _, *parts = re.split(r"^### `(\w+)`$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        name: re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
        for name, part in zip(parts[::2], parts[1::2], strict=True)
    }


def test_every_cell_is_described():
    known = {name: [*schema.cells] for name in RECORD_TYPES if (schema := schema_of(name)) is not None}

    assert described() == known

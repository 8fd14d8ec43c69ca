"""The page that describes the form of exported cases names every cell there is, and no other."""

import json
import re
from pathlib import Path

from enplan_desktop.domain.records import RECORD_TYPES
from enplan_desktop.domain.schema import schema_of, to_plain

DOCS = Path(__file__).parents[2] / "docs"
PAGE, PROTOCOL = DOCS / "case-format.md", DOCS / "protocol.md"


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


def test_the_protocol_says_how_every_cell_meets_and_begins():
    rows = re.findall(
        r"^\| `(\w+)` \| `(\w+)` \| (\w+) \| `(.*)` \|$", PROTOCOL.read_text(encoding="utf-8"), re.MULTILINE
    )
    known = [
        (
            name,
            cell.name,
            cell.meet.value,
            {each: to_plain(schema.defaults.get(each)) for each in cell.fields},
        )
        for name in RECORD_TYPES
        if (schema := schema_of(name)) is not None
        for cell in schema.cells.values()
    ]

    told = [(name, cell, meets, json.loads(default)) for name, cell, meets, default in rows]
    assert told == [
        (name, cell, meets, values if len(values) > 1 else next(iter(values.values())))
        for name, cell, meets, values in known
    ]

"""What a laptop can meet: a disk with no room left."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from enplan_desktop.ui.state import Desk

LONG = "ord uden ende " * 2_000
"""More than the last free corners of a database hold."""


@contextmanager
def full_disk(desk: Desk) -> Iterator[None]:
    """The vault may not grow by a page, so that SQLite itself says that the disk is full."""

    def grow(pages: int | None) -> None:
        connection: Any = desk.vault._engine.raw_connection().driver_connection
        (size,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {4294967294 if pages is None else size + pages}")

    desk.storage.wait(lambda: grow(0))
    try:
        yield
    finally:
        desk.storage.wait(lambda: grow(None))

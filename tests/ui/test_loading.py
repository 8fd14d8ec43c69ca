"""The door comes first: what it has no need of is loaded behind it, and all of that is there to be loaded."""

import subprocess
import sys

from PySide6.QtCore import QObject

from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.loading import FOR_THE_VAULT, FOR_THE_WINDOW, load_the_rest

DOOR = """
import sys
import enplan_desktop.ui.start
print([name for name in sys.argv[1:] if name in sys.modules])
"""
LARGE = (
    "sqlalchemy",
    "cryptography",
    "keyring",
    "httpx2",
    "reportlab",
    "fontTools",
    "enplan_desktop.ui.workplace",
)


def test_the_door_loads_nothing_large() -> None:
    said = subprocess.run([sys.executable, "-c", DOOR, *LARGE], capture_output=True, text=True, check=True)

    assert said.stdout == "[]\n"


def test_everything_that_is_loaded_behind_the_door_is_there(qtbot) -> None:
    lane, owner = Lane("storage"), QObject()

    load_the_rest(owner, lane)
    qtbot.waitUntil(lambda: not owner.children(), timeout=20_000)
    lane.close()

    assert all(name in sys.modules for name in (*FOR_THE_VAULT, *FOR_THE_WINDOW))

"""The recorder (`recorder.c`) as Python sees it: compiled once, loaded before a program, told when to kill it."""

import ctypes
import os
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

import pytest

_SOURCE = Path(__file__).with_name("recorder.c")


class Moment(IntEnum):
    """When in a write the program is killed; torn is half of it."""

    NEVER = 0
    BEFORE = 1
    TORN = 2
    AFTER = 3


def compiled(folder: Path) -> Path:
    """The recorder as a library. Skips the test where there is no compiler, and fails it in CI."""
    if sys.platform != "linux":
        pytest.skip("the recorder is made for Linux")
    compiler = shutil.which("cc") or shutil.which("gcc")
    library = folder / "recorder.so"
    options = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread"]
    why = "there is no C compiler"
    if compiler is not None:
        command = [compiler, *options, "-o", str(library), str(_SOURCE), "-ldl"]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode == 0:
            return library
        why = f"the C compiler could not make the recorder: {done.stderr[-2000:]}"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


class Recorder:
    """The recorder inside the process that it was loaded into."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.crash_deeds.restype = ctypes.c_long

    def watch(self, folder: Path, journal: Path | None) -> None:
        self._library.crash_watch(os.fsencode(folder))
        if journal is not None:
            self._library.crash_record(os.fsencode(journal))

    def arm(self, deed: int, moment: Moment) -> None:
        """Kills the process at a deed, counted from here."""
        self._library.crash_arm(ctypes.c_long(deed), ctypes.c_int(moment))

    def mark(self, text: str) -> None:
        """Puts words of the program's own into the journal, between its deeds."""
        self._library.crash_mark(text.encode())

    @property
    def deeds(self) -> int:
        """How many deeds there were since it was armed."""
        return int(self._library.crash_deeds())

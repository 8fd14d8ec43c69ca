"""Files that leave the vault because a person asked for them."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from enplan_desktop.cli.troubles import CannotWrite


def write_whole(file: Path, content: bytes) -> None:
    """The file is there whole or as it was before; only its owner may read it."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        descriptor = os.open(
            unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(descriptor, "wb") as writing:
            writing.write(content)
            writing.flush()
            os.fsync(writing.fileno())
        unfinished.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise CannotWrite(file) from error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes them in their order; where one cannot be written, those before it are taken away again.

    Raises CannotWrite.
    """
    with contextlib.ExitStack() as undone:
        for file, content in files.items():
            write_whole(file, content)
            undone.callback(file.unlink, missing_ok=True)
        undone.pop_all()

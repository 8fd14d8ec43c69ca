"""Files that leave the vault because a person asked for them."""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from enplan_desktop.cli.troubles import CannotWrite
from enplan_desktop.storage.files import write_whole


def write_file(file: Path, content: bytes) -> None:
    """The file is there whole or as it was before; only its owner may read it. Raises CannotWrite."""
    try:
        write_whole(file, content)
    except OSError as error:
        raise CannotWrite(file) from error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes them in their order; where one cannot be written, those before it are taken away again.

    Raises CannotWrite.
    """
    with contextlib.ExitStack() as undone:
        for file, content in files.items():
            write_file(file, content)
            undone.callback(file.unlink, missing_ok=True)
        undone.pop_all()

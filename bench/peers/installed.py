"""The peers as they are installed: outside the repository, once, and only where a bench asks for them."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_path

ANKI = "26.9.3"
POUCHDB = "9.0.0"
EXPRESS_POUCHDB = "4.2.0"
TYPST = "0.15.2"
WEASYPRINT = "70.0"
_COMPLETE = "complete"
"""A file that is made last, so that an installation that was cut short is made anew."""


class Missing(Exception):
    """A peer cannot be had here; the message says why, in one line."""


def pouchdb() -> Path:
    """A folder with PouchDB in its `node_modules`."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise Missing("PouchDB is left out: it needs node and npm.")
    wanted = f"pouchdb@{POUCHDB}", f"express-pouchdb@{EXPRESS_POUCHDB}"

    def install(folder: Path) -> None:
        quietly = ("--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", "--fetch-retries=0")
        _run("PouchDB", "npm", "install", *quietly, "--prefix", str(folder), *wanted)

    return _once(f"pouchdb-{POUCHDB}-{EXPRESS_POUCHDB}", install)


def anki() -> Path:
    """The Python of an environment of Anki's own, as each of the following."""
    return _python("Anki", f"anki=={ANKI}")


def typst() -> Path:
    return _python("Typst", f"typst=={TYPST}")


def weasyprint() -> Path:
    return _python("WeasyPrint", f"weasyprint=={WEASYPRINT}")


def _python(peer: str, wanted: str) -> Path:
    def install(folder: Path) -> None:
        _run(peer, sys.executable, "-m", "venv", str(folder))
        python = str(folder / "bin" / "python")
        quietly = ("-q", "--disable-pip-version-check", "--retries=0")
        _run(peer, python, "-m", "pip", "install", *quietly, wanted)

    return _once(wanted.replace("==", "-"), install) / "bin" / "python"


def _once(name: str, install: Callable[[Path], None]) -> Path:
    folder = user_cache_path("enplan-bench", appauthor=False) / name
    if not (folder / _COMPLETE).exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        install(folder)
        (folder / _COMPLETE).touch()
    return folder


def _run(peer: str, *command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "error" in line.lower()] or [
            "no reason was given"
        ]
        raise Missing(f"{peer} is left out: it could not be installed ({said[0]}).")

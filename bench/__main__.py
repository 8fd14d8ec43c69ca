"""`python -m bench`: builds the caseloads, measures, prints the tables. See docs/benchmarks.md."""

import argparse
import logging
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psutil

from bench import casework, syncing, window
from bench.books import build_book
from bench.crowd import crowd
from bench.figures import Figure
from bench.growing import growing
from bench.peers.beside import beside
from bench.sheets import sheets
from bench.table import tables

SIZES = (25, 250, 2500)
RUNS = 5
OF_A_BOOK: Mapping[str, Callable[[Path, int, int], Iterator[Figure]]] = {
    "start": window.starting,
    "typing": window.typing,
    "open": casework.opening,
    "commit": casework.committing,
    "search": casework.searching,
    "caseload": casework.caseload,
    "page": casework.page,
}
"""The parts that are measured for each size of caseload."""
SERVED: Mapping[str, Callable[[Path, int], Iterator[Figure]]] = {
    "sync": syncing.syncing,
    "peers": beside,
    "growing": growing,
    "crowd": crowd,
}
"""The parts that need a server."""
SHEETS = "sheets"
"""The page alone, with peers and a table of its own."""
PARTS = (*OF_A_BOOK, *SERVED, SHEETS)


def main() -> int:
    asked = _arguments()
    parts = asked.only or PARTS
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    logging.getLogger("stamina").setLevel(logging.ERROR)  # it tells of each line that was cut on purpose
    print(f"{_machine()}. Medians of {asked.runs} runs, with the least and the most.\n", flush=True)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="enplan-bench-") as scratch:
        of_a_book = [part for part in parts if part in OF_A_BOOK]
        for cases in asked.cases if of_a_book else ():
            figures += _measured(Path(scratch) / str(cases), cases, of_a_book, asked.runs)
        for part in (part for part in SERVED if part in parts):
            _say(f"measuring {part}")
            figures += SERVED[part](Path(scratch) / part, asked.runs)
        if figures:
            print(tables(figures, asked.cases), flush=True)
        if SHEETS in parts:
            _say(f"measuring {SHEETS}")
            print(tables(sheets(Path(scratch) / SHEETS, asked.runs), ()))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measures En plan, and prints a table."
    )
    parser.add_argument("--cases", type=int, nargs="+", default=list(SIZES), help="sizes of caseload")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="some parts only")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each part is measured")
    return parser.parse_args()


def _measured(folder: Path, cases: int, parts: list[str], runs: int) -> Iterator[Figure]:
    folder.mkdir()
    book = folder / "book"
    _say(f"building {cases:,} cases")
    began = time.monotonic()
    build_book(book, cases)
    yield Figure("build the vault", time.monotonic() - began, "s", cases)
    yield Figure("size of the vault", (book / "vault.db").stat().st_size / 1e6, "MB", cases)
    for part in parts:
        _say(f"measuring {part} with {cases:,} cases")
        yield from OF_A_BOOK[part](book, cases, runs)


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{system}, {os.cpu_count()} cores, {memory:.0f} GB of memory"


def _say(what: str) -> None:
    print(f"… {what}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())

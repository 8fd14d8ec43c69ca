"""What is asked of each system's sync: the lines of the table, and what an answer is called in words."""

from collections.abc import Mapping

from bench.citizens import RECORDS
from bench.figures import Figure

CASES = 25
EDITS = 60
WARMING = 10
CUT_BYTES = 32 * 1024
CUT_SECONDS = 30
"""How long somebody tries before they give up."""

SENDING = f"send {CASES * RECORDS:,} records for the first time"
FIRST = f"first sync of {CASES * RECORDS:,} records"
FIRST_BYTES = f"{FIRST}, both ways"
EDIT = "one edit, laptop to server to acknowledged"
EDIT_BYTES = "one edit, both ways"
QUIET = "sync with nothing new"
QUIET_BYTES = "sync with nothing new, both ways"
QUIET_REQUESTS = "sync with nothing new, round trips"
CUT = "first sync, the line cut every 32 KiB"
DISJOINT = "two laptops edit two fields of one record"

DISJOINT_CELLS = {"words": "Ro om aftenen", "professional_wording": "Støtte til en fast døgnrytme."}


def came_through(held: int, spent: int, uncut: int, seconds: float) -> Figure:
    """How a first sync over a line that is cut again and again went."""
    if held < CASES * RECORDS:
        return Figure(CUT, said=f"not in {CUT_SECONDS} s: {held:,} records")
    return Figure(CUT, said=f"{spent:,} bytes, {spent / uncut:.2f} × uncut, {seconds:.1f} s")


def kept(first: Mapping[str, object], second: Mapping[str, object], hidden: int) -> str:
    """What two laptops hold in the end, each of which edited another field of one record."""
    if any(first[cell] != second[cell] for cell in DISJOINT_CELLS):
        return "the laptops differ for good"
    lost = [cell for cell, value in DISJOINT_CELLS.items() if first[cell] != value]
    if not lost:
        return "both kept"
    return "one shown, the other hidden as a conflict" if hidden else "one lost, silently"

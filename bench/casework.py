"""What the vault does while somebody works: open a case, store an edit, search, and make the page."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.books import open_book
from bench.citizens import NOW
from bench.danish import phrase, words
from bench.figures import Figure, p95, summed_up, timed
from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf
from enplan_desktop.storage.vault import Vault

OFTEN = 100
"""How often a thing is done in one run: enough for its 95th percentile."""
SHORTEST_SEARCHED = 3
"""A search begins at so many letters, and again at each one more."""


def opening(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """The look-up logged and the whole plan read, as when somebody clicks on a name."""
    vault = open_book(book)
    ids = vault.case_ids()
    chance = random.Random(1)

    def open_case(case_id: str) -> None:
        vault.log_lookup(case_id, "opened")
        vault.plan(case_id)

    found = [p95([timed(open_case, chance.choice(ids)) for _ in range(OFTEN)]) for _ in range(runs)]
    vault.close()
    yield summed_up("open a case, p95", "ms", found, cases=cases, most=50)


def committing(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """One field of one goal, signed and durable; every edit upon the one before."""
    vault = open_book(book)
    chance = random.Random(2)
    found = [p95([_one_edit(vault, chance) for _ in range(OFTEN)]) for _ in range(runs)]
    vault.close()
    yield summed_up("commit an edit, p95", "ms", found, cases=cases, most=5)


def _one_edit(vault: Vault, chance: random.Random) -> float:
    plan = vault.plan(chance.choice(vault.case_ids()))
    goal = next(plan.of(Goal))
    edits = difference(goal, replace(goal, words=phrase(chance, 5, 9)))
    return timed(vault.commit, edits)


def searching(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """Words as they are typed: a search at every letter from the third."""
    vault = open_book(book)
    chance = random.Random(3)
    found = [p95(_typed_searches(vault, chance)) for _ in range(runs)]
    vault.close()
    yield summed_up("search as you type, p95", "ms", found, cases=cases, most=20)


def _typed_searches(vault: Vault, chance: random.Random) -> list[float]:
    times: list[float] = []
    while len(times) < OFTEN:
        (word,) = words(chance, 1, 1)
        begun = (word[:length] for length in range(SHORTEST_SEARCHED, len(word) + 1))
        times += (timed(vault.search, each) for each in begun)
    return times


def caseload(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """The lines of the caseload, read as they are after each commit."""
    vault = open_book(book)
    found = [p95([timed(vault.caseload, NOW) for _ in range(20)]) for _ in range(runs)]
    vault.close()
    yield summed_up("read the caseload, p95", "ms", found, cases=cases)


def page(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """A plan laid out and written as PDF."""
    vault = open_book(book)
    plans = [vault.plan(case_id) for case_id in vault.case_ids()[:25]]
    vault.close()
    _pdf_of(plans[0])  # the typefaces are parsed once in a program's life
    found = [p95([timed(_pdf_of, plan) for plan in plans * 4]) for _ in range(runs)]
    yield summed_up("page to PDF, p95", "ms", found, cases=cases, most=60)
    largest = max(len(_pdf_of(plan)) for plan in plans)
    yield Figure("page as PDF, largest", largest, "bytes", cases, most=60_000)


def _pdf_of(plan: Plan) -> bytes:
    return sheet_pdf(sheet_for(plan, NOW))

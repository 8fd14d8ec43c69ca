"""What a check of the vault finds."""

import pytest

from enplan_desktop.storage.checking import FILE_DAMAGED, HISTORY_DIFFERS, INDEX_DAMAGED
from tests.storage.making import a_goal, a_note, add, edit, page


@pytest.fixture
def worked(vault, case):
    """Something that the server has, and something on top of it that it has not."""
    goal = a_goal(case)
    add(vault, goal)
    vault.take_page(f"{case.id}/plan", page(vault.outbox(9)))
    edit(vault, goal, words="Andet")
    add(vault, a_note(case))
    return vault


def altered(vault, statement):
    with vault._engine.begin() as connection:
        assert connection.exec_driver_sql(statement).rowcount != 0


def test_a_whole_vault_has_no_problems(worked):
    assert worked.check() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET cells = '{}' WHERE type = 'note'",
        "UPDATE record SET settled = NULL WHERE type = 'goal'",
        "UPDATE record SET deleted = 1 WHERE type = 'note'",
        "DELETE FROM record WHERE type = 'note'",
        "DELETE FROM change WHERE seq IS NULL",
        "DELETE FROM change WHERE record IN (SELECT record FROM record WHERE type = 'note')",
    ],
)
def test_a_record_that_its_history_does_not_explain_is_found(worked, statement):
    altered(worked, statement)
    assert HISTORY_DIFFERS in worked.check()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM passage_data WHERE id > 10", "DELETE FROM passage_docsize"],
)
def test_a_broken_search_index_is_found_and_made_anew(worked, statement):
    altered(worked, statement)
    assert worked.check() == [INDEX_DAMAGED]
    assert worked.check() == []
    assert [hit.type for hit in worked.search("tur")] == ["note"]


def test_a_broken_page_is_found(vault, case, folder):
    add(vault, *(a_note(case, "Notat " * 100) for _ in range(20)))
    vault._engine.connect().connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray((folder / "vault.db").read_bytes())
    content[-2000] ^= 1
    (folder / "vault.db").write_bytes(content)
    assert vault.check() == [FILE_DAMAGED]


def test_a_page_that_stands_whole_in_the_log_is_no_damage(vault, case, folder):
    """A crash in a checkpoint may tear a page of the file: what SQLite reads is in the log beside it."""
    connection = vault._engine.connect().connection.driver_connection
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    add(vault, a_note(case))
    torn = int.from_bytes((folder / "vault.db-wal").read_bytes()[32:36])  # the first frame names its page
    content = bytearray((folder / "vault.db").read_bytes())
    content[torn * 4096 - 2000] ^= 1
    (folder / "vault.db").write_bytes(content)
    assert vault.check() == []

"""Cases on the command line: listed, shown, carried from vault to vault, and never half."""

import json
from datetime import datetime

from tests.cli.conftest import looked_into

NOW = datetime(2026, 3, 9, 13, 15)


def test_a_caseload_made_in_one_vault_is_the_same_in_another(terminal, empty_book):
    made = terminal.enplan(
        "vault", "create", "--example", "--vault", "first", "--passphrase-file", terminal.passphrase_file
    )
    assert made.code == 0
    first = ("--vault", "first", "--passphrase-file", terminal.passphrase_file)
    second = ("--vault", empty_book, "--passphrase-file", terminal.passphrase_file)
    listed = json.loads(terminal.enplan("case", "list", "--json", *first).out)
    assert len(listed) == 25

    shown = terminal.enplan("case", "show", listed[0]["display_name"], *first)
    assert listed[0]["id"] in shown.out
    assert terminal.enplan("case", "export", "--out", "all.json", *first).code == 0
    imported = terminal.enplan("case", "import", "all.json", *second)
    assert imported.out == "Imported cases: 25.\n"

    again = terminal.enplan("case", "export", *second)
    assert again.out == (terminal.home / "all.json").read_text(encoding="utf-8")


def test_rubbish_changes_nothing_and_says_which_line(terminal, book):
    opened = ("--vault", book, "--passphrase-file", terminal.passphrase_file)
    before = terminal.enplan("case", "export", *opened).out
    lines = before.splitlines(keepends=True)
    goal = next(number for number, line in enumerate(lines) if '"type": "goal"' in line)
    wrong = lines[goal].replace('"horizon": "', '"horizon": "some')
    rubbish = {
        "text.json": ("hello\n", "Line 1"),
        "cut.json": ("".join(lines[:20]), "Line 21"),
        "goal.json": ("".join([*lines[:goal], wrong, *lines[goal + 1 :]]), f"Line {goal + 1}: goal.horizon"),
    }

    for name, (text, place) in rubbish.items():
        refused = terminal.enplan("case", "import", terminal.file(name, text), *opened)
        assert refused.code == 1
        assert refused.one_line.startswith(f"Nothing was imported. {place}")

    assert terminal.enplan("case", "export", *opened).out == before


def test_what_is_no_text_is_refused(terminal, book):
    (terminal.home / "picture.png").write_bytes(b"\x89PNG\xff\xfe")

    refused = terminal.enplan(
        "case", "import", "picture.png", "--vault", book, "--passphrase-file", terminal.passphrase_file
    )

    assert (refused.code, "picture.png" in refused.one_line) == (1, True)


def test_a_case_is_never_imported_over_itself(terminal, book):
    opened = ("--vault", book, "--passphrase-file", terminal.passphrase_file)
    text = terminal.enplan("case", "export", "Sofie N.", *opened).out

    refused = terminal.enplan("case", "import", "-", *opened, typed=text.encode())

    assert refused.code == 1
    assert refused.one_line.startswith("Nothing was imported. The vault has something of the case")


def test_whoever_looks_at_a_case_or_carries_it_out_is_logged(terminal, book):
    opened = ("--vault", book, "--passphrase-file", terminal.passphrase_file)
    terminal.enplan("case", "show", "Sofie N.", *opened)
    terminal.enplan("case", "export", "sofie n.", "--out", "sofie.json", *opened)

    vault = looked_into(book)
    sofie = next(facts.case.id for facts in vault.caseload(NOW) if facts.case.display_name == "Sofie N.")
    logged = [each.what for each in vault.lookups(sofie)]
    vault.close()

    assert logged == ["shown on the command line", "exported on the command line"]


def test_danish_is_spoken_where_it_is_asked_for(terminal, book):
    opened = ("--vault", book, "--passphrase-file", terminal.passphrase_file)

    assert "Om tre måneder" in terminal.enplan("--lang", "da", "case", "show", "Sofie N.", *opened).out
    assert "In three months" in terminal.enplan("case", "show", "Sofie N.", *opened).out


def test_nobody_is_asked_for_a_secret_where_nobody_sits(terminal, book):
    refused = terminal.enplan("case", "list", "--vault", book)

    assert refused.code == 1
    assert "--passphrase-file" in refused.one_line

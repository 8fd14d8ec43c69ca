"""The page on the command line: a PDF for the citizen, recorded like any other that was handed out."""

import subprocess

import pytest

from enplan_desktop.domain.terms import HandingOut
from tests.cli.conftest import looked_into


def case_id(vault, name):
    return next(case for case in vault.case_ids() if vault.plan(case).case.display_name == name)


def test_the_page_says_the_goal_and_is_recorded(terminal, book):
    made = terminal.enplan(
        "sheet",
        "Sofie N.",
        "--out",
        "page.pdf",
        "--vault",
        book,
        "--passphrase-file",
        terminal.passphrase_file,
    )

    assert made.code == 0
    copied = subprocess.run(
        ["pdftotext", "-raw", "page.pdf", "-"], cwd=terminal.home, capture_output=True, check=True
    )
    vault = looked_into(book)
    plan = vault.plan(case_id(vault, "Sofie N."))
    vault.close()
    goal = plan.goals()[0].words
    assert "".join(goal.split()) in "".join(copied.stdout.decode().split())
    assert plan.issues()[0].how is HandingOut.SAVED


@pytest.mark.parametrize("chosen", [("--style", "ring"), ("--style", "billede")])
def test_a_page_that_cannot_be_made_yet_is_refused_and_nothing_is_written(terminal, book, chosen):
    refused = terminal.enplan(
        "sheet",
        "Sofie N.",
        "--out",
        "page.pdf",
        *chosen,
        "--vault",
        book,
        "--passphrase-file",
        terminal.passphrase_file,
    )

    assert (refused.code, refused.one_line) == (
        1,
        "This kind of page is not made yet. Choose words on upright A4.",
    )
    assert not (terminal.home / "page.pdf").exists()


def test_a_page_that_cannot_be_written_is_not_recorded(terminal, book):
    refused = terminal.enplan(
        "sheet",
        "Sofie N.",
        "--out",
        "nowhere/page.pdf",
        "--vault",
        book,
        "--passphrase-file",
        terminal.passphrase_file,
    )

    vault = looked_into(book)
    handed_out = vault.plan(case_id(vault, "Sofie N.")).issues()
    vault.close()
    assert refused.one_line.startswith("This file cannot be written:")
    assert HandingOut.SAVED not in [issue.how for issue in handed_out]


def test_an_empty_page_needs_no_vault_and_is_in_the_language_that_is_asked_for(terminal):
    made = terminal.enplan("sheet", "--blank", "--out", "blank.pdf", "--lang", "da")

    assert (made.code, (terminal.home / "blank.pdf").exists()) == (0, True)
    copied = subprocess.run(
        ["pdftotext", "-raw", "blank.pdf", "-"], cwd=terminal.home, capture_output=True, check=True
    )
    assert "LIGE NU" in copied.stdout.decode()


def test_without_a_case_somebody_has_to_say_what_page(terminal):
    refused = terminal.enplan("sheet", "--out", "page.pdf")

    assert refused.code != 0
    assert "--blank" in refused.err

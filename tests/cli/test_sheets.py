"""The page on the command line: a PDF for the citizen, recorded like any other that was handed out."""

import subprocess

from PIL import Image

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.resources import resource
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
    # What the window would ask is said beside, and holds nothing up.
    assert "enplan: “Freja” is somebody's first name. May it hang there?" in made.err.splitlines()
    assert "Freja" not in made.out
    copied = subprocess.run(
        ["pdftotext", "-raw", "page.pdf", "-"], cwd=terminal.home, capture_output=True, check=True
    )
    vault = looked_into(book)
    plan = vault.plan(case_id(vault, "Sofie N."))
    vault.close()
    goal = plan.goals()[0].words
    assert "".join(goal.split()) in "".join(copied.stdout.decode().split())
    assert plan.issues()[0].how is HandingOut.SAVED


def test_a_file_named_as_a_picture_is_the_page_for_a_telephone(terminal, book):
    made = made_in(terminal, book, "--format", "phone", "--style", "ring", out="page.png")

    assert made.code == 0
    with Image.open(terminal.home / "page.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (1080, 1920))


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


def page_text(terminal, file):
    copied = subprocess.run(
        ["pdftotext", "-raw", file, "-"], cwd=terminal.home, capture_output=True, check=True
    )
    return copied.stdout.decode()


def made_in(terminal, book, *words, out="page.pdf"):
    return terminal.enplan(
        "sheet",
        "Sofie N.",
        "--out",
        out,
        *words,
        "--vault",
        book,
        "--passphrase-file",
        terminal.passphrase_file,
    )


def test_the_page_is_made_in_the_language_that_was_asked_for(terminal, book):
    assert made_in(terminal, book, "--language", "pl").code == 0
    alone = page_text(terminal, "page.pdf")
    assert made_in(terminal, book, "--language", "pl", "--beside-danish").code == 0
    both = page_text(terminal, "page.pdf")

    assert "TERAZ" in alone
    assert "LIGE NU" not in alone
    assert "TERAZ · LIGE NU" in both


def test_a_language_that_is_not_there_is_refused_and_those_that_are_are_named(terminal, book):
    refused = made_in(terminal, book, "--language", "so")

    assert (refused.code, refused.one_line) == (
        1,
        "The page has no words in “so”. It has: bs, da, de, en, lt, pl, ro, tr.",
    )
    assert not (terminal.home / "page.pdf").exists()


def test_a_file_in_letters_that_the_page_cannot_draw_is_refused_with_a_clear_word(terminal, book):
    folder = terminal.home / ".local/share/enplan/sheet-languages"
    folder.mkdir(parents=True)
    polish = resource("sheet", "pl.toml").read_text(encoding="utf-8")
    (folder / "ar.toml").write_text(polish.replace('"Teraz"', '"الآن"'), encoding="utf-8")

    refused = made_in(terminal, book, "--language", "ar")

    assert refused.code == 1
    assert "ar.toml is left aside: the page's type has no signs for ا ل آ ن" in refused.one_line
    assert made_in(terminal, book, "--language", "pl").code == 0


def test_an_empty_page_needs_no_vault_and_is_in_the_language_that_is_asked_for(terminal):
    made = terminal.enplan("sheet", "--blank", "--out", "blank.pdf", "--lang", "da")

    assert (made.code, (terminal.home / "blank.pdf").exists()) == (0, True)
    copied = subprocess.run(
        ["pdftotext", "-raw", "blank.pdf", "-"], cwd=terminal.home, capture_output=True, check=True
    )
    assert "LIGE NU" in copied.stdout.decode()
    turkish = terminal.enplan("sheet", "--blank", "--out", "bos.pdf", "--language", "tr")
    assert turkish.code == 0


def test_an_empty_page_is_nobodys_and_always_a4(terminal):
    for more in (["Sofie"], ["--format", "pocket"], ["--style", "vej"], ["--beside-danish"]):
        refused = terminal.enplan("sheet", "--blank", "--out", "blank.pdf", *more)

        assert refused.code != 0
        assert "always A4" in refused.err
    assert not (terminal.home / "blank.pdf").exists()


def test_without_a_case_somebody_has_to_say_what_page(terminal):
    refused = terminal.enplan("sheet", "--out", "page.pdf")

    assert refused.code != 0
    assert "--blank" in refused.err

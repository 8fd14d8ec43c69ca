"""The page on the command line: a PDF for the citizen, recorded like any other that was handed out."""

import json
import subprocess
from dataclasses import replace

import pytest
from PIL import Image

from enplan_desktop.cli.wall_clock import wall_clock_now
from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.making import new_goal, new_sheet_choice
from enplan_desktop.domain.records import Step
from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.resources import resource
from enplan_desktop.sheet import sheet_for
from enplan_desktop.sheet.leaving.checks import findings
from tests.cli.conftest import looked_into


def case_id(vault, name):
    return next(case for case in vault.case_ids() if vault.plan(case).case.display_name == name)


def page_text(terminal, file):
    copied = subprocess.run(
        ["pdftotext", "-raw", file, "-"], cwd=terminal.home, capture_output=True, check=True
    )
    return copied.stdout.decode()


def made_in(terminal, book, *words, out="page.pdf"):
    """Sofie's page, whatever there is to look at on it."""
    return enplan_sheet(terminal, book, "Sofie N.", "--out", out, "--as-it-is", *words)


def enplan_sheet(terminal, book, *words):
    return terminal.enplan(
        "sheet",
        *words,
        "--vault",
        book,
        "--passphrase-file",
        terminal.passphrase_file,
    )


def issues(book, name="Sofie N."):
    """The pages of a case that were handed out by saving them."""
    vault = looked_into(book)
    handed = vault.plan(case_id(vault, name)).issues()
    vault.close()
    return [issue for issue in handed if issue.how is HandingOut.SAVED]


def change(book, edit):
    """Writes in Sofie's plan: `edit` gets the plan and returns edits."""
    vault = looked_into(book)
    vault.commit(edit(vault.plan(case_id(vault, "Sofie N."))))
    vault.close()


def answered(plan):
    """The edits by which somebody says that everything on the page may stay."""
    before = plan.sheet_choice() or new_sheet_choice(plan)
    kept = tuple(each.mark for each in findings(plan, sheet_for(plan, wall_clock_now())))
    after = replace(before, kept=kept)
    return difference(before, after) if plan.sheet_choice() else (creation(after),)


def declined(plan):
    """The edits by which a citizen who is asked about nothing on the page wants none."""
    edits = answered(plan)
    choice = plan.after(edits).sheet_choice()
    return (*edits, *difference(choice, replace(choice, declined=True)))


FREJA = "“Freja” is somebody's first name. May it hang there?"


def test_a_page_with_something_to_look_at_is_neither_written_nor_recorded(terminal, book):
    held = enplan_sheet(terminal, book, "Sofie N.", "--out", "page.pdf")

    assert held.code == 1
    assert held.out == ""
    assert held.err.splitlines() == [
        f"enplan: {FREJA}",
        "enplan: The page is not written yet. Answer this in the window, or write it all the same with --as-it-is.",
    ]
    assert not (terminal.home / "page.pdf").exists()
    assert issues(book) == []


def test_the_page_as_it_is_says_the_goal_and_what_stands_on_it_and_is_recorded(terminal, book):
    made = made_in(terminal, book)

    assert (made.code, made.one_line) == (0, FREJA)
    assert "Freja" not in made.out
    vault = looked_into(book)
    goal = vault.plan(case_id(vault, "Sofie N.")).goals()[0].words
    vault.close()
    assert "".join(goal.split()) in "".join(page_text(terminal, "page.pdf").split())
    assert len(issues(book)) == 1


def test_a_page_on_which_everything_is_answered_is_written_without_a_word(terminal, book):
    change(book, answered)

    made = enplan_sheet(terminal, book, "Sofie N.", "--out", "page.pdf")

    assert (made.code, made.err) == (0, "")
    assert len(issues(book)) == 1


def test_the_page_of_somebody_who_wants_none_is_written_only_as_it_is(terminal, book):
    change(book, declined)

    held = enplan_sheet(terminal, book, "Sofie N.", "--out", "page.pdf")
    assert held.code == 1
    assert held.err.startswith("enplan: The citizen does not want a sheet.\n")
    assert issues(book) == []
    assert not (terminal.home / "page.pdf").exists()

    made = made_in(terminal, book)
    assert (made.code, made.one_line) == (0, "The citizen does not want a sheet.")
    assert len(issues(book)) == 1


def test_words_that_stand_in_three_places_are_asked_about_once(terminal, book):
    def three_times(plan):
        steps = list(plan.of(Step))[:3]
        return [
            edit for step in steps for edit in difference(step, replace(step, text="ringer til herberget"))
        ]

    change(book, three_times)

    held = enplan_sheet(terminal, book, "Sofie N.", "--out", "page.pdf")

    assert held.err.count("“herberget”") == 1


def test_programs_are_told_the_file_and_what_there_is_to_look_at(terminal, book):
    held = enplan_sheet(terminal, book, "Sofie N.", "--out", "page.pdf", "--json")
    told = json.loads(held.out)
    assert held.code == 1
    assert "--as-it-is" in held.one_line
    assert (told["file"], told["back"], told["declined"], told["proposals"]) == (None, None, False, [])
    (finding,) = told["findings"]
    assert (finding["kind"], finding["words"], finding["sentence"]) == ("first_name", "Freja", FREJA)

    made = made_in(terminal, book, "--json")
    assert (made.code, made.err) == (0, "")
    assert json.loads(made.out) == {**told, "file": "page.pdf"}

    blank = terminal.enplan("sheet", "--blank", "--out", "blank.pdf", "--json")
    assert json.loads(blank.out) == {
        "file": "blank.pdf",
        "back": None,
        "declined": False,
        "proposals": [],
        "findings": [],
    }


def test_what_there_is_no_room_for_holds_the_page_back_too(terminal, book):
    def a_fourth_goal(plan):
        return [creation(new_goal(plan.after(()), f"goal-{n}", f"Mål nummer {n}")) for n in range(4)]

    change(book, a_fourth_goal)

    held = enplan_sheet(terminal, book, "Sofie N.", "--out", "page.pdf")

    assert held.code == 1
    assert "Mål nummer 3" in held.err
    assert issues(book) == []


@pytest.mark.parametrize("name", ["page.jpg", "page", "page.pdf.txt"])
def test_a_page_is_written_as_pdf_or_png_and_nothing_else(terminal, book, name):
    for refused in (
        made_in(terminal, book, out=name),
        terminal.enplan("sheet", "--blank", "--out", name),
    ):
        assert (refused.code, refused.one_line) == (
            1,
            f"A page is written as .pdf or .png. Give the file such a name: {name}",
        )
    assert not (terminal.home / name).exists()
    assert issues(book) == []


def test_a_file_named_as_a_picture_is_the_page_for_a_telephone(terminal, book):
    made = made_in(terminal, book, "--format", "phone", "--style", "ring", out="page.png")

    assert made.code == 0
    with Image.open(terminal.home / "page.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (1080, 1920))


def goes_over(plan):
    """The edits after which Sofie's page goes on over on the back."""
    edits = [edit for step in plan.of(Step) for edit in difference(step, replace(step, text=step.text * 9))]
    before = plan.sheet_choice() or new_sheet_choice(plan)
    after = replace(before, use_back=True)
    return [*edits, *(difference(before, after) if plan.sheet_choice() else (creation(after),))]


def test_the_back_of_a_page_is_a_picture_of_its_own_beside_the_front(terminal, book):
    change(book, goes_over)

    made = made_in(terminal, book, out="page.png")

    assert made.out.splitlines() == ["The page is in page.png", "Its back is in page-back.png"]
    front, back = ((terminal.home / name).read_bytes() for name in ("page.png", "page-back.png"))
    assert front != back
    for name in ("page.png", "page-back.png"):
        with Image.open(terminal.home / name) as picture:
            assert picture.size == (1786, 2526)
    (issue,) = issues(book)
    assert issue.content["back"]
    as_told = json.loads(made_in(terminal, book, "--json", out="page.png").out)
    assert (as_told["file"], as_told["back"]) == ("page.png", "page-back.png")


def test_a_pdf_has_its_back_inside(terminal, book):
    change(book, goes_over)

    told = json.loads(made_in(terminal, book, "--json").out)

    assert (told["file"], told["back"]) == ("page.pdf", None)
    assert page_text(terminal, "page.pdf").count("\f") == 2
    assert not (terminal.home / "page-back.pdf").exists()


@pytest.mark.parametrize("in_the_way", ["page.png", "page-back.png"])
def test_a_page_of_which_one_side_cannot_be_written_does_not_leave_at_all(terminal, book, in_the_way):
    change(book, goes_over)
    (terminal.home / in_the_way).mkdir()

    refused = made_in(terminal, book, out="page.png")

    assert f"This file cannot be written: {in_the_way}." in refused.err
    assert [each.name for each in terminal.home.glob("*page*")] == [in_the_way]
    assert issues(book) == []


def test_a_page_that_cannot_be_written_is_not_recorded(terminal, book):
    refused = made_in(terminal, book, out="nowhere/page.pdf")

    assert refused.one_line.startswith("This file cannot be written:")
    assert issues(book) == []


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


@pytest.fixture
def own_languages(terminal):
    """The folder in which somebody keeps their own languages."""
    folder = terminal.home / ".local/share/enplan/sheet-languages"
    folder.mkdir(parents=True)
    return folder


def test_a_file_in_letters_that_the_page_cannot_draw_is_refused_with_a_clear_word(
    terminal, book, own_languages
):
    polish = resource("sheet", "pl.toml").read_text(encoding="utf-8")
    (own_languages / "ar.toml").write_text(polish.replace('"Teraz"', '"الآن"'), encoding="utf-8")

    refused = made_in(terminal, book, "--language", "ar")

    assert refused.code == 1
    assert "ar.toml is left aside: the page's type has no signs for ا ل آ ن" in refused.one_line
    assert made_in(terminal, book, "--language", "pl").one_line == FREJA


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (b"[headings\n", "line 1 is not as it should be"),
        (b"[headings]\nnow = 7\n", "headings.now must be of the kind"),
        ('[headings]\nnow = "الآن"\n'.encode(), "has no signs for ا ل آ ن"),
        ('[headings]\nnow = "Później"\n'.encode("cp1250"), "line 2 is not written in UTF-8"),
    ],
)
def test_a_broken_correction_is_named_and_the_page_is_made_in_the_words_that_ship(
    terminal, own_languages, correction, why
):
    (own_languages / "pl.toml").write_bytes(correction)

    made = terminal.enplan("sheet", "--blank", "--language", "pl", "--out", "page.pdf")

    assert made.code == 0
    assert f"{own_languages / 'pl.toml'} is left aside" in made.one_line
    assert why in made.one_line
    assert "TERAZ" in page_text(terminal, "page.pdf")
    assert terminal.enplan("sheet", "--blank", "--language", "tr", "--out", "page.pdf").err == ""


def test_a_broken_correction_of_danish_is_named_where_danish_stands_beside(terminal, book, own_languages):
    (own_languages / "da.toml").write_text("[headings", encoding="utf-8")

    assert "da.toml" not in made_in(terminal, book, "--language", "pl").err
    assert "da.toml is left aside" in made_in(terminal, book, "--language", "pl", "--beside-danish").err


def test_a_page_that_is_not_in_the_language_that_the_citizen_chose_says_so(terminal, book):
    def somali(plan):
        choice = plan.sheet_choice()
        after = replace(choice or new_sheet_choice(plan), language="so")
        return difference(choice, after) if choice else (creation(after),)

    change(book, somali)

    made = made_in(terminal, book)

    assert made.code == 0
    assert "enplan: This computer has no words in so, so the page is in Danish here." in made.err.splitlines()


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
    for more in (["Sofie"], ["--format", "pocket"], ["--style", "vej"], ["--beside-danish"], ["--as-it-is"]):
        refused = terminal.enplan("sheet", "--blank", "--out", "blank.pdf", *more)

        assert refused.code != 0
        assert "always A4" in refused.err
    assert not (terminal.home / "blank.pdf").exists()


def test_without_a_case_somebody_has_to_say_what_page(terminal):
    refused = terminal.enplan("sheet", "--out", "page.pdf")

    assert refused.code != 0
    assert "--blank" in refused.err

"""The first start and the locked door, tried with real vaults."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage import first_vault
from enplan_desktop.storage.errors import DiskFull, WrongPassphrase
from enplan_desktop.storage.files import DATABASE, KEY_FILE
from enplan_desktop.storage.passphrases import SHORTEST_PASSPHRASE
from enplan_desktop.storage.vault import Vault, create_vault, open_vault, recover_vault, restore_vault
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.pages.unlock_page import UnlockPage
from enplan_desktop.ui.pages.welcome_page import WelcomePage
from enplan_desktop.ui.passphrase_words import judge
from enplan_desktop.ui.recovery_page import print_recovery_page, save_recovery_page
from tests.ui.kitchen import (
    OFFSCREEN,
    QUICK,
    PocketKeyring,
    field,
    plain_theme,
    press,
    unnamed,
    words_on,
    write,
)

pytestmark = OFFSCREEN

GOOD = "four plain words here"
OTHER = "other words of mine"
KEY = "7QKD-1234-5678-9ABC-DEFG-HJKM-9M2X"
TODAY = date(2026, 3, 9)


class Entry:
    """One computer: a lane, a keyring, a place for vaults, and the vaults that were handed over."""

    def __init__(self, place: Path, qtbot: QtBot) -> None:
        self.lane = Lane("storage")
        self.keyring = PocketKeyring()
        self.folder = place / "vault"
        self.qtbot = qtbot
        self.opened: list[Vault] = []

    def create(self, folder: Path, passphrase: str) -> tuple[Vault, str]:
        return create_vault(folder, passphrase, keyring=self.keyring, cost=QUICK)

    def open(self, folder: Path, passphrase: str) -> Vault:
        return open_vault(folder, passphrase, keyring=self.keyring)

    def recover(self, folder: Path, key: str, passphrase: str) -> Vault:
        return recover_vault(folder, key, passphrase, keyring=self.keyring, cost=QUICK)

    def restore(self, folder: Path, backup: Path, passphrase: str, **key: str) -> Vault:
        return restore_vault(folder, backup, passphrase, keyring=self.keyring, **key)

    def has_vault(self, *, owner: bool = True) -> str:
        """Leaves a closed vault in the place; returns its recovery key."""

        def make() -> str:
            vault, key = self.create(self.folder, GOOD)
            if owner:
                vault.set_identity("Mette", Unit.JOBCENTER)
            vault.backup()
            vault.close()
            return key

        return self.lane.wait(make)

    def welcome(self, create: Callable[..., Any] | None = None, *, text_percent: int = 100) -> WelcomePage:
        theme = plain_theme(text_percent=text_percent)
        page = WelcomePage(self.lane, theme, self.folder, create=create or self.create, today=lambda: TODAY)
        page.opened.connect(self.opened.append)
        self.show(page)
        return page

    def unlock(self) -> UnlockPage:
        page = UnlockPage(
            self.lane, plain_theme(), self.folder, open_=self.open, recover=self.recover, restore=self.restore
        )
        page.opened.connect(self.opened.append)
        self.show(page)
        return page

    def show(self, page: QWidget) -> None:
        self.qtbot.addWidget(page)
        page.resize(1200, 800)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
            page.setFocus()

    def until(self, page: QWidget, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in words_on(page))

    def until_opened(self) -> Vault:
        self.qtbot.waitUntil(lambda: bool(self.opened))
        return self.opened[0]

    def end(self) -> None:
        for vault in self.opened:
            self.lane.wait(vault.close)
        self.lane.close()


@pytest.fixture
def entry(tmp_path: Path, qtbot: QtBot) -> Iterator[Entry]:
    made = Entry(tmp_path, qtbot)
    yield made
    made.end()


def choose(page: QWidget, name: str) -> None:
    """Presses the large button that a screen reader calls `name`."""
    buttons = (each for each in page.findChildren(QPushButton) if each.isVisibleTo(page))
    next(each for each in buttons if each.accessibleName() == name).click()


def fill(page: QWidget, passphrase: str = GOOD, again: str = GOOD, name: str = "Mette Lindholm") -> None:
    write(field(page, "Your name"), name)
    write(field(page, "Passphrase"), passphrase)
    write(field(page, "Once more"), again)


# The first start


def test_a_vault_of_ones_own_is_made_and_handed_over_once_its_key_is_kept(entry: Entry) -> None:
    page = entry.welcome()
    choose(page, "Make your vault")
    fill(page)
    QTest.keyClick(field(page, "Once more"), Qt.Key.Key_Return)
    entry.until(page, "Keep this key well")

    press(page, "Begin")
    assert entry.opened == []
    kept = page.findChild(QCheckBox, "")
    assert kept is not None
    kept.click()
    press(page, "Begin")

    vault = entry.until_opened()
    owner = entry.lane.wait(lambda: vault.identity)
    assert owner is not None
    assert (owner.person_name, owner.unit, vault.folder) == ("Mette Lindholm", Unit.JOBCENTER, entry.folder)
    assert entry.lane.wait(vault.case_ids) == []


def test_the_key_that_is_shown_opens_the_vault(entry: Entry) -> None:
    page = entry.welcome()
    choose(page, "Make your vault")
    fill(page)
    press(page, "Make the vault")
    entry.until(page, "Keep this key well")
    shown = next(line for line in words_on(page).replace("–\n", "– ").splitlines() if line.count("–") == 6)
    made = page._vault
    assert made is not None
    entry.lane.wait(made.close)

    entry.opened.append(entry.lane.wait(lambda: entry.recover(entry.folder, shown, OTHER)))
    assert entry.lane.wait(lambda: entry.opened[0].identity) is not None


def test_a_key_that_is_not_kept_is_not_lost_without_a_word(entry: Entry) -> None:
    page = entry.welcome()
    assert page.let_go()
    choose(page, "Make your vault")
    fill(page)
    press(page, "Make the vault")
    entry.until(page, "Keep this key well")

    assert not page.let_go()
    assert "Keep the key before you close the window" in words_on(page)
    assert page.let_go()
    entry.opened.append(entry.lane.wait(lambda: entry.open(entry.folder, GOOD)))


def test_the_examples_are_twenty_five_cases_in_a_vault_of_their_own(entry: Entry) -> None:
    page = entry.welcome()
    choose(page, "Try it with examples")
    fill(page)
    press(page, "Make the vault")
    entry.qtbot.waitUntil(lambda: "Keep this key well" in words_on(page), timeout=20_000)
    kept = page.findChild(QCheckBox)
    assert kept is not None
    kept.click()
    press(page, "Begin")

    vault = entry.until_opened()
    assert vault.folder == entry.folder.with_name("example")
    assert len(entry.lane.wait(vault.case_ids)) == 25
    assert not entry.folder.exists()


@pytest.mark.parametrize(
    ("passphrase", "again", "name", "sentence"),
    [
        (GOOD, GOOD, " ", "Write your name"),
        ("short", "short", "Mette", "The passphrase is too short."),
        (GOOD, GOOD + "!", "Mette", "The two are not the same."),
    ],
)
def test_what_is_missing_is_said_where_it_is_missing(
    entry: Entry, passphrase: str, again: str, name: str, sentence: str
) -> None:
    page = entry.welcome()
    choose(page, "Make your vault")
    fill(page, passphrase, again, name)
    press(page, "Make the vault")
    assert sentence in words_on(page)
    assert not entry.folder.exists()


def test_a_vault_that_is_there_already_is_left_alone_and_offered(entry: Entry) -> None:
    entry.has_vault()
    before = (entry.folder / KEY_FILE).read_bytes()
    page = entry.welcome()
    wanted: list[Path] = []
    page.wants_existing.connect(wanted.append)
    choose(page, "Make your vault")
    fill(page)
    press(page, "Make the vault")
    entry.until(page, "There is a vault in")

    assert (entry.folder / KEY_FILE).read_bytes() == before
    press(page, "Open the vault that is there")
    assert wanted == [entry.folder]


def test_a_full_disk_is_said_and_everything_typed_is_still_there(entry: Entry) -> None:
    def full(_folder: Path, _passphrase: str) -> tuple[Vault, str]:
        raise DiskFull

    page = entry.welcome(full)
    choose(page, "Make your vault")
    fill(page)
    press(page, "Make the vault")
    entry.until(page, "The disk is full")
    assert field(page, "Passphrase").text() == field(page, "Once more").text() == GOOD


def test_a_disk_that_fills_half_way_leaves_nothing_and_the_next_try_succeeds(
    entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    page = entry.welcome()
    choose(page, "Try it with examples")
    fill(page)
    with monkeypatch.context() as patched:
        patched.setattr(first_vault, "fill_with_example", full)
        press(page, "Make the vault")
        entry.until(page, "The disk is full")
    folder = entry.folder.with_name("example")
    assert not (folder / DATABASE).exists()
    assert not (folder / KEY_FILE).exists()

    press(page, "Make the vault")
    entry.qtbot.waitUntil(lambda: "Keep this key well" in words_on(page), timeout=20_000)
    assert page._vault is not None
    entry.lane.wait(page._vault.close)


def test_the_language_is_chosen_before_anything_else(entry: Entry) -> None:
    page = entry.welcome()
    chosen: list[str] = []
    page.language_chosen.connect(chosen.append)
    press(page, "Dansk")
    assert chosen == ["da"]


def test_a_vault_that_one_has_is_found_by_its_folder(entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/somewhere/else")
    page = entry.welcome()
    wanted: list[Path] = []
    page.wants_existing.connect(wanted.append)
    press(page, "Open a vault that you have …")
    assert wanted == [Path("/somewhere/else")]


def test_large_text_scrolls_down_and_never_sideways(entry: Entry) -> None:
    page = entry.welcome(text_percent=200)
    for step in (page._choices, page._own, page._key):
        page.show_step(step)
        entry.qtbot.wait(1)
        scroll = page.findChild(QScrollArea)
        assert scroll is not None
        assert scroll.horizontalScrollBar().maximum() == 0


# The recovery key


def test_the_key_is_saved_for_its_owner_alone(tmp_path: Path) -> None:
    save_recovery_page(KEY, TODAY, tmp_path / "key.txt")
    assert KEY in (tmp_path / "key.txt").read_text(encoding="utf-8")
    assert (tmp_path / "key.txt").stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble):
        save_recovery_page(KEY, TODAY, tmp_path / "file" / "key.txt")


def test_the_key_is_printed_on_one_page(entry: Entry, tmp_path: Path) -> None:
    plain_theme()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "key.pdf"))
    print_recovery_page(KEY, TODAY, printer)
    printed = (tmp_path / "key.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") == 1


def test_the_card_says_where_the_key_was_saved(
    entry: Entry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = entry.welcome()
    page._key.show_key(KEY, keyring_protected=False)
    page.show_step(page._key)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "key.txt"), ""))
    press(page, "Save as a file …")
    assert KEY in (tmp_path / "key.txt").read_text(encoding="utf-8")
    assert "Saved as key.txt" in words_on(page)
    assert "This computer has no keyring" in words_on(page)


# The locked door


def test_the_passphrase_and_enter_open_the_vault(entry: Entry) -> None:
    entry.has_vault()
    page = entry.unlock()
    line = field(page, "Passphrase")
    assert line.hasFocus()
    QTest.keyClicks(line, GOOD)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert entry.until_opened().folder == entry.folder
    assert page._by_passphrase.passphrase() == ""


def test_a_wrong_passphrase_is_said_at_the_field_and_the_next_key_replaces_it(entry: Entry) -> None:
    entry.has_vault()
    page = entry.unlock()
    write(field(page, "Passphrase"), "not at all this one")
    press(page, "Unlock")
    entry.until(page, "That is not this vault's passphrase.")
    line = field(page, "Passphrase")
    assert line.hasFocus()
    assert line.selectedText() != ""
    QTest.keyClicks(line, GOOD)
    assert "That is not this vault's passphrase." not in words_on(page)
    press(page, "Unlock")
    entry.until_opened()


def test_the_recovery_key_gives_a_new_passphrase(entry: Entry) -> None:
    key = entry.has_vault()
    page = entry.unlock()
    press(page, "Forgotten your passphrase? Use the recovery key")
    write(field(page, "Recovery key"), key.lower().replace("-", " "))
    write(field(page, "New passphrase"), OTHER)
    write(field(page, "Once more"), OTHER)
    press(page, "Open the vault")

    vault = entry.until_opened()
    assert entry.lane.wait(lambda: vault.admits(OTHER))
    assert not entry.lane.wait(lambda: vault.admits(GOOD))


def test_a_mistyped_recovery_key_is_said_at_its_field(entry: Entry) -> None:
    entry.has_vault()
    page = entry.unlock()
    press(page, "Forgotten your passphrase? Use the recovery key")
    write(field(page, "Recovery key"), KEY)
    write(field(page, "New passphrase"), OTHER)
    write(field(page, "Once more"), OTHER)
    press(page, "Open the vault")
    entry.until(page, "The recovery key is not typed as it was printed.")
    with pytest.raises(WrongPassphrase):
        entry.lane.wait(lambda: entry.open(entry.folder, OTHER))


def test_a_damaged_vault_is_put_back_from_its_newest_backup(entry: Entry) -> None:
    entry.has_vault()
    (entry.folder / DATABASE).write_bytes(b"nothing that can be read" * 400)
    page = entry.unlock()
    write(field(page, "Passphrase"), GOOD)
    press(page, "Unlock")
    entry.until(page, "The vault is damaged, but there is a good backup of it.")
    offer = next(
        each for each in page.findChildren(QPushButton) if each.text().startswith("Restore the backup")
    )
    offer.click()

    vault = entry.until_opened()
    assert entry.lane.wait(lambda: vault.sync_paused)


def test_a_vault_that_another_window_holds_is_said_to_be(entry: Entry) -> None:
    entry.has_vault()
    other = entry.lane.wait(lambda: entry.open(entry.folder, GOOD))
    page = entry.unlock()
    write(field(page, "Passphrase"), GOOD)
    press(page, "Unlock")
    entry.until(page, "The vault is open in another window")
    entry.lane.wait(other.close)
    press(page, "Unlock")
    entry.until_opened()


def test_a_vault_of_a_newer_version_is_said_to_be(entry: Entry) -> None:
    entry.has_vault()
    written = json.loads((entry.folder / KEY_FILE).read_bytes())
    (entry.folder / KEY_FILE).write_text(json.dumps({**written, "version": 99}), encoding="utf-8")
    page = entry.unlock()
    write(field(page, "Passphrase"), GOOD)
    press(page, "Unlock")
    entry.until(page, "A newer version of En plan has written this vault.")


def test_another_folder_is_chosen_and_a_missing_vault_is_said(
    entry: Entry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = entry.unlock()
    write(field(page, "Passphrase"), GOOD)
    press(page, "Unlock")
    entry.until(page, "There is no vault in")

    entry.folder = tmp_path / "moved"
    entry.has_vault()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(entry.folder))
    press(page, "Choose another vault …")
    assert "There is no vault in" not in words_on(page)
    write(field(page, "Passphrase"), GOOD)
    press(page, "Unlock")
    assert entry.until_opened().folder == entry.folder


def test_a_vault_without_an_owner_asks_who_it_is(entry: Entry) -> None:
    entry.has_vault(owner=False)
    page = entry.unlock()
    write(field(page, "Passphrase"), GOOD)
    press(page, "Unlock")
    entry.until(page, "Who are you?")
    write(field(page, "Your name"), "Jonas Friis")
    press(page, "Begin")

    vault = entry.until_opened()
    owner = entry.lane.wait(lambda: vault.identity)
    assert owner is not None
    assert owner.person_name == "Jonas Friis"


def test_a_new_vault_may_be_asked_for(entry: Entry) -> None:
    page = entry.unlock()
    with entry.qtbot.waitSignal(page.wants_welcome):
        press(page, "Make a new vault …")


def test_a_secret_is_hidden_until_one_asks_to_see_it(entry: Entry) -> None:
    page = entry.unlock()
    line = field(page, "Passphrase")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    press(page, "Show")
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    press(page, "Hide")
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_caps_lock_is_noticed_by_the_letters_it_makes(entry: Entry) -> None:
    page = entry.unlock()
    line = field(page, "Passphrase")
    QTest.sendKeyEvent(QTest.KeyAction.Press, line, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock seems to be on." in words_on(page)
    QTest.sendKeyEvent(QTest.KeyAction.Press, line, Qt.Key.Key_A, "a", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock seems to be on." not in words_on(page)


def test_every_control_has_a_name(entry: Entry) -> None:
    page, door = entry.welcome(), entry.unlock()
    for step in (page._choices, page._own, page._key):
        page.show_step(step)
        assert unnamed(page) == []
    for step in (door._by_passphrase, door._by_recovery_key, door._owner):
        door.show_step(step)
        assert unnamed(door) == []


# What is said of a passphrase


@given(st.text(max_size=30))
def test_a_passphrase_is_enough_exactly_where_the_vault_takes_it(passphrase: str) -> None:
    assert judge(passphrase).enough == (len(passphrase) >= SHORTEST_PASSPHRASE)


def test_long_beats_odd() -> None:
    assert judge("P4$$w0rd").words == "It will do. One word more makes it good."
    assert judge("blue horse on the stairs").words == "Strong."
    assert judge("aaaaaaaaaaaaaaaaaaaaaaaa").words.startswith("It repeats itself")

"""A vault on the command line: made, kept whole, and opened again by whoever may."""

import os
import stat
import sys

import pytest

from enplan_desktop.storage.files import BACKUPS, DATABASE


def test_a_lost_passphrase_is_replaced_by_the_recovery_key(terminal):
    old, new = terminal.passphrase_file, terminal.file("new", "sol over Limfjorden\n")
    made = terminal.enplan(
        "vault", "create", "--vault", "mine", "--passphrase-file", old, "--recovery-key-file", "key"
    )
    assert made.code == 0
    assert stat.S_IMODE((terminal.home / "key").stat().st_mode) == 0o600
    assert (terminal.home / "key").read_text().strip() not in made.out

    recovered = terminal.enplan(
        "vault", "recover", "--vault", "mine", "--recovery-key-file", "key", "--new-passphrase-file", new
    )

    assert recovered.code == 0
    assert terminal.enplan("vault", "check", "--vault", "mine", "--passphrase-file", new).code == 0
    refused = terminal.enplan("vault", "check", "--vault", "mine", "--passphrase-file", old)
    assert (refused.code, refused.out) == (1, "")
    assert refused.one_line.startswith("That is not this vault's passphrase.")


def test_a_recovery_key_never_takes_the_place_of_a_file(terminal):
    kept = terminal.file("key", "something else")

    refused = terminal.enplan(
        "vault",
        "create",
        "--vault",
        "mine",
        "--passphrase-file",
        terminal.passphrase_file,
        "--recovery-key-file",
        kept,
    )

    assert "Choose another name." in refused.one_line
    assert kept.read_text() == "something else"
    assert not (terminal.home / "mine").exists()


def test_a_changed_passphrase_is_the_only_one_that_opens(terminal, empty_book):
    old, new = terminal.passphrase_file, terminal.file("new", "sol over Limfjorden\n")

    changed = terminal.enplan(
        "vault", "passphrase", "--vault", empty_book, "--passphrase-file", old, "--new-passphrase-file", new
    )

    assert (changed.code, changed.out) == (0, "The passphrase is changed.\n")
    assert terminal.enplan("vault", "check", "--vault", empty_book, "--passphrase-file", new).code == 0
    assert terminal.enplan("vault", "check", "--vault", empty_book, "--passphrase-file", old).code == 1


def test_a_short_passphrase_makes_no_vault(terminal):
    refused = terminal.enplan(
        "vault", "create", "--vault", "mine", "--passphrase-file", terminal.file("short", "kort\n")
    )

    assert refused.code == 1
    assert refused.one_line == "A passphrase has at least 8 characters."
    assert not (terminal.home / "mine" / DATABASE).exists()


def test_a_damaged_vault_is_told_of_and_its_backup_put_back(terminal, book):
    opened = ("--vault", book, "--passphrase-file", terminal.passphrase_file)
    whole = terminal.enplan("case", "export", *opened).out
    assert terminal.enplan("vault", "backup", *opened).code == 0
    database = book / DATABASE
    database.write_bytes(database.read_bytes()[:4096] + bytes(database.stat().st_size - 4096))

    damaged = terminal.enplan("vault", "check", *opened)
    assert damaged.code == 1
    (backup,) = (path.name for path in (book / BACKUPS).glob("*.db"))
    assert damaged.one_line == f"The vault is damaged. Restore the newest good backup: {backup}."
    restored = terminal.enplan("vault", "restore", *opened)

    assert restored.code == 0
    assert terminal.enplan("vault", "check", *opened).code == 0
    assert terminal.enplan("case", "export", *opened).out == whole


def test_a_backup_and_the_recovery_key_bring_a_vault_to_a_new_computer(terminal):
    old, new = terminal.passphrase_file, terminal.file("new", "sol over Limfjorden\n")
    opened = ("--vault", "mine", "--passphrase-file", old)
    assert terminal.enplan("vault", "create", *opened, "--recovery-key-file", "key").code == 0
    assert terminal.enplan("vault", "backup", *opened, "--to", "stick").code == 0
    (backup,) = (terminal.home / "stick").glob("*.db")

    restored = terminal.enplan(
        *("vault", "restore", backup, "--vault", "elsewhere"),
        *("--recovery-key-file", "key", "--new-passphrase-file", new),
    )

    assert restored.code == 0
    assert terminal.enplan("vault", "check", "--vault", "elsewhere", "--passphrase-file", new).code == 0


def test_damage_that_only_reading_everything_finds_is_found(terminal, book):
    database = book / DATABASE
    content = bytearray(database.read_bytes())
    middle = len(content) // 4096 * 2048 // 4096 * 4096
    content[middle : middle + 4096] = os.urandom(4096)
    database.write_bytes(content)

    damaged = terminal.enplan(
        "vault", "check", "--vault", book, "--passphrase-file", terminal.passphrase_file
    )

    assert damaged.code == 1
    assert "IT" in damaged.one_line


@pytest.mark.skipif(sys.platform != "linux" and os.geteuid() == 0, reason="nothing is refused to root here")
def test_a_folder_that_may_not_be_written_in_is_said_in_words(terminal):
    closed = terminal.home / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    words = ("vault", "create", "--vault", closed / "mine", "--passphrase-file", terminal.passphrase_file)

    refused = terminal.run("-m", "enplan_desktop", *words, humbly=True)

    assert refused.code == 1
    assert refused.one_line.startswith("You may not write in")
    assert list(closed.iterdir()) == []


def test_no_vault_is_said_before_anybody_is_asked_for_anything(terminal):
    refused = terminal.enplan("case", "list", "--vault", terminal.home)

    assert (refused.code, refused.one_line.startswith("There is no vault in")) == (1, True)

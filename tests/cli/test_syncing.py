"""A vault that has lived alone joins a server, and another laptop fetches everything."""

import subprocess
import sys
import time

import pytest

from enplan_desktop.sync.lease import LEASE_SECONDS, LEASE_UNTIL
from tests.cli.conftest import looked_into

DAY = 24 * 3600
PATIENCE_SECONDS = 30


@pytest.fixture
def server(terminal):
    """A server on a free port; its address."""
    ready = terminal.home / "ready"
    words = ["-m", "enplan_server", "serve", "--port", "0", "--ready-file", str(ready), *database(terminal)]
    running = subprocess.Popen(
        [sys.executable, *words],
        env=terminal.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + PATIENCE_SECONDS
    while not (ready.exists() and ready.read_text().endswith("\n")):
        assert running.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    yield ready.read_text().strip()
    running.terminate()
    running.wait(PATIENCE_SECONDS)


def database(terminal):
    return ("--database", f"sqlite:///{terminal.home / 'server.db'}")


def invited(terminal, *who):
    said = terminal.run("-m", "enplan_server", "invite", *who, *database(terminal))
    assert said.code == 0, said.err
    return said.out.splitlines()[0]


def test_everything_of_a_vault_reaches_its_owners_other_laptop(terminal, server, book, empty_book):
    passphrase = ("--passphrase-file", terminal.passphrase_file)
    code = terminal.file("code", invited(terminal, "--name", "Mette Rosensti", "--unit", "jobcenter"))
    joined = terminal.enplan("join", server, "--code-file", code, "--vault", book, *passphrase)
    assert joined.out.startswith("The vault has joined En plan, as Mette Rosensti.")
    sent = terminal.enplan("sync", "--once", "--vault", book, *passphrase)
    assert (sent.code, sent.err) == (0, "")

    code = invited(terminal, "--person", "Mette Rosensti")
    assert terminal.enplan("join", server, code, "--vault", empty_book, *passphrase).code == 0
    assert terminal.enplan("sync", "--once", "--vault", empty_book, *passphrase).code == 0

    exported = [
        terminal.enplan("case", "export", "--vault", each, *passphrase).out for each in (book, empty_book)
    ]
    assert exported[0] == exported[1]


@pytest.fixture
def unheard(terminal, server, book):
    """A vault that has joined, and has not heard from its server for 16 days."""
    code = invited(terminal, "--name", "Mette Rosensti", "--unit", "jobcenter")
    passphrase = ("--passphrase-file", terminal.passphrase_file)
    assert terminal.enplan("join", server, code, "--vault", book, *passphrase).code == 0
    assert terminal.enplan("sync", "--once", "--vault", book, *passphrase).code == 0
    vault = looked_into(book)
    vault.set_setting(LEASE_UNTIL, int(time.time()) - 2 * DAY)
    vault.set_setting(LEASE_SECONDS, 14 * DAY)
    vault.close()
    return book


def test_a_vault_that_was_away_from_its_server_for_long_shows_nothing_before_it_has_asked(
    terminal, unheard, tmp_path
):
    passphrase = ("--vault", unheard, "--passphrase-file", terminal.passphrase_file)
    elsewhere = tmp_path / "elsewhere.pdf"
    verbs = (
        ("case", "list"),
        ("case", "export"),
        ("sheet", "Sofie N.", "--out", elsewhere),
        ("vault", "check"),
        ("vault", "backup", "--to", elsewhere),
    )
    for verb in verbs:
        refused = terminal.enplan(*verb, *passphrase)
        assert (refused.code, refused.out) == (1, ""), verb
        assert refused.one_line == (
            "This computer has not spoken with its server for 16 days. Connect it to the net, and run: "
            "enplan sync --once"
        ), verb
        assert not elsewhere.exists()
    assert terminal.enplan("sync", "--once", *passphrase).code == 0
    assert terminal.enplan("case", "list", *passphrase).code == 0


def test_a_vault_that_lives_alone_is_told_how_to_join(terminal, empty_book):
    refused = terminal.enplan(
        "sync", "--once", "--vault", empty_book, "--passphrase-file", terminal.passphrase_file
    )

    assert (refused.code, "enplan join ADDRESS CODE" in refused.one_line) == (1, True)


def test_a_server_that_is_not_there_is_said_in_one_line(terminal, empty_book):
    refused = terminal.enplan(
        "join",
        "http://127.0.0.1:9",
        "ABCD",
        "--vault",
        empty_book,
        "--passphrase-file",
        terminal.passphrase_file,
    )

    assert (refused.code, refused.out) == (1, "")
    assert refused.one_line.startswith("The server cannot be reached.")

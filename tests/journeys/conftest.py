"""Whole stories: the real window on a real vault, from the locked door on."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import keyring
import pytest
from keyring.backends.null import Keyring as NoKeyring
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.vault import Cost, create_vault
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.preferences import Preferences
from enplan_desktop.ui.printing import Printers
from enplan_desktop.ui.shell import Lanes, Shell
from enplan_desktop.ui.theme import load_fonts
from enplan_desktop.ui.wording import speak
from tests.journeys.hand import KITCHEN_CLOCK, PASSPHRASE, Hand
from tests.server.running import Running, running
from tests.sync.laptops import Colleague
from tests.ui.printers import FolderPrinters
from tests.ui.sofie import BO, BOS_GOAL, PLAN

Begin = Callable[..., Hand]
Arrive = Callable[..., Colleague]


@pytest.fixture(scope="session", autouse=True)
def no_keyring() -> Iterator[None]:
    """This computer keeps no secrets, so that nothing of a test stays on it."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked vault with Sofie's and Bo's cases in it."""
    folder = tmp_path_factory.mktemp("written") / "vault"
    vault, _ = create_vault(
        folder, PASSPHRASE, keyring=NoKeyring(), cost=Cost(memory_kib=64, passes=1, lanes=1)
    )
    vault.set_identity("Mette Lindholm", Unit.JOBCENTER)
    vault.commit([creation(each) for each in (*PLAN, BO, BOS_GOAL)])
    vault.close()
    return folder


@pytest.fixture
def begin(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Begin]:
    """Starts the program as somebody finds it: `vault` is a locked one to copy, None for the first start."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    load_fonts()
    begun: list[Shell] = []
    lanes = Lanes(Lane("storage"), Lane("network"), Lane("news"))
    numbers = count(1)

    def start(vault: Path | None, printers: Printers | None = None, **preferences: object) -> Hand:
        folder = tmp_path / "vault"
        if vault is not None:
            shutil.copytree(vault, folder)
        chosen = Preferences(vault_folder=folder if vault else None, dark=False, **preferences)  # type: ignore[arg-type]
        speak(qapp, chosen.language)
        shell = Shell(
            qapp,
            lanes,
            chosen,
            lambda: KITCHEN_CLOCK,
            lambda: f"new-{next(numbers):04}",
            remember=lambda _: None,
            printers=printers or FolderPrinters(tmp_path / "printed"),
        )
        begun.append(shell)
        with qtbot.waitActive(shell):
            shell.show()
            shell.activateWindow()
        return Hand(shell, qtbot, folder)

    yield start
    for shell in begun:
        shell.close()
        shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    speak(qapp, "en")
    lanes.news.close()
    lanes.network.close()
    lanes.storage.close()


@pytest.fixture
def printers(tmp_path: Path) -> FolderPrinters:
    """One printer, called Laser, that prints into files."""
    return FolderPrinters(tmp_path / "printed", "Laser")


@pytest.fixture
def at_a_printer(begin: Begin, written: Path, printers: FolderPrinters) -> Hand:
    """At work in Sofie's case, where a printer was chosen some other day."""
    hand = begin(written, printers, printer="Laser")
    hand.unlock()
    hand.open_case("Sofie N.")
    return hand


@pytest.fixture
def hand(begin: Begin, written: Path) -> Hand:
    """At work: the vault is open, and Sofie's case on the table."""
    hand = begin(written)
    hand.unlock()
    hand.open_case("Sofie N.")
    return hand


# With a server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "server.db") as server:
        server.clock.now = int(KITCHEN_CLOCK.timestamp())
        yield server
        server.hang_up()


def joins(hand: Hand, server: Running) -> None:
    """And waits until both are in step."""
    syncing = hand.shell.syncing
    assert syncing is not None
    _, code = server.invite("Mette Rosensti", Unit.JOBCENTER)
    hand.shell._lanes.network.wait(lambda: syncing.join_with(server.address, code))
    hand.desk.learn_identity()
    syncing.sync_now()
    hand.until(lambda: syncing.connected and syncing.listening)


@pytest.fixture
def mette(hand: Hand, server: Running) -> Hand:
    """At work in Sofie's case, joined and in step."""
    joins(hand, server)
    return hand


@pytest.fixture
def arrive(server: Running, tmp_path: Path) -> Iterator[Arrive]:
    """Brings a colleague with a laptop that has joined."""
    here: list[Colleague] = []

    def arrive(name: str, unit: Unit = Unit.JOBCENTER) -> Colleague:
        here.append(Colleague(name, unit, tmp_path / name))
        here[-1].join(server)
        return here[-1]

    yield arrive
    for each in here:
        each.close()

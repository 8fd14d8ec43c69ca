"""One vault with the example cases for each module, made quickly: what a guess costs is not what these tell of."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from keyring.backends.null import Keyring
from uuid_utils import uuid7

from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.example import fill_with_example
from enplan_desktop.storage.keys import Cost
from enplan_desktop.storage.vault import Vault, create_vault, open_vault
from tests.cli.terminal import PASSPHRASE, Terminal

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def terminal(tmp_path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    """The folder of a vault that nobody writes in; see `book`."""
    folder = tmp_path_factory.mktemp("shelf") / "vault"
    vault, _ = create_vault(folder, PASSPHRASE, keyring=Keyring(), cost=CHEAP)
    vault.set_identity("Mette Rosensti", Unit.JOBCENTER)
    fill_with_example(vault, datetime(2026, 3, 9, 13, 15), lambda: str(uuid7()))
    vault.close()
    return folder


@pytest.fixture
def book(shelf, tmp_path) -> Path:
    """A vault with the 25 example cases, this test's own."""
    return Path(shutil.copytree(shelf, tmp_path / "book"))


@pytest.fixture
def empty_book(tmp_path) -> Path:
    folder = tmp_path / "empty"
    vault, _ = create_vault(folder, PASSPHRASE, keyring=Keyring(), cost=CHEAP)
    vault.set_identity("Jonas Askelyng", Unit.RUSMIDDELCENTER)
    vault.close()
    return folder


def looked_into(folder: Path) -> Vault:
    return open_vault(folder, PASSPHRASE, keyring=Keyring())

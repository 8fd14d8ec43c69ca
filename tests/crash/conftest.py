"""One nursery for each process of tests, and folders that are quick to sync."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.clients import Caseload, a_caseload, a_place
from tests.crash.nursery import Nursery
from tests.crash.shim import compiled
from tests.storage.making import make_blank


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    place = Nursery(compiled(tmp_path_factory.mktemp("recorder")))
    yield place
    place.close()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_blank(tmp_path_factory.mktemp("blank") / "vault")


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of vaults are written and synced in it."""
    there = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="enplan-crash-", dir=there if there.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def caseload(memory: Path, blank: Path) -> Iterator[Caseload]:
    with a_place(memory / "server") as place:
        made = a_caseload(place, blank, memory / "vault")
        yield made
        made.close()

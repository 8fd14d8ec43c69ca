"""One server for each module of tests and each kind of database; every test has people and cases of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.postgres import Cluster, cluster
from tests.server.running import Running, running

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    with cluster() as running_one:
        yield running_one


def new_database(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The URL of a database that nobody has used."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'folder' / 'server.db'}"
    found: Cluster = request.getfixturevalue("postgresql")
    return found.database()


@pytest.fixture(scope="module", params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(new_database(request.param, request, tmp_path_factory.mktemp("server"))) as running_one:
        yield running_one


@pytest.fixture
def server(place: Running) -> Iterator[Running]:
    yield place
    place.hang_up()


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database of one test's own."""
    return new_database(request.param, request, tmp_path)

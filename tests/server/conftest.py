"""One server for each module of tests; every test has people and cases of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.running import Running, running


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(Path(tmp_path_factory.mktemp("server")) / "server.db") as running_one:
        yield running_one


@pytest.fixture
def server(place: Running) -> Iterator[Running]:
    yield place
    place.hang_up()

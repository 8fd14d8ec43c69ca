"""People with laptops, and a server for each module of tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from enplan_desktop.domain.terms import Unit
from tests.server.running import Running, running
from tests.sync.laptops import Colleague

# Properties take as long as they take: the machine may be busy with other things.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(Path(tmp_path_factory.mktemp("server")) / "server.db") as place:
        yield place


@pytest.fixture
def arrives(tmp_path: Path) -> Iterator[Callable[..., Colleague]]:
    """Brings a colleague with a laptop."""
    here: list[Colleague] = []

    def arrive(name: str, unit: Unit = Unit.JOBCENTER) -> Colleague:
        here.append(Colleague(name, unit, tmp_path / name))
        return here[-1]

    yield arrive
    for each in here:
        each.close()


@pytest.fixture
def mette(arrives, server: Running) -> Colleague:
    colleague = arrives("Mette")
    colleague.join(server)
    return colleague


@pytest.fixture
def jonas(arrives, server: Running) -> Colleague:
    colleague = arrives("Jonas", Unit.RUSMIDDELCENTER)
    colleague.join(server)
    return colleague

"""A fresh vault for each test, copied from one that was made once."""

from pathlib import Path

import pytest

from tests.storage.making import a_case, add, laptop, make_blank


@pytest.fixture(scope="session")
def blank(tmp_path_factory) -> Path:
    return make_blank(tmp_path_factory.mktemp("blank") / "vault")


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(tmp_path / "vault")


@pytest.fixture
def vault(blank, folder):
    opened = laptop(blank, folder)
    yield opened
    opened.close()


@pytest.fixture
def case(vault):
    """A case in the vault."""
    made = a_case()
    add(vault, made)
    return made

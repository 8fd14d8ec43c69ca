"""A fresh machine is made ready, or a person is told exactly what to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import prepare


@pytest.fixture
def lacks_egl(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []

    def run(command: list[str], **_: object) -> None:
        installed.extend(command if "install" in command else ())

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(prepare, "venv_is_usable", lambda: True)
    monkeypatch.setattr(prepare, "is_loadable", lambda name: name != "libEGL.so.1" or "libegl1" in installed)
    monkeypatch.setattr(subprocess, "run", run)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all that it needs")
class TestASystemThatLacksALibrary:
    def test_names_it_with_the_package_that_brings_it(self, lacks_egl):
        assert prepare.missing_from_system({}) == {"libEGL.so.1": "libegl1"}

    def test_has_it_installed_by_root(self, lacks_egl, monkeypatch):
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        prepare.prepare_system({})
        assert prepare.missing_from_system({}) == {}

    def test_shows_anyone_else_the_command(self, lacks_egl, monkeypatch):
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        with pytest.raises(
            prepare.Unprepared, match=r"sudo apt-get update && sudo apt-get install .* libegl1"
        ):
            prepare.prepare_system({})

    def test_shows_the_package_where_there_is_no_apt(self, lacks_egl, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda _: None)
        with pytest.raises(prepare.Unprepared, match=r"needs libEGL.so.1\. .*: libegl1\."):
            prepare.prepare_system({})


class TestASystemThatLacksACompiler:
    @pytest.fixture(autouse=True)
    def complete_but_for_that(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(prepare, "venv_is_usable", lambda: True)
        monkeypatch.setattr(prepare, "is_loadable", lambda _: True)

    def test_is_told_of_what_it_compiles_against_too(self, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda _: None)
        assert prepare.missing_from_system({"gcc": "gcc"}) == {"gcc": "gcc", "stdlib.h": "libc6-dev"}

    def test_is_told_of_that_alone_where_the_compiler_is_there(self, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(prepare, "succeeds", lambda *_: False)
        assert prepare.missing_from_system({"gcc": "gcc"}) == {"stdlib.h": "libc6-dev"}


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no compiler")
def test_the_probe_for_headers_finds_what_is_there_and_misses_what_is_not(monkeypatch):
    assert prepare.has_headers()
    monkeypatch.setattr(prepare, "succeeds", lambda *command: _compiles(command, "-nostdinc"))
    assert not prepare.has_headers()


def _compiles(command: tuple[str, ...], option: str) -> bool:
    done = subprocess.run([*command, option], check=False, capture_output=True)
    return done.returncode == 0


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_what_is_installed_is_stale_once_its_source_changed(name: str, tmp_path: Path, monkeypatch):
    for each in ("requirements.lock", "pyproject.toml", "tools/prepare.py"):
        (tmp_path / each).parent.mkdir(exist_ok=True)
        (tmp_path / each).write_text("before")
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    before = prepare.fingerprint()
    (tmp_path / name).write_text("after")
    assert prepare.fingerprint() != before


@pytest.fixture
def lacks_postgresql(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(prepare, "POSTGRESQL", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "initdb" else f"/usr/bin/{name}")
    return tmp_path


class TestASystemThatLacksPostgreSQL:
    def test_has_it_installed_by_root(self, lacks_postgresql, monkeypatch, capsys):
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(subprocess, "run", lambda command, **_: _appears(lacks_postgresql, command))
        prepare.prepare_postgresql()
        assert prepare.postgresql_programs() == lacks_postgresql / "17" / "bin"
        assert "Without" not in capsys.readouterr().out

    def test_goes_without_where_it_cannot_be_installed(self, lacks_postgresql, monkeypatch, capsys):
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(subprocess, "run", _fails)
        prepare.prepare_postgresql()
        assert "some tests cannot run" in capsys.readouterr().out

    def test_goes_without_where_nobody_may_install(self, lacks_postgresql, monkeypatch, capsys):
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.setattr(subprocess, "run", _fails)
        prepare.prepare_postgresql()
        assert "some tests cannot run" in capsys.readouterr().out

    def test_takes_the_newest_of_several(self, lacks_postgresql):
        for version in ("9", "15", "junk"):
            _appears(lacks_postgresql, ["install"], version)
        assert prepare.postgresql_programs() == lacks_postgresql / "15" / "bin"


def _appears(folder: Path, command: list[str], version: str = "17") -> None:
    if "install" in command:
        (folder / version / "bin").mkdir(parents=True)
        (folder / version / "bin" / "initdb").touch()


def _fails(command: list[str], **_: object) -> None:
    raise subprocess.CalledProcessError(100, command)

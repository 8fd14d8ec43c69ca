"""Writing a file so that whoever looks sees the old or the new, and nothing between."""

import pytest

from enplan_desktop.storage.files import write_durably


def test_what_was_written_is_there_for_its_owner_alone(tmp_path):
    path = tmp_path / "vault.key"
    write_durably(path, b"old")
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fails_in_the_middle_leaves_the_old_file_alone(tmp_path, monkeypatch):
    path = tmp_path / "vault.key"
    write_durably(path, b"old")

    def fails(_descriptor):
        assert path.read_bytes() == b"old"
        raise OSError(5, "input/output error")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(OSError, match="input/output"):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_takes_its_name_only_when_it_is_on_the_disk(tmp_path, monkeypatch):
    path = tmp_path / "vault.key"
    named = []
    monkeypatch.setattr("os.fsync", lambda _descriptor: named.append(path.exists()))
    write_durably(path, b"new")
    assert named == [False, True]

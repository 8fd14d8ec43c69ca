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


def test_what_a_crash_left_open_to_others_is_not_written_on(tmp_path):
    elsewhere, left = tmp_path / "elsewhere", tmp_path / ".vault.key.part"
    elsewhere.write_bytes(b"somebody's")
    left.symlink_to(elsewhere)

    write_durably(tmp_path / "vault.key", b"new")

    assert elsewhere.read_bytes() == b"somebody's"
    assert (tmp_path / "vault.key").stat().st_mode & 0o777 == 0o600
    assert not left.is_symlink()


def test_what_others_may_read_is_theirs_no_more_when_it_is_written_anew(tmp_path):
    for open_to_all in (tmp_path / ".vault.key.part", tmp_path / "vault.key"):
        open_to_all.write_bytes(b"old")
        open_to_all.chmod(0o644)

    write_durably(tmp_path / "vault.key", b"new")

    assert (tmp_path / "vault.key").stat().st_mode & 0o777 == 0o600

"""enplan-server as IT meets it: one command, in a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest

from enplan_desktop.sync.protocol import EnrolRequest, SyncRequest
from enplan_desktop.sync.remote import Remote, enrol, new_device_key, public_key
from enplan_server.__main__ import main
from enplan_server.api import make_app
from enplan_server.database import default_url, open_database
from enplan_server.service import Server
from tests.server.running import Laptop, new_case_id, plan_of, serving

COMMAND = [sys.executable, "-m", "enplan_server"]


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def invited(capsys: pytest.CaptureFixture[str], database: str, name: str = "Jonas Holm") -> str:
    _, out, _ = said(capsys, "invite", "--name", name, "--unit", "rusmiddelcenter", "--database", database)
    return out.splitlines()[0]


def test_whoever_reads_no_further_than_the_code_gets_no_traceback(database):
    asked = [*COMMAND, "invite", "--name", "Jonas Holm", "--unit", "rusmiddelcenter", "--database", database]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as inviting:
        assert inviting.stdout is not None
        inviting.stdout.close()
        assert inviting.stderr is not None
        assert inviting.stderr.read() == ""
    assert inviting.returncode == 0


def test_a_server_serves_until_it_is_told_to_stop(database, tmp_path, capsys):
    code = invited(capsys, database)
    ready = tmp_path / "ready"
    serving = subprocess.Popen(
        [*COMMAND, "serve", "--database", database, "--port", "0", "--ready-file", str(ready)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert serving.stdout is not None
    address = serving.stdout.readline().strip()
    device, key = str(uuid4()), new_device_key()
    asked = EnrolRequest(code=code, device=device, device_name="a laptop", public_key=public_key(key))
    answer = enrol(address, asked)
    remote = Remote(address, device, key)
    laptop, case = Laptop(answer.person, device, key, remote), new_case_id()
    laptop.send(laptop.change(case))
    assert ready.read_text().strip() == address
    assert (answer.person.name, answer.person.unit) == ("Jonas Holm", "rusmiddelcenter")

    serving.send_signal(signal.SIGTERM)
    out, err = serving.communicate(timeout=30)
    remote.close()
    assert serving.returncode == 0
    assert out == ""
    assert "Traceback" not in err

    status, out, _ = said(capsys, "check", "--database", database)
    assert (status, out) == (0, "The database is whole.\n")


def test_a_port_that_is_taken_is_said_in_one_line(database, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, _, err = said(capsys, "serve", "--database", database, "--port", port)
    assert code == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in err


def test_a_port_that_cannot_be_is_said_in_one_line(database, capsys):
    code, _, err = said(capsys, "serve", "--database", database, "--port", "99999")
    assert code == 1
    assert "Cannot listen" in err


def test_an_invitation_is_a_code_in_groups_that_can_be_read_aloud(database, capsys):
    groups = invited(capsys, database).split("-")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert all(group.isalnum() for group in groups)


def test_somebody_new_needs_a_name_and_a_unit(database, capsys):
    for arguments in (["--name", "Jonas"], ["--name", " ", "--unit", "jobcenter"]):
        code, out, err = said(capsys, "invite", *arguments, "--database", database)
        assert (code, out) == (1, "")
        assert "a name and a unit" in err


def test_somebody_who_is_here_gets_a_code_for_one_more_laptop(database, capsys):
    invited(capsys, database)
    code, out, _ = said(capsys, "invite", "--person", "Jonas Holm", "--database", database)
    assert code == 0
    assert "For Jonas Holm, rusmiddelcenter" in out


def test_people_with_one_name_are_told_apart_by_id(database, capsys):
    invited(capsys, database)
    invited(capsys, database)
    code, _, err = said(capsys, "invite", "--person", "Jonas Holm", "--database", database)
    assert code == 1
    assert "Several people are called Jonas Holm" in err
    assert said(capsys, "invite", "--person", "Nobody", "--database", database)[0] == 1


def test_laptops_are_listed_and_shut_out(database, capsys):
    code = invited(capsys, database)
    device, key = str(uuid4()), new_device_key()
    with _served(database) as address:
        enrol(address, EnrolRequest(code=code, device=device, device_name="T14", public_key=public_key(key)))
        _, out, _ = said(capsys, "device", "list", "--database", database)
        assert all(word in out for word in (device, "T14", "Jonas Holm", "rusmiddelcenter", "since"))
        remote = Remote(address, device, key)
        remote.sync(SyncRequest())

        assert said(capsys, "device", "revoke", device, "--database", database)[0] == 0
        assert remote.sync(SyncRequest()).shut_out
        remote.close()
    _, out, _ = said(capsys, "device", "list", "--json", "--database", database)
    (listed,) = json.loads(out)
    assert listed["device"] == device
    assert listed["revoked_at"]
    assert said(capsys, "device", "revoke", "no-such-laptop", "--database", database)[0] == 1


def test_it_shares_a_case_that_is_there(database, capsys):
    code, other = invited(capsys, database), invited(capsys, database, "Mette Lund")
    with _served(database) as address:
        jonas, mette = (_laptop(address, each) for each in (code, other))
        case = new_case_id()
        jonas.send(jonas.change(case))
        assert said(capsys, "share", case, "Mette Lund", "--database", database)[0] == 0
        assert plan_of(case) in mette.fetch().streams
        status, _, err = said(capsys, "share", "no-such-case", "Mette Lund", "--database", database)
        for laptop in (jonas, mette):
            laptop.remote.close()
    assert status == 1
    assert "no-such-case" in err


def _laptop(address: str, code: str) -> Laptop:
    device, key = str(uuid4()), new_device_key()
    asked = EnrolRequest(code=code, device=device, device_name="a laptop", public_key=public_key(key))
    return Laptop(enrol(address, asked).person, device, key, Remote(address, device, key))


@contextmanager
def _served(database: str) -> Iterator[str]:
    engine = open_database(database)
    with serving(make_app(Server(engine, "Testkøbing"))) as address:
        yield address
    engine.dispose()


def test_a_database_that_cannot_be_opened_is_said_in_one_line(tmp_path, capsys):
    not_a_database = tmp_path / "notes.db"
    not_a_database.write_text("Dear diary, this is no database at all. " * 50)
    for url in (
        "somewhere",
        "postgresql://me:sesame@127.0.0.1:1/there",
        "sqlite://",
        f"sqlite:///{tmp_path}",
        f"sqlite:///{not_a_database}",
    ):
        code, _, err = said(capsys, "check", "--database", url)
        assert code == 1
        assert err.count("\n") == 1
        assert "sesame" not in err


@pytest.mark.parametrize("page", [2, 5, 9])
def test_a_page_that_is_gone_is_said_to_be_damage(page, capsys, tmp_path):
    file = tmp_path / "server.db"
    database = f"sqlite:///{file}"
    invited(capsys, database)
    content = bytearray(file.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    file.write_bytes(content)
    code, out, _ = said(capsys, "check", "--database", database)
    assert code == 1
    assert out.startswith("The database cannot be read: ")


def test_a_look_at_a_file_that_is_not_there_makes_none(capsys, tmp_path):
    database = f"sqlite:///{tmp_path / 'folder' / 'server.db'}"
    for verb in (["check"], ["device", "list"], ["share", "case", "person"]):
        code, _, err = said(capsys, *verb, "--database", database)
        assert code == 1
        assert "There is no database" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="only there has a folder such a mode")
def test_without_a_database_named_it_keeps_one_in_a_folder_that_only_its_owner_opens(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    somebody = ("--name", "Jonas Holm", "--unit", "rusmiddelcenter")
    code, out, err = said(capsys, "invite", *somebody)
    assert (code, out) == (1, "")
    assert "start the server first" in err
    assert not list(tmp_path.rglob("server.db"))
    open_database(default_url(), make=True).dispose()
    assert said(capsys, "invite", *somebody)[0] == 0
    (found,) = (tmp_path / "data").rglob("server.db")
    assert found.parent.stat().st_mode & 0o077 == 0
    assert found.stat().st_mode & 0o077 == 0

"""However a verb ends, there is one line that says what to do, and no citizen's words in it."""

import pytest

from enplan_desktop.cli.ending import FAULTY, STOPPED, ended
from enplan_desktop.domain.trouble import Trouble


def raising(error):
    def work():
        raise error

    return work


@pytest.fixture(autouse=True)
def logs(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    return tmp_path


def test_a_trouble_is_one_line_whatever_it_holds(capsys):
    code = ended(raising(Trouble("Nothing is called {name}.", name="two\nlines")), "en")

    assert (code, capsys.readouterr().err) == (1, "enplan: Nothing is called two lines.\n")


def test_a_bug_is_one_line_and_a_log_without_anybodys_words(capsys, logs):
    code = ended(raising(ValueError("Sofie drak igen")), "en")

    said = capsys.readouterr().err
    (log,) = logs.rglob("faults.log")
    assert (code, said.count("\n"), str(log) in said) == (FAULTY, 1, True)
    assert "ValueError" in log.read_text()
    assert "test_ending.py" in log.read_text()
    assert "Sofie" not in log.read_text() + said


def test_stopping_is_no_fault(capsys):
    code = ended(raising(KeyboardInterrupt()), "en")

    assert (code, capsys.readouterr().err) == (STOPPED, "enplan: Stopped. Everything up to here is kept.\n")


def test_what_is_done_is_done(capsys):
    assert ended(lambda: 0, "en") == 0
    assert capsys.readouterr().err == ""

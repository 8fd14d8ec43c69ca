"""The command line: what it understands, in which language, and what it never takes."""

import re

import pytest

from enplan_desktop.cli.arguments import NOT_UNDERSTOOD, language_of_terminal, read_arguments


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def refused(capsys, *words):
    with pytest.raises(SystemExit) as stopped:
        read_arguments(words)
    said = capsys.readouterr().err
    assert (stopped.value.code, said.count("\n")) == (NOT_UNDERSTOOD, 1)
    return said


def test_no_verb_is_the_window():
    asked = read_arguments(["--offline", "--vault", "there"])

    assert (asked.verb, asked.offline, asked.vault.name, asked.lang) == (None, True, "there", None)


@pytest.mark.parametrize(
    "words", [("--vault", "there", "case", "list"), ("case", "list", "--vault", "there")]
)
def test_the_vault_may_be_named_before_or_after_the_verb(words):
    asked = read_arguments(words)

    assert (asked.verb, asked.action, asked.vault.name) == ("case", "list", "there")


@pytest.mark.parametrize(
    "words", [("nonsense",), ("case",), ("sheet", "Sofie"), ("case", "list", "--passphrase", "x")]
)
def test_what_is_not_understood_is_one_line_that_says_where_to_look(capsys, words):
    assert re.search(r"enplan( \w+)* --help$", refused(capsys, *words).strip())


def test_the_line_is_danish_where_danish_is_spoken(capsys):
    assert refused(capsys, "nonsense", "--lang", "da").startswith("enplan: Det kan ikke læses:")


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({"LC_ALL": "da_DK.UTF-8", "LANG": "en_GB.UTF-8"}, "da"),
        ({"LANG": "da_DK"}, "da"),
        ({"LC_ALL": "", "LC_MESSAGES": "Danish_Denmark"}, "da"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C.UTF-8"}, "en"),
    ],
)
def test_the_terminals_language_is_spoken(environ, spoken):
    assert language_of_terminal(environ) == spoken

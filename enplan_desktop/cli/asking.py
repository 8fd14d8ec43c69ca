"""Passphrases and keys, from a file's first line or asked for without an echo; never from the command line."""

import getpass
import sys
from pathlib import Path

from enplan_desktop.cli.troubles import CannotRead, NobodyToAsk, NotTheSame
from enplan_desktop.language import say

PASSPHRASE, NEW_PASSPHRASE = "Passphrase", "New passphrase"
RECOVERY_KEY, ONE_TIME_CODE = "Recovery key", "One-time code"
_AGAIN = "Once more"


def secret(question: str, file: Path | None, option: str, language: str) -> str:
    """The secret in `file`, else what a person answers; `option` is what names a file."""
    return _first_line(file) if file is not None else _answer(question, option, language)


def new_secret(question: str, file: Path | None, option: str, language: str) -> str:
    """As `secret`, but a person writes it twice."""
    if file is not None:
        return _first_line(file)
    written = _answer(question, option, language)
    if _answer(_AGAIN, option, language) != written:
        raise NotTheSame
    return written


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as lines:
            return lines.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRead(file) from error


def _answer(question: str, option: str, language: str) -> str:
    if not sys.stdin.isatty():
        raise NobodyToAsk(option)
    return getpass.getpass(f"{say(question, language)}: ")

"""What verbs print: sentences and tables for people, JSON for programs."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence

from enplan_desktop.domain.schema import Plain
from enplan_desktop.language import say


def tell(asked: Namespace, sentence: str, **values: object) -> None:
    """Prints a sentence in the language of the terminal."""
    print(say(sentence, asked.language, **values))


def print_json(value: Plain) -> None:
    """The same bytes on every terminal: UTF-8, whatever the terminal itself speaks."""
    write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_text(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their longest cell; the last may run on."""
    lines = [tuple(heads), *(tuple(" ".join(cell.split()) for cell in row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())

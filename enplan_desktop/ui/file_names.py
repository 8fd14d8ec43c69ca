"""What the file of a page is called."""

import os
import re
from itertools import count
from pathlib import Path

from enplan_desktop.domain.plan import Plan

_LONGEST_NAME = 40


def file_name(plan: Plan) -> str:
    """A name that says whose page it is by first name only, and nothing about why."""
    words = plan.case.display_name.split()
    first = re.sub(r"[^\w-]", "", words[0])[:_LONGEST_NAME] if words else ""
    return f"{first.lower()}-plan.pdf" if first else "plan.pdf"


def name_beside(file: Path, number: int) -> Path:
    """A file's name with a number behind it, from `number` on: the first that no file has yet."""
    names = (file.with_stem(f"{file.stem}-{each}") for each in count(number))
    return next(name for name in names if not os.path.lexists(name))

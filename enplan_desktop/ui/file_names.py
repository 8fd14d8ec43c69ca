"""What the file of a page is called."""

import re

from enplan_desktop.domain.plan import Plan

_LONGEST_NAME = 40


def file_name(plan: Plan) -> str:
    """A name that says whose page it is by first name only, and nothing about why."""
    words = plan.case.display_name.split()
    first = re.sub(r"[^\w-]", "", words[0])[:_LONGEST_NAME] if words else ""
    return f"{first.lower()}-plan.pdf" if first else "plan.pdf"

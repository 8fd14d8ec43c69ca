"""Where the caret goes when a colleague's lines come into a text that somebody has open."""

from difflib import SequenceMatcher


def carried_over(position: int, before: str, after: str) -> int:
    """The place in `after` of what stood at `position` in `before`: in the same line, at the same letters."""
    if before[:position] == after[:position]:
        return position
    rest = len(before) - position
    if rest and before[position:] == after[-rest:]:
        return len(after) - rest
    old, new = before.split("\n"), after.split("\n")
    line, column = before.count("\n", 0, position), position - (before.rfind("\n", 0, position) + 1)
    at = _line_after(line, old, new)
    return sum(len(each) + 1 for each in new[:at]) + min(column, len(new[at]))


def _line_after(line: int, old: list[str], new: list[str]) -> int:
    """Which line it is now; for one that is there no more, the one that stands in its place."""
    at = line
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if block.a > line:
            break
        at = block.b + min(line - block.a, block.size) + max(0, line - block.a - block.size)
    return min(at, len(new) - 1)

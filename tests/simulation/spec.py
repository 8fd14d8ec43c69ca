"""What one change may do to one record, said a second time and differently than the fold says it.

The fold computes a state; these sentences only look at what was there before and what is there after.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.schema import schema_of, to_plain
from enplan_desktop.sync.fold import DELETED, KEPT, LIFE, Folded, Side

SIGNED = ("text", "kind", "initiative", "happened_at", "finality")


class Violation(AssertionError):
    """Something that must always hold did not."""


def must(holds: object, *said: object) -> None:
    if not holds:
        raise Violation(" ".join(map(str, said)))


def check_step(before: Folded | None, change: Change, after: Folded | None) -> None:
    """Raises Violation where `after` is not what a change makes of `before`."""
    if before is None:
        _check_first(change, after)
    elif change.kind not in _RULES or (change.case_id, change.stream) != (before.case_id, before.stream):
        must(after == before, "a change of an unknown kind altered something:", change)
    else:
        must(after is not None, "a record vanished:", change)
        assert after is not None
        _RULES[change.kind](before, change, after)
        must(
            after.deleted == ([side.value for side in after.sides(LIFE)] == [DELETED]),
            "deleted is not what the life cell says:",
            after,
        )


def _check_first(change: Change, after: Folded | None) -> None:
    if change.kind != "create":
        must(after is None, "a record came of nothing:", change)
        return
    must(after is not None and not after.deleted, "a creation made nothing:", change)
    assert after is not None
    must(dict(after.cells) == (change.new or {}), "a creation lost a cell:", change, after)
    must(after.versions() == (change.id,), "a creation is not the only version:", after)


def _check_set(before: Folded, change: Change, after: Folded) -> None:
    _others_stay(before, after, {change.field, LIFE})
    _check_cell(before, change, after)
    _check_life(before, change, after)


def _check_cell(before: Folded, change: Change, after: Folded) -> None:
    name = change.field
    was, now = before.sides(name), after.sides(name)
    must(_versions(now) >= {change.id}, "an edit is in no side:", change, now)
    if before.type == "note" and name in SIGNED and _is_final(before):
        must(now[0].value == was[0].value, "a final note was altered:", change)
        if name != "finality":
            _check_kept_apart(was[1:], change, now)
        return
    if name == "finality" and _is_final_value(change.new) and not _saw_it_all(before, change):
        must(len(now) > 1, "a signature covers what its maker had not read:", change, now)
        return
    _MEETINGS[_meet_of(before.type, name)](was, change, now)


def _check_register(was: tuple[Side, ...], change: Change, now: tuple[Side, ...]) -> None:
    seen = set(change.parents)
    unseen = [side for side in was if seen.isdisjoint(side.versions)]
    for side in unseen:
        must(
            any(set(side.versions) <= set(each.versions) and each.value == side.value for each in now),
            "what nobody had seen was overwritten:",
            side,
            change,
        )
    must(
        next(each for each in now if change.id in each.versions).value == change.new,
        "not as written:",
        change,
    )
    expected = len(unseen) + (not any(side.value == change.new for side in unseen))
    must(len(now) == expected, "a clash that is none, or none that is one:", was, change, now)


def _check_text(was: tuple[Side, ...], change: Change, now: tuple[Side, ...]) -> None:
    """Each side that was not read in full still stands, or its lines and the change's are all in one side."""
    mine = next(each for each in now if change.id in each.versions)
    for side in was:
        if set(side.versions) <= set(change.parents):
            continue
        stands = any(each.value == side.value and _holds(each, side) for each in now)
        merged = set(side.versions) - set(change.parents) <= set(mine.versions) and isinstance(
            change.old, str
        )
        must(stands or merged, "what nobody had read in full was overwritten:", side, change, now)
        if not stands and merged:
            _check_lines(change.old, side.value, change.new, mine.value)
    if not any(set(side.versions) - set(change.parents) for side in was):
        must(mine.value == change.new, "not as written:", change)


def _holds(each: Side, side: Side) -> bool:
    return set(side.versions) <= set(each.versions)


def _check_lines(base: str, standing: str, written: str, merged: str) -> None:
    """A line that either of two people wrote is there; a line that either removed, and nobody wrote, is not."""
    old, one, other, both = (
        set(filter(str.strip, each.split("\n"))) for each in (base, standing, written, merged)
    )
    must((one - old) | (other - old) <= both, "a merge lost a line:", base, standing, written, merged)
    must(both <= one | other, "a merge made a line up:", base, standing, written, merged)
    must(
        not both & (old - one) - (other - old),
        "a merge kept a removed line:",
        base,
        standing,
        written,
        merged,
    )
    must(
        not both & (old - other) - (one - old),
        "a merge kept a removed line:",
        base,
        standing,
        written,
        merged,
    )


def _check_set_members(was: tuple[Side, ...], change: Change, now: tuple[Side, ...]) -> None:
    if len(was) > 1 or not all(_is_names(each) for each in (was[0].value, change.old, change.new)):
        return _check_register(was, change, now)
    standing, old, new = (set(each or ()) for each in (was[0].value, change.old, change.new))
    must(len(now) == 1, "members clash:", change)
    must(
        set(now[0].value) == (standing | (new - old)) - (old - new), "members went astray:", was, change, now
    )
    return None


def _is_names(value: Any) -> bool:
    return value is None or (isinstance(value, list | tuple) and all(isinstance(each, str) for each in value))


def _check_order(was: tuple[Side, ...], change: Change, now: tuple[Side, ...]) -> None:
    must(len(now) == 1 and now[0].value == change.new, "the later move did not win:", was, change, now)


def _check_append(was: tuple[Side, ...], change: Change, now: tuple[Side, ...]) -> None:
    must(now[0].value == was[0].value, "what is written once was altered:", was, change, now)
    if change.new != was[0].value:
        _check_kept_apart(was[1:], change, now)


def _check_kept_apart(was: tuple[Side, ...], change: Change, now: tuple[Side, ...]) -> None:
    if change.new == now[0].value:
        return
    mine = [each for each in now[1:] if change.id in each.versions]
    must(
        len(mine) == 1 and mine[0].value == change.new,
        "what came too late does not stand beside:",
        change,
        now,
    )
    for side in was:
        if set(change.parents).isdisjoint(side.versions):
            must(any(side.value == each.value for each in now), "what came too late vanished:", side, now)


_MEETINGS = {
    Meet.REGISTER: _check_register,
    Meet.TEXT: _check_text,
    Meet.SET: _check_set_members,
    Meet.ORDER: _check_order,
    Meet.APPEND: _check_append,
}


def _meet_of(type_name: str, name: str) -> Meet:
    schema = schema_of(type_name)
    cell = schema.cells.get(name) if schema else None
    return cell.meet if cell else Meet.REGISTER


def _check_created_again(before: Folded, change: Change, after: Folded) -> None:
    """What either of two people chose is still to be seen; what neither chose asks nobody anything."""
    for name, value in (change.new or {}).items():
        unseen = [side for side in before.sides(name) if set(change.parents).isdisjoint(side.versions)]
        chosen = [
            side.value
            for side in unseen
            if side.stamp != before.created or not _is_default(before.type, name, side.value)
        ]
        shown = [side.value for side in after.sides(name)]
        if _meet_of(before.type, name) not in (Meet.REGISTER, Meet.APPEND):
            continue
        must(all(each in shown for each in chosen), "a choice vanished:", name, change, before.sides(name))
        if not _is_default(before.type, name, value):
            must(value in shown, "a choice vanished:", name, change, after.sides(name))
        if not chosen or _is_default(before.type, name, value):
            must(len(shown) <= len(before.sides(name)), "a clash with nobody's choice:", name, change)
    _check_life(before, change, after)


def _is_default(type_name: str, name: str, value: Any) -> bool:
    schema = schema_of(type_name)
    cell = schema.cells.get(name) if schema else None
    if schema is None or cell is None:
        return value is None
    each = {field: to_plain(schema.defaults.get(field)) for field in cell.fields}
    return value == (each if cell.grouped else each[cell.fields[0]])


def _check_life(before: Folded, change: Change, after: Folded) -> None:
    """Writing on a record that somebody deleted asks whether it lives."""
    was, now = before.sides(LIFE), after.sides(LIFE)
    if [side.value for side in was] != [DELETED]:
        must(was == now, "an edit decided about life:", change)
        return
    must({side.value for side in now} == {KEPT, DELETED}, "an edit and a deletion did not meet:", change, now)
    must(set(was[0].versions) <= _versions(now), "a deletion vanished:", change, now)


def _check_deletion(before: Folded, change: Change, after: Folded) -> None:
    _others_stay(before, after, {LIFE})
    now = after.sides(LIFE)
    must(change.id in _versions(now), "a deletion is in no side:", change, now)
    if _seen_alive(before) <= set(change.parents):
        must(after.deleted, "a deletion that had seen everything deleted nothing:", change)
    else:
        must({side.value for side in now} == {KEPT, DELETED}, "a deletion took what it had not seen:", change)


def _seen_alive(state: Folded) -> set[str]:
    """The versions that say that the record is there."""
    life = {v for side in state.sides(LIFE) if side.value == DELETED for v in side.versions}
    return set(state.versions()) - (life - {state.created.version})


def _check_restoration(before: Folded, change: Change, after: Folded) -> None:
    _others_stay(before, after, {LIFE})
    unseen = [s for s in before.sides(LIFE) if set(change.parents).isdisjoint(s.versions)]
    now = after.sides(LIFE)
    must(change.id in _versions(now), "a restoration is in no side:", change, now)
    must(any(side.value == KEPT for side in now), "a restoration restored nothing:", change, now)
    for side in unseen:
        must(any(each.value == side.value for each in now), "a restoration overwrote:", side, change)
    if not any(side.value == DELETED for side in unseen):
        must(len(now) == 1, "a restoration that had seen everything settled nothing:", change, now)


_RULES = {
    "set": _check_set,
    "create": _check_created_again,
    "delete": _check_deletion,
    "restore": _check_restoration,
}


def _others_stay(before: Folded, after: Folded, but: set[str]) -> None:
    names: set[str] = {*before.cells, *after.cells, *before.stamps, *after.stamps} - but
    for name in sorted(names):
        must(before.sides(name) == after.sides(name), "an edit of another cell altered", name)


def _is_final(state: Folded) -> bool:
    return _is_final_value(state.cells.get("finality"))


def _is_final_value(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get("status") == "final"


def _saw_it_all(state: Folded, change: Change) -> bool:
    return all(_versions(state.sides(cell)) <= set(change.parents) for cell in SIGNED)


def _versions(sides: Iterable[Side]) -> set[str]:
    return {version for side in sides for version in side.versions}

"""The case that somebody means: by its id, the beginning of its id, or its name."""

from collections.abc import Iterable

from enplan_desktop.cli.troubles import ManySuchCases, NoSuchCase
from enplan_desktop.domain.checks import storable_text
from enplan_desktop.domain.records import Case


def case_named(named: str, cases: Iterable[Case]) -> Case:
    """The only case that `named` can mean; raises NoSuchCase or ManySuchCases.

    A whole id goes before a name, and a name before the beginning of an id.
    """
    known = list(cases)
    wanted = _folded(named)
    meanings = (
        [case for case in known if case.id == named.strip()],
        [case for case in known if _folded(case.display_name) == wanted],
        [case for case in known if wanted and case.id.startswith(wanted)],
    )
    found = next((meant for meant in meanings if meant), [])
    if not found:
        raise NoSuchCase(named)
    if len(found) > 1:
        raise ManySuchCases(named, [case.id for case in found])
    return found[0]


def _folded(name: str) -> str:
    return " ".join(storable_text(name).casefold().split())

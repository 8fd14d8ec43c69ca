"""Plain values as they can be kept, searched and sent: the one place where typed text is cleaned."""

from collections.abc import Mapping

from enplan_desktop.domain.checks import storable_text
from enplan_desktop.domain.schema import Plain


def storable(plain: Plain) -> Plain:
    """`plain` with all its text cleaned as `storable_text` says; raises TypeError for what is no JSON."""
    match plain:
        case str():
            return storable_text(plain)
        case None | bool() | int() | float():
            return plain
        case Mapping():
            return {storable_text(name): storable(value) for name, value in plain.items()}
        case list() | tuple():
            return [storable(each) for each in plain]
    raise TypeError(f"JSON cannot say {type(plain).__name__}")

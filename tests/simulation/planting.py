"""Plants a fault: a few words of the product's own code, read otherwise for as long as it takes."""

import inspect
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import CodeType, FunctionType
from typing import Any


@dataclass(frozen=True)
class Patch:
    """In the source of `target`, a function or method as `module:name`, `before` becomes `after`."""

    target: str
    before: str
    after: str


@dataclass(frozen=True)
class Fault:
    """`name` says what is wrong then; `noticed_by` is the test that shows it, "" where the simulation does."""

    name: str
    patches: tuple[Patch, ...]
    noticed_by: str = ""


@contextmanager
def planted(wrong: Fault) -> Iterator[None]:
    """The product with this fault in it, wherever the function has been imported to."""
    with ExitStack() as undoing:
        for target in dict.fromkeys(patch.target for patch in wrong.patches):
            function = _function(target)
            sound = function.__code__
            patches = [patch for patch in wrong.patches if patch.target == target]
            function.__code__ = _rewritten(function, patches).__code__
            undoing.callback(_put_right, function, sound)
        yield


def _put_right(function: FunctionType, sound: CodeType) -> None:
    function.__code__ = sound
    function.__dict__.clear()  # where a fault may keep what a transaction would take back


def _function(target: str) -> FunctionType:
    module, _, name = target.partition(":")
    found: Any = import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    if isinstance(found, property):
        found = found.fget
    assert isinstance(found, FunctionType)
    return found


def _rewritten(function: FunctionType, patches: Sequence[Patch]) -> FunctionType:
    source = inspect.getsource(function)
    for patch in patches:
        if patch.before not in source:
            raise LookupError(f"{patch.target} does not say {patch.before!r} any more")
        source = source.replace(patch.before, patch.after, 1)
    lines = textwrap.dedent(source).splitlines()
    while lines[0].startswith("@"):
        del lines[0]
    made: dict[str, Any] = {}
    exec("\n".join(lines), function.__globals__, made)
    rewritten = made[function.__name__]
    assert isinstance(rewritten, FunctionType)
    return rewritten

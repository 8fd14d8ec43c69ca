"""Everything the program says is said in Danish too: the source is read, and its sentences are looked up."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple
from xml.etree import ElementTree

from enplan_desktop.resources import resource

CODE = Path(__file__).parents[2] / "enplan_desktop"
SAYS = {"tr": (0,), "tr_count": (1, 2), "say": (0,)}
"""Which arguments of a call are words for people."""
IN_ENGLISH = {"BadImport"}
"""Says what is wrong in a file to whoever made it, in the language of the format."""
ENDS = (".", "?", ":", " …", ")")


class Said(NamedTuple):
    """A sentence of the source, and where it stands."""

    sentence: str
    place: str


class Module(NamedTuple):
    path: Path
    tree: ast.Module
    constants: Mapping[str, ast.expr]


@cache
def modules() -> tuple[Module, ...]:
    read = []
    for path in sorted(CODE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        read.append(Module(path, tree, dict(_constants(tree))))
    return tuple(read)


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            yield statement.targets[0].id, statement.value
        elif (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and statement.value
        ):
            yield statement.target.id, statement.value


@cache
def troubles() -> frozenset[str]:
    """The names of all classes that tell of trouble: every class that descends from Trouble."""
    families = {"Trouble", "Caution"}
    while True:
        more = {
            node.name
            for module in modules()
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef)
            and any(isinstance(base, ast.Name) and base.id in families for base in node.bases)
        }
        if more <= families:
            return frozenset(families)
        families |= more


@cache
def said() -> tuple[Said, ...]:
    """Every sentence that the source hands to a translator, or raises as trouble."""
    return tuple(each for module in modules() for each in _said_in(module))


def _said_in(module: Module) -> Iterator[Said]:
    for words, node in _spoken(module.tree):
        for sentence in _sentences(words, module):
            yield Said(sentence, f"{module.path.relative_to(CODE)}:{node.lineno}")


def _spoken(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.Call]]:
    """The arguments that are words for people, with their calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in SAYS:
                yield from ((node.args[at], node) for at in SAYS[node.func.id] if at < len(node.args))
            elif node.func.id in troubles() - IN_ENGLISH:
                yield from ((each, node) for each in node.args)
        if isinstance(node, ast.ClassDef) and node.name in troubles():
            yield from ((each, call) for call in _calls_of_super(node) for each in call.args)


def _calls_of_super(made: ast.ClassDef) -> Iterator[ast.Call]:
    for node in ast.walk(made):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "__init__"
        ):
            yield node


def _sentences(words: ast.expr, module: Module) -> Iterator[str]:
    """What an argument may say: itself, either side of a choice, or what a named table holds."""
    match words:
        case ast.Constant(value=str() as sentence):
            if _is_sentence(sentence):
                yield sentence
        case ast.IfExp(body=body, orelse=otherwise):
            yield from _sentences(body, module)
            yield from _sentences(otherwise, module)
        case ast.Name(id=name):
            if (value := _constant(name, module)) is not None:
                yield from _leaves(value)
        case ast.Subscript(value=inner) | ast.Attribute(value=inner):
            yield from _sentences(inner, module)
        case ast.Call(func=ast.Attribute(value=inner, attr="get"), args=arguments):
            yield from _sentences(inner, module)
            for each in arguments[1:]:
                yield from _sentences(each, module)


def _constant(name: str, module: Module) -> ast.expr | None:
    """A constant of the module, or of the one it was imported from."""
    if name in module.constants:
        return module.constants[name]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and any(each.name == name for each in node.names):
            file = CODE.parent / (str(node.module).replace(".", "/") + ".py")
            return next((each.constants.get(name) for each in modules() if each.path == file), None)
    return None


def _leaves(value: ast.expr) -> Iterator[str]:
    """The sentences in a table: of a dict the values."""
    if isinstance(value, ast.Dict):
        for each in value.values:
            yield from _leaves(each)
    elif isinstance(value, ast.Tuple | ast.List):
        for each in value.elts:
            yield from _leaves(each)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str) and _is_sentence(value.value):
        yield value.value


def _is_sentence(text: str) -> bool:
    """Rather than a field's name or a code."""
    return bool(text.strip()) and (" " in text or not text[0].islower())


@cache
def danish() -> Mapping[str, str]:
    """Source sentence → Danish, also where the Danish is still empty."""
    messages = ElementTree.parse(resource("i18n", "da.ts")).iter("message")
    return {each.findtext("source", ""): each.findtext("translation", "") for each in messages}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def ending(sentence: str) -> str:
    return next((each for each in ENDS if sentence.endswith(each)), "")


def test_the_source_is_read():
    """Else everything below would hold of nothing."""
    sentences = {each.sentence for each in said()}
    assert len(sentences) > 400
    for kind in (
        "Choose a citizen at the left.",  # tr
        "{n} days since contact",  # tr_count
        "The disk is full and nothing was written. Make room on it, then try again.",  # a Trouble's own
        "The first six digits of this CPR number are no date. Check it, or leave the field empty.",  # a constant
        "The server could not read it. Try again; if that does not help, copy the text and tell IT.",  # a table
        "Work and education",  # a vocabulary
    ):
        assert kind in sentences


def test_everything_that_is_said_has_its_danish():
    missing = sorted(
        {f"{each.sentence!r} ({each.place})" for each in said() if each.sentence not in danish()}
    )
    assert missing == []


def test_every_danish_sentence_is_still_said_somewhere():
    literals = {
        node.value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(source for source in danish() if source not in literals) == []


def test_the_danish_ends_as_the_english_does():
    differ = [(source, words) for source, words in danish().items() if ending(source) != ending(words)]
    assert differ == []


def test_every_placeholder_finds_its_value_in_danish_too():
    """A single one may be told in words: *den ene* for {n}."""
    differ = [
        (source, words)
        for source, words in danish().items()
        if placeholders(source) - placeholders(words) - {"n"} or placeholders(words) - placeholders(source)
    ]
    assert differ == []


def test_the_danish_is_there_and_begins_and_ends_as_it_should():
    assert [source for source, words in danish().items() if not words.strip() or words != words.strip()] == []
    capitals = [
        (source, words)
        for source, words in danish().items()
        if source not in ("Danish", "English")
        and source[0].isalpha()
        and words[0].isalpha()
        and source[0].isupper() != words[0].isupper()
    ]
    assert capitals == []


def test_nobody_is_ever_told_of_a_conflict_or_a_client():
    """Two people wrote different things and someone must decide; and a citizen is a citizen."""
    never = ("konflikt", "klient", "bruger ", "brugeren")
    assert [words for words in danish().values() if any(each in words.casefold() for each in never)] == []
    assert [each for each in said() if "conflict" in each.sentence.casefold()] == []

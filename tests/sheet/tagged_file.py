"""A tagged PDF as a reader of tags goes through it: what its page paints under which mark, and what its tree holds."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

SHOWING = {"Tj", "TJ", "'", '"'}
PAINTING = SHOWING | {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI", "INLINE IMAGE"}


@dataclass
class Mark:
    """A stretch of the page between BMC or BDC and EMC; `number` is its MCID."""

    tag: str
    number: int | None
    text: str = ""
    painted: int = 0


@dataclass
class Face:
    """A font of the page: the codes that were shown with it, and the signs that its file says they are."""

    font: pikepdf.Object
    signs: dict[int, str]
    used: set[int] = field(default_factory=set)

    @property
    def embedded(self) -> TTFont:
        return TTFont(io.BytesIO(self.font.FontDescriptor.FontFile2.read_bytes()))


@dataclass
class Element:
    tag: str
    kids: list["Element | int"]
    object: pikepdf.Object

    def inner(self) -> Iterator["Element"]:
        """It, and every element in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.inner()

    def numbers(self) -> Iterator[int]:
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.numbers()
            else:
                yield kid


@dataclass
class TaggedFile:
    """`complaints` are those about the page's content itself: marks in one another, ink outside of any."""

    pdf: pikepdf.Pdf
    marks: list[Mark] = field(default_factory=list)
    faces: dict[str, Face] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, font in self.page.obj.Resources.Font.items():
            self.faces[name] = Face(font, _signs(font))
        self._read_page()
        self.document = _element(self.pdf.Root.StructTreeRoot.K)

    @property
    def page(self) -> pikepdf.Page:
        return self.pdf.pages[0]

    def text(self, element: Element) -> str:
        said = {mark.number: mark.text for mark in self.marks if mark.number is not None}
        return "".join(said.get(number, "") for number in element.numbers())

    def _read_page(self) -> None:
        within: list[Mark] = []
        face = Face(pikepdf.Dictionary(), {})
        for each in pikepdf.parse_content_stream(self.page):
            name, operands = str(each.operator), each.operands
            if name in ("BMC", "BDC"):
                self._begin(within, *operands)
            elif name == "EMC":
                if not within:
                    self.complaints.append("a mark ends that never began")
                within = within[:-1]
            elif name == "Tf":
                face = self.faces[str(operands[0])]
            elif name in PAINTING and not within:
                self.complaints.append(f"{name} paints outside of any mark")
            elif name in PAINTING:
                within[-1].painted += 1
                within[-1].text += _shown(face, bytes(operands[-1])) if name in SHOWING else ""
        self.complaints += [f"{mark.tag} has no end" for mark in within]

    def _begin(self, within: list[Mark], tag: pikepdf.Name, properties: pikepdf.Object | None = None) -> None:
        if within:
            self.complaints.append(f"{tag} stands inside {within[-1].tag}")
        number = None if properties is None else properties.get("/MCID")
        within.append(Mark(str(tag), None if number is None else int(number)))
        self.marks.append(within[-1])


def _shown(face: Face, codes: bytes) -> str:
    face.used.update(codes)
    return "".join(face.signs.get(code, "\0") for code in codes)


def _signs(font: pikepdf.Object) -> dict[int, str]:
    pairs = re.findall(rb"<(\w\w)> <(\w{4})>$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {int(code, 16): chr(int(sign, 16)) for code, sign in pairs}


def _element(found: pikepdf.Object) -> Element:
    kids = found.get("/K", pikepdf.Array())
    each: list[Any] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return Element(
        str(found.S).removeprefix("/"),
        [int(kid) if isinstance(kid, int) else _element(kid) for kid in each],
        found,
    )

"""A typeface as it goes into a PDF: the signs that are used, and what a reader needs to draw and to copy them."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from enplan_desktop.sheet.memory import forgotten_with_texts
from enplan_desktop.sheet.pdf.objects import added, raw, stream
from enplan_desktop.sheet.pdf.tagging import SOFT_HYPHEN

_NOT_FOR_DRAWING = ("OS/2", "cvt ", "fpgm", "name", "prep")
"""Tables for choosing a face, and for hints that our faces do not have."""
_SYMBOLIC = 4
"""The flag of a face whose codes are its own."""
_BLOCK = 100
"""How many signs may be told at a time."""


@dataclass(frozen=True, slots=True)
class _Embedded:
    """What depends on the signs alone, packed; `size` is the face's in bytes."""

    face: bytes
    size: int
    unicode: bytes
    widths: str


class EmbeddedFace(TTFont):
    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, asciiReadable=False)
        for table in _NOT_FOR_DRAWING:
            self.face.table.pop(table, None)
        hyphen, soft = ord("-"), ord(SOFT_HYPHEN)
        self.face.charToGlyph[soft] = self.face.charToGlyph[hyphen]
        self.face.charWidths[soft] = self.face.charWidths[hyphen]

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - the library's name
        state = self.state.pop(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(state.subsets):
            name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            fonts[f"{state.internalName}+{number}"] = self._font(doc, name, tuple(subset))

    def _font(self, doc: Any, name: str, subset: tuple[int, ...]) -> Any:
        face, made = self.face, _embedded(self, subset)
        file = added(doc, stream(f"/Filter/FlateDecode/Length1 {made.size}", made.face))
        unicode = added(doc, stream("/Filter/FlateDecode", made.unicode))
        box = " ".join(f"{side:.0f}" for side in face.bbox)
        described = (
            f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/FontBBox[{box}]/ItalicAngle "
            f"{face.italicAngle}/Ascent {face.ascent:.0f}/Descent {face.descent:.0f}/CapHeight "
            f"{face.capHeight:.0f}/StemV {face.stemV}/FontFile2 {file} 0 R>>"
        )
        descriptor = added(doc, raw(described))
        font = (
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(subset) - 1}"
            f"/Widths[{made.widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>"
        )
        return raw(font)


@lru_cache(maxsize=32)
def _embedded(font: EmbeddedFace, subset: tuple[int, ...]) -> _Embedded:
    """Remembered: pages that somebody types on, or prints again, are mostly made of the same signs."""
    face: Any = font.face
    file = face.makeSubset(subset)
    widths = " ".join(f"{face.getCharWidth(sign):g}" for sign in subset)
    return _Embedded(zlib.compress(file, 9), len(file), zlib.compress(_to_unicode(subset), 9), widths)


forgotten_with_texts(_embedded.cache_clear)


def _to_unicode(subset: Sequence[int]) -> bytes:
    """Which sign each code stands for (ISO 32000-1, 9.10.3); the first code stands for none."""
    told = [f"<{code:02X}> <{sign:04X}>" for code, sign in enumerate(subset) if code]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(told), _BLOCK):
        block = told[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")

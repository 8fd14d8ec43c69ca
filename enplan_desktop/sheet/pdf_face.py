"""A typeface as it goes into a PDF: the signs that are used, and what a reader needs to draw and to copy them."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from enplan_desktop.sheet.tagging import SOFT_HYPHEN

_NOT_FOR_DRAWING = ("OS/2", "cvt ", "fpgm", "name", "prep")
"""Tables for choosing a face, and for hints that our faces do not have."""


class EmbeddedFace(TTFont):
    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, asciiReadable=False)
        for table in _NOT_FOR_DRAWING:
            self.face.table.pop(table, None)
        hyphen, soft = ord("-"), ord(SOFT_HYPHEN)
        self.face.charToGlyph[soft] = self.face.charToGlyph[hyphen]
        self.face.charWidths[soft] = self.face.charWidths[hyphen]

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - the library's name
        state = self.state[doc]
        super().addObjects(doc)
        for number, subset in enumerate(state.subsets):
            base = doc.idToObject[f"{state.internalName}+{number}"].BaseFont
            doc.idToObject[f"toUnicodeCMap:{base}"].content = _to_unicode(subset)


_BLOCK = 100
"""How many signs may be told at a time."""


def _to_unicode(subset: Sequence[int]) -> str:
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
    return "\n".join(lines)

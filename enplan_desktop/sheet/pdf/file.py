"""The file around a painted page: its tags, what it says of itself, and its objects packed as small as PDF allows.

Nothing in it tells who made it, with what, or when.
"""

import codecs
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import md5
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from enplan_desktop.sheet.memory import forgotten_with_texts
from enplan_desktop.sheet.pdf.colour_profile import srgb_profile
from enplan_desktop.sheet.pdf.objects import added, raw, stream
from enplan_desktop.sheet.pdf.tagging import Element, Tagged

_BEGIN = b"%PDF-1.7\n%\xc3\xa6\xc3\xb8\n"


def file_of(
    canvas: Canvas, drawings: Sequence[Sequence[str]], said: Tagged, title: str, language: str
) -> bytes:
    """The whole file; `canvas` has shown every page, whose operators are its drawing, and must not be used further."""
    document = canvas._doc  # type: ignore[attr-defined]  # the stubs leave it out
    for number, code in enumerate(drawings):
        _finish_page(document, number, code)
    for font in document.delayedFonts:
        font.addObjects(document)
    info = added(document, raw(f"<</Title{_string(title)}>>"))
    root = added(document, raw(_catalog(document, said, title, language)))
    return _packed([_body(document, number) for number in _numbers(document)], root, info)


def _number(document: Any, name: str) -> int:
    return int(document.idToObjectNumberAndVersion[name][0])


def _name_of(page: int) -> str:
    """What the library calls a page, which counts from 0 here."""
    return f"Page{page + 1}"


def _finish_page(document: Any, number: int, code: Sequence[str]) -> None:
    page = document.idToObject[_name_of(number)]
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents, page.Tabs, page.Trans = number, "/S", None
    pieces = [
        added(
            document, stream("/Filter/FlateDecode", (_deflated_long if long else _deflated)("\n".join(part)))
        )
        for long, part in groupby(code, key=lambda piece: len(piece) > _LONG)
    ]
    page.Contents = f"[{' '.join(f'{piece} 0 R' for piece in pieces)}]"


_LONG = 4000


def _deflated(content: str) -> bytes:
    return zlib.compress(content.encode("latin-1"))


@lru_cache(maxsize=4)
def _deflated_long(content: str) -> bytes:
    """Remembered, since a long piece is a country, which stays while the words on it change."""
    return _deflated(content)


forgotten_with_texts(_deflated_long.cache_clear)


def _catalog(document: Any, said: Tagged, title: str, language: str) -> str:
    pages = _number(document, document.Reference(document.Pages).name)
    metadata = added(document, stream("/Type/Metadata/Subtype/XML", _metadata(title, language)))
    profile = added(document, stream("/N 3/Filter/FlateDecode", zlib.compress(srgb_profile(), 9)))
    first = document.objectcounter + 1
    names = [_name_of(number) for number in range(len(said.pages))]
    at = [_number(document, name) for name in names]
    for body in structure(said, first, at, document.idToObject[names[0]].pageheight):
        added(document, raw(body))
    return (
        f"<</Type/Catalog/Pages {pages} 0 R/Lang{_string(language)}/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {first} 0 R/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R"
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        f"/DestOutputProfile {profile} 0 R>>]>>"
    )


def structure(said: Tagged, first: int, pages: Sequence[int], height: float) -> Iterator[str]:
    """The tree's objects, its root first: they are numbered from `first`.

    `pages` are the numbers of the pages' own objects; `height` is that of each, in points.
    """
    elements = list(said.elements())
    numbers = {id(element): number for number, element in enumerate(elements, start=first + 1)}
    above = {id(kid): numbers[id(each)] for each in elements for kid in each.kids if isinstance(kid, Element)}
    owners = "".join(
        f"{page}[{' '.join(f'{numbers[id(mark.element)]} 0 R' for mark in marks if mark.element)}]"
        for page, marks in enumerate(said.pages)
    )
    root = f"/K {first + 1} 0 R/ParentTree<</Nums[{owners}]>>/ParentTreeNextKey {len(pages)}"
    yield f"<</Type/StructTreeRoot{root}>>"
    for each in elements:
        kids = [str(kid) if isinstance(kid, int) else f"{numbers[id(kid)]} 0 R" for kid in each.kids]
        own = f"/Pg {pages[each.page]} 0 R" if any(isinstance(kid, int) for kid in each.kids) else ""
        yield (
            f"<</Type/StructElem/S/{each.tag}/P {above.get(id(each), first)} 0 R{own}"
            f"{_language(each)}{_alternative(each, height)}/K[{' '.join(kids)}]>>"
        )


def _language(element: Element) -> str:
    return f"/Lang{_string(element.language)}" if element.language else ""


def _alternative(element: Element, height: float) -> str:
    if element.shown is None:
        return ""
    box = element.shown.box
    corners = (box.x, height - box.y - box.height, box.x + box.width, height - box.y)
    sides = " ".join(f"{side:.2f}" for side in corners)
    return f"/Alt{_string(element.shown.alternative)}/A<</O/Layout/BBox[{sides}]>>"


def _string(words: str) -> str:
    return f"<{(codecs.BOM_UTF16_BE + words.encode('utf-16-be')).hex()}>"


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="B"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:property><rdf:Seq><rdf:li pdfaProperty:name="part" pdfaProperty:valueType="Integer"
 pdfaProperty:category="internal" pdfaProperty:description="Part of ISO 14289"/></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""
"""What the file claims of itself: PDF/A-2b and PDF/UA-1, see docs/decisions/0019. PDF/A wants the second explained."""


def _metadata(title: str, language: str) -> bytes:
    return _XMP.format(title=escape(title), language=escape(language)).encode()


# Packing: ISO 32000-1, 7.5.7 and 7.5.8


def _numbers(document: Any) -> Iterator[int]:
    """Of all objects; writing one may add others, which have their turn."""
    number = 0
    while number < document.objectcounter:
        number += 1
        yield number


def _body(document: Any, number: int) -> bytes:
    return bytes(pdfdoc.format(document.idToObject[document.numberToId[number]], document, toplevel=1))


_STREAM_ENDS = b"endstream\n"
_END = b"\r\nendstream\nendobj\n"
"""With both signs of a line's end: were it the second alone, content that ends in the first would seem shorter."""


def _packed(bodies: Sequence[bytes], root: int, info: int) -> bytes:
    """The objects numbered from 1; those that are no streams go into one, which is compressed as a whole."""
    written, places = bytearray(_BEGIN), [(0, 0, 0)]
    packed: list[tuple[int, bytes]] = []
    holder = len(bodies) + 1
    for number, body in enumerate(bodies, start=1):
        if body.endswith(_STREAM_ENDS):
            places.append((1, len(written), 0))
            written += b"%d 0 obj\n" % number + body.removesuffix(_STREAM_ENDS) + _END
        else:
            places.append((2, holder, len(packed)))
            packed.append((number, body))
    places.append((1, len(written), 0))
    written += _stream(holder, *_together(packed))
    places.append((1, start := len(written), 0))
    identity = md5(written, usedforsecurity=False).hexdigest()
    table = b"".join(kind.to_bytes(1) + at.to_bytes(4) + index.to_bytes(2) for kind, at, index in places)
    written += _stream(
        holder + 1,
        f"/Type/XRef/Size {len(places)}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{identity}><{identity}>]",
        table,
    )
    return bytes(written) + b"startxref\n%d\n%%%%EOF\n" % start


def _together(objects: Sequence[tuple[int, bytes]]) -> tuple[str, bytes]:
    """One stream's entries, and its content."""
    index, whole = [], bytearray()
    for number, body in objects:
        index.append(f"{number} {len(whole)}")
        whole += body + b"\n"
    head = " ".join(index).encode() + b"\n"
    return f"/Type/ObjStm/N {len(objects)}/First {len(head)}", head + whole


def _stream(number: int, entries: str, content: bytes) -> bytes:
    small = zlib.compress(content, 9)
    head = f"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {len(small)}>>\nstream\n"
    return head.encode() + small + _END

"""What PDF/UA-1 (ISO 14289-1, in the numbers of the Matterhorn protocol 1.1) and PDF/A-2b (ISO 19005-2) ask of a file
such as ours, as far as a machine can tell. Each rule yields its complaints; forms, links, tables and the like are
nowhere in a sheet, which is a rule itself.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree import ElementTree

import pikepdf

from tests.sheet.tagged_file import Element, TaggedFile

INNER = {
    "Document": {"H1", "H2", "H3", "H4", "P", "BlockQuote", "L", "Figure"},
    "BlockQuote": {"P"},
    "L": {"LI"},
    "LI": {"LBody"},
}
"""Which elements another may hold; those that are not named hold marks, figures and stretches between them."""
XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
PDFAID, PDFUAID = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"


def all_ink_is_under_one_mark(file: TaggedFile) -> Iterator[str]:
    """01-003, 01-004, 01-005."""
    yield from file.complaints
    for mark in file.marks:
        if mark.tag == "/Artifact" and mark.text.strip():
            yield f"{mark.text!r} is decoration"
        if not mark.painted:
            yield f"{mark.tag} marks nothing"
        if (mark.tag == "/Artifact") != (mark.number is None):
            yield f"{mark.tag} has the number {mark.number}"


def every_mark_is_in_the_tree_once(file: TaggedFile) -> Iterator[str]:
    """01-006, and that who goes through the tree meets everything in the page's order."""
    painted = Counter(mark.number for mark in file.marks if mark.number is not None)
    held = Counter(file.document.numbers())
    if painted != held or set(painted.values()) > {1}:
        yield f"the page has the marks {painted}, the tree {held}"
    if list(file.document.numbers()) != sorted(held):
        yield "the tree has another order than the page"


def every_mark_finds_its_element(file: TaggedFile) -> Iterator[str]:
    """The way back of ISO 32000-1, 14.7.4.4."""
    root = file.pdf.Root.StructTreeRoot
    page, owners = root.ParentTree.Nums
    tags = {mark.number: mark.tag for mark in file.marks}
    if page != file.page.obj.get("/StructParents") or len(owners) != len(set(tags) - {None}):
        yield "the way back is not whole"
    if not _same(file.document.object.P, root):
        yield "the document does not lead to its root"
    for element in file.document.inner():
        marks = [kid for kid in element.kids if isinstance(kid, int)]
        if marks and not _same(element.object.get("/Pg"), file.page.obj):
            yield f"{element.tag} has no page"
        for mark in marks:
            if not _same(owners[mark], element.object):
                yield f"mark {mark} does not lead to its {element.tag}"
            if tags.get(mark) != f"/{element.tag}":
                yield f"mark {mark} is {tags.get(mark)} and held by {element.tag}"
        for kid in element.kids:
            if isinstance(kid, Element) and not _same(kid.object.P, element.object):
                yield f"{kid.tag} does not lead to {element.tag}"


def _same(one: pikepdf.Object | None, other: pikepdf.Object) -> bool:
    return one is not None and one.objgen == other.objgen


def elements_hold_what_they_may(file: TaggedFile) -> Iterator[str]:
    """02-001, 09-004 to 09-008: standard types only, none empty, lists made of items with a body."""
    if file.document.tag != "Document" or "/RoleMap" in file.pdf.Root.StructTreeRoot:
        yield "the root is no document in standard types"
    for element in file.document.inner():
        if not element.kids:
            yield f"{element.tag} is empty"
        may = INNER.get(element.tag, set() if element.tag in ("Figure", "Span") else {"Figure", "Span"})
        for kid in element.kids:
            if isinstance(kid, Element) and kid.tag not in may:
                yield f"{kid.tag} stands in {element.tag}"
            if isinstance(kid, int) and element.tag in INNER:
                yield f"{element.tag} holds a mark of its own"
        if element.tag not in ("Document", "Figure", "L", "LI") and not file.text(element).strip():
            yield f"{element.tag} says nothing"


def stretches_are_in_a_language_of_their_own(file: TaggedFile) -> Iterator[str]:
    """11-001, 11-002: nothing else makes a stretch worth a tag; what a figure shows may be told in another, too."""
    for element in file.document.inner():
        language = str(element.object.get("/Lang", ""))
        if (element.tag == "Span") != bool(language) and element.tag != "Figure":
            yield f"{element.tag} is said to be in {language!r}"
        if language and language == str(file.pdf.Root.get("/Lang")):
            yield f"{language} is the page's own language"


def heading_levels_never_skip(file: TaggedFile) -> Iterator[str]:
    """14-002, 14-003."""
    levels = [int(each.tag[1]) for each in file.document.inner() if re.fullmatch(r"H[1-6]", each.tag)]
    for above, level in pairwise([0, *levels]):
        if level > above + 1:
            yield f"H{level} follows {f'H{above}' if above else 'nothing'}"


def figures_say_what_they_show(file: TaggedFile) -> Iterator[str]:
    """13-004, and where they are."""
    for element in file.document.inner():
        if element.tag == "Figure":
            if not str(element.object.get("/Alt", "")).strip():
                yield "a figure has no alternative"
            left, bottom, right, top = map(float, element.object.A.BBox)
            _, _, wide, high = map(float, file.page.MediaBox)
            if not (0 <= left < right <= wide and 0 <= bottom < top <= high):
                yield "a figure is not on the page"


def signs_can_be_drawn_and_read(file: TaggedFile) -> Iterator[str]:
    """10-001, 31-009, 31-016 to 31-018, 31-027: embedded faces whose widths are true and whose codes are known."""
    for name, face in file.faces.items():
        if "/FontFile2" not in face.font.FontDescriptor:
            yield f"{name} is not embedded"
            continue
        if not int(face.font.FontDescriptor.Flags) & 4 or "/Encoding" in face.font:
            yield f"{name} has codes that are not its own"
        (table,) = face.embedded["cmap"].tables
        for code in face.used:
            if face.signs.get(code, "\0") in "\0\ufeff\ufffe":
                yield f"code {code} of {name} stands for nothing"
            glyph = table.cmap.get(code, ".notdef")
            width = float(face.font.Widths[code - int(face.font.FirstChar)])
            if glyph == ".notdef" or abs(face.embedded["hmtx"][glyph][0] - width) > 1:
                yield f"code {code} of {name} has another width in its file"


def the_file_says_what_it_is(file: TaggedFile) -> Iterator[str]:
    """06-001 to 06-004, 07-001, 11-006, and 6.6 of ISO 19005-2."""
    root = file.pdf.Root
    nothing = pikepdf.Dictionary()
    marked = root.get("/MarkInfo", nothing)
    if not marked.get("/Marked", False) or marked.get("/Suspects", False):
        yield "it is not said to be tagged"
    if not root.get("/ViewerPreferences", nothing).get("/DisplayDocTitle", False):
        yield "the window's title would be the file's name"
    if not re.fullmatch(r"[a-z]{2,3}(-\w+)*", str(root.get("/Lang", ""))):
        yield "it has no language"
    if file.page.obj.get("/Tabs") != pikepdf.Name.S:
        yield "the page's order is not that of its tags"
    if "/Filter" in root.Metadata:
        yield "what it says of itself is packed"
    said = ElementTree.fromstring(root.Metadata.read_bytes().decode("utf-8").strip("\ufeff"))
    (claims,) = said.iter(f"{{{XMP['rdf']}}}Description")
    if claims.get(f"{PDFUAID}part") != "1":
        yield "it does not say that it is PDF/UA-1"
    if (claims.get(f"{PDFAID}part"), claims.get(f"{PDFAID}conformance")) != ("2", "B"):
        yield "it does not say that it is PDF/A-2b"
    if claims.findtext("dc:title//rdf:li", None, XMP) != str(file.pdf.docinfo["/Title"]):
        yield "it has two titles"
    if claims.findtext("dc:language//rdf:li", None, XMP) != str(root.get("/Lang")):
        yield "it has two languages"


def nothing_acts_or_leads_outside(file: TaggedFile) -> Iterator[str]:
    """6.1 and 6.5 of ISO 19005-2: no key to it, nothing that acts; what is asked for here leaves out the rest."""
    if file.pdf.is_encrypted or "/ID" not in file.pdf.trailer:
        yield "it is encrypted, or has no identity"
    holders = (
        (file.pdf.Root, ("/OpenAction", "/AA", "/AcroForm", "/Names", "/OCProperties", "/Perms")),
        (file.page.obj, ("/Annots", "/AA", "/Group", "/Trans", "/PresSteps")),
        (file.page.obj.Resources, ("/ExtGState", "/Pattern", "/Shading", "/Properties")),
    )
    for holder, keys in holders:
        yield from (f"it has {key}" for key in keys if key in holder)


def streams_are_packed_as_may_be(file: TaggedFile) -> Iterator[str]:
    """6.1.7 of ISO 19005-2."""
    for each in file.pdf.objects:
        if isinstance(each, pikepdf.Stream):
            packed = each.get("/Filter", pikepdf.Array())
            for name in packed if isinstance(packed, pikepdf.Array) else [packed]:
                if name not in (pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode):
                    yield f"a stream is packed with {name}"
            if "/F" in each:
                yield "a stream is outside the file"


def colours_are_told(file: TaggedFile) -> Iterator[str]:
    """6.2.3 of ISO 19005-2."""
    (intent,) = file.pdf.Root.get("/OutputIntents", [None])
    if intent is None or intent.S != pikepdf.Name.GTS_PDFA1:
        yield "its colours are not told"
        return
    profile = intent.DestOutputProfile.read_bytes()
    if (profile[16:20], profile[36:40], len(profile)) != (b"RGB ", b"acsp", int.from_bytes(profile[:4])):
        yield "its colour profile is not whole"


RULES: tuple[Callable[[TaggedFile], Iterator[str]], ...] = (
    all_ink_is_under_one_mark,
    every_mark_is_in_the_tree_once,
    every_mark_finds_its_element,
    elements_hold_what_they_may,
    heading_levels_never_skip,
    stretches_are_in_a_language_of_their_own,
    figures_say_what_they_show,
    signs_can_be_drawn_and_read,
    the_file_says_what_it_is,
    nothing_acts_or_leads_outside,
    streams_are_packed_as_may_be,
    colours_are_told,
)


def complaints(pdf: pikepdf.Pdf) -> list[str]:
    """What is wrong with a file, by every rule."""
    file = TaggedFile(pdf)
    return [complaint for rule in RULES for complaint in rule(file)]

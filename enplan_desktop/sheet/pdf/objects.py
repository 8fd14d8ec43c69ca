"""Objects of a PDF that we write ourselves, in the document of a library that numbers them."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject


class _Raw(PDFObject):
    __RefOnly__ = 1  # the library refers to it by its number

    def __init__(self, body: bytes) -> None:
        self._body = body

    def format(self, _document: Any) -> bytes:
        return self._body


def raw(body: str) -> PDFObject:
    """An object that is written as it stands."""
    return _Raw(body.encode("ascii"))


def stream(entries: str, content: bytes) -> PDFObject:
    """A stream whose content is written as it is given: what packs it must be among the entries."""
    return _Raw(f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii") + content + b"endstream\n")


def added(document: Any, new: PDFObject) -> int:
    """The number that the object has from now on."""
    document.Reference(new)
    return int(document.objectcounter)

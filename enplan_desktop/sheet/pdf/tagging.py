"""What somebody hears who listens to the page: its items in order, each under the tag that tells what it is.

The names are those of ISO 32000-1, 14.8.4. How tags are written into a file is `pdf_file`'s business.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from enplan_desktop.sheet.display import Icon, Image, Item, Role, Text
from enplan_desktop.sheet.pdf.spoken import language_of

Shown = Icon | Image
"""The kinds of item that say in a word what they show."""

SOFT_HYPHEN = "\u00ad"
_RANKS = {Role.TITLE: 1, Role.HEADING: 2, Role.SUBHEADING: 3, Role.LABEL: 4}
_TAGS = {Role.LIST_ITEM: ("L", "LI", "LBody"), Role.QUOTE: ("BlockQuote", "P")}
_PARAGRAPH = ("P",)


@dataclass(slots=True, eq=False)
class Element:
    """A tag with what it holds, in reading order: numbers are those of marks on its page, which counts from 0.

    `language` is a BCP 47 tag where what it holds is not in the document's.
    """

    tag: str
    page: int = 0
    kids: list["Element | int"] = field(default_factory=list)
    shown: Shown | None = None
    language: str = ""


@dataclass(slots=True)
class Mark:
    """Items that are painted under one tag; without an element they are decoration."""

    element: Element | None
    number: int = 0
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tagged:
    """The items of every page once more, in marks, and the tree that these belong to."""

    pages: Sequence[Sequence[Mark]]
    document: Element

    def elements(self) -> Iterator[Element]:
        """Every element before those that it holds."""
        yield from _with_inner(self.document)


def _with_inner(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _with_inner(kid)


def tagged(*pages: Sequence[Item], language: str) -> Tagged:
    """The items with the spaces between their lines, and each hyphen of the layout's own a soft one.

    `language` is that of the document, as a BCP 47 tag.
    """
    document = Element("Document")
    readers = [_Reader(document, number, language) for number in range(len(pages))]
    for reader, items in zip(readers, pages, strict=True):
        for item, goes_on in zip(items, _going_on(items), strict=True):
            reader.read(item, goes_on=goes_on)
    return Tagged([reader.marks for reader in readers], document)


def _going_on(items: Sequence[Item]) -> Iterable[bool]:
    """For each item, whether the next text belongs to the one before it."""
    found, goes_on = [], False
    for item in reversed(items):
        found.append(goes_on)
        if isinstance(item, Text):
            goes_on = not item.starts
    return reversed(found)


class _Reader:
    """Goes through a page once; knows what is open where it is."""

    def __init__(self, document: Element, page: int, language: str) -> None:
        self.marks: list[Mark] = []
        self.document, self._page, self._language = document, page, language
        self._open = document
        self._role: Role | None = None
        self._above: list[int] = []
        self._numbers = 0

    def read(self, item: Item, *, goes_on: bool) -> None:
        if item.role is Role.DECORATION:
            self._mark(None, item)
        elif isinstance(item, Text):
            if item.starts or item.role is not self._role:
                self._begin(item.role)
            language = language_of(item, self._language)
            self._mark(self._holder(language), _said(item, goes_on=goes_on))
        elif isinstance(item, Shown) and item.alternative:
            self._show(item, within=goes_on)
        else:
            self._mark(None, item)

    def _begin(self, role: Role) -> None:
        tags = (self._heading(_RANKS[role]),) if role in _RANKS else _TAGS.get(role, _PARAGRAPH)
        outer = self.document
        if role is self._role is Role.LIST_ITEM:
            outer, tags = self._list, tags[1:]
        for tag in tags:
            inner = Element(tag, self._page)
            outer.kids.append(inner)
            outer = inner
        self._open, self._role = outer, role

    def _holder(self, language: str) -> Element:
        """What is open, or where somebody else's language begins, a stretch of it in that."""
        if not language:
            return self._open
        last = self._open.kids[-1] if self._open.kids else None
        if isinstance(last, Element) and last.language == language:
            return last
        stretch = Element("Span", self._page, language=language)
        self._open.kids.append(stretch)
        return stretch

    @property
    def _list(self) -> Element:
        last = self.document.kids[-1]
        assert isinstance(last, Element)
        return last

    def _heading(self, rank: int) -> str:
        """Levels begin at 1 and never skip one, whichever headings a page has."""
        self._above = [*(above for above in self._above if above < rank), rank]
        return f"H{len(self._above)}"

    def _show(self, item: Shown, *, within: bool) -> None:
        figure = Element("Figure", self._page, shown=item, language=language_of(item, self._language))
        if not within:
            self._open, self._role = self.document, None
        self._open.kids.append(figure)
        self._mark(figure, item)

    def _mark(self, element: Element | None, item: Item) -> None:
        if not self.marks or self.marks[-1].element is not element:
            self.marks.append(Mark(element, self._numbers))
            if element:
                element.kids.append(self._numbers)
                self._numbers += 1
        self.marks[-1].items.append(item)


def _said(text: Text, *, goes_on: bool) -> Text:
    if text.hyphen:
        return replace(text, text=text.text[:-1] + SOFT_HYPHEN)
    return replace(text, text=f"{text.text} ") if goes_on else text

"""In which language each item is read aloud.

Nobody is asked in what language they write. The plan is a Danish centre's, so people's words are taken to be
Danish, whichever language the page's own words are in; to say nothing of them would be to say the page's.
"""

from enplan_desktop.sheet.display import Icon, Image, Text
from enplan_desktop.sheet.languages.phrases import FALLBACK, phrases_for

_WRITTEN_BY_PEOPLE = frozenset({"words", "text", "where", "name", "if_it_goes_wrong"})
"""The cells that a page shows as somebody wrote them. What it words itself, such as days, is in its language."""


def language_of(item: Text | Icon | Image, page: str) -> str:
    """As a BCP 47 tag, where it is not that of the `page`; empty where it is."""
    if isinstance(item, Text):
        written = item.source is not None and item.source.cell in _WRITTEN_BY_PEOPLE
        own = item.language or (FALLBACK if written else page)
    elif isinstance(item, Image) and item.alternative != phrases_for(page).wording.own_picture:
        own = FALLBACK
    else:
        own = page
    return own if own != page else ""

"""The words people see: English source sentences and their translations in Qt Linguist's format."""

from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree

from enplan_desktop.resources import resource

LANGUAGES = ("da", "en")


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Source sentence → translation for `da`; empty for English, whose sentences are the source."""
    path = resource("i18n", f"{language}.ts")
    if not path.exists():
        return {}
    messages = ElementTree.parse(path).iter("message")
    pairs = ((message.findtext("source", ""), message.findtext("translation", "")) for message in messages)
    return {source: translation for source, translation in pairs if translation}


def say(sentence: str, language: str, **values: object) -> str:
    """A sentence in a language, with its `{placeholders}` filled."""
    translated = catalogue(language).get(sentence, sentence)
    return translated.format(**values) if values else translated

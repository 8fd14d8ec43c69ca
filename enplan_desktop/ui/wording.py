"""Qt's translation, fed from the project's own catalogues."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.language import catalogue

CONTEXT = "enplan"


class CatalogueTranslator(QTranslator):
    """Answers Qt's questions from a catalogue, so that a municipality can correct a word in a text file.

    Qt's own words (in its dialogs and calendars) come from the translation that ships with it. An empty answer
    would be shown as it is, so what nobody has translated is answered with itself.
    """

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue(language)
        self._qts_own = QTranslator(self)
        self._qts_own.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if context == CONTEXT:
            return self._catalogue.get(source, source)
        return self._qts_own.translate(context, source, disambiguation or "", n) or source


def speak(app: QCoreApplication, language: str) -> None:
    """Makes the whole program speak `language` from here on; windows already built keep their words."""
    for old in app.findChildren(CatalogueTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(QLocale.Language.Danish if language == "da" else QLocale.Language.English))
    app.installTranslator(CatalogueTranslator(language, app))
    app.setProperty("language", language)


def language() -> str:
    """The language that the program speaks now: `da` or `en`."""
    app = QCoreApplication.instance()
    return str(app.property("language") or "da") if app else "da"


def tr(source: str, **values: object) -> str:
    """`source` in the language of the program, with its `{placeholders}` filled."""
    translated = QCoreApplication.translate(CONTEXT, source)
    return translated.format(**values) if values else translated


def tr_count(count: int, one: str, many: str, **values: object) -> str:
    """`one` or `many` in the language of the program, with `{n}` filled."""
    return tr(one if count == 1 else many, n=count, **values)


def tr_trouble(trouble: Trouble) -> str:
    """What a trouble says, in the language of the program."""
    return tr(trouble.sentence, **trouble.values)

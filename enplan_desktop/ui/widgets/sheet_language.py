"""Which language the sheet's own words are in, and whether Danish stands beside it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from enplan_desktop.sheet.languages.checks import BadLanguageFile
from enplan_desktop.sheet.languages.phrases import FALLBACK, known_languages
from enplan_desktop.sheet.languages.wording import Phrases
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.wording import language, tr

_LETTERS = 4
_AROUND_WORDS = 24


class SheetLanguage(QWidget):
    """A box and a switch beside it. `note` says what there is to know of the chosen language; the page places it."""

    chosen = Signal(str)
    beside_chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = FALLBACK
        self._shown: tuple[str, bool] | None = None
        self.box = ChoiceBox(tr("The language"))
        self.box.setToolTip(self.box.accessibleName())
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setMinimumContentsLength(_LETTERS)
        self.box.chosen.connect(self._choose)
        self._margin = theme.px(_AROUND_WORDS)
        self.beside = button(tr("+ Danish"), kind="Chip", name=tr("Danish beside it"))
        self.beside.setToolTip(self.beside.accessibleName())
        self.beside.setCheckable(True)
        self.beside.clicked.connect(self.beside_chosen)
        self.note = label("", "Quiet", wraps=True)
        line = FieldFlow(self, gap=theme.px(8))
        line.add(self.box, stretch=1)
        line.add(self.beside)

    def show_language(self, code: str, *, danish_beside: bool) -> None:
        """Shows what was chosen, also where this computer has no words for it."""
        if self._shown == (code, danish_beside):
            return
        self._code, self._shown = code, (code, danish_beside)
        known = known_languages()
        choices: list[tuple[Any, str]] = [(each.language, _named(each)) for each in _in_order()]
        if code not in known.known:
            choices.append((code, tr("{code} – not on this computer", code=code)))
        choices += [(each, tr("{file} – cannot be used", file=each.file.name)) for each in known.refused]
        self.box.show_choices(choices, code)
        # Where the box is narrow, its list still shows every word.
        view = self.box.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + self._margin)
        self.beside.setChecked(danish_beside)
        self.beside.setVisible(code != FALLBACK and code in known.known)
        self._say(_known_of(code))

    def _choose(self, value: Any) -> None:
        """Another language, or a file that cannot be used: then why, and the language stays as it is."""
        if not isinstance(value, BadLanguageFile):
            self.chosen.emit(value)
        else:
            self.box.setCurrentIndex(self.box.findData(self._code))
            self._shown = None  # what is said now goes when the plan is shown next
            # Where the file lies is for those who put it there; the command line says it.
            self._say(tr(value.sentence, **{**value.values, "file": value.file.name}))

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))


def _in_order() -> list[Phrases]:
    """Danish first, then by their own names."""
    return sorted(
        known_languages().known.values(), key=lambda each: (each.language != FALLBACK, each.name.casefold())
    )


def _named(phrases: Phrases) -> str:
    called = phrases.called_in(language())
    name = phrases.name if called.casefold() == phrases.name.casefold() else f"{phrases.name} ({called})"
    return name if phrases.checked else tr("{name} – not checked yet", name=name)


def _known_of(code: str) -> str:
    """What should be known of a language before the page hangs on a wall; "" where nothing should."""
    phrases = known_languages().known.get(code)
    if phrases is None:
        return tr("This computer has no words in {code}, so the page is in Danish here.", code=code)
    if phrases.checked:
        return ""
    return tr(
        "Nobody whose mother tongue it is has checked the page's words in {language} yet. Read them together.",
        language=phrases.called_in(language()),
    )

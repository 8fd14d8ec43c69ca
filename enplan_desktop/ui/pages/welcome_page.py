"""The first start: make a vault of one's own, try the program with invented citizens, or open what there is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from enplan_desktop.domain.trouble import BadValue, Trouble
from enplan_desktop.storage.errors import VaultExists
from enplan_desktop.storage.first_vault import Create, Wish, make_vault
from enplan_desktop.storage.vault import Vault, create_vault
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.choice_card import ChoiceCard
from enplan_desktop.ui.widgets.entry_frame import EntryFrame
from enplan_desktop.ui.widgets.folder_line import choose_folder
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.recovery_key_card import RecoveryKeyCard
from enplan_desktop.ui.widgets.vault_form import VaultForm
from enplan_desktop.ui.widgets.waiting import Waiting
from enplan_desktop.ui.wording import language, tr, tr_trouble


class WelcomePage(EntryFrame):
    """`folder` is where a vault lies when nobody says otherwise; the example lies beside it."""

    opened = Signal(object)
    """Vault: made, its recovery key kept."""
    language_chosen = Signal(str)
    wants_existing = Signal(object)
    """Path of a vault's folder."""
    _said = Signal(str)
    """From the storage lane: what is being done."""

    def __init__(
        self,
        storage: Lane,
        theme: Theme,
        folder: Path,
        *,
        create: Create = create_vault,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._storage = storage
        self._theme = theme
        self._folder = folder
        self._create = create
        self._vault: Vault | None = None
        self._languages: list[QPushButton] = []
        self._own = VaultForm(folder, theme, example=False)
        self._example = VaultForm(folder.with_name(tr("example")), theme, example=True)
        self._asked = self._own
        self._waiting = Waiting(theme)
        self._key = RecoveryKeyCard(today, theme, goes_on=tr("Begin"))
        self._choices = self._make_choices()
        for step in (self._choices, self._own, self._example, self._waiting, self._key):
            self.add_step(step)
        self._add_languages()
        for form in (self._own, self._example):
            form.wished.connect(self._make)
            form.left.connect(lambda: self.show_step(self._choices))
            form.wants_existing.connect(self.wants_existing.emit)
        self._key.kept.connect(self._begin)
        self._said.connect(lambda sentence: self._waiting.say(tr(sentence)))
        self.show_step(self._choices)

    def _add_languages(self) -> None:
        for code, name in (("da", "Dansk"), ("en", "English")):
            made = button(name, kind="BarPill" if code == language() else "BarPlain")
            made.clicked.connect(lambda _checked=False, code=code: self.language_chosen.emit(code))
            made.setEnabled(code != language())
            self.bar.addWidget(made)
            self._languages.append(made)

    def _make_choices(self) -> QWidget:
        theme = self._theme
        step = QWidget()
        own = ChoiceCard(
            tr("Make your vault"),
            tr("For your own cases. Takes two minutes: a passphrase, and a key to keep."),
            "lock-key",
            theme,
        )
        example = ChoiceCard(
            tr("Try it with examples"),
            tr("25 invented citizens in a vault of their own, to look around in. Nobody real."),
            "users-three",
            theme,
        )
        existing = button(tr("Open a vault that you have …"), self._open_existing, kind="Plain")
        own.clicked.connect(lambda: self._show_form(self._own))
        example.clicked.connect(lambda: self._show_form(self._example))
        layout = column(step, gap=theme.px(14))
        layout.addWidget(label(tr("Welcome to En plan"), "Title", wraps=True))
        layout.addWidget(
            label(
                tr(
                    "One page that you and the citizen write together, in the citizen's own words. Everything stays "
                    "on this computer, encrypted, until you yourself join it to a server."
                ),
                wraps=True,
            )
        )
        layout.addSpacing(theme.px(10))
        layout.addWidget(own)
        layout.addWidget(example)
        layout.addSpacing(theme.px(4))
        layout.addWidget(existing, 0, Qt.AlignmentFlag.AlignLeft)
        step.setFocusProxy(own)
        return step

    def _show_form(self, form: VaultForm) -> None:
        self._asked = form
        self.show_step(form)

    def show_step(self, step: QWidget) -> None:
        super().show_step(step)
        for each in self._languages:
            each.setVisible(step is self._choices)

    def _open_existing(self) -> None:
        folder = choose_folder(self, self._folder)
        if folder is not None:
            self.wants_existing.emit(folder)

    # Making

    def _make(self, wish: Wish) -> None:
        self._waiting.say("")
        self.show_step(self._waiting)
        self._storage.run(
            self, lambda: make_vault(wish, self._create, self._said.emit), self._show_key, self._fail
        )

    def _show_key(self, made: tuple[Vault, str]) -> None:
        self._vault, recovery_key = made
        self._asked.forget()
        self._key.show_key(recovery_key, keyring_protected=self._vault.keyring_protected)
        self.show_step(self._key)

    def _fail(self, error: Exception) -> None:
        self.show_step(self._asked)
        if isinstance(error, BadValue):
            self._asked.complain_passphrase(tr_trouble(error))
        elif isinstance(error, Trouble):
            self._asked.complain_folder(tr_trouble(error), exists=isinstance(error, VaultExists))
        else:
            raise error

    def let_go(self) -> bool:
        """Whether the window may close now: a key that is shown only once is not lost without a word."""
        if self._vault is None:
            return True
        if not self._key.warned:
            self._key.warn()
            return False
        self._storage.wait(self._vault.close)
        return True

    def _begin(self) -> None:
        if self._vault is not None:
            self.opened.emit(self._vault)

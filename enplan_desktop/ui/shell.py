"""The window: what is inside it while the vault is closed, and while it is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.ui.idle import IdleWatch
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.pages.unlock_page import UnlockPage
from enplan_desktop.ui.preferences import Preferences, default_vault_folder, is_dark, save_preferences
from enplan_desktop.ui.screen_lock import ScreenLockWatch
from enplan_desktop.ui.theme import Theme, make_theme, wear
from enplan_desktop.ui.widgets.entry_frame import EntryFrame
from enplan_desktop.ui.wording import speak, tr, tr_trouble

if TYPE_CHECKING:  # what is only needed once a vault is open is imported where it is used; see `loading`
    from enplan_desktop.domain.plan import Plan
    from enplan_desktop.storage.vault import Identity, Vault
    from enplan_desktop.sync.ports import SyncOutcome
    from enplan_desktop.ui.commands import Command, Commands
    from enplan_desktop.ui.pages.citizen_view import CitizenView
    from enplan_desktop.ui.pages.welcome_page import WelcomePage
    from enplan_desktop.ui.printing import Printers
    from enplan_desktop.ui.state import Desk
    from enplan_desktop.ui.syncing import Syncing
    from enplan_desktop.ui.widgets.palette import Palette
    from enplan_desktop.ui.workplace import Workplace

IDLE_SECONDS = 10 * 60
BACKUP_AFTER_MS = 60_000
"""The day's backup waits until the first things have been looked up."""


@dataclass(frozen=True, slots=True)
class Lanes:
    storage: Lane
    network: Lane
    news: Lane


class Shell(QMainWindow):
    """Opens and locks the vault, and hands it to the workplace; knows nothing about plans."""

    def __init__(
        self,
        app: QApplication,
        lanes: Lanes,
        preferences: Preferences,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        *,
        offline: bool = False,
        remember: Callable[[Preferences], object] = save_preferences,
        printers: "Printers | None" = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._lanes = lanes
        self._preferences = preferences
        self._clock = clock
        self._new_id = new_id
        self._offline = offline
        self._remember = remember
        self._printers = printers
        self.desk: Desk | None = None
        self.syncing: Syncing | None = None
        self.workplace: Workplace | None = None
        self.commands: Commands | None = None
        self.palette_window: Palette | None = None
        self.citizen_view: CitizenView | None = None
        self._shown_case = ""
        self._at_the_door: Vault | None = None
        """An open vault that nobody may read in yet."""
        self.setWindowTitle("En plan")
        self.setMinimumSize(QSize(900, 600))
        self.resize(1440, 900)
        self._theme = self._dress()
        self._idle = IdleWatch(app, IDLE_SECONDS, time, self.lock, self)
        self._screen_lock = ScreenLockWatch(self.lock, self)
        self.show_entry()

    # Closed

    def show_entry(self) -> None:
        """The first start, or the locked door."""
        folder = self._preferences.vault_folder
        page: QWidget = self._welcome() if folder is None else self._unlock(folder)
        self.setCentralWidget(page)
        page.setFocus()

    def _welcome(self) -> "WelcomePage":
        from enplan_desktop.ui.pages.welcome_page import WelcomePage

        page = WelcomePage(self._lanes.storage, self._theme, default_vault_folder())
        page.opened.connect(self.open_vault)
        page.language_chosen.connect(self.set_language)
        page.wants_existing.connect(self._other_vault)
        return page

    def _unlock(self, folder: Path) -> UnlockPage:
        page = UnlockPage(self._lanes.storage, self._theme, folder)
        page.opened.connect(self.open_vault)
        page.wants_welcome.connect(self._forget_folder)
        return page

    def _other_vault(self, folder: Path) -> None:
        self._preferences.vault_folder = folder
        self.show_entry()

    def _forget_folder(self) -> None:
        self._preferences.vault_folder = None
        self.show_entry()

    # Open

    def open_vault(self, vault: "Vault") -> None:
        """Goes to work with a vault that was just opened."""
        self._preferences.vault_folder = vault.folder
        self._remember(self._preferences)

        def look() -> "tuple[Identity | None, int | None]":
            from enplan_desktop.sync.lease import days_unheard, lease_has_lapsed

            lapsed = lease_has_lapsed(vault, time())
            return vault.identity, days_unheard(vault, time()) if lapsed else None

        self._lanes.storage.run(self, look, lambda found: self._let_in(vault, *found))

    def _let_in(self, vault: "Vault", identity: "Identity | None", days: int | None) -> None:
        """Nothing is shown of a vault whose lease has run out before its server has answered."""
        if days is None:
            self._go_to_work(vault, identity)
            return
        from enplan_desktop.ui.pages.lease_page import LeasePage

        page = LeasePage(vault, days, self._lanes.storage, self._lanes.network, self._theme)
        page.renewed.connect(lambda: self._go_to_work(vault, identity))
        page.left.connect(self.lock)
        self._at_the_door = vault
        self.setCentralWidget(page)
        page.setFocus()

    def _go_to_work(self, vault: "Vault", identity: object) -> None:
        from enplan_desktop.ui.state import Desk
        from enplan_desktop.ui.syncing import Syncing

        self._at_the_door = None
        self.desk = Desk(vault, self._lanes.storage, self._clock, self._new_id, identity, self)  # type: ignore[arg-type]
        self.syncing = Syncing(
            self.desk, self._lanes.network, self._lanes.news, offline=self._offline, parent=self.desk
        )
        self._build_workplace()
        self.desk.case_opened.connect(self._on_case)
        self.desk.case_left.connect(self._on_cases_left)
        self.syncing.synced.connect(self._on_synced)
        self.desk.load_caseload()
        QTimer.singleShot(BACKUP_AFTER_MS, self.desk, self.desk.back_up)
        self.syncing.begin()

    def _build_workplace(self) -> None:
        """Builds the workplace in today's language, colours and size of text."""
        from enplan_desktop.ui.commands import Commands
        from enplan_desktop.ui.printing import Printing, SystemPrinters
        from enplan_desktop.ui.widgets.palette import Palette
        from enplan_desktop.ui.workplace import Workplace

        assert self.desk is not None
        assert self.syncing is not None
        self.commands = Commands(self)
        printing = Printing(self._preferences, self._remember, self._printers or SystemPrinters())
        workplace = Workplace(self.desk, self.syncing, printing, self._theme, self.commands.menu)
        self.workplace = workplace
        self.commands.offer(self._commands(workplace, self.desk))
        workplace.wants_search.connect(self.search)
        workplace.wants_lock.connect(self.lock)
        workplace.wants_citizen_view.connect(self.show_to_citizen)
        workplace.wants_sync.connect(self._tell_status)
        self.syncing.status_changed.connect(workplace.bar.show_status)
        self.setCentralWidget(workplace)
        self.palette_window = Palette(self.desk, self.commands.actions, self._open_hit, self._theme, self)
        self.syncing.say_status()
        if self.syncing.shut_out:
            workplace.show_gone()
        workplace.caseload.focus_list()

    def _commands(self, workplace: "Workplace", desk: "Desk") -> "list[Command]":
        """Everything the window can do, in the order of its menus."""
        from enplan_desktop.ui.menus import case_commands, edit_commands, go_commands, sheet_commands

        return [
            *case_commands(workplace),
            *sheet_commands(workplace),
            *edit_commands(desk, self.search),
            *go_commands(workplace),
            *self._view_commands(),
            *self._program_commands(workplace),
        ]

    def _view_commands(self) -> "list[Command]":
        from enplan_desktop.ui.commands import Command

        view = tr("View")

        def by(percent: int) -> Callable[[], None]:
            return lambda: self.set_text_percent(self._theme.text_percent + percent)

        return [
            Command(view, tr("Show to the citizen"), "F11", self.show_to_citizen),
            Command(view, tr("Larger text"), "Ctrl++", by(10)),
            Command(view, tr("Smaller text"), "Ctrl+-", by(-10)),
            Command(view, tr("Light or dark"), "Ctrl+Shift+D", lambda: self.set_dark(not self._theme.dark)),
            Command(view, tr("Dansk / English"), "Ctrl+Shift+L", self.switch_language),
        ]

    def _program_commands(self, workplace: "Workplace") -> "list[Command]":
        from enplan_desktop.ui.commands import Command

        program = tr("En plan")
        assert self.syncing is not None
        return [
            Command(program, tr("Join a server …"), "", self._join),
            Command(program, tr("Work without the net"), "", self._toggle_net),
            Command(program, tr("Fetch and send now"), "F5", self.syncing.sync_now),
            Command(program, tr("Connection"), "Shift+F5", workplace.show_connection),
            Command(program, tr("New recovery key …"), "", self._renew_recovery_key),
            Command(program, tr("Lock"), "Ctrl+L", self.lock),
            Command(program, tr("Quit"), "Ctrl+Q", self.close),
        ]

    # A window that asks something is the workplace's own, so that it goes with it when the vault is locked.

    def _join(self) -> None:
        if self.syncing is not None and self.workplace is not None:
            self.syncing.join(self.workplace, self._theme)

    def _renew_recovery_key(self) -> None:
        from enplan_desktop.ui.dialogs.frame import accepted
        from enplan_desktop.ui.dialogs.new_recovery_key import NewRecoveryKey

        if self.desk is not None:
            accepted(NewRecoveryKey(self.desk, self._theme, self.workplace))

    def _toggle_net(self) -> None:
        if self.syncing is not None:
            self.syncing.set_offline(not self.syncing.offline)

    def _tell_status(self) -> None:
        if self.syncing is None or self.workplace is None:
            return
        if not self.syncing.paused:
            self.syncing.sync_now()

    def _on_case(self, plan: "Plan") -> None:
        self._shown_case = plan.case.id

    def _on_cases_left(self, case_ids: frozenset[str]) -> None:
        """Builds the window anew where one of them was open: no page of it may remember a word."""
        if self._shown_case in case_ids and self.desk is not None:
            self._shown_case = ""
            self._drop_workplace()
            self._build_workplace()
            assert self.workplace is not None
            self.workplace.caseload.show_caseload(self.desk.caseload)
            self.workplace.show_left()

    def _on_synced(self, outcome: "SyncOutcome") -> None:
        shut_out = self.syncing is not None and self.syncing.shut_out
        if self.workplace is not None and (outcome.gone or shut_out):
            self.workplace.show_gone()

    def search(self) -> None:
        if self.palette_window is not None and self.desk is not None:
            self.desk.about_to_leave.emit()
            self.palette_window.open_over(self)

    def _open_hit(self, case_id: str, record_id: str) -> None:
        desk, workplace = self.desk, self.workplace
        if desk is None or workplace is None:
            return
        if desk.plan is not None and desk.plan.case.id == case_id:
            workplace.show_record(record_id)
            return
        desk.case_opened.connect(
            lambda _plan: workplace.show_record(record_id), Qt.ConnectionType.SingleShotConnection
        )
        desk.open_case(case_id)

    # Appearance

    def _dress(self) -> Theme:
        theme = make_theme(is_dark(self._preferences), self._preferences.text_percent)
        wear(self._app, theme)
        return theme

    def set_dark(self, dark: bool) -> None:
        self._preferences.dark = dark
        self._rebuild()

    def set_text_percent(self, percent: int) -> None:
        self._preferences.text_percent = min(200, max(100, percent))
        self._rebuild()

    def switch_language(self) -> None:
        self.set_language("en" if self._preferences.language == "da" else "da")

    def set_language(self, language: str) -> None:
        self._preferences.language = language
        speak(self._app, language)
        self._rebuild()

    def _rebuild(self) -> None:
        """Builds what is seen anew; the open case and the tab stay."""
        self._remember(self._preferences)
        if self.desk is not None:
            self.desk.about_to_leave.emit()
        self._theme = self._dress()
        if self.desk is None or self.workplace is None:
            self.show_entry()
            return
        tab = self.workplace.case_page.tab
        self._drop_workplace()
        self._build_workplace()
        self.workplace.caseload.show_caseload(self.desk.caseload)
        if self.desk.plan is not None:
            self.desk.case_opened.emit(self.desk.plan)
            self.workplace.case_page.show_tab(tab)
        # What could not be stored is tried again, or the new window would not say that it waits.
        self.desk.store_again()

    def _drop_workplace(self) -> None:
        if self.commands is not None:
            for action in self.commands.actions:
                self.removeAction(action)
            self.commands.menu.deleteLater()
            self.commands.deleteLater()
        if self.palette_window is not None:
            self.palette_window.deleteLater()
        self.commands = self.palette_window = self.workplace = None

    # Turned toward the citizen

    def show_to_citizen(self) -> None:
        """Shows this citizen's page and nothing else; leaving it takes the passphrase."""
        desk = self.desk
        if desk is None or desk.plan is None or self.citizen_view is not None:
            return
        from enplan_desktop.ui.pages.citizen_view import CitizenView

        desk.about_to_leave.emit()
        self.citizen_view = CitizenView(desk, self._theme)
        self.citizen_view.left.connect(self._citizen_done)
        self.hide()
        self.citizen_view.showFullScreen()

    def _citizen_done(self) -> None:
        view, self.citizen_view = self.citizen_view, None
        if view is not None:
            view.allow_closing()
            view.close()
            view.deleteLater()
        self.show()

    # Leaving

    def lock(self) -> None:
        """Stores what is typed and closes the vault; the key leaves memory."""
        if self.desk is None and self._at_the_door is None:
            return
        try:
            self._close_vault()
        except Trouble as trouble:
            self._stay(trouble)
            return
        self.show_entry()

    def _stay(self, trouble: Trouble) -> None:
        """Goes on with the vault that could not be closed: what waits is offered again, and the net comes back."""
        if self.workplace is not None:
            self.workplace.banner.say(tr_trouble(trouble))
        if self.syncing is not None:
            self.syncing.begin()
        if self.desk is not None:
            self.desk.store_again()

    def _close_vault(self) -> None:
        if self._at_the_door is not None:
            self._lanes.storage.wait(self._at_the_door.close)
            self._at_the_door = None
        if self.syncing is not None:
            self.syncing.end()
        if self.desk is not None:
            from enplan_desktop.sheet import forget_texts
            from enplan_desktop.ui.sheet_painter import forget_pictures

            self.desk.close()
            self.desk.deleteLater()
            # The page remembers how wide each text is; a locked program remembers no words.
            forget_texts()
            forget_pictures()
        # Not before the vault is closed: where it cannot be, the screen still belongs to the citizen.
        if self.citizen_view is not None:
            self._citizen_done()
        self._drop_workplace()
        self.desk = self.syncing = None

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.centralWidget()
        if isinstance(page, EntryFrame) and not page.let_go():
            event.ignore()
            return
        try:
            self._close_vault()
        except Trouble as trouble:
            self._stay(trouble)
            event.ignore()
            return
        event.accept()

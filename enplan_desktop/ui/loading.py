"""Loads the rest of the program while somebody writes their passphrase, so that nobody waits for it afterwards."""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from enplan_desktop.ui.jobs import Lane

FOR_THE_VAULT = ("enplan_desktop.storage.vault", "enplan_desktop.sync.engine", "enplan_desktop.sheet")
FOR_THE_WINDOW = tuple(
    f"enplan_desktop.ui.{name}"
    for name in (
        "state",
        "sheet_painter",
        "widgets.caseload",
        "widgets.top_bar",
        "widgets.page_editor",
        "pages.plan_page",
        "widgets.appointment_fields",
        "pages.appointments_page",
        "pages.notes_page",
        "pages.network_page",
        "listening",
        "net_watch",
        "syncing",
        "casework",
        "pages.consent_page",
        "history_reading",
        "older_history",
        "pages.history_page",
        "pages.clarify_page",
        "outgoing",
        "pages.connection_page",
        "inspector.inspector",
        "printing",
        "dialogs.hand_out",
        "dialogs.earlier_sheets",
        "dialogs.paper_filled",
        "sheets",
        "workplace",
        "menus",
        "widgets.palette",
    )
)
"""In pieces that a stroke of a key can wait for."""


def load_the_rest(owner: QObject, storage: Lane) -> None:
    """The vault's rooms on the lane where they will work, then the window's parts between two strokes of a key."""
    waiting = iter(FOR_THE_WINDOW)
    timer = QTimer(owner, interval=0)

    def load_next() -> None:
        name = next(waiting, None)
        if name is None:
            timer.stop()
            timer.deleteLater()
        else:
            import_module(name)

    timer.timeout.connect(load_next)
    storage.run(owner, lambda: [import_module(name) for name in FOR_THE_VAULT], lambda _: timer.start())

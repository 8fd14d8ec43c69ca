"""Notices that the screen is locked or the machine goes to sleep, as Linux desktops say it on their message bus."""

import sys
from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

_SCREEN_LOCKS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.kde.screensaver")


class ScreenLockWatch(QObject):
    """Calls `leave` when somebody locks the screen or closes the lid.

    Elsewhere than on Linux it hears nothing; there the watch for an idle or sleeping machine is what locks.
    """

    def __init__(self, leave: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = leave
        if sys.platform != "linux":
            return
        login = "org.freedesktop.login1"
        for interface in _SCREEN_LOCKS:
            self._hear(QDBusConnection.sessionBus(), "", interface, "ActiveChanged", "on_told(bool)")
        system = QDBusConnection.systemBus()
        self._hear(system, login, f"{login}.Manager", "PrepareForSleep", "on_told(bool)")
        self._hear(system, login, f"{login}.Session", "Lock", "on_lock()")

    def _hear(self, bus: QDBusConnection, service: str, interface: str, name: str, slot: str) -> None:
        if bus.isConnected():
            # The stubs ask for bytes here; the binding takes what SLOT gives, and only that.
            bus.connect(service, "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot(bool)
    def on_told(self, begins: bool) -> None:
        """The screen is locked or the machine goes to sleep when `begins`; else the opposite."""
        if begins:
            self._leave()

    @Slot()
    def on_lock(self) -> None:
        self._leave()

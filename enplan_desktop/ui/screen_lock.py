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
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for interface in _SCREEN_LOCKS:
                session.connect("", "", interface, "ActiveChanged", self, SLOT("on_told(bool)").encode())
        if system.isConnected():
            login = "org.freedesktop.login1"
            system.connect(
                login, "", f"{login}.Manager", "PrepareForSleep", self, SLOT("on_told(bool)").encode()
            )
            system.connect(login, "", f"{login}.Session", "Lock", self, SLOT("on_lock()").encode())

    @Slot(bool)
    def on_told(self, begins: bool) -> None:
        """The screen is locked or the machine goes to sleep when `begins`; else the opposite."""
        if begins:
            self._leave()

    @Slot()
    def on_lock(self) -> None:
        self._leave()

"""The screen is locked by the desktop, on a real message bus."""

import subprocess
import sys

import pytest

WATCHING = """
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from enplan_desktop.ui.screen_lock import ScreenLockWatch

app = QCoreApplication([])
watch = ScreenLockWatch(lambda: print("left", flush=True))

def tell(active):
    message = QDBusMessage.createSignal("/org/freedesktop/ScreenSaver", "{interface}", "ActiveChanged")
    message.setArguments([active])
    QDBusConnection.sessionBus().send(message)

QTimer.singleShot(0, lambda: tell({active}))
QTimer.singleShot(600, app.quit)
app.exec()
"""


def left(interface: str, *, active: bool) -> bool:
    told = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", WATCHING.format(interface=interface, active=active)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return "left" in told.stdout


@pytest.mark.parametrize("interface", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_a_locked_screen_locks_the_vault(interface):
    assert left(interface, active=True)


def test_a_screen_that_is_opened_again_locks_nothing():
    assert not left("org.freedesktop.ScreenSaver", active=False)

"""Notices that nobody is there: no key, no mouse, or a machine that slept."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

_LOOK_EVERY_MS = 5_000
_SLEPT_SECONDS = 60

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Calls `leave` once when nobody has been there for `after_seconds`, or the machine has slept.

    `wall` gives seconds that go on while the machine sleeps: a timer alone would start counting anew when the lid
    is opened, and leave the vault open to whoever opened it.
    """

    def __init__(
        self,
        app: QCoreApplication,
        after_seconds: int,
        wall: Callable[[], float],
        leave: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._after = after_seconds
        self._wall = wall
        self._leave = leave
        self._last_sign = self._last_look = wall()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.installEventFilter(self)

    def look(self) -> None:
        now = self._wall()
        slept = now - self._last_look > _SLEPT_SECONDS
        self._last_look = now
        if slept or now - self._last_sign >= self._after:
            self._last_sign = now
            self._leave()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last_sign = self._wall()
        return False

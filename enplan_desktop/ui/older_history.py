"""What the history of a case lacks here, fetched from the server into the vault."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.protocol import HistoryAnswer, stream_key
from enplan_desktop.sync.remote import Remote
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.syncing import Syncing


class OlderHistory(QObject):
    """Asks on the network lane; never keeps anybody waiting."""

    reach_changed = Signal()
    """The server may be within reach now, or no more."""

    def __init__(self, desk: Desk, syncing: Syncing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._syncing = syncing
        syncing.status_changed.connect(lambda *_: self.reach_changed.emit())

    @property
    def within_reach(self) -> bool:
        """Whether it makes sense to ask."""
        return self._syncing.joined and not self._syncing.offline

    def fetch(self, case_id: str, done: Callable[[], object], failed: Callable[[Trouble], object]) -> None:
        """Brings the next part of every stream of the case that lacks some."""
        vault, storage = self._desk.vault, self._desk.storage

        def fail(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            failed(error)

        def kept(_: None) -> None:
            done()

        def keep(answers: Mapping[str, HistoryAnswer]) -> None:
            storage.run(self, lambda: _keep(vault, answers), kept, fail)

        def ask(lacks: Mapping[str, int]) -> None:
            wanted = {stream_key(case_id, name): floor for name, floor in lacks.items()}
            self._syncing.ask(self, lambda remote: _fetch(remote, wanted), keep, failed)

        storage.run(self, lambda: vault.history_lacks(case_id), ask, fail)


def _fetch(remote: Remote, lacks: Mapping[str, int]) -> Mapping[str, HistoryAnswer]:
    """On the network lane."""
    return {key: remote.history(key, floor + 1) for key, floor in lacks.items()}


def _keep(vault: Vault, answers: Mapping[str, HistoryAnswer]) -> None:
    """On the storage lane."""
    for key, answer in answers.items():
        vault.take_older(key, answer)

"""The locked door: the passphrase, and what to do where it is forgotten or the vault will not open."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.trouble import BadValue, Trouble
from enplan_desktop.storage.errors import DamagedVault, NoDeviceSecret, WrongPassphrase, WrongRecoveryKey
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.vault_doors import open_vault, recover_vault, restore_vault
from enplan_desktop.ui.widgets.entry_frame import EntryFrame
from enplan_desktop.ui.widgets.passphrase_step import PassphraseStep
from enplan_desktop.ui.wording import tr, tr_trouble

if TYPE_CHECKING:
    from enplan_desktop.storage.vault import Vault
    from enplan_desktop.ui.widgets.owner_fields import Owner
    from enplan_desktop.ui.widgets.owner_step import OwnerStep
    from enplan_desktop.ui.widgets.recovery_step import RecoveryStep
    from enplan_desktop.ui.widgets.waiting import Waiting

_AT_THE_SECRET = (WrongPassphrase, WrongRecoveryKey, NoDeviceSecret)
"""Troubles with what was typed; all others are about the vault in its folder."""


class UnlockPage(EntryFrame):
    """A vault that does not know yet whose it is asks for that before it is handed over."""

    opened = Signal(object)
    """Vault"""
    wants_welcome = Signal()

    def __init__(
        self,
        storage: Lane,
        theme: Theme,
        folder: Path,
        *,
        open_: "Callable[[Path, str], Vault]" = open_vault,
        recover: "Callable[[Path, str, str], Vault]" = recover_vault,
        restore: "Callable[..., Vault]" = restore_vault,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._storage = storage
        self._open = open_
        self._recover = recover
        self._restore = restore
        self._by_passphrase = PassphraseStep(folder, theme)
        self._vault: Vault | None = None
        self._asked: PassphraseStep | RecoveryStep = self._by_passphrase
        self.add_step(self._by_passphrase)
        self._by_passphrase.entered.connect(self._unlock)
        self._by_passphrase.wants_recovery.connect(lambda: self._ask(self._by_recovery_key))
        self._by_passphrase.wants_new.connect(self.wants_welcome.emit)
        self._by_passphrase.wants_backup.connect(self._restore_with_passphrase)
        self._ask(self._by_passphrase)

    # The steps that few mornings need are built when they are asked for.

    @cached_property
    def _by_recovery_key(self) -> "RecoveryStep":
        from enplan_desktop.ui.widgets.recovery_step import RecoveryStep

        step = RecoveryStep(self._theme)
        step.entered.connect(self._recover_vault)
        step.left.connect(lambda: self._ask(self._by_passphrase))
        step.wants_backup.connect(self._restore_with_recovery_key)
        self.add_step(step)
        return step

    @cached_property
    def _owner(self) -> "OwnerStep":
        from enplan_desktop.ui.widgets.owner_step import OwnerStep

        step = OwnerStep(self._theme)
        step.chosen.connect(self._name_owner)
        self.add_step(step)
        return step

    @cached_property
    def _waiting(self) -> "Waiting":
        from enplan_desktop.ui.widgets.waiting import Waiting

        step = Waiting(self._theme)
        self.add_step(step)
        return step

    def _ask(self, step: "PassphraseStep | RecoveryStep") -> None:
        self._asked = step
        self.show_step(step)

    # Opening

    def _unlock(self) -> None:
        folder, passphrase = self._by_passphrase.folder, self._by_passphrase.passphrase()
        self._try(lambda: self._open(folder, passphrase))

    def _recover_vault(self) -> None:
        folder, key = self._by_passphrase.folder, self._by_recovery_key.recovery_key()
        passphrase = self._by_recovery_key.passphrase()
        self._try(lambda: self._recover(folder, key, passphrase))

    def _restore_with_passphrase(self, backup: Path) -> None:
        folder, passphrase = self._by_passphrase.folder, self._by_passphrase.passphrase()
        self._try(lambda: self._restore(folder, backup, passphrase))

    def _restore_with_recovery_key(self, backup: Path) -> None:
        folder, key = self._by_passphrase.folder, self._by_recovery_key.recovery_key()
        passphrase = self._by_recovery_key.passphrase()
        self._try(lambda: self._restore(folder, backup, passphrase, recovery_key=key))

    def _try(self, work: "Callable[[], Vault]") -> None:
        self._waiting.say(
            tr("The vault is being opened. It takes a moment, so that nobody can try many keys.")
        )
        self.show_step(self._waiting)

        def open_and_look() -> "tuple[Vault, bool]":
            vault = work()
            return vault, vault.identity is not None

        self._storage.run(self, open_and_look, self._opened, self._fail)

    def _opened(self, opened: "tuple[Vault, bool]") -> None:
        self._vault, has_owner = opened
        self._by_passphrase.forget()
        self._asked.forget()
        if has_owner:
            self.opened.emit(self._vault)
        else:
            self.show_step(self._owner)

    def _name_owner(self, owner: "Owner") -> None:
        vault = self._vault
        assert vault is not None
        self._storage.run(
            self, lambda: vault.set_identity(*owner), lambda _: self.opened.emit(vault), self._fail
        )

    def _fail(self, error: Exception) -> None:
        self.show_step(self._asked)
        if not isinstance(error, Trouble):
            raise error
        sentence = tr_trouble(error)
        if isinstance(error, BadValue):
            self._by_recovery_key.complain_passphrase(sentence)
        elif isinstance(error, _AT_THE_SECRET):
            self._asked.complain_secret(sentence)
        else:
            backup = error.newest_backup if isinstance(error, DamagedVault) else None
            if backup is not None:
                sentence = tr("The vault is damaged, but there is a good backup of it.")
            self._asked.complain_vault(sentence, backup)

"""How long a laptop may be opened without speaking with its server."""

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.ports import VaultPort

LEASE_UNTIL = "sync_lease_until"
"""Seconds since 1970, by this laptop's clock, until which the vault may be opened without asking the server."""


LEASE_SECONDS = "sync_lease_seconds"
LEASE_AHEAD = "sync_lease_ahead"
"""By how many seconds the vault's own clock was ahead of the laptop's when the server was last spoken with."""


_HARDLY = 3600


class LeaseLapsed(Trouble):
    """Nothing of the vault is shown before its server has been spoken with."""

    def __init__(self, days: int) -> None:
        super().__init__(
            "This computer has not spoken with its server for {days} days. Connect it to the net, and run: "
            "enplan sync --once",
            days=days,
        )


def renew_lease(vault: VaultPort, lease_seconds: int | None, now: float) -> None:
    """The server has just been spoken with. It says how long that is good for; None where it said nothing."""
    if lease_seconds is None:
        return
    until = int(now) + lease_seconds if lease_seconds else None
    kept = vault.get_setting(LEASE_UNTIL)
    if (until is None) != (kept is None) or abs((until or 0) - (kept or 0)) > _HARDLY:
        vault.set_setting(LEASE_UNTIL, until)
        vault.set_setting(LEASE_SECONDS, lease_seconds or None)
        vault.set_setting(LEASE_AHEAD, max(0, int(vault.latest_moment() - now)) or None)


def lease_has_lapsed(vault: VaultPort, now: float) -> bool:
    """Whether the vault must speak with its server before anybody reads in it."""
    until = vault.get_setting(LEASE_UNTIL)
    return until is not None and _at_least(vault, now) > until


def days_unheard(vault: VaultPort, now: float) -> int:
    """For how many days the server has not been spoken with, about; of a vault that has a lease."""
    until, lasts = vault.get_setting(LEASE_UNTIL), vault.get_setting(LEASE_SECONDS)
    return int(_at_least(vault, now) - (until or 0) + (lasts or 0)) // 86_400


def _at_least(vault: VaultPort, now: float) -> float:
    """How late it is: whoever sets the laptop's clock back cannot set back the vault's own."""
    return max(now, vault.latest_moment() - (vault.get_setting(LEASE_AHEAD) or 0))

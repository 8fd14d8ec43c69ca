"""What can stand between a laptop and its server, each in one sentence."""

from collections.abc import Callable

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.protocol import (
    ErrorAnswer,
)


class SyncTrouble(Trouble):
    """What can stand between a laptop and its server.

    `passes` where trying again soon may help; `is_mended_elsewhere` where it is over once somebody has put the
    server or the program right, which this laptop only finds out by asking.
    """

    passes = False
    is_mended_elsewhere = False


class NoNetwork(SyncTrouble):
    passes = True

    def __init__(self) -> None:
        super().__init__("The server cannot be reached. What you write is kept here and sent later.")


class CutOff(SyncTrouble):
    """The connection broke under way; a smaller page may come through."""

    passes = True

    def __init__(self) -> None:
        super().__init__("The connection was cut. What you write is kept here and sent later.")


class TooSlow(SyncTrouble):
    passes = True

    def __init__(self) -> None:
        super().__init__("The server answers too slowly. What you write is kept here and sent later.")


class ServerTrouble(SyncTrouble):
    passes = True

    def __init__(self) -> None:
        super().__init__("The server has a fault. What you write is kept here; tell IT if it lasts.")


class AskedToWait(SyncTrouble):
    """This laptop asks more often than the server lets any laptop ask."""

    passes = True

    def __init__(self) -> None:
        super().__init__("The server asks for a pause. What you write is kept here and sent later.")


class NotOurServer(SyncTrouble):
    """Something answered that does not speak the protocol: a hotel's login page, say, or another program."""

    passes = True

    def __init__(self) -> None:
        super().__init__(
            "Something else than the server answered. Does this network ask you to log in first?"
        )


class NotEnrolled(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server does not know this laptop. Ask IT for a new code.")


class Revoked(SyncTrouble):
    def __init__(self) -> None:
        super().__init__(
            "This computer has been shut out of the server, and the cases are removed from it. Nothing of the work "
            "is lost: what was not sent is kept by the server. Ask IT."
        )


class ServerTooNew(SyncTrouble):
    is_mended_elsewhere = True

    def __init__(self) -> None:
        super().__init__("The server is newer than this program. Update En plan on this computer.")


class ServerTooOld(SyncTrouble):
    is_mended_elsewhere = True

    def __init__(self) -> None:
        super().__init__("The server is older than this program. Ask IT to update it.")


class ServerBehind(SyncTrouble):
    is_mended_elsewhere = True

    def __init__(self) -> None:
        super().__init__("The server has lost changes that this laptop has. Tell IT before you go on.")


class BadCode(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The code is mistyped, used or too old. Check it, or ask IT for a new one.")


class NoUnit(SyncTrouble):
    def __init__(self) -> None:
        super().__init__(
            "The server does not know which unit you work in. Ask IT to give you a unit, then log in again."
        )


class LoginRefused(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server did not accept the login. Try again, and tell IT if it lasts.")


class ProviderDown(SyncTrouble):
    passes = True

    def __init__(self) -> None:
        super().__init__(
            "The place where you log in does not answer. Try again later, or use a code from IT."
        )


class LaptopTaken(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server knows this laptop as somebody else's. Ask IT.")


class NoAccess(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("Only somebody who works on the case can share it.")


class NotTheirCase(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("Only the unit whose case it is decides who works on it. Ask the coordinator.")


class NoConsent(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The citizen has not consented to share with that unit. Record the consent first.")


class IsCoordinator(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("It is their case. Hand it over first.")


class WorksForGood(SyncTrouble):
    def __init__(self) -> None:
        super().__init__(
            "They work on the case without an end already, and covering does not shorten that. "
            "Where it should end, end their work on the case."
        )


class UnknownPerson(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server knows nobody by that id.")


class BadAddress(SyncTrouble):
    def __init__(self, address: str) -> None:
        super().__init__("{address} is no server's address. It begins with https://.", address=address)


class Paused(SyncTrouble):
    def __init__(self) -> None:
        super().__init__(
            "The vault was restored from a backup. Confirm that it may speak with the server again."
        )


class AlreadyJoined(SyncTrouble):
    def __init__(self, address: str) -> None:
        super().__init__("This vault belongs to {address} already.", address=address)


TROUBLES: dict[str, Callable[[], SyncTrouble]] = {
    "not_enrolled": NotEnrolled,
    "revoked": Revoked,
    "client_too_old": ServerTooNew,
    "client_too_new": ServerTooOld,
    "server_behind": ServerBehind,
    "bad_code": BadCode,
    "bad_login": LoginRefused,
    "no_unit": NoUnit,
    "provider_down": ProviderDown,
    "device_taken": LaptopTaken,
    "name_taken": LaptopTaken,
    "no_access": NoAccess,
    "not_their_case": NotTheirCase,
    "no_consent": NoConsent,
    "is_coordinator": IsCoordinator,
    "works_for_good": WorksForGood,
    "unknown_person": UnknownPerson,
    "too_often": AskedToWait,
    "too_slow": CutOff,
}


def trouble_of(answer: ErrorAnswer) -> SyncTrouble:
    return TROUBLES.get(answer.code, ServerTrouble)()

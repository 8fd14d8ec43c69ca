"""What is said of a passphrase while it is written: whether it will do, and how it gets better."""

from dataclasses import dataclass

from enplan_desktop.storage.passphrases import SHORTEST_PASSPHRASE
from enplan_desktop.ui.wording import tr, tr_count

_GOOD = 14
_STRONG = 20
_FEWEST_DIFFERENT = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """`enough` is all that the vault demands; `words` say the rest."""

    enough: bool
    words: str


def judge(passphrase: str) -> Judgement:
    """Length counts, not oddness: every guess costs a third of a second, so a long sentence outlasts anybody.

    The vault's own least of eight is enough there, since a thief of the disk also lacks the secret in the
    computer's keyring.
    """
    missing = SHORTEST_PASSPHRASE - len(passphrase)
    if not passphrase:
        return Judgement(False, tr("Long is better than odd: four ordinary words are better than P4$$w0rd."))
    if missing > 0:
        return Judgement(False, tr_count(missing, "1 character more.", "{n} characters more."))
    if len(set(passphrase.casefold())) < _FEWEST_DIFFERENT:
        return Judgement(True, tr("It repeats itself and is easy to guess. Take some words instead."))
    if len(passphrase) < _GOOD:
        return Judgement(True, tr("It will do. One word more makes it good."))
    if len(passphrase) < _STRONG:
        return Judgement(True, tr("Good."))
    return Judgement(True, tr("Strong."))

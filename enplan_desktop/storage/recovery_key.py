"""The recovery key as people read it aloud: 26 random letters and digits, and two that check them.

The alphabet is Crockford's base32 (crockford.com/base32.html): no I, L, O or U, so nothing looks alike. 26
symbols are 130 random bits, more than anyone can try.
"""

import hashlib
import secrets

from enplan_desktop.storage.errors import WrongRecoveryKey

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("ILO", "110", " -\u2010\u2011\u2013\t\n\r")
_SYMBOLS = 26
_GROUP = 4


def new_recovery_key() -> str:
    """For instance `7QKD-…-9M2X`: seven groups of four."""
    symbols = "".join(secrets.choice(_ALPHABET) for _ in range(_SYMBOLS))
    whole = symbols + _check_symbols(symbols)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def secret_of(typed: str) -> bytes:
    """What a typed recovery key stands for, however it was spaced; WrongRecoveryKey where it is mistyped."""
    whole = typed.upper().translate(_LOOKALIKES)
    symbols, check = whole[:_SYMBOLS], whole[_SYMBOLS:]
    if set(whole) - set(_ALPHABET) or len(symbols) != _SYMBOLS or check != _check_symbols(symbols):
        raise WrongRecoveryKey(mistyped=True)
    return symbols.encode("ascii")


def _check_symbols(symbols: str) -> str:
    digest = hashlib.sha256(symbols.encode("ascii")).digest()
    return _ALPHABET[digest[0] % 32] + _ALPHABET[digest[1] % 32]

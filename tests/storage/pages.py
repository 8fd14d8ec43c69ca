"""Looks through a vault's files as somebody with its key would: page by page, also where nothing should be left."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from enplan_desktop.storage.vault import Vault

PAGE = 4096
IV, MAC, SALT = 16, 64, 16
"""What SQLCipher 4 keeps at the end of each page, and at the beginning of the first."""
WAL_HEADER, FRAME_HEADER = 32, 24
ZSTD = b"\x28\xb5\x2f\xfd"
"""How a text begins that was long enough to be compressed."""


def traces(vault: Vault, words: Iterable[str]) -> set[str]:
    """Which of the words stand in any file of an open vault's folder, behind its encryption or without."""
    key = bytes(vault._opened.key)
    found = set()
    for path in (each for each in vault.folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        for seen in (content, *_unlocked(path, content, key)):
            found |= {word for word in words if any(spelt in seen for spelt in _spellings(word))}
            if ZSTD in seen:
                found.add("something compressed")
    return found


def _spellings(word: str) -> set[bytes]:
    said = {word, word.lower(), word.upper(), unicodedata.normalize("NFD", word)}
    return {each.encode(coding) for each in said for coding in ("utf-8", "utf-16-le", "utf-16-be")}


def _unlocked(path: Path, content: bytes, key: bytes) -> Iterator[bytes]:
    if ".db" not in path.name:
        return
    if path.name.endswith("-wal"):
        yield from (_page(frame, key, first) for frame, first in _frames(content))
    else:
        for at in range(0, len(content), PAGE):
            yield _page(content[at : at + PAGE], key, at == 0)


def _frames(wal: bytes) -> Iterator[tuple[bytes, bool]]:
    """Every page in the log, also those that count no longer, and whether it is the database's first."""
    for at in range(WAL_HEADER, len(wal), FRAME_HEADER + PAGE):
        number = int.from_bytes(wal[at : at + 4], "big")
        yield wal[at + FRAME_HEADER : at + FRAME_HEADER + PAGE], number == 1


def _page(page: bytes, key: bytes, first: bool) -> bytes:
    end = PAGE - IV - MAC
    body = page[SALT if first else 0 : end]
    decryptor = Cipher(AES(key), CBC(page[end : end + IV])).decryptor()
    return decryptor.update(body) + decryptor.finalize()

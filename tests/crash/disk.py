"""A disk rebuilt from a journal: what a program has written, what a kill leaves of it, what a power cut may.

The rules are stricter than any one file system's: a file's bytes are safe once the file is synced, and a name
once its folder is. What is not safe may be there, may not be, and may be there in part. Only this is granted:
a sector is written whole or not at all, a folder's names change in order, and a move keeps one of two names.
"""

import os
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from random import Random

SECTOR = 512
"""What a disk writes whole or not at all."""

_HEAD = struct.Struct("=c7xQqII")


class Kind(StrEnum):
    """What the recorder writes down, by its letter."""

    CREATED = "c"
    WRITTEN = "w"
    CUT = "l"
    RENAMED = "r"
    UNLINKED = "u"
    FOLDER_MADE = "k"
    FILE_SYNCED = "s"
    FOLDER_SYNCED = "d"
    MARKED = "m"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that the program did to the disk; paths are below the watched folder, which itself is ''."""

    kind: Kind
    inode: int
    at: int
    path: str
    data: bytes


def read_journal(journal: Path, folder: Path) -> list[Deed]:
    """The deeds in their order; a last one that was broken off is left out."""
    content, at, deeds = journal.read_bytes(), 0, []
    while at + _HEAD.size <= len(content):
        kind, inode, offset, path_length, data_length = _HEAD.unpack_from(content, at)
        path_end = at + _HEAD.size + path_length
        end = path_end + data_length
        if end > len(content):
            break
        path = content[at + _HEAD.size : path_end].decode()
        data = content[path_end:end]
        if kind == b"r":
            data = _below(data.decode(), folder).encode()
        deeds.append(Deed(Kind(kind.decode()), inode, offset, _below(path, folder), data))
        at = end
    return deeds


def _below(path: str, folder: Path) -> str:
    found = os.path.relpath(path, folder) if path else ""
    return "" if found == "." else found


@dataclass(frozen=True, slots=True)
class Image:
    """A folder as a crash leaves it."""

    files: Mapping[str, bytes]
    folders: frozenset[str]

    @property
    def print(self) -> bytes:
        """The same for two images that hold the same."""
        seal = blake2b(digest_size=16)
        for name in sorted(self.folders):
            seal.update(name.encode() + b"\0\0")
        for name, content in sorted(self.files.items()):
            seal.update(name.encode() + b"\0" + len(content).to_bytes(8, "big") + content)
        return seal.digest()

    def lay_out(self, folder: Path) -> Path:
        folder.mkdir()
        for name in sorted(self.folders):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        return folder


class _File:
    """`content` is what the program sees; `safe` what stands on the disk for certain."""

    def __init__(self, content: bytes = b"", *, safe: bool = False) -> None:
        self.content = bytearray(content)
        self.safe = bytes(content) if safe else b""
        self.unsafe: list[Deed] = []

    def apply(self, deed: Deed) -> None:
        _apply(self.content, deed)
        self.unsafe.append(deed)

    def sync(self) -> None:
        self.safe = bytes(self.content)
        self.unsafe.clear()

    def after_power_cut(self, chance: Random | None) -> bytes:
        """Any of the writes since the last sync, whole or by sectors; none of them without `chance`."""
        found = bytearray(self.safe)
        for deed in self.unsafe if chance is not None else ():
            assert chance is not None
            fate = chance.random()
            if deed.kind is Kind.CUT:
                if fate < 0.5:
                    break  # nothing overtakes a change of the file's length
                _apply(found, deed)
            elif fate < 0.4:
                _apply(found, deed)
            elif fate < 0.7:
                for piece in _sectors(deed):
                    if chance.random() < 0.5:
                        _apply(found, piece)
        return bytes(found)


Names = dict[str, "_File | _Folder"]


@dataclass(frozen=True, eq=False, slots=True)
class _Change:
    """Names of one folder that change at once; None is a name that went. `other` is where or whence it moved."""

    names: Mapping[str, "_File | _Folder | None"]
    other: "_Folder | None" = None
    twin: "list[_Change]" = field(default_factory=list)

    def apply(self, names: Names) -> None:
        for name, node in self.names.items():
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node


@dataclass(eq=False)
class _Folder:
    """`unsafe` are the changes of names since the last sync."""

    names: Names = field(default_factory=dict)
    safe: Names = field(default_factory=dict)
    unsafe: list[_Change] = field(default_factory=list)

    def change(self, change: _Change) -> None:
        change.apply(self.names)
        self.unsafe.append(change)

    def sync(self) -> None:
        """A file that moves is in one of two folders at any time: so both know it now."""
        self.safe = dict(self.names)
        moved = [each.other for each in self.unsafe if each.other is not None]
        self.unsafe.clear()
        for other in moved:
            if other.unsafe:
                other.sync()

    def after(self, kept: int) -> Names:
        found = dict(self.safe)
        for each in self.unsafe[:kept]:
            each.apply(found)
        return found


class Disk:
    """A folder's disk, deed by deed."""

    def __init__(self) -> None:
        self._root = _Folder()
        self._folders = [self._root]
        self._inodes: dict[int, _File] = {}

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """What lies in a folder now, all of it safe; nothing where there is none."""
        disk = cls()
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_dir():
                disk._change({name: disk._new_folder()})
            else:
                file = _File(path.read_bytes(), safe=True)
                disk._inodes[path.stat().st_ino] = file
                disk._change({name: file})
        for each in disk._folders:
            each.sync()
        return disk

    def apply(self, deed: Deed) -> None:
        match deed.kind:
            case Kind.CREATED:
                self._inodes[deed.inode] = _File()
                self._change({deed.path: self._inodes[deed.inode]})
            case Kind.WRITTEN | Kind.CUT:
                self._inodes[deed.inode].apply(deed)
            case Kind.RENAMED:
                self._change({deed.path: None, deed.data.decode(): self._at(deed.path)})
            case Kind.UNLINKED:
                self._change({deed.path: None})
            case Kind.FOLDER_MADE:
                if deed.path:
                    self._change({deed.path: self._new_folder()})
            case Kind.FILE_SYNCED:
                self._inodes[deed.inode].sync()
            case Kind.FOLDER_SYNCED:
                self._folder(deed.path).sync()
            case Kind.MARKED:
                pass

    def after_kill(self) -> Image:
        """All that was written is there: the system goes on when a program dies."""
        return _image(self._root, lambda file: bytes(file.content), lambda folder: folder.names)

    def torn(self, deed: Deed, at: int) -> Image:
        """As `after_kill`, with the first `at` bytes of one more write."""
        file = self._inodes[deed.inode]
        before = bytes(file.content)
        _apply(file.content, Deed(deed.kind, deed.inode, deed.at, deed.path, deed.data[:at]))
        image = self.after_kill()
        file.content[:] = before
        return image

    def after_power_cut(self, chance: Random | None) -> Image:
        """What was synced, and by chance some of what was not; nothing of that without `chance`."""
        kept = self._names_kept(chance)
        return _image(
            self._root, lambda file: file.after_power_cut(chance), lambda folder: folder.after(kept[folder])
        )

    def _names_kept(self, chance: Random | None) -> dict[_Folder, int]:
        """How many changes of names each folder keeps: the first ones, and both halves of a move or neither."""
        kept = {each: chance.randint(0, len(each.unsafe)) if chance else 0 for each in self._folders}
        settled = False
        while not settled:
            settled = True
            for folder, count in kept.items():
                for at, change in enumerate(folder.unsafe[:count]):
                    other = change.other
                    if other is not None and change.twin[0] not in other.unsafe[: kept[other]]:
                        kept[folder], settled = at, False
                        break
        return kept

    @property
    def has_unsafe(self) -> bool:
        """Whether a power cut would leave something else than a kill."""
        return any(file.unsafe for file in self._inodes.values()) or any(
            folder.unsafe for folder in self._folders
        )

    def _new_folder(self) -> _Folder:
        self._folders.append(_Folder())
        return self._folders[-1]

    def _change(self, changes: Mapping[str, "_File | _Folder | None"]) -> None:
        by_folder: dict[str, dict[str, _File | _Folder | None]] = {}
        for path, node in changes.items():
            parent, name = _split(path)
            by_folder.setdefault(parent, {})[name] = node
        places = [(self._folder(parent), names) for parent, names in by_folder.items()]
        if len(places) == 1:
            ((folder, names),) = places
            folder.change(_Change(names))
            return
        (source, gone), (target, come) = places
        leaves, arrives = _Change(gone, target), _Change(come, source)
        leaves.twin.append(arrives)
        arrives.twin.append(leaves)
        source.change(leaves)
        target.change(arrives)

    def _folder(self, path: str) -> _Folder:
        found = self._at(path) if path else self._root
        assert isinstance(found, _Folder)
        return found

    def _at(self, path: str) -> "_File | _Folder":
        found: _File | _Folder = self._root
        for part in PurePosixPath(path).parts:
            assert isinstance(found, _Folder)
            found = found.names[part]
        return found


def _image(root: _Folder, content_of, names_of) -> Image:
    files: dict[str, bytes] = {}
    folders: set[str] = set()
    waiting = [("", root)]
    while waiting:
        above, folder = waiting.pop()
        for name, node in names_of(folder).items():
            path = f"{above}{name}"
            if isinstance(node, _Folder):
                folders.add(path)
                waiting.append((f"{path}/", node))
            else:
                files[path] = content_of(node)
    return Image(files, frozenset(folders))


def _apply(content: bytearray, deed: Deed) -> None:
    if deed.kind is Kind.CUT:
        if len(content) > deed.at:
            del content[deed.at :]
        content.extend(bytes(deed.at - len(content)))
    else:
        content.extend(bytes(max(0, deed.at - len(content))))
        content[deed.at : deed.at + len(deed.data)] = deed.data


def _sectors(deed: Deed) -> Iterator[Deed]:
    start, end = deed.at, deed.at + len(deed.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Deed(deed.kind, deed.inode, start, deed.path, deed.data[start - deed.at : stop - deed.at])
        start = stop


def _split(path: str) -> tuple[str, str]:
    parent, _, name = path.rpartition("/")
    return parent, name

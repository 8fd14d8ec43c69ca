"""What can go wrong on the command line that is nobody's bug, said in one sentence each."""

from pathlib import Path

from enplan_desktop.domain.trouble import Trouble


class CannotRead(Trouble):
    def __init__(self, file: Path) -> None:
        super().__init__(
            "This file cannot be read as text: {file}. Check its name and who may read it.", file=file
        )


class CannotWrite(Trouble):
    def __init__(self, file: Path) -> None:
        super().__init__(
            "This file cannot be written: {file}. Choose another folder, or make room on the disk.", file=file
        )


class FileExists(Trouble):
    def __init__(self, file: Path) -> None:
        super().__init__("There is a file already, and it stays: {file}. Choose another name.", file=file)


class NobodyToAsk(Trouble):
    def __init__(self, option: str) -> None:
        super().__init__(
            "There is nobody here to ask for a secret. Put it into a file and name it with {option}.",
            option=option,
        )


class NotTheSame(Trouble):
    def __init__(self) -> None:
        super().__init__("The two were not the same. Try again.")


class NoSuchCase(Trouble):
    def __init__(self, named: str) -> None:
        super().__init__("No case is called {named}. See them all with: enplan case list", named=named)


class NoCaseNamed(Trouble):
    def __init__(self) -> None:
        super().__init__("Say whose page it is, or ask for an empty one with --blank.")


class BlankIsNobodys(Trouble):
    def __init__(self) -> None:
        super().__init__(
            "With --blank say only --language, --json and --out: the empty page is nobody's, and always A4."
        )


class NeitherPdfNorPng(Trouble):
    def __init__(self, file: Path) -> None:
        super().__init__("A page is written as .pdf or .png. Give the file such a name: {file}", file=file)


class LookFirst(Trouble):
    """There is something to look at on a page; what it is has been said."""

    def __init__(self) -> None:
        super().__init__(
            "The page is not written yet. Answer this in the window, or write it all the same with --as-it-is."
        )


class ManySuchCases(Trouble):
    def __init__(self, named: str, ids: list[str]) -> None:
        super().__init__(
            "{named} may be any of these cases: {ids}. Name one by its id.", named=named, ids=", ".join(ids)
        )


class NotWhole(Trouble):
    """A check found something; what it was has been printed."""

    def __init__(self) -> None:
        super().__init__("The vault is not whole. Leave its folder as it is, and ask IT.")


class NoGoodBackup(Trouble):
    def __init__(self) -> None:
        super().__init__("No backup lies beside the vault. Name one: enplan vault restore BACKUP")


class NoOwner(Trouble):
    def __init__(self) -> None:
        super().__init__(
            "This vault does not know whose it is. Open it in the window once, and say your name."
        )


class NoServer(Trouble):
    def __init__(self) -> None:
        super().__init__("This vault lives alone. Join a server first: enplan join ADDRESS CODE")

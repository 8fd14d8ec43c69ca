"""A terminal of its own for the program: a home folder, no keyring, nobody to ask."""

import ctypes
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PASSPHRASE = "en kold tirsdag i marts"


_DROP_FROM_BOUNDING_SET, _MAY_OVERRIDE = 24, 1
"""PR_CAPBSET_DROP and CAP_DAC_OVERRIDE, from linux/prctl.h and linux/capability.h."""


def _give_up_overriding() -> None:
    """What root's next program may not do: write where the folder says that it may not."""
    ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, _MAY_OVERRIDE)


@dataclass(frozen=True)
class Said:
    """How a verb ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def one_line(self) -> str:
        """What it said on standard error, which must be one line and no more."""
        assert self.err.startswith("enplan: ")
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith("\n")
        return self.err.removeprefix("enplan: ").rstrip("\n")


@dataclass(frozen=True)
class Terminal:
    home: Path

    @property
    def passphrase_file(self) -> Path:
        return self.file("passphrase", PASSPHRASE + "\n")

    def file(self, name: str, text: str) -> Path:
        path = self.home / name
        path.write_text(text, encoding="utf-8")
        return path

    def enplan(self, *words: object, typed: bytes = b"") -> Said:
        """Runs `enplan` in a process of its own."""
        return self.run("-m", "enplan_desktop", *words, typed=typed)

    def run(self, *words: object, typed: bytes = b"", humbly: bool = False) -> Said:
        """Runs Python; `humbly` as somebody whom folders can refuse, also where these tests run as root."""
        ended = subprocess.run(
            [sys.executable, *map(str, words)],
            input=typed,
            capture_output=True,
            check=False,
            cwd=self.home,
            env=self.environment(),
            timeout=60,
            preexec_fn=_give_up_overriding if humbly and sys.platform == "linux" else None,
        )
        return Said(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def environment(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "XDG_"))
        }
        return {
            **kept,
            "HOME": str(self.home),
            "USER": "mette",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }

"""Makes `.venv`: what the system must offer first, then exactly what `requirements.lock` names.

The Makefile runs this with the system's own Python before everything else, so it uses the standard library
only, and is done at once when there is nothing to do.
"""

import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "prepared"

# Each library that Qt opens, and the Debian package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# The tests read the finished pages with the first two, lock a screen on a message bus of their own, and compile what
# writes down a program's deeds on the disk.
TEST_COMMANDS = {
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "dbus-run-session": "dbus-daemon",
    "gcc": "gcc",
}

POSTGRESQL = Path("/usr/lib/postgresql")
"""Where Debian keeps each version's programs: few of them are on the PATH."""

QT_STARTS = "from PySide6 import QtGui, QtWidgets; QtGui.QGuiApplication([])"


class Unprepared(Exception):
    """Something is missing that only a person can mend; the message says how."""


def main() -> int:
    try:
        for_tests = "--tests" in sys.argv[1:]
        prepare_system(TEST_COMMANDS if for_tests else {})
        if for_tests:
            prepare_postgresql()
        prepare_venv()
    except Unprepared as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        print(f"This did not work: {shlex.join(map(str, failure.cmd))}", file=sys.stderr)
        return 1
    return 0


def prepare_system(commands: dict[str, str]) -> None:
    missing = missing_from_system(commands)
    if not missing:
        return
    lacking, packages = ", ".join(missing), sorted(set(missing.values()))
    if not shutil.which("apt-get"):
        raise Unprepared(f"En plan needs {lacking}. On Debian these come with: {' '.join(packages)}.")
    if os.geteuid() != 0:
        by_hand = " && ".join(f"sudo {shlex.join(each)}" for each in installing(packages))
        raise Unprepared(f"En plan needs {lacking}. Please run this, then try again:\n  {by_hand}")
    install(packages)
    if still := missing_from_system(commands):
        raise Unprepared(f"Still missing after installing {' '.join(packages)}: {', '.join(still)}.")


def prepare_postgresql() -> None:
    """Without one, the tests that need it are skipped and say why, but where CI is set: there they fail."""
    if postgresql_programs():
        return
    try:
        if shutil.which("apt-get") and os.geteuid() == 0:
            install(["postgresql"])
    except subprocess.CalledProcessError:
        pass
    if not postgresql_programs():
        print("Without PostgreSQL some tests cannot run. On Debian it comes with: postgresql.", flush=True)


def postgresql_programs() -> Path | None:
    """The folder of initdb and its kin, of the newest version here."""
    versions = [each for each in POSTGRESQL.glob("*/bin/initdb") if each.parent.parent.name.isdigit()]
    if versions:
        return max(versions, key=lambda each: int(each.parent.parent.name)).parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def installing(packages: list[str]) -> list[list[str]]:
    """The commands that install packages, in order."""
    return [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *packages]]


def install(packages: list[str]) -> None:
    print(f"Installing what the system lacks: {' '.join(packages)}", flush=True)
    for command in installing(packages):
        patient = [*command, "-qq", "-o", "DPkg::Lock::Timeout=120"]
        unattended = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            patient, check=True, env=unattended, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )


def missing_from_system(commands: dict[str, str]) -> dict[str, str]:
    """What is not there, each with the Debian package that brings it."""
    missing = {name: package for name, package in commands.items() if not shutil.which(name)}
    if "gcc" in commands and not has_headers():
        missing["stdlib.h"] = "libc6-dev"
    if not venv_is_usable() and not succeeds(sys.executable, "-c", "import ensurepip"):
        missing["python3 -m venv"] = "python{}.{}-venv".format(*sys.version_info)
    if sys.platform == "linux":
        missing |= {name: package for name, package in LIBRARIES.items() if not is_loadable(name)}
    return missing


def has_headers() -> bool:
    """Whether there is something to compile against: Debian's compiler comes without."""
    probe = ("gcc", "-fsyntax-only", "-x", "c", "-include", "stdlib.h", os.devnull)
    return shutil.which("gcc") is not None and succeeds(*probe)


def is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def prepare_venv() -> None:
    if is_prepared():
        return
    if not venv_is_usable():
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
    print("Installing what requirements.lock names (this takes a minute)", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "--requirement", "requirements.lock")
    # The lock brings the build backend, so nothing is fetched beside it.
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    run(str(PYTHON), "-c", QT_STARTS, QT_QPA_PLATFORM="offscreen")
    STAMP.write_text(fingerprint())


def is_prepared() -> bool:
    return STAMP.exists() and STAMP.read_text() == fingerprint() and PYTHON.exists()


def fingerprint() -> str:
    """Changes whenever `.venv` must be made ready again."""
    digest = hashlib.sha256("{}.{}".format(*sys.version_info).encode())
    for name in ("requirements.lock", "pyproject.toml", "tools/prepare.py"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def venv_is_usable() -> bool:
    """Whether `.venv` has pip and the version of Python that was asked for."""
    same = "import pip, sys; sys.exit(sys.version_info[:2] != ({}, {}))".format(*sys.version_info)
    return is_prepared() or (PYTHON.exists() and succeeds(str(PYTHON), "-c", same))


def succeeds(*command: str) -> bool:
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


def run(*command: str, **environment: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **environment})


if __name__ == "__main__":
    sys.exit(main())

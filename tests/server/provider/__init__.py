"""A certified provider of logins, run on this machine, and a browser in which somebody logs in there."""

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest

HERE = Path(__file__).resolve().parent
INSTALLED = HERE.parents[2] / ".venv" / "oidc-provider"
PEOPLE: Mapping[str, Mapping[str, object]] = {
    "mette": {"name": "Mette Lund", "unit": "jobcenter"},
    "jonas": {"name": "Jonas Holm", "unit": ["staff", "Rusmiddelcenter"]},
    "sara": {"name": "Sara Friis"},
    "per": {"name": "Per Krogh", "unit": "a unit that nobody knows"},
}


def install() -> Path:
    """The folder in which the provider stands, put there once; skips where it cannot be had."""
    wanted = [HERE / name for name in ("package.json", "package-lock.json", "provider.js")]
    ready = all(
        (INSTALLED / each.name).exists() and (INSTALLED / each.name).read_bytes() == each.read_bytes()
        for each in wanted
    )
    if ready:
        return INSTALLED
    if not (shutil.which("node") and shutil.which("npm")):
        _cannot("node and npm are not here, in which the provider of logins runs")
    # Beside its place and then moved there: another worker may be doing the same.
    with tempfile.TemporaryDirectory(dir=INSTALLED.parent) as folder:
        for each in wanted:
            shutil.copy(each, folder)
        command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            _cannot(f"the provider of logins could not be installed: {done.stderr.strip()[:200]}")
        shutil.rmtree(INSTALLED, ignore_errors=True)
        shutil.copytree(folder, INSTALLED, dirs_exist_ok=True)
    return INSTALLED


def _cannot(why: str) -> None:
    """Not run, and said so; where it must run, a failure."""
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


@dataclass
class Provider:
    """The provider at one address; `restart` gives it new keys."""

    folder: Path
    port: int
    process: subprocess.Popen[str] | None = field(default=None)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = ["node", "--no-warnings", "provider.js", str(self.port), json.dumps(PEOPLE)]
        self.process = subprocess.Popen(
            command,
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        if "ready\n" not in iter(self.process.stdout.readline, ""):
            raise AssertionError("the provider did not start")
        # What it says from now on goes nowhere.
        self.listening = threading.Thread(target=self.process.stdout.read)
        self.listening.start()

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.listening.join()
            for pipe in (self.process.stdin, self.process.stdout):
                assert pipe is not None
                pipe.close()
            self.process = None


@contextmanager
def provider() -> Iterator[Provider]:
    folder = install()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    here = Provider(folder, port)
    here.start()
    try:
        yield here
    finally:
        here.stop()


_ACTION = re.compile(r'action="([^"]+)"')
_PROMPT = re.compile(r'name="prompt" value="(\w+)"')
_ABORT = re.compile(r'href="([^"]+/abort)"')


@dataclass
class Browser:
    """Opens what it is told to, on a thread of its own, and there logs `name` in, or cancels where there is none."""

    name: str
    last_page: str = ""
    opened: list[str] = field(default_factory=list)
    _thread: threading.Thread | None = None

    def __call__(self, url: str) -> bool:
        self.opened.append(url)
        self._thread = threading.Thread(target=self._visit, args=(url,))
        self._thread.start()
        return True

    def close(self) -> None:
        if self._thread is not None:
            self._thread.join()

    def _visit(self, url: str) -> None:
        with httpx2.Client(follow_redirects=True, trust_env=False, timeout=20) as client:
            page = client.get(url)
            while form := _ACTION.search(page.text):
                if not self.name:
                    abort = _ABORT.search(page.text)
                    assert abort is not None
                    page = client.get(abort[1])
                    break
                prompt = _PROMPT.search(page.text)
                assert prompt is not None
                said = {"prompt": prompt[1], "login": self.name, "password": "anything"}
                page = client.post(form[1], data=said)
            self.last_page = page.text

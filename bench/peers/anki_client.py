"""A laptop with Anki: reads one request a line, `{"do": …}`, and prints what became of it.

Runs on a Python of its own, which has Anki and nothing of ours.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from anki.collection import AddNoteRequest, Collection
from anki.errors import NetworkError, SyncError
from anki.sync import SyncAuth, SyncOutput

_FOLDER, _USER, _PASSWORD = sys.argv[1:]
_laptops: dict[str, Collection] = {}
_logins: dict[tuple[str, str], SyncAuth] = {}


def _laptop(name: str) -> Collection:
    if name not in _laptops:
        _laptops[name] = Collection(str(Path(_FOLDER, f"{name}.anki2")))
    return _laptops[name]


def _login(name: str, url: str) -> SyncAuth:
    """Once for each laptop and address: logging in is not what is measured."""
    if (name, url) not in _logins:
        _logins[name, url] = _laptop(name).sync_login(_USER, _PASSWORD, f"{url}/")
    return _logins[name, url]


def _ms(began: float) -> float:
    return (perf_counter() - began) * 1000


def fill(url: str, name: str, file: str) -> dict[str, Any]:
    """A laptop writes everything, and sends it."""
    records = json.loads(Path(file).read_text(encoding="utf-8"))
    collection = _laptop(name)
    for kind, example in {each["type"]: each for each in records}.items():
        _add_kind(collection, kind, list(example))
    deck = collection.decks.id("Cases")
    collection.add_notes([AddNoteRequest(_note(collection, each), deck) for each in records])
    login = _login(name, url)
    began = perf_counter()
    collection.close_for_full_sync()
    collection.full_upload_or_download(auth=login, server_usn=None, upload=True)
    collection.reopen(after_full_sync=True)
    return {"ms": _ms(began)}


def _add_kind(collection: Collection, kind: str, cells: Sequence[str]) -> None:
    """A kind of record is a note type, with a field for each cell, and with the one card that Anki insists on."""
    models = collection.models
    made = models.new(kind)
    for cell in cells:
        models.add_field(made, models.new_field(cell))
    card = models.new_template("card")
    card["qfmt"] = card["afmt"] = "{{id}}"
    models.add_template(made, card)
    models.add(made)


def _note(collection: Collection, record: Mapping[str, Any]) -> Any:
    note = collection.new_note(collection.models.by_name(record["type"]))
    for cell, value in record.items():
        note[cell] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return note


def first(url: str, name: str, **_batch: int) -> dict[str, Any]:
    """A laptop that holds nothing yet fetches everything: Anki sends its whole file, however large."""
    login = _login(name, url)
    began = perf_counter()
    _fetch_all(name, login)
    return {"ms": _ms(began), "held": _laptop(name).note_count()}


def _fetch_all(name: str, login: SyncAuth) -> None:
    said = _laptop(name).sync_collection(login, sync_media=False)
    assert said.required == SyncOutput.FULL_DOWNLOAD, said
    _laptop(name).close_for_full_sync()
    try:
        _laptop(name).full_upload_or_download(auth=login, server_usn=None, upload=False)
    finally:
        _laptop(name).reopen(after_full_sync=True)


def cut(url: str, name: str, count: int, seconds: float, **_batch: int) -> dict[str, Any]:
    """The same while the line is cut again and again: it begins anew until it has all."""
    login = _login(name, url)
    began, cuts = perf_counter(), 0
    while _laptop(name).note_count() < count and perf_counter() < began + seconds:
        try:
            _fetch_all(name, login)
        except (NetworkError, SyncError):
            cuts += 1
    return {"ms": _ms(began), "cuts": cuts, "held": _laptop(name).note_count()}


def edits(url: str, name: str, edits: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One field of one record at a time, from its being stored to the server's having it."""
    times = []
    for each in edits:
        write(name, each["record"], each["cells"])
        times.append(quiet(url, name)["ms"])
    return {"times": times}


def quiet(url: str, name: str) -> dict[str, Any]:
    """Both ways, when there is nothing new."""
    login = _login(name, url)
    began = perf_counter()
    said = _laptop(name).sync_collection(login, sync_media=False)
    assert said.required == SyncOutput.NO_CHANGES, said
    return {"ms": _ms(began)}


def write(name: str, record: str, cells: Mapping[str, str]) -> dict[str, Any]:
    note = _found(name, record)
    for cell, value in cells.items():
        note[cell] = value
    _laptop(name).update_note(note)
    return {}


def sync(url: str, name: str) -> dict[str, Any]:
    quiet(url, name)
    return {}


def read(name: str, record: str) -> dict[str, Any]:
    return {"cells": dict(_found(name, record).items()), "hidden": 0}


def _found(name: str, record: str) -> Any:
    (note,) = _laptop(name).find_notes(f"id:{record}")
    return _laptop(name).get_note(note)


_VERBS = {each.__name__: each for each in (fill, first, cut, edits, quiet, write, sync, read)}

for _line in sys.stdin:
    _words = json.loads(_line)
    print(json.dumps(_VERBS[_words.pop("do")](**_words)), flush=True)
for _each in _laptops.values():
    _each.close()

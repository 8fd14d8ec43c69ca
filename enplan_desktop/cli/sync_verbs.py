"""`enplan join` and `enplan sync`: a vault and its server, without a window."""

import getpass
import platform
import random
import time
from argparse import Namespace
from typing import NoReturn

from enplan_desktop.cli.asking import ONE_TIME_CODE, secret
from enplan_desktop.cli.ending import complain
from enplan_desktop.cli.opening import owned_vault
from enplan_desktop.cli.printing import print_json, tell
from enplan_desktop.cli.troubles import NoServer
from enplan_desktop.language import say
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync import engine, joining
from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.remote import Remote
from enplan_desktop.sync.rhythm import Rhythm, next_sync


def join(asked: Namespace) -> int:
    code = asked.code or secret(ONE_TIME_CODE, asked.code_file, "--code-file", asked.language)
    with owned_vault(asked, to_sync=True) as vault:
        joining.join(vault, asked.address, code.strip(), _laptop_name()).close()
        identity = vault.identity
        server = vault.get_setting(joining.SERVER_NAME)
    assert identity is not None
    tell(asked, "The vault has joined {server}, as {name}.", server=server, name=identity.person_name)
    tell(asked, "Send and fetch with: enplan sync --once")
    return 0


def _laptop_name() -> str:
    return f"{getpass.getuser()}, {platform.node()}" if platform.node() else getpass.getuser()


def sync(asked: Namespace) -> int:
    """With `--once` until everything has gone both ways, else until it is stopped."""
    with owned_vault(asked, to_sync=True) as vault:
        if asked.resume:
            vault.resume_sync()
        remote = joining.connect(vault)
        if remote is None:
            raise NoServer
        try:
            if asked.once:
                _report(engine.sync_once(vault, remote, looks_ahead=True), vault, asked)
            else:
                _go_on(vault, remote, asked)
        finally:
            remote.close()
    return 0


def _report(outcome: SyncOutcome, vault: Vault, asked: Namespace) -> None:
    """Prints what one run did; raises what ended it early."""
    unsent, undecided = vault.unsent(), len(vault.undecided())
    if asked.json:
        print_json(
            {
                "sent": outcome.sent,
                "received": outcome.received,
                "waiting": unsent.waiting,
                "refused": unsent.refused,
                "to_decide": undecided,
                "cases": sorted(outcome.cases),
            }
        )
    else:
        tell(asked, "Sent: {sent}. Fetched: {received}.", sent=outcome.sent, received=outcome.received)
        if unsent.waiting:
            tell(asked, "Still waiting here: {count}.", count=unsent.waiting)
        if unsent.refused:
            tell(asked, "Refused by the server, and kept here: {count}.", count=unsent.refused)
        if undecided:
            tell(asked, "To settle: {count}", count=undecided)
    if outcome.trouble is not None:
        raise outcome.trouble


def _go_on(vault: Vault, remote: Remote, asked: Namespace) -> NoReturn:
    """Syncs again and again, at the pace of the window, until it is stopped or waiting would not help."""
    rhythm = Rhythm()
    while True:
        outcome = engine.sync_once(vault, remote, page=rhythm.page, looks_ahead=True)
        rhythm = next_sync(rhythm, outcome, random.random())
        if outcome.trouble is not None and rhythm.wait is not None:
            complain(say(outcome.trouble.sentence, asked.language, **outcome.trouble.values))
        elif outcome.sent or outcome.received or rhythm.wait is None:
            _report(outcome, vault, asked)
        time.sleep(rhythm.wait or 0)

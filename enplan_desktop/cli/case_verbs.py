"""`enplan case …`: read, export and import cases. Whoever looks at a case is logged, here as in the window."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from enplan_desktop.cli.case_lines import STATUS_WORDS, case_lines
from enplan_desktop.cli.naming import case_named
from enplan_desktop.cli.opening import owned_vault
from enplan_desktop.cli.printing import print_json, print_table, tell, write_text
from enplan_desktop.cli.troubles import CannotRead
from enplan_desktop.cli.wall_clock import wall_clock_now
from enplan_desktop.cli.writing import write_file
from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.dates import short_day
from enplan_desktop.domain.records import Case
from enplan_desktop.domain.schema import Plain, to_plain
from enplan_desktop.language import say
from enplan_desktop.storage.vault import Vault


def list_cases(asked: Namespace) -> int:
    now = wall_clock_now()
    with owned_vault(asked) as vault:
        caseload = sorted(vault.caseload(now), key=lambda facts: facts.case.display_name.casefold())
    if asked.json:
        print_json([_plain_facts(facts) for facts in caseload])
    elif caseload:
        heads = ("Name", "Status", "Last contact", "Next appointment", "To settle", "Id")
        rows = [_row(facts, now, asked.language) for facts in caseload]
        print_table([say(head, asked.language) for head in heads], rows)
    else:
        tell(asked, "There are no cases in this vault.")
    return 0


def _plain_facts(facts: CaseFacts) -> Plain:
    """What the vault knows of a case without opening it."""
    return {
        "id": facts.case.id,
        "display_name": facts.case.display_name,
        "status": to_plain(facts.case.status),
        "last_contact": to_plain(facts.last_contact),
        "last_contact_by": to_plain(facts.last_contact_by),
        "waiting_on_us": facts.waiting_on_us,
        "nobody_has": facts.nobody_has,
        "next_due": to_plain(facts.next_due),
        "next_appointment": to_plain(facts.next_appointment),
        "to_decide": facts.to_decide,
    }


def _row(facts: CaseFacts, now: datetime, language: str) -> tuple[str, ...]:
    def day(moment: datetime | None) -> str:
        return short_day(moment, language, now.date()) if moment else "–"

    return (
        facts.case.display_name,
        say(STATUS_WORDS[facts.case.status], language),
        day(facts.last_contact),
        day(facts.next_appointment),
        str(facts.to_decide or "–"),
        facts.case.id,
    )


def show(asked: Namespace) -> int:
    now = wall_clock_now()
    with owned_vault(asked) as vault:
        case = case_named(asked.case, _cases(vault))
        vault.log_lookup(case.id, "shown on the command line")
        plan = vault.plan(case.id)
        exported = vault.export_cases([case.id])
    if asked.json:
        write_text(exported)
    else:
        for line in case_lines(plan, now, asked.language):
            print(line)
    return 0


def export(asked: Namespace) -> int:
    """JSON in clear text leaves the vault here, as a person asked: it is logged for each case."""
    with owned_vault(asked) as vault:
        cases = list(_cases(vault))
        chosen = list(dict.fromkeys(case_named(each, cases).id for each in asked.case)) or vault.case_ids()
        for case_id in chosen:
            vault.log_lookup(case_id, "exported on the command line")
        text = vault.export_cases(chosen)
    if asked.out is None:
        write_text(text)
    else:
        write_file(asked.out, text.encode())
        tell(
            asked,
            "Exported cases: {count}. The file is not encrypted: {file}",
            count=len(chosen),
            file=asked.out,
        )
    return 0


def take(asked: Namespace) -> int:
    text = _text_of(asked.file)
    with owned_vault(asked) as vault:
        ids = vault.import_cases(text)
    if asked.json:
        print_json(list(ids))
    else:
        tell(asked, "Imported cases: {count}.", count=len(ids))
    return 0


def _text_of(file: Path) -> str:
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRead(file) from error


def _cases(vault: Vault) -> list[Case]:
    return [facts.case for facts in vault.caseload(wall_clock_now())]


VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "list": list_cases,
    "show": show,
    "export": export,
    "import": take,
}

"""Which function does which headless verb. A verb's module is only imported when the verb is asked for."""

from argparse import Namespace


def run(asked: Namespace) -> int:
    """Does what was asked and returns the exit code; raises Trouble for what a person can act on."""
    match asked.verb:
        case "vault":
            from enplan_desktop.cli import vault_verbs

            return vault_verbs.VERBS[asked.action](asked)
        case "case":
            from enplan_desktop.cli import case_verbs

            return case_verbs.VERBS[asked.action](asked)
        case "sheet":
            from enplan_desktop.cli.sheet_verb import sheet

            return sheet(asked)
        case "join":
            from enplan_desktop.cli.sync_verbs import join

            return join(asked)
        case "sync":
            from enplan_desktop.cli.sync_verbs import sync

            return sync(asked)
    raise ValueError(f"no verb {asked.verb!r}")

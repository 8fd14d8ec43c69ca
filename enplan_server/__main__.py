"""enplan-server: one command that serves, invites people and looks after the database."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_server import commands
from enplan_server.database import default_url, open_database
from enplan_server.logs import FORMATS, begin_logging
from enplan_server.serving import GRACE_SECONDS, OFF, SAME


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; returns the exit code. The world's troubles are one line on standard error."""
    asked = _parser().parse_args(arguments)
    begin_logging(getattr(asked, "log_format", "text"))
    try:
        # A code for a database that nobody meant is worse than none: only one that is named is made for it.
        make = asked.verb == "serve" or (asked.verb == "invite" and asked.database is not None)
        engine = open_database(asked.database or default_url(), make=make)
        try:
            code = commands.VERBS[asked.verb](engine, asked)
            sys.stdout.flush()
            return code
        finally:
            engine.dispose()
    except BrokenPipeError:
        # Whoever reads has had enough, as `head` has; what was asked for is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="enplan-server", description="The central server of En plan.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--database",
        metavar="URL",
        default=os.environ.get("ENPLAN_DATABASE"),
        help="sqlite:///FILE or postgresql://USER@HOST/NAME; else $ENPLAN_DATABASE; else a file in the data folder",
    )
    verbs = parser.add_subparsers(dest="verb", required=True)

    _add_serve(verbs.add_parser("serve", parents=[shared], help="answer laptops until told to stop"))

    invite = verbs.add_parser("invite", parents=[shared], help="print a one-time code for somebody's laptop")
    who = invite.add_mutually_exclusive_group(required=True)
    who.add_argument("--name", help="somebody new")
    who.add_argument("--person", metavar="ID-OR-NAME", help="somebody who is here already: one more laptop")
    invite.add_argument("--unit", type=Unit, choices=list(Unit), help="where somebody new is employed")
    invite.add_argument("--days", type=int, default=14, help="how long the code lasts")

    _person_verbs(verbs.add_parser("person", help="the people of this server"), shared)

    device = verbs.add_parser("device", help="the laptops of this server")
    what = device.add_subparsers(dest="what", required=True)
    listing = what.add_parser("list", parents=[shared], help="every laptop and whose it is")
    listing.add_argument("--json", action="store_true")
    revoking = what.add_parser("revoke", parents=[shared], help="shut a lost laptop out")
    revoking.add_argument("device", metavar="ID")

    share = verbs.add_parser("share", parents=[shared], help="let somebody work on a case")
    share.add_argument("case", metavar="CASE-ID")
    share.add_argument("person", metavar="ID-OR-NAME")

    purges = verbs.add_parser("purges", parents=[shared], help="laptops that have not removed what they must")
    purges.add_argument("--json", action="store_true")

    quarantine = verbs.add_parser("quarantine", help="what was written when access ended, and never sent")
    what = quarantine.add_subparsers(dest="what", required=True)
    waiting = what.add_parser("list", parents=[shared], help="what waits for a person to let it in")
    waiting.add_argument("--json", action="store_true")
    release = what.add_parser("release", parents=[shared], help="let a change into its case after all")
    release.add_argument("change", metavar="ID")

    verbs.add_parser(
        "restored", parents=[shared], help="say that the database was put back from an older copy"
    )
    verbs.add_parser("check", parents=[shared], help="look whether the database is whole")
    return parser


def _add_serve(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8765, help="0 takes a free one")
    serve.add_argument(
        "--metrics-port",
        type=_metrics_port,
        default=SAME,
        metavar="PORT",
        help="where figures are told, at /metrics on the same host; else beside everything else; or off",
    )
    serve.add_argument(
        "--grace",
        type=int,
        default=GRACE_SECONDS,
        metavar="SECONDS",
        help="how long what is under way may take once it is told to stop",
    )
    serve.add_argument("--log-format", choices=FORMATS, default="text", help="json: one object a line")
    serve.add_argument("--name", default="En plan", help="what laptops call this server")
    serve.add_argument(
        "--ready-file", type=Path, metavar="FILE", help="the address is written here when it answers"
    )
    login = serve.add_argument_group("where people may log in in place of a code (OpenID Connect)")
    login.add_argument("--oidc-issuer", metavar="URL", help="the provider's own name for itself")
    login.add_argument("--oidc-client-id", metavar="ID", help="what the provider calls En plan")
    login.add_argument(
        "--oidc-unit-claim", metavar="NAME", default="unit", help="the claim that names somebody's unit"
    )


def _metrics_port(text: str) -> str:
    if text not in (SAME, OFF) and not (text.isdecimal() and int(text) < 2**16):
        raise argparse.ArgumentTypeError(f"{text} is no port")
    return text


def _person_verbs(person: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    what = person.add_subparsers(dest="what", required=True)
    adding = what.add_parser("add", parents=[shared], help="somebody new; prints their id")
    adding.add_argument("--name", required=True)
    adding.add_argument("--unit", type=Unit, choices=list(Unit), required=True)
    listing = what.add_parser("list", parents=[shared], help="everybody, and who still needs a unit")
    listing.add_argument("--json", action="store_true")
    moving = what.add_parser("set-unit", parents=[shared], help="say in which unit somebody works")
    moving.add_argument("person", metavar="ID-OR-NAME")
    moving.add_argument("unit", type=Unit, choices=list(Unit))


if __name__ == "__main__":
    sys.exit(main())

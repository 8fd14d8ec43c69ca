"""What can be asked of `enplan` on its command line, read into one namespace.

`verb` is None for the window, "demo", or a headless verb (`verbs.py`), whose second word, if any, is `action`.
Secrets are never arguments, since other programs on the computer can read those: they come from files or are
asked for.
"""

import locale
import os
from argparse import SUPPRESS, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from enplan_desktop.domain.terms import SheetFormat, SheetStyle, Unit
from enplan_desktop.language import LANGUAGES, say

NOT_UNDERSTOOD = 2
"""Exit code for arguments that cannot be read."""


def read_arguments(arguments: Sequence[str]) -> Namespace:
    """Ends the program, with one line on standard error, where the arguments cannot be understood.

    `language` is what headless verbs speak; `lang` what `--lang` named, None where it was not given, since the
    window remembers its own.
    """
    language = _asked_language(arguments) or language_of_terminal(os.environ)
    return _Everything(language).parser.parse_args(
        arguments, Namespace(vault=None, lang=None, language=language)
    )


def language_of_terminal(environ: Mapping[str, str]) -> str:
    """The language that other programs speak on this terminal, if it is one of ours; English if not."""
    named = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), None)
    return "da" if (named or locale.getlocale()[0] or "").lower().startswith("da") else "en"


def _asked_language(arguments: Sequence[str]) -> str | None:
    """What `--lang` says; what cannot be read is refused later, together with everything else."""
    known = dict(pairwise(arguments))
    asked = known.get("--lang") or next((each[7:] for each in arguments if each.startswith("--lang=")), None)
    return asked if asked in LANGUAGES else None


class _Parser(ArgumentParser):
    """Speaks the language of the program, and says what is wrong in one line."""

    def __init__(self, *, language: str, **kwargs: Any) -> None:
        super().__init__(
            **kwargs,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, language),
        )
        self.language = language
        self._positionals.title = say("What to do", language)
        self._optionals.title = say("Options", language)
        self.add_argument("-h", "--help", action="help", help=say("show this and stop", language))

    def error(self, message: str) -> NoReturn:
        sentence = "This cannot be read: {reason}. See what can be said with: {command}"
        words = say(sentence, self.language, reason=message, command=f"{self.prog} --help")
        self.exit(NOT_UNDERSTOOD, f"enplan: {' '.join(words.split())}\n")


class _Formatter(HelpFormatter):
    def __init__(self, prog: str, language: str) -> None:
        super().__init__(prog, max_help_position=32)
        self._language = language

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(
            usage, actions, groups, f"{say('How', self._language)}: " if prefix is None else prefix
        )


class _Everything:
    """The whole command line in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._anywhere = self._options()
        self._anywhere.add_argument(
            "--vault", type=Path, default=SUPPRESS, metavar="DIR", help=self._say("the vault's folder")
        )
        self._anywhere.add_argument(
            "--lang", choices=LANGUAGES, default=SUPPRESS, help=self._say("the language of the program")
        )
        self._opening = self._options()
        self._file(
            self._opening,
            "--passphrase-file",
            "a file whose first line is the passphrase; else it is asked for",
        )
        self._json = self._options()
        self._json.add_argument("--json", action="store_true", help=self._say("print JSON, for programs"))
        self.parser = self._window()
        verbs = self.parser.add_subparsers(dest="verb", metavar=self._say("VERB"))
        self._demo(verbs)
        self._vault(verbs)
        self._case(verbs)
        self._sheet(verbs)
        self._sync(verbs)

    def _say(self, sentence: str) -> str:
        return say(sentence, self._language)

    def _options(self) -> ArgumentParser:
        return ArgumentParser(add_help=False)

    def _file(self, parser: ArgumentParser, option: str, sentence: str) -> None:
        parser.add_argument(option, type=Path, metavar="FILE", help=self._say(sentence))

    def _verb(self, verbs: Any, name: str, sentence: str, *options: ArgumentParser) -> ArgumentParser:
        words = self._say(sentence)
        added: ArgumentParser = verbs.add_parser(
            name,
            help=words,
            description=f"{words[0].upper()}{words[1:]}.",
            parents=[self._anywhere, *options],
            language=self._language,
        )
        return added

    def _actions(self, verb: ArgumentParser) -> Any:
        return verb.add_subparsers(dest="action", required=True, metavar=self._say("VERB"))

    def _window(self) -> ArgumentParser:
        parser = _Parser(
            prog="enplan",
            language=self._language,
            description=self._say(
                "En plan: one page that a citizen and a caseworker draw up together. Without a verb, the window."
            ),
            parents=[self._anywhere],
        )
        parser.add_argument(
            "--offline", action="store_true", help=self._say("the window stays off the network")
        )
        parser.add_argument(
            "--version",
            action="version",
            version=f"En plan {version('enplan-desktop')}",
            help=self._say("show the version and stop"),
        )
        return parser

    def _demo(self, verbs: Any) -> None:
        demo = self._verb(
            verbs, "demo", "play the scripted home visit: two laptops and a server on this machine"
        )
        demo.add_argument(
            "--out",
            type=Path,
            default=Path("enplan-demo"),
            metavar="DIR",
            help=self._say("where the page and the pictures go"),
        )

    def _vault(self, verbs: Any) -> None:
        actions = self._actions(self._verb(verbs, "vault", "make and look after the vault"))
        create = self._verb(actions, "create", "make a new vault and print its recovery key", self._opening)
        create.add_argument(
            "--example", action="store_true", help=self._say("fill it with 25 invented cases")
        )
        create.add_argument("--name", help=self._say("the owner's name"))
        create.add_argument(
            "--unit",
            type=Unit,
            choices=list(Unit),
            metavar="UNIT",
            help=f"{self._say('where the owner is employed')}: {', '.join(Unit)}",
        )
        self._file(
            create, "--recovery-key-file", "write the recovery key to this new file, and do not print it"
        )
        self._verb(actions, "check", "look whether the vault is whole", self._opening)
        backup = self._verb(
            actions, "backup", "make an encrypted backup and try that it opens", self._opening
        )
        backup.add_argument(
            "--to", type=Path, metavar="DIR", help=self._say("where to put it; else beside the vault")
        )
        restore = self._verb(actions, "restore", "put a backup in the vault's place", self._opening)
        restore.add_argument(
            "backup",
            type=Path,
            nargs="?",
            metavar="BACKUP",
            help=self._say("which one; else the newest good one"),
        )
        self._file(
            restore,
            "--recovery-key-file",
            "on a new computer: a file with the recovery key, in place of the passphrase",
        )
        change = self._verb(actions, "passphrase", "change the passphrase", self._opening)
        recover = self._verb(
            actions, "recover", "open the vault by its recovery key and give it a new passphrase"
        )
        self._file(
            recover,
            "--recovery-key-file",
            "a file whose first line is the recovery key; else it is asked for",
        )
        for each in (restore, change, recover):
            self._file(
                each,
                "--new-passphrase-file",
                "a file whose first line is the new passphrase; else it is asked for",
            )

    def _case(self, verbs: Any) -> None:
        actions = self._actions(self._verb(verbs, "case", "read, export and import cases"))
        self._verb(actions, "list", "list the caseload", self._opening, self._json)
        show = self._verb(actions, "show", "show one case", self._opening, self._json)
        self._named_case(show)
        export = self._verb(actions, "export", "write cases as JSON, in clear text", self._opening)
        export.add_argument(
            "case", nargs="*", metavar="CASE", help=self._say("id, beginning of an id, or name; else all")
        )
        self._file(export, "--out", "where to write; else to standard output")
        take = self._verb(
            actions, "import", "add the cases of an exported file, all or none", self._opening, self._json
        )
        take.add_argument(
            "file", type=Path, metavar="FILE", help=self._say("the file, or - for standard input")
        )

    def _sheet(self, verbs: Any) -> None:
        sheet = self._verb(
            verbs, "sheet", "make a citizen's page as PDF or picture", self._opening, self._json
        )
        sheet.add_argument(
            "case", nargs="?", metavar="CASE", help=self._say("id, beginning of an id, or name")
        )
        sheet.add_argument(
            "--blank",
            action="store_true",
            help=self._say("an empty page to write on by hand, in place of a citizen's; needs no vault"),
        )
        sheet.add_argument(
            "--out",
            type=Path,
            required=True,
            metavar="FILE",
            help=self._say("where to write it: .pdf or .png, and the back of a .png beside it as -back.png"),
        )
        sheet.add_argument(
            "--as-it-is",
            action="store_true",
            help=self._say("also when something on the page should be looked at first"),
        )
        sheet.add_argument(
            "--style", type=SheetStyle, choices=list(SheetStyle), metavar="STYLE", help=", ".join(SheetStyle)
        )
        sheet.add_argument(
            "--format",
            type=SheetFormat,
            choices=list(SheetFormat),
            metavar="FORMAT",
            help=", ".join(SheetFormat),
        )
        sheet.add_argument(
            "--language",
            dest="sheet_language",
            metavar="CODE",
            help=self._say("the language of the page, such as pl; else the one that the citizen chose"),
        )
        sheet.add_argument(
            "--beside-danish",
            action="store_true",
            default=None,
            help=self._say("with the Danish words beside those of the other language"),
        )

    def _sync(self, verbs: Any) -> None:
        sync = self._verb(verbs, "sync", "send and fetch changes", self._opening, self._json)
        sync.add_argument(
            "--resume", action="store_true", help=self._say("let a restored vault send and fetch again")
        )
        sync.add_argument(
            "--once", action="store_true", help=self._say("stop when everything is sent and fetched")
        )
        join = self._verb(verbs, "join", "join a server, with everything that the vault holds", self._opening)
        join.add_argument(
            "address",
            metavar="ADDRESS",
            help=self._say("the server's address, for instance https://plan.example.dk"),
        )
        join.add_argument(
            "code", nargs="?", metavar="CODE", help=self._say("the one-time code; else it is asked for")
        )
        self._file(join, "--code-file", "a file whose first line is the one-time code")

    def _named_case(self, parser: ArgumentParser) -> None:
        parser.add_argument("case", metavar="CASE", help=self._say("id, beginning of an id, or name"))

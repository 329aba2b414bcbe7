"""The command line: everything that needs no window, and no Qt.

Exit codes: 0 done; 1 done in part, or damage found; 2 not done (usage, unreadable file, environment);
130 interrupted.
Errors go to standard error in one line. Each command is a module of this package with a function
``add_arguments(parser)`` and a function ``run``, and a row in ``COMMANDS``; it is imported only when
it is the one chosen, and so is what runs it: the window starts through this module too.
"""

import argparse
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from receiving_app.cli.values import day
from receiving_app.options import Options

WINDOW_COMMANDS = ("window", "demo", "screenshots", "gallery")
_USAGE = 2  # ``output.NOT_DONE``, which is not loaded for the window


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the module that has it, and what ``--help`` says of it.

    Attributes:
        module: of this package; empty for the window's commands.
        database: whether ``run(context, arguments, words)`` is given an open database; else it is
            ``run(chosen, words)``.
    """

    module: str
    help: str
    database: bool = True


COMMANDS: dict[str, Command] = {
    "window": Command("", "start the bench's window (the default)"),
    "import": Command("import_file", "import returns or a catalogue from a CSV, XLSX or JSON file"),
    "export": Command("export", "write an issued document to a file"),
    "send": Command("send", "deposit and e-mail the documents that wait for it"),
    "outgoing": Command("outgoing", "set where documents go after issue; list, retry, give up"),
    "mail-password": Command("mail_password", "keep the mail server's password in the system's keyring"),
    "people": Command("people", "list the people who sign in; give an administrator a new PIN"),
    "label": Command("label", "write the label of a return's parcel, or of one of its units"),
    "list": Command("list_returns", "list all returns"),
    "command-sheet": Command("command_sheet", "write the sheet of command barcodes"),
    "scan-decode": Command("scan_decode", "tell what typed lines are, from standard input", database=False),
    "calibrate": Command("calibrate", "tell how a scanner types, from recorded keystrokes", database=False),
    "export-archive": Command("export_archive", "write a period's documents and acts into a folder"),
    "verify": Command("verify", "check the database, the documents and the numbers", database=False),
    "backup": Command("backup", "write a verified copy of the database; without --to, into its folder"),
    "restore": Command("restore", "put a backup in the place of the database", database=False),
    "move": Command(
        "move", "move the database's file to a PostgreSQL server, or try a server", database=False
    ),
    "journal": Command("journal", "erase what the journal says of people before a day"),
    "doctor": Command("doctor", "tell what is installed, missing and writable", database=False),
    "simulate": Command("simulate", "take synthetic returns through the services"),
    "demo": Command("demo", "drive the window over the sample data, with pictures"),
    "screenshots": Command("screenshots", "grab every screen in every language, size and theme"),
    "gallery": Command("gallery", "show every widget in every state; with --output, its pictures"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The parsed command line: a command, its own arguments, and what every command takes."""

    command: str
    arguments: argparse.Namespace
    options: Options


class OneLineParser(argparse.ArgumentParser):
    """An argparse parser whose errors are one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and exit with code 2."""
        self.exit(_USAGE, f"{self.prog}: {message}\n")


class _CommandParser(OneLineParser):
    """A command's parser; its module is imported, and adds its arguments, once the command is chosen."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        module = COMMANDS[self.prog.rsplit(" ", 1)[-1]].module
        if module:
            _module(module).add_arguments(self)
        return super().parse_known_args(args, namespace)


def _module(name: str) -> Any:
    return import_module(f"receiving_app.cli.{name}")


def parse(arguments: Sequence[str]) -> Chosen:
    """Parse the command line.

    Raises:
        SystemExit: with code 2 and one line on standard error where it is wrong; 0 for ``--help``.
    """
    # ``--gallery`` is the command, too, as other design systems have it.
    parsed = _parser().parse_args(["gallery" if one == "--gallery" else one for one in arguments])
    options = Options(
        *(parsed.data_dir, parsed.database, parsed.today, parsed.language, parsed.operator),
        network_share=parsed.network_share,
        bench=parsed.bench,
    )
    return Chosen(parsed.command or "window", parsed, options)


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="main.py", description="Réception RMA: the returns receiving bench")
    parser.add_argument(
        "--data-dir", default="", metavar="DIR", help="folder of the data (default: the user's)"
    )
    parser.add_argument(
        "--database",
        default="",
        metavar="FILE",
        help="database file, or postgresql://… of a server, instead of the folder's",
    )
    parser.add_argument("--today", type=day, metavar="YYYY-MM-DD", help="set the day; sample databases only")
    parser.add_argument("--language", choices=("fr", "en"), default="", help="language of the messages")
    parser.add_argument("--operator", default="", metavar="NAME", help="who works at this bench")
    parser.add_argument("--bench", default="", metavar="NAME", help="name of this bench (default: 1)")
    parser.add_argument(
        "--network-share", action="store_true", help="open a database on a network share, at one's own risk"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_CommandParser)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.help)
    return parser


def speak_utf8() -> None:
    """Make standard output and error UTF-8 whatever the locale: a file name or an accent never fails."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def run(chosen: Chosen) -> int:
    """Run a command and return its exit code."""
    from receiving_app.cli.running import run as run_command

    return run_command(chosen)

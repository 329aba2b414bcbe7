"""The command line: everything that needs no window, and no Qt.

Exit codes: 0 done; 1 done in part, or damage found; 2 not done (usage, unreadable file, environment);
130 interrupted.
Errors go to standard error in one line. Each command imports what it alone needs: the window starts
through this module too.
"""

import argparse
import contextlib
import errno
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from receiving_app.app_context import AppContext, Options, open_context
from receiving_app.domain.errors import DomainError, Interrupted, NotADatabase, RealProfile, UnwritableFile
from receiving_app.paths import data_folder, database_file
from receiving_app.wording import Wording, in_language

if TYPE_CHECKING:
    from receiving_app.services.import_rows import ImportReport

DONE, PARTLY, NOT_DONE = 0, 1, 2
INTERRUPTED = 130  # as shells count it: 128 and the number of SIGINT
WINDOW_COMMANDS = ("window", "demo")
_FIRST_YEAR, _LAST_YEAR = 2000, 2099  # beyond, deadlines run out of the calendar


@dataclass(frozen=True, slots=True)
class Chosen:
    """The parsed command line: a command, its own arguments, and what every command takes."""

    command: str
    arguments: argparse.Namespace
    options: Options


class _OneLineParser(argparse.ArgumentParser):
    """An argparse parser whose errors are one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(NOT_DONE, f"{self.prog}: {message}\n")


def parse(arguments: Sequence[str]) -> Chosen:
    """Parse the command line.

    Raises:
        SystemExit: with code 2 and one line on standard error where it is wrong; 0 for ``--help``.
    """
    parsed = _parser().parse_args(arguments)
    options = Options(parsed.data_dir, parsed.database, parsed.today, parsed.language, parsed.operator)
    return Chosen(parsed.command or "window", parsed, options)


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(prog="main.py", description="Réception RMA: the returns receiving bench")
    parser.add_argument(
        "--data-dir", default="", metavar="DIR", help="folder of the data (default: the user's)"
    )
    parser.add_argument(
        "--database", default="", metavar="FILE", help="database file instead of the folder's"
    )
    parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="set the day; sample databases only")
    parser.add_argument("--language", choices=("fr", "en"), default="", help="language of the messages")
    parser.add_argument("--operator", default="", metavar="NAME", help="who works at this bench")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_OneLineParser)
    commands.add_parser("window", help="start the bench's window (the default)")
    _add_import(commands.add_parser("import", help="import returns or a catalogue from a CSV file"))
    _add_export(commands.add_parser("export", help="write an issued document to a file"))
    listing = commands.add_parser("list", help="list all returns")
    listing.add_argument("--json", action="store_true", help="one JSON array")
    verify = commands.add_parser("verify", help="check the database, the documents and the numbers")
    verify.add_argument("--json", action="store_true", help="one JSON object")
    doctor = commands.add_parser("doctor", help="tell what is installed, missing and writable")
    doctor.add_argument("--json", action="store_true", help="one JSON object")
    simulate = commands.add_parser("simulate", help="take synthetic returns through the services")
    simulate.add_argument("--returns", type=_count, required=True, metavar="N")
    simulate.add_argument("--seed", type=int, default=1, metavar="S")
    demo = commands.add_parser("demo", help="drive the window over the sample data, with pictures")
    demo.add_argument("--output", default="demo-output", metavar="DIR")
    return parser


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="the report as one JSON object")


def _add_export(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True, parser_class=_OneLineParser)
    note = kinds.add_parser("credit-note", help="the PDF of an issued credit note, byte for byte")
    note.add_argument("number", metavar="NUMBER")
    note.add_argument("--out", required=True, metavar="FILE")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date like 2026-11-23: {text!r}") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"not between {_FIRST_YEAR} and {_LAST_YEAR}: {text!r}")
    return day


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"not a whole number: {text!r}")
    return int(text)


def speak_utf8() -> None:
    """Make standard output and error UTF-8 whatever the locale: a file name or an accent never fails."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def run(chosen: Chosen) -> int:
    """Run a command and return its exit code."""
    words = in_language(chosen.options.language or "fr")
    try:
        return _run(chosen, words)
    except DomainError as error:
        return fail(words, error)
    except KeyboardInterrupt:
        fail(words, Interrupted())
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (``list | head``): nothing is lost.
        _silence_output()
        return NOT_DONE
    except OSError as error:
        if error.filename is None:
            _silence_output()
        return fail(words, unwritable(error.filename or "stdout", error))


def _run(chosen: Chosen, words: Wording) -> int:
    if chosen.command in _WITHOUT_DATABASE:
        code = _WITHOUT_DATABASE[chosen.command](chosen, words)
    else:
        with contextlib.closing(open_context(chosen.options)) as context:
            code = _COMMANDS[chosen.command](context, chosen.arguments, words)
    if sys.stdout is not None:
        # Here, where a full disk can still be told, and not at exit.
        sys.stdout.flush()
    return code


def _silence_output() -> None:
    """Let what is still buffered go nowhere: Python would try to write it again at exit, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def unwritable(path: str, error: OSError) -> UnwritableFile:
    """Return the refusal for a file the system did not let us write."""
    return UnwritableFile(path, "full" if error.errno == errno.ENOSPC else "unwritable")


def fail(words: Wording, error: DomainError) -> int:
    """Say a refusal on standard error, in one line."""
    print(shown(" ".join(str(words.error(error)).split())), file=sys.stderr)
    return NOT_DONE


def shown(text: str) -> str:
    """Return a text in one line that a terminal shows as it is: a foreign file may hold escape sequences."""
    return "".join(
        character if character.isprintable() or character in _SPACES else f"\\u{ord(character):04x}"
        for character in text
    )


def print_json(value: object) -> None:
    """Write one JSON value on standard output, in a line of its own, at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


# --- commands -------------------------------------------------------------------------------


SHOWN = 50
_SPACES = "\u00a0\u202f"  # of French punctuation; not "printable" for Python


def _import(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    report = context.import_file(Path(arguments.file), dry_run=arguments.dry_run)
    if arguments.json:
        print_json(_report(report, words))
        return PARTLY if report.refused else DONE
    kept = {"created": report.created, "updated": report.updated, "unchanged": report.unchanged}
    done = words.text("messages.import.dry_run" if report.dry_run else "messages.import.done")
    print(
        words.text(
            f"messages.import.{report.kind}", done=done, rows=report.rows, refused=report.refused, **kept
        )
    )
    if report.ignored_columns:
        print(words.text("messages.import.ignored", columns=report.ignored_columns))
    for row in report.refusals[:SHOWN]:
        place = words.text("messages.import.place", line=row.line, column=row.column, value=row.value)
        print(shown(f"{place} {words.refused_row(row)}"))
    if report.refused > SHOWN:
        print(words.text("messages.import.more", count=report.refused - SHOWN))
    if report.refused_file:
        print(words.text("messages.import.refused_file", path=report.refused_file))
    return PARTLY if report.refused else DONE


def _report(report: "ImportReport", words: Wording) -> dict[str, object]:
    refusals = [
        {
            "line": row.line,
            "column": row.column,
            "value": row.value,
            "code": row.code,
            "reason": words.refused_row(row),
        }
        for row in report.refusals
    ]
    names = ("kind", "file_name", "rows", "created", "updated", "unchanged", "repeated", "refused", "dry_run")
    return {
        **{name: getattr(report, name) for name in names},
        "ignored_columns": list(report.ignored_columns),
        "refused_file": report.refused_file,
        "refusals": refusals,
    }


def _export(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    from receiving_app.services.reprint import stored_credit_note

    stored = stored_credit_note(context.bench, arguments.number)
    target = Path(arguments.out)
    if context.store.holds(target):
        raise UnwritableFile(str(target), "database")
    try:
        target.write_bytes(stored.pdf)
    except OSError as error:
        raise unwritable(str(target), error) from None
    return DONE


def _list(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    with context.bench.reading() as uow:
        if not arguments.json:
            for row in uow.returns.all_rows():
                notes = " ".join(row.credit_notes)
                status = words.term("status", row.status)
                print(shown(f"{row.rma:20} {status:12} {row.customer:40.40} {notes}"))
            return DONE
        separator = "["
        for row in uow.returns.all_rows():
            record = {
                "rma": row.rma,
                "status": row.status,
                "reason": row.reason,
                "customer": row.customer,
                "opened_on": row.opened_on.isoformat(),
                "expires_on": row.expires_on.isoformat(),
                "credit_notes": list(row.credit_notes),
            }
            sys.stdout.write(f"{separator}\n{json.dumps(record, ensure_ascii=False)}")
            separator = ","
        sys.stdout.write("[]\n" if separator == "[" else "\n]\n")
    return DONE


def _simulate(context: AppContext, arguments: argparse.Namespace, _words: Wording) -> int:
    from receiving_app.simulation import simulate

    if not context.may_hold_samples:
        raise RealProfile("simulate")
    context.install_sample()
    for done in simulate(context.bench, arguments.returns, arguments.seed):
        print_json(
            {
                "rma": done.rma,
                "decision": done.decision,
                "credit_note": done.credit_note,
                "total": float(done.total),
            }
        )
    return DONE


def _doctor(chosen: Chosen, words: Wording) -> int:
    from receiving_app.doctor import examine

    findings = tuple(examine(chosen.options, words))
    good = all(finding.good for finding in findings)
    if chosen.arguments.json:
        print_json({"good": good, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            print(f"{'ok ' if finding.good else 'NON'}  {finding.name:28} {finding.detail}")
    return DONE if good else PARTLY


def _verify(chosen: Chosen, words: Wording) -> int:
    """Check the database; damage that prevents even opening it is damage too."""
    from receiving_app.data.integrity import Problem

    path = database_file(data_folder(chosen.options.data_dir), chosen.options.database)
    problems: list[Problem] = []
    if path.exists():
        try:
            with contextlib.closing(open_context(chosen.options)) as context:
                problems.extend(context.problems())
        except NotADatabase as error:
            problems.append(Problem("file", str(path), str(words.error(error))))
        except DomainError as error:
            return fail(words, error)
    if chosen.arguments.json:
        print_json({"sound": not problems, "problems": [asdict(problem) for problem in problems]})
    elif problems:
        for problem in problems:
            print(f"{problem.kind} {problem.subject}: {problem.detail}", file=sys.stderr)
    else:
        print(
            words.text(
                "messages.verify.sound" if path.exists() else "messages.doctor.no_database", path=str(path)
            )
        )
    return PARTLY if problems else DONE


_WITHOUT_DATABASE: dict[str, Callable[[Chosen, Wording], int]] = {"doctor": _doctor, "verify": _verify}
_COMMANDS: dict[str, Callable[[AppContext, argparse.Namespace, Wording], int]] = {
    "import": _import,
    "export": _export,
    "list": _list,
    "simulate": _simulate,
}

"""``import FILE``: returns or a catalogue from CSV, XLSX or JSON."""

import argparse
from pathlib import Path

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, PARTLY, print_json, shown
from receiving_app.services.import_rows import ImportReport, RefusedRow
from receiving_app.wording import Wording

SHOWN = 50
_SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="the report as one JSON object")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Import, and report each refused row; exit code 1 where there is one."""
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
    print(shown(_how_read(report, words)))
    if report.other_sheets:
        print(shown(words.text("messages.import.other_sheets", sheets=report.other_sheets)))
    if report.repeated:
        print(words.text("messages.import.repeated", count=report.repeated))
    if report.ignored_columns:
        print(words.text("messages.import.ignored", columns=report.ignored_columns))
    for row in report.refusals[:SHOWN]:
        print(shown(f"{_place(row, words)} {words.refused_row(row)}"))
    if report.refused > SHOWN:
        print(words.text("messages.import.more", count=report.refused - SHOWN))
    if report.refused_file:
        print(words.text("messages.import.refused_file", path=report.refused_file))
    return PARTLY if report.refused else DONE


def _place(row: RefusedRow, words: Wording) -> str:
    """Return where a row was refused, as far as there is something to name."""
    named = "value" if row.value and row.column else "column" if row.column else "line"
    return words.text(f"messages.import.at.{named}", line=row.line, column=row.column, value=row.value)


def _how_read(report: ImportReport, words: Wording) -> str:
    if report.sheet:
        return words.text("messages.import.read_sheet", sheet=report.sheet)
    if not report.separator:
        return words.text("messages.import.read_json", encoding=report.encoding)
    separator = words.text(f"messages.import.separators.{_SEPARATORS[report.separator]}")
    return words.text("messages.import.read", encoding=report.encoding, separator=separator)


def _report(report: ImportReport, words: Wording) -> dict[str, object]:
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
    counts = ("rows", "created", "updated", "unchanged", "repeated", "refused")
    names = ("kind", "file_name", "encoding", "separator", "sheet", *counts, "dry_run")
    return {
        **{name: getattr(report, name) for name in names},
        "ignored_columns": list(report.ignored_columns),
        "refused_file": report.refused_file,
        "refusals": refusals,
    }

"""``import FILE``: returns or a catalogue from CSV."""

import argparse
from pathlib import Path

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, PARTLY, print_json, shown
from receiving_app.services.import_rows import ImportReport
from receiving_app.wording import Wording

SHOWN = 50


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
    names = ("kind", "file_name", "rows", "created", "updated", "unchanged", "repeated", "refused", "dry_run")
    return {
        **{name: getattr(report, name) for name in names},
        "ignored_columns": list(report.ignored_columns),
        "refused_file": report.refused_file,
        "refusals": refusals,
    }

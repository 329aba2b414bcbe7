"""``import FILE``: returns or a catalogue from CSV, XLSX or JSON."""

import argparse
import time
from pathlib import Path

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, PARTLY, fail, print_json, shown, write_document
from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.import_words import report_lines
from receiving_app.services.import_rows import ImportReport
from receiving_app.wording import Wording

LOOK_AGAIN_S = 2.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", default="")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="the report as one JSON object")
    parser.add_argument(
        "--watch-once", metavar="DIR", help="import the files of a folder that are complete, and move them"
    )
    parser.add_argument(
        "--template", metavar="FILE", help="write an empty file to fill in, CSV or XLSX by its ending"
    )


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Import, and report each refused row; exit code 1 where there is one."""
    if arguments.template:
        write_document(context, arguments.template, context.import_template(Path(arguments.template).suffix))
        return DONE
    if arguments.watch_once:
        return _watch_once(context, Path(arguments.watch_once), words)
    if not arguments.file:
        return fail(words, UnreadableFile("FILE", "missing"))
    report = context.import_file(Path(arguments.file), dry_run=arguments.dry_run)
    if arguments.json:
        print_json(_report(report, words))
        return PARTLY if report.refused else DONE
    for line in report_lines(report, words):
        print(shown(line))
    if report.refused_file:
        print(words.text("messages.import.refused_file", path=report.refused_file))
    return PARTLY if report.refused else DONE


def _watch_once(context: AppContext, folder: Path, words: Wording) -> int:
    """Look twice: what did not change in between is complete."""
    watched = context.watched_folder(folder)
    found = watched.look()
    if found.waiting:
        time.sleep(LOOK_AGAIN_S)
        found = watched.look()
    for taken in found.taken:
        print(shown(words.text("messages.import.moved", name=taken.name, path=str(taken.place))))
    for name in found.waiting:
        print(shown(words.text("messages.import.waiting", name=name)))
    if found.problem is not None:
        return fail(words, found.problem)
    whole = all(one.report is not None and not one.report.refused for one in found.taken)
    return DONE if whole and not found.waiting else PARTLY


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

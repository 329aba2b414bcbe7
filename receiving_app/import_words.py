"""What an import did, in words: for the command line and for the reports beside files of the watched folder."""

from collections.abc import Iterator

from receiving_app.domain.errors import DomainError
from receiving_app.services.import_rows import ImportReport, RefusedRow
from receiving_app.wording import Wording

SHOWN = 50
_SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab"}


def report_lines(report: ImportReport, words: Wording, shown: int = SHOWN) -> Iterator[str]:
    """Yield what an import did, a sentence each; the first refused rows one by one.

    Args:
        report: of the import.
        words: of the language.
        shown: how many refused rows at most.
    """
    kept = {"created": report.created, "updated": report.updated, "unchanged": report.unchanged}
    done = words.text("messages.import.dry_run" if report.dry_run else "messages.import.done")
    counts = {"rows": report.rows, "refused": report.refused, **kept}
    yield words.text(f"messages.import.{report.kind}", done=done, **counts)
    yield how_read(report, words)
    if report.other_sheets:
        yield words.text("messages.import.other_sheets", sheets=report.other_sheets)
    if report.repeated:
        yield words.text("messages.import.repeated", count=report.repeated)
    if report.ignored_columns:
        yield words.text("messages.import.ignored", columns=report.ignored_columns)
    for row in report.refusals[:shown]:
        yield f"{_place(row, words)} {words.refused_row(row)}"
    if report.refused > shown:
        yield words.text("messages.import.more", count=report.refused - min(shown, len(report.refusals)))


def how_read(report: ImportReport, words: Wording) -> str:
    """Return as what a file was read: sheet of a workbook, encoding, separator."""
    if report.sheet:
        return words.text("messages.import.read_sheet", sheet=report.sheet)
    if not report.separator:
        return words.text("messages.import.read_json", encoding=report.encoding)
    separator = words.text(f"messages.import.separators.{_SEPARATORS[report.separator]}")
    return words.text("messages.import.read", encoding=report.encoding, separator=separator)


def file_report(name: str, outcome: ImportReport | DomainError, words: Wording, day: str) -> str:
    """Return the report that lies beside a file of the watched folder."""
    head = f"{name} · {day}"
    if isinstance(outcome, DomainError):
        said = words.error(outcome)
        return f"{head}\r\n{said.what}\r\n{said.next_step}\r\n"
    return "\r\n".join((head, *report_lines(outcome, words, len(outcome.refusals)), ""))


def _place(row: RefusedRow, words: Wording) -> str:
    """Return where a row was refused, as far as there is something to name."""
    named = "value" if row.value and row.column else "column" if row.column else "line"
    return words.text(f"messages.import.at.{named}", line=row.line, column=row.column, value=row.value)

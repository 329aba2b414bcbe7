"""The documents of a period as a folder: each file byte for byte, and an index with their hashes.

The index opens in French office software as it is; a cell that it would take for a formula gets an
apostrophe in front.
"""

import csv
import errno
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from receiving_app.domain.chain import anchor
from receiving_app.domain.period import Period
from receiving_app.domain.spreadsheet import harmless
from receiving_app.exchange.whole_files import unwritable, whole_folder, write_durably
from receiving_app.services.export_period import IssuedDocument, issued_in, record_export
from receiving_app.services.ports import Bench
from receiving_app.services.sending_ports import Reporting

INDEX = "index.csv"
COLUMNS = (
    *("numero", "type", "date", "retour", "code_client", "client", "total_ht", "tva", "total_ttc"),
    *("fichier", "sha256", "fichier_xml", "sha256_xml", "chaine_precedente", "chaine", "empreinte"),
)


@dataclass(frozen=True, slots=True)
class PeriodExport:
    """What was written: the folder, and how many documents."""

    path: Path
    documents: int


def export_period(
    bench: Bench, period: Period, folder: Path, reporting: Reporting | None = None
) -> PeriodExport:
    """Write the documents of a period into a new folder, whole or not at all.

    Raises:
        UnwritableFile: the folder holds something already, or cannot be written; nothing is left.
        DomainError: as ``issued_in``.
    """
    documents = 0
    index = io.StringIO()
    writer = csv.writer(index, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    with whole_folder(folder) as made:
        for issued in issued_in(bench, period, reporting or Reporting()):
            writer.writerow([harmless(cell) for cell in _cells(issued, _written(made, issued))])
            documents += 1
        _write(made / INDEX, index.getvalue().encode("utf-8-sig"))
    record_export(bench, "credit_notes", period, documents)
    return PeriodExport(folder, documents)


def file_name(number: str, suffix: str = ".pdf") -> str:
    """Return the file's name of a document; a series may hold a slash, which no file's name can."""
    return number.replace("/", "_") + suffix


def _written(folder: Path, issued: IssuedDocument) -> list[str]:
    """Write a document's files; return name and hash of its PDF, then of its XML or two empty texts."""
    told = []
    for suffix, content in ((".pdf", issued.pdf), (".xml", issued.xml)):
        name = file_name(issued.document.number, suffix)
        if content:
            _write(folder / name, content)
        told += [name, hashlib.sha256(content).hexdigest()] if content else ["", ""]
    return told


def _write(path: Path, content: bytes) -> None:
    try:
        if path.exists():
            # Two series that differ by a slash only: neither may take the other's place.
            raise FileExistsError(errno.EEXIST, "exists")
        write_durably(path, content)
    except OSError as error:
        raise unwritable(path, error) from None


def _cells(issued: IssuedDocument, files: list[str]) -> tuple[str, ...]:
    document, link = issued.document, issued.link
    amounts = (document.net, document.gross - document.net, document.gross)
    chained = str(link["hash"])
    return (
        document.number,
        document.kind.value,
        document.issued_on.isoformat(),
        document.rma,
        document.buyer.code,
        document.buyer.name,
        *(f"{amount:.2f}".replace(".", ",") for amount in amounts),
        *files,
        str(link["previous"]),
        chained,
        anchor(chained),
    )

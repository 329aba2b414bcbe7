"""What an issue's documents cost by themselves: the bare pages and their XML, 500 lines, the schematrons."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

from benchmarks.measuring import Figures, milliseconds, timed
from receiving_app.app_context import AppContext
from receiving_app.documents.credit_note_pdf import render
from receiving_app.documents.issued import issue
from receiving_app.documents.pdfa import Described, with_xml
from receiving_app.documents.schematron_process import SchematronProcess
from receiving_app.documents.xml_checks import XmlChecks
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.money import ZERO, vat_on
from receiving_app.services.credit_note_ports import StoredCreditNote

LINES = (1, 100, 500)
_REPEATED = 5
_ASKED = 40


def issued_for(context: AppContext, rma: str) -> Iterator[StoredCreditNote]:
    """Yield a return's documents."""
    with context.bench.reading() as uow:
        for row in uow.credit_notes.of_return(rma):
            document = uow.credit_notes.get(row.number)
            if document is not None:
                yield document


def render_and_embed(document: StoredCreditNote) -> bytes:
    """Draw the same pages again and put the same XML into them: nothing checked, nothing stored."""
    note = document.note
    if not isinstance(note, CreditNote):
        raise TypeError(note)
    about = Described(note.number, note.seller.name, note.number, "", note.issued_on)
    return with_xml(render(note, b""), document.xml, about)


def by_lines(document: StoredCreditNote) -> tuple[Figures, float]:
    """Return what a document of 1, 100 and 500 lines takes, and how much faster 500 grow than 100.

    At 1.0 a line costs the same in both; the least of several runs is compared.
    """
    seconds = {}
    with closing(XmlChecks()) as checks:
        for count in LINES:
            note = widened(document.note, count)
            seconds[count] = [timed(partial(issue, note, b"", checks)) for _ in range(_REPEATED)]
    least = {count: min(taken) for count, taken in seconds.items()}
    figures: Figures = {f"lines_{count}": milliseconds(taken) for count, taken in seconds.items()}
    return figures, (least[500] / 500) / (least[100] / 100)


def widened(note: object, count: int) -> CreditNote:
    """Return a credit note of so many lines like the first, without fee and deductions."""
    if not isinstance(note, CreditNote):
        raise TypeError(note)
    first, row = note.lines[0], note.vat[0]
    lines = tuple(replace(first, position=at, invoice_line=at) for at in range(1, count + 1))
    net = sum((line.net for line in lines), ZERO)
    vat = replace(row, base=net, vat=vat_on(net, row.rate))
    return replace(
        note,
        lines=lines,
        allowances=(),
        vat=(vat,),
        fees=(),
        goods=net,
        net=net,
        tax=vat.vat,
        gross=net + vat.vat,
    )


def schematrons_apart(documents: list[StoredCreditNote]) -> Figures:
    """Return what the schematrons take: ready, and for a document of one line."""
    with closing(SchematronProcess()) as process:
        start = timed(process.warm)
        taken = [timed(partial(_asked, process, each.xml)) for each in documents[:_ASKED]]
    return {**milliseconds(taken), "ready_after_ms": round(start * 1000)}


def _asked(process: SchematronProcess, xml: bytes) -> None:
    with process.asking(xml) as question:
        if question.findings() != ():
            raise ValueError(xml)

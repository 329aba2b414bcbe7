"""Which checks decide about a document's XML, and when.

- The schema, our own guards and the comparison with the snapshot decide at every issue, here, in
  less than a millisecond.
- The schematrons run in a process of their own, started in the background after the window. Once
  they are compiled their answer decides too; it comes while the pages are drawn.
- Until then, or if that process died or keeps silent for two seconds, the document is issued on the
  word of the former and put aside: it is checked as soon as the process is ready, and ``verify``
  checks every document again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from receiving_app.documents.facturx_figures import Figures, UnreadableXml, parse
from receiving_app.documents.facturx_guards import guard_findings
from receiving_app.documents.schematron_process import SchematronProcess
from receiving_app.documents.xml_schema import schema_findings
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.credit_note_errors import IssuedXmlFaulty, XmlRefused
from receiving_app.domain.einvoicing import type_code


class XmlChecks:
    """The checks of one program run, with what they still owe."""

    def __init__(self, process: SchematronProcess | None = None) -> None:
        self._process = process or SchematronProcess()
        self._lock = Lock()
        self._unchecked: dict[str, bytes] = {}

    @contextmanager
    def checking(self, note: CreditNote, xml: bytes) -> Iterator[None]:
        """Check a document while the caller draws it.

        Raises:
            XmlRefused: at the end, naming the rules that the document breaks.
        """
        with self._process.asking(xml) as question:
            yield
            broken = prompt_findings(note, xml)
            late = question.findings()
        if late is None:
            with self._lock:
                self._unchecked[note.number] = xml
        if broken or late:
            raise XmlRefused(note.number, (*broken, *(late or ())))

    def warm(self) -> None:
        """Start the process and wait until it is ready, then check what was put aside.

        Raises:
            IssuedXmlFaulty: a document issued meanwhile breaks rules.
        """
        if not self._process.warm():
            return
        with self._lock:
            owed, self._unchecked = self._unchecked, {}
        for number, xml in owed.items():
            with self._process.asking(xml) as question:
                found = question.findings()
            if found:
                raise IssuedXmlFaulty(number, found)

    def close(self) -> None:
        """End the process."""
        self._process.close()


def prompt_findings(note: CreditNote, xml: bytes) -> tuple[str, ...]:
    """Return what schema, guards and snapshot hold against an XML; empty for a sound one."""
    try:
        root = parse(xml)
        read = Figures.of_xml(root)
        differences = read.differences(Figures.of_note(note))
        return (*schema_findings(root), *guard_findings(root, read, type_code(note)), *differences)
    except UnreadableXml as error:
        return (str(error),)

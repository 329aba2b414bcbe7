"""Export the documents and acts of a period, so that they can be checked without the database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from receiving_app.domain import archive
from receiving_app.domain.archive import Manifest, Section
from receiving_app.domain.chain import Facts, Head
from receiving_app.domain.export_errors import InvalidPeriod
from receiving_app.domain.people import Right
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs

Write = Callable[[str, Iterable[bytes]], str]
"""Stores a file under a name relative to the archive's folder, and returns its SHA-256."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was exported: how many documents and acts, and the seal to keep elsewhere."""

    documents: int
    acts: int
    seal: str


@needs(Right.EXPORT)
def export_archive(bench: Bench, since: date, until: date, write: Write) -> Exported:
    """Export a period, both days included; the days are those of Europe/Paris.

    Everything is read as it is at one moment, and the export is journalled with its seal.

    Args:
        bench: where it happens.
        since: first day.
        until: last day.
        write: stores each file; the manifest comes last.

    Raises:
        InvalidPeriod: it ends before it begins.
        DatabaseProblem: what is on file cannot be read.
    """
    if until < since:
        raise InvalidPeriod(since, until)
    with bench.reading() as uow:
        files: dict[str, str] = {}
        documents = _documents(uow, since, until, write, files)
        acts = _Passed("id")
        lines = map(archive.line_of, acts.along(uow.journal.links(since, until)))
        files[archive.JOURNAL] = write(archive.JOURNAL, lines)
        texts = (bench.words.text("document.archive.readme", language) for language in ("fr", "en"))
        files[archive.README] = write(archive.README, ["\n\n".join(texts).encode() + b"\n"])
        manifest = Manifest(
            since,
            until,
            bench.clock.now(),
            documents.section(uow.credit_notes.head()),
            acts.section(uow.journal.head()),
            files,
        )
        write(archive.MANIFEST, [manifest.content()])
    exported = Exported(documents.count, acts.count, manifest.seal)
    facts = {"from": since, "to": until, "documents": exported.documents, "seal": exported.seal}
    with bench.writing() as uow:
        record(bench, uow, Act("archive_exported", facts))
        uow.commit()
    return exported


@dataclass(slots=True)
class _Passed:
    """Remembers where the links that pass begin and end."""

    key: str
    count: int = 0
    before: Head = field(default_factory=Head)
    end: Head = field(default_factory=Head)

    def along(self, links: Iterable[Facts]) -> Iterator[Facts]:
        """Pass links on."""
        for facts in links:
            position = int(facts[self.key] or 0)
            if not self.count:
                self.before = Head(position - 1, str(facts["previous"]))
            self.count += 1
            self.end = Head(position, str(facts["hash"]))
            yield facts

    def section(self, head: Head) -> Section:
        """Return the part of the chain that passed."""
        return Section(self.before, self.end, head)


def _documents(uow: UnitOfWork, since: date, until: date, write: Write, files: dict[str, str]) -> _Passed:
    passed = _Passed("position")
    links = list(passed.along(uow.credit_notes.links(since, until)))
    for facts in links:
        for body, content in uow.credit_notes.bodies(str(facts["number"])).items():
            name = archive.file_name(facts, body)
            files[name] = write(name, [content])
    files[archive.DOCUMENTS] = write(archive.DOCUMENTS, map(archive.line_of, links))
    files[archive.INDEX] = write(archive.INDEX, [archive.index_of(links)])
    return passed

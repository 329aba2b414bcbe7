"""The archive of a period: what its files are, and how it is checked with nothing else at hand.

A folder of plain files: each document's PDF, its data and, where it has one, its XML; the links of
both chains as they are on file; an index for people; and a manifest with the hash of every file, the
ends of both chains, and a seal over itself. The manifest comes last: an archive cut short has none.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from receiving_app.domain.chain import MOST_OF_A_GAP, Facts, Head, breaks
from receiving_app.domain.spreadsheet import harmless

FORMAT = 1
MANIFEST, INDEX, README = "manifest.json", "index.csv", "LISEZMOI.txt"
DOCUMENTS, JOURNAL = "documents.jsonl", "journal.jsonl"
SUFFIXES = {"pdf": ".pdf", "xml": ".xml", "snapshot": ".json"}
"""Bodies of a document, by their name on file, with the suffix of their file here."""

_INDEX_COLUMNS = (
    *("position", "number", "kind", "issued_on", "rma", "customer", "net", "gross", "cancels"),
    *("pdf_sha256", "xml_sha256", "snapshot_sha256", "hash"),
)
_BREAKS = {
    "missing": "missing",
    "changed": "changed: its content does not give its hash",
    "displaced": "does not carry the hash of the one before",
    "added": "beyond the end that the manifest gives",
    "head": "the end that the manifest gives is not its hash",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chain: the link before it, its last link, and the chain's head at the time."""

    before: Head
    end: Head
    head: Head


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds.

    Attributes:
        since: first day of the period, in Europe/Paris.
        until: last day of the period.
        files: SHA-256 by name, relative to the folder, all but the manifest itself.
    """

    since: date
    until: date
    made_at: datetime
    documents: Section
    journal: Section
    files: Mapping[str, str]

    def content(self) -> bytes:
        """Return the sealed file."""
        told: dict[str, Any] = {
            "format": FORMAT,
            "from": self.since.isoformat(),
            "to": self.until.isoformat(),
            "made_at": self.made_at.isoformat(),
            "documents": asdict(self.documents),
            "journal": asdict(self.journal),
            "files": dict(self.files),
        }
        return _json({**told, "seal": _seal(told)}).encode() + b"\n"

    @property
    def seal(self) -> str:
        """Return the hash over the whole archive: what to keep elsewhere."""
        sealed: str = json.loads(self.content())["seal"]
        return sealed

    @classmethod
    def of(cls, content: bytes) -> "Manifest":
        """Read a manifest.

        Raises:
            ValueError: it is none, or not as it was sealed, to the byte.
        """
        told = json.loads(content)
        try:
            manifest = cls(
                date.fromisoformat(told["from"]),
                date.fromisoformat(told["to"]),
                datetime.fromisoformat(told["made_at"]),
                _section(told["documents"]),
                _section(told["journal"]),
                dict(told["files"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no manifest: {error}") from error
        if manifest.content() != content:
            raise ValueError("not as it was sealed")
        return manifest


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in an archive that does not hold.

    Attributes:
        kind: ``manifest``, ``file``, ``chain``, ``hash``, ``gap`` or ``index``.
        subject: the file, the document's number, or the act as ``journal 17``.
        detail: the facts, for the report.
    """

    kind: str
    subject: str
    detail: str


def file_name(facts: Facts, body: str) -> str:
    """Return the name of the file of one body of a document; a number may hold a slash."""
    number = str(facts.get("number")).replace("/", "_")
    return f"documents/{facts.get('position'):06}_{number}{SUFFIXES[body]}"


def line_of(facts: Facts) -> bytes:
    """Return a link as a line of ``documents.jsonl`` or ``journal.jsonl``: all its columns, and its hash."""
    told = {name: value for name, value in facts.items() if value is not None}
    return _json(told).encode("utf-8", "surrogatepass") + b"\n"


def index_of(links: Iterable[Facts]) -> bytes:
    """Return the index: CSV as French office software reads it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([*_INDEX_COLUMNS, *SUFFIXES])
    for facts in links:
        files = [file_name(facts, body) if facts.get(f"{body}_sha256") else "" for body in SUFFIXES]
        writer.writerow([*(harmless(_text(facts.get(name))) for name in _INDEX_COLUMNS), *files])
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8", "surrogatepass")


def flaws(names: Collection[str], read: Callable[[str], bytes]) -> Iterator[Flaw]:
    """Yield everything in an archive that does not hold; nothing for a sound one.

    Args:
        names: of the files in the folder, relative to it, with slashes.
        read: returns a file's bytes; an ``OSError`` is a flaw of that file.
    """
    try:
        manifest = Manifest.of(_present(MANIFEST, names, read))
    except (ValueError, RecursionError, OSError) as error:
        yield Flaw("manifest", MANIFEST, str(error))
        return
    listed = manifest.files
    yield from (Flaw("file", name, "added") for name in sorted(set(names) - {MANIFEST, *listed}))
    for name, told in listed.items():
        try:
            if hashlib.sha256(_present(name, names, read)).hexdigest() != told:
                yield Flaw("file", name, "changed")
        except OSError as error:
            yield Flaw("file", name, str(error))
    yield from _content_flaws(manifest, names, read)


def _content_flaws(
    manifest: Manifest, names: Collection[str], read: Callable[[str], bytes]
) -> Iterator[Flaw]:
    """Hold what the files say against each other: the chains, the documents' hashes, the index."""
    try:
        documents = _links(_present(DOCUMENTS, names, read), "position", "sequence")
        acts = _links(_present(JOURNAL, names, read), "id")
        index = _present(INDEX, names, read)
    except (ValueError, TypeError, RecursionError, OSError) as error:
        yield Flaw("chain", f"{DOCUMENTS}, {JOURNAL}", f"cannot be read: {error}")
        return
    numbers = {position: str(facts.get("number")) for position, facts in documents}
    for broken in breaks(documents, manifest.documents.before, manifest.documents.end):
        yield Flaw("chain", numbers.get(broken.position, f"document {broken.position}"), _BREAKS[broken.what])
    for broken in breaks(acts, manifest.journal.before, manifest.journal.end):
        yield Flaw("chain", f"journal {broken.position}", _BREAKS[broken.what])
    for _, facts in documents:
        yield from _hash_flaws(facts, manifest.files)
    yield from _gaps(facts for _, facts in documents)
    if index != index_of(facts for _, facts in documents):
        yield Flaw("index", INDEX, "not what the documents say")


def _hash_flaws(facts: Facts, files: Mapping[str, str]) -> Iterator[Flaw]:
    for body in SUFFIXES:
        told = facts.get(f"{body}_sha256")
        if files.get(file_name(facts, body)) != told:
            yield Flaw("hash", str(facts.get("number")), f"{body}: not the file of this archive")


def _gaps(documents: Iterable[Facts]) -> Iterator[Flaw]:
    last: dict[str, int] = {}
    for facts in documents:
        series, sequence = str(facts.get("series")), int(facts["sequence"] or 0)
        first = last.get(series, sequence - 1) + 1
        for gap in range(first, min(sequence, first + MOST_OF_A_GAP)):
            yield Flaw("gap", f"{series}-{gap:06d}", "missing")
        last[series] = sequence


def _present(name: str, names: Collection[str], read: Callable[[str], bytes]) -> bytes:
    if name not in names:
        raise FileNotFoundError("missing")
    return read(name)


def _links(content: bytes, *numbers: str) -> list[tuple[int, Facts]]:
    """Return the links of a file with their positions, the first of these columns; all are whole numbers."""
    links: list[tuple[int, Facts]] = []
    for line in content.splitlines():
        facts = json.loads(line)
        if not isinstance(facts, dict) or not all(isinstance(facts.get(name), int) for name in numbers):
            raise ValueError(f"no {' and '.join(numbers)}")
        links.append((facts[numbers[0]], facts))
    return links


def _section(told: Mapping[str, Mapping[str, Any]]) -> Section:
    ends = (told[name] for name in ("before", "end", "head"))
    return Section(*(Head(int(end["count"]), str(end["hash"])) for end in ends))


def _seal(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(_json(told).encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)

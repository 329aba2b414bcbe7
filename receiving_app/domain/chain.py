"""Tamper evidence: every document and every act carries the hash of the one before it.

A link's hash is the SHA-256 of its canonical text: a JSON object of all its columns but the hash
itself, names sorted, no spaces, nothing escaped that needs no escape; a column that is NULL is left
out, so that a column added later changes no earlier hash. The form never changes: every hash on
file depends on it.

The chain has no key: whoever can rewrite the whole file can compute it anew. What then tells are
the anchors outside it: the hash printed on each document, in each archive, in each backup.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

GENESIS = "0" * 64
"""What the first link carries as the hash of the one before."""

ANCHOR_LENGTH = 16
"""Hexadecimal digits printed on a document: 64 bits, beyond what can be searched for a match."""

MOST_OF_A_GAP = 1_000

# Made once: ``json.dumps`` makes a new one for each text.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

Facts = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: how many links it has, and the hash of the last."""

    count: int = 0
    hash: str = GENESIS


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not hold.

    Attributes:
        position: of the link, from 1.
        what: ``missing``, ``changed`` (its content does not give its hash), ``displaced`` (it does
            not carry the hash of the one before), ``added`` (beyond the head) or ``head`` (the
            head's hash is not that of the last link).
    """

    position: int
    what: str


def canonical(facts: Facts) -> str:
    """Return the canonical text of a link, without its hash."""
    told = {name: value for name, value in facts.items() if value is not None and name != "hash"}
    return _CANONICAL.encode(told)


def link_hash(facts: Facts) -> str:
    """Return the hash of a link in hexadecimal; ``facts`` holds the hash before as ``previous``."""
    # A text that is damaged down to half a character still has a hash, another one.
    return hashlib.sha256(canonical(facts).encode("utf-8", "surrogatepass")).hexdigest()


def breaks(links: Iterable[tuple[int, Facts]], start: Head, end: Head) -> Iterator[Break]:
    """Yield every place where a chain does not hold, in order; of one gap the first thousand links.

    Args:
        links: positions, ascending, with their columns, ``previous`` and ``hash`` among them; none
            for a link that cannot be read.
        start: the link before the first; ``Head()`` for a whole chain.
        end: the head record.
    """
    position, before, known = start.count, start.hash, True
    for found, facts in links:
        if found > position + 1:
            yield from _gap(position + 1, min(found, end.count + 1))
            known = False
        if found > end.count:
            yield Break(found, "added")
        if link_hash(facts) != facts.get("hash"):
            yield Break(found, "changed")
        elif known and facts.get("previous") != before:
            yield Break(found, "displaced")
        # Of a link that cannot be read there is nothing to follow.
        position, before, known = found, str(facts.get("hash")), bool(facts)
    yield from _gap(position + 1, end.count + 1)
    if position == end.count and before != end.hash:
        yield Break(position, "head")


def _gap(first: int, end: int) -> Iterator[Break]:
    # A count or a position that was changed may be any number.
    return (Break(position, "missing") for position in range(first, min(end, first + MOST_OF_A_GAP)))


def anchor(text: str) -> str:
    """Return the part of a hash that is printed, in groups of four; empty for none."""
    return " ".join(text[at : at + 4] for at in range(0, min(len(text), ANCHOR_LENGTH), 4))

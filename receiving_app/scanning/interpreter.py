"""From a scan as it came in to everything it may mean, without the database.

The text as typed, the characters behind the native key codes, and the text with each known layout and
Caps Lock undone are all looked at. None is preferred: a meaning is accepted by its proof, and two
accepted meanings are a question for the operator (docs/scanning.md).
"""

from collections.abc import Iterator
from importlib import import_module

from receiving_app.domain.commands import masked
from receiving_app.domain.scans import (
    LONGEST_RAW,
    NO_HINTS,
    Hints,
    Kind,
    Meaning,
    Proof,
    RawScan,
    Reading,
    Source,
)
from receiving_app.scanning import keys, layouts, shapes, symbols
from receiving_app.scanning.layouts import US, Decoded

_AROUND = "\r\n\t "
_LONGEST_GUESSED = 512
"""Longer texts are taken as they came: no label of ours or of a carrier is that long."""


class ScanInterpreter:
    """The ``Interpreter`` port."""

    def read(self, scan: RawScan, hints: Hints = NO_HINTS) -> Reading:
        """Return everything a scan may mean; never an exception, whatever the characters."""
        found: dict[tuple[Kind, str], Meaning] = {}
        decoding: Meaning | None = None
        misread = signed = figures = ""
        for candidate in _candidates(scan, hints):
            meanings = tuple(_meanings(candidate, scan, hints))
            for meaning in meanings:
                known = found.get(meaning.identity)
                if known is None or meaning.proof > known.proof:
                    found[meaning.identity] = meaning
            signed = signed or _masked(candidate.text)
            figures = figures or _figures(candidate)
            if decoding is None and shapes.is_web_address(candidate.text):
                decoding = _as_meaning(candidate)
            if not misread and shapes.is_misread(candidate.text, meanings):
                misread = symbols.without_aim(candidate.text).upper()
        ordered = sorted(found.values(), key=lambda meaning: -meaning.proof)
        return Reading(scan.text[:LONGEST_RAW], tuple(ordered), decoding, misread, signed, figures)

    def prepare(self) -> None:
        """Load what the first scan needs: the layouts, the check characters, GS1."""
        self.read(RawScan("]C10106947554001234"))
        import_module("stdnum.iso7064.mod_37_36")


def _candidates(scan: RawScan, hints: Hints) -> Iterator[Decoded]:
    """Yield what may be on the label, each text once, the scanner's own prefix and suffix removed."""
    seen: set[str] = set()
    for candidate in _decoded(scan):
        text = _inner(candidate.text, hints)
        if text not in seen:
            seen.add(text)
            yield Decoded(text, candidate.layout, candidate.caps_lock, sure=candidate.sure)


def _decoded(scan: RawScan) -> Iterator[Decoded]:
    raw = scan.text[:LONGEST_RAW]
    text = raw.strip(_AROUND)
    if scan.source in {Source.SERIAL, Source.CAMERA} or len(text) > _LONGEST_GUESSED:
        yield Decoded(text, US, caps_lock=False)
        return
    label = keys.on_label(scan.keys, scan.platform).strip(_AROUND)
    if not label:
        yield from layouts.decoded(text)
        return
    # The keys are known: no layout has to be guessed. The scanner may itself speak the host's language,
    # so that the text as typed stands beside what a US keyboard has on these keys.
    yield Decoded(text, US, caps_lock=False)
    explained = (one for one in layouts.decoded(text) if one.text == label)
    yield next(explained, Decoded(label, "", caps_lock=False))


def _inner(text: str, hints: Hints) -> str:
    scanner = hints.scanner
    if scanner.prefix and text.startswith(scanner.prefix):
        text = text[len(scanner.prefix) :]
    if scanner.suffix and text.endswith(scanner.suffix):
        text = text[: -len(scanner.suffix)]
    return text.strip(" ")


def _meanings(candidate: Decoded, scan: RawScan, hints: Hints) -> Iterator[Meaning]:
    for found in shapes.identify(candidate.text, hints):
        proof = found.proof
        if proof < Proof.CHECK and _doubtful(candidate, scan, hints, proof):
            proof = Proof.FILE
        yield Meaning(
            found.kind,
            found.value,
            candidate.text,
            candidate.layout,
            candidate.caps_lock,
            proof,
            found.parts,
        )


def _doubtful(candidate: Decoded, scan: RawScan, hints: Hints, proof: Proof) -> bool:
    """Tell whether a decoding is too unlikely for a mere form to count: then only the database can tell."""
    known = hints.scanner.layout
    if not candidate.sure or (known and candidate.layout not in {known, ""}):
        return True
    if candidate.layout == US and not candidate.caps_lock:
        return False
    if proof is Proof.SHAPE:
        return False
    # A person types what is on the label; and labels are printed in capitals.
    return scan.source is Source.TYPED or any(map(str.islower, candidate.text))


def _masked(text: str) -> str:
    without = masked(text)
    return without if without != text else ""


def _figures(candidate: Decoded) -> str:
    without = symbols.without_aim(candidate.text)
    return without if candidate.sure and without.isascii() and without.isdigit() else ""


def _as_meaning(candidate: Decoded) -> Meaning:
    return Meaning(Kind.UNKNOWN, "", candidate.text, candidate.layout, candidate.caps_lock, Proof.SHAPE)

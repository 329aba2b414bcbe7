"""Texts of rules that acts go by, kept under their SHA-256; and the one fingerprint of all settings.

An act of the journal cites what it went by; the chain holds the act, the hash holds the text. What is
edited later, a fee rule or a checklist, leaves the text as it was.
"""

import hashlib
import json
from collections.abc import Hashable
from functools import lru_cache

from receiving_app.data.codec import canonical_json, encode
from receiving_app.data.session import Session

LOOKS = frozenset({"language", "theme", "text_size", "motion"})
"""Settings that anyone may change without a trace: how the window looks."""

_KNOWN = "SELECT 1 FROM cited_texts WHERE sha256 = ?"
_KEEP = "INSERT INTO cited_texts (sha256, content) VALUES (?, ?)"


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a text's bytes."""
    return hashlib.sha256(content).hexdigest()


def cite(session: Session, value: Hashable) -> str:
    """Keep a value's canonical text for good, once, and return its SHA-256."""
    name, text = _text(value)
    if session.value(_KNOWN, name) is None:
        session.write(_KEEP, (name, text))
    return name


@lru_cache(maxsize=256)
def _text(value: Hashable) -> tuple[str, str]:
    text = encode(value)
    return fingerprint(text.encode()), text


@lru_cache(maxsize=4)
def settings_digest(settings: str, logo: bytes) -> str:
    """Return the fingerprint of the stored settings with their logo, looks aside.

    Raises:
        ValueError: the stored text is no JSON.
    """
    told = {name: value for name, value in json.loads(settings).items() if name not in LOOKS}
    return fingerprint(canonical_json(told | {"logo": fingerprint(logo)}).encode("utf-8", "surrogatepass"))

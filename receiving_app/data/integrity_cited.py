"""What ``verify`` holds against the texts that acts cite, and the settings against the last act about them."""

import json
from collections.abc import Iterator

from receiving_app.data.cited import fingerprint, settings_digest
from receiving_app.data.session import Session

Finding = tuple[str, str]

# As bytes: what is no text any more is still read, and named.
_TEXTS = "SELECT CAST(sha256 AS BLOB), CAST(content AS BLOB) FROM cited_texts ORDER BY sha256"
_CITED = """SELECT id, json_extract(facts, '$.rules') FROM journal
    WHERE act = 'concluded' AND json_valid(facts) AND json_type(facts, '$.rules') = 'object' ORDER BY id"""
_LAST_SETTINGS = """SELECT id, json_extract(facts, '$.settings') FROM journal
    WHERE act IN ('concluded', 'profile_saved') AND json_valid(facts)
    AND json_type(facts, '$.settings') = 'text' ORDER BY id DESC LIMIT 1"""
_PROFILE = "SELECT settings, logo FROM profile"


def texts(session: Session) -> Iterator[Finding]:
    """Yield each text that is not what its name says, is cited and gone, or is cited by no act."""
    kept = set()
    for stored, content in session.rows(_TEXTS):
        name = stored.decode(errors="replace")
        kept.add(name)
        if fingerprint(content) != name:
            yield name, "changed: its content does not give its name"
    cited: set[str] = set()
    for act, rules in session.rows(_CITED):
        names = set(_names(json.loads(rules)))
        yield from ((name, f"missing, and cited by journal {act}") for name in sorted(names - kept - cited))
        cited |= names
    yield from ((name, "cited by no act") for name in sorted(kept - cited))


def _names(rules: object) -> Iterator[str]:
    if isinstance(rules, dict):
        for value in rules.values():
            yield from _names(value)
    else:
        yield str(rules)


def settings(session: Session) -> Iterator[Finding]:
    """Yield the settings where they are not those of the last act that says what they are."""
    told = session.row(_LAST_SETTINGS)
    if told is None:
        return
    act, digest = told
    found = [settings_digest(text, logo) for text, logo in session.rows(_PROFILE)]
    if found != [digest]:
        yield "profile", f"changed since journal {act}"

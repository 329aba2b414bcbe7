"""The XML against the schema of Factur-X, profile EN 16931: some 0.1 ms, at every issue."""

from functools import cache

from lxml import etree

from receiving_app.documents.cii import Element
from receiving_app.documents.rule_files import SCHEMA, rule_file


@cache
def schema() -> etree.XMLSchema:
    """Return the schema, read once in this process."""
    return etree.XMLSchema(file=str(rule_file(SCHEMA)))


def schema_findings(root: Element) -> tuple[str, ...]:
    """Return what the schema does not allow, in its own words; empty for a valid document."""
    rules = schema()
    if rules.validate(root):
        return ()
    return tuple(str(error.message) for error in rules.error_log)  # type: ignore[attr-defined]  # the stubs forget it

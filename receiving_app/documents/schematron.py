"""The schematrons of EN 16931 and of its French rules (BR-FR), run by SaxonC in this process.

They take some 20 ms a document of a few lines once compiled, and compiling takes most of a second
during which SaxonC lets no other thread of the process run: the bench keeps them in a process of
their own (``schematron_process``); tests and ``verify`` run them here.
"""

from functools import cache

from lxml import etree
from saxonche import PySaxonProcessor

from receiving_app.documents.rule_files import SCHEMATRONS, rule_file

_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_NAMED = "id"


class Schematrons:
    """Both schematrons, compiled."""

    def __init__(self) -> None:
        self._processor = PySaxonProcessor(license=False)
        compiler = self._processor.new_xslt30_processor()
        self._rules = [compiler.compile_stylesheet(stylesheet_file=str(rule_file(f))) for f in SCHEMATRONS]

    def findings(self, xml: bytes) -> tuple[str, ...]:
        """Return the rules that an XML breaks, each once, as ``BR-CO-15``; empty for a sound one.

        Raises:
            PySaxonApiError: it is no XML.
        """
        node = self._processor.parse_xml(xml_text=xml.decode("utf-8"))
        reports = (rules.transform_to_string(xdm_node=node) or "" for rules in self._rules)
        return tuple(dict.fromkeys(rule for report in reports for rule in _broken(report)))


def _broken(report: str) -> list[str]:
    # Warnings count too: each is a document that a platform may send back.
    root = etree.fromstring(report.encode("utf-8"))
    failed = root.iter(f"{_SVRL}failed-assert", f"{_SVRL}successful-report")
    return [each.get(_NAMED) or _said(each) for each in failed]


def _said(finding: "etree._Element") -> str:
    return " ".join("".join(map(str, finding.itertext())).split())[:80]


@cache
def schematrons() -> Schematrons:
    """Return the schematrons, compiled once in this process."""
    return Schematrons()

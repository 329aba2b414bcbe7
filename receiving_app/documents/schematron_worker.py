"""The process that runs the schematrons: documents come in, the rules they break go out.

A document is its length in eight bytes and its XML; an answer is one line, a JSON list. The first
line, ``ready``, says that the schematrons are compiled. It ends when its input does.
"""

import json
import sys
from typing import BinaryIO

from saxonche import PySaxonApiError

from receiving_app.documents.schematron import schematrons

_LENGTH = 8


def serve(documents: BinaryIO, answers: BinaryIO) -> None:
    """Answer until there is nothing more to read."""
    rules = schematrons()
    answers.write(b"ready\n")
    answers.flush()
    while len(length := documents.read(_LENGTH)) == _LENGTH:
        xml = documents.read(int.from_bytes(length, "big"))
        try:
            found = rules.findings(xml)
        except (PySaxonApiError, UnicodeDecodeError) as error:
            found = (str(error)[:80] or "unreadable",)
        answers.write(json.dumps(found).encode("ascii") + b"\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)

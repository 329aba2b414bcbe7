"""``doctor``: what is installed, missing and writable."""

import argparse
from dataclasses import asdict

from receiving_app.cli import Chosen
from receiving_app.cli.output import DONE, PARTLY, print_json
from receiving_app.doctor import examine
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(chosen: Chosen, words: Wording) -> int:
    """Print the findings; exit code 1 where something is missing."""
    findings = tuple(examine(chosen.options, words))
    good = all(finding.good for finding in findings)
    if chosen.arguments.json:
        print_json({"good": good, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            print(f"{'ok ' if finding.good else 'NON'}  {finding.name:28} {finding.detail}")
    return DONE if good else PARTLY

"""``verify``: the database, the documents and the numbers."""

import argparse
import contextlib
import sys
from dataclasses import asdict

from receiving_app.app_context import open_context
from receiving_app.cli import Chosen
from receiving_app.cli.output import DONE, PARTLY, fail, print_json
from receiving_app.data.integrity import Problem
from receiving_app.domain.errors import DomainError, NotADatabase
from receiving_app.paths import data_folder, database_file
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(chosen: Chosen, words: Wording) -> int:
    """Check the database; damage that prevents even opening it is damage too."""
    path = database_file(data_folder(chosen.options.data_dir), chosen.options.database)
    problems: list[Problem] = []
    if path.exists():
        try:
            with contextlib.closing(open_context(chosen.options)) as context:
                problems.extend(context.problems())
        except NotADatabase as error:
            problems.append(Problem("file", str(path), str(words.error(error))))
        except DomainError as error:
            return fail(words, error)
    if chosen.arguments.json:
        print_json({"sound": not problems, "problems": [asdict(problem) for problem in problems]})
    elif problems:
        for problem in problems:
            print(f"{problem.kind} {problem.subject}: {problem.detail}", file=sys.stderr)
    else:
        print(
            words.text(
                "messages.verify.sound" if path.exists() else "messages.doctor.no_database", path=str(path)
            )
        )
    return PARTLY if problems else DONE

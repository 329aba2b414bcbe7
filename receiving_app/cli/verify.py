"""``verify``: the database, the documents and the numbers; or an archive, without the database."""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from receiving_app.app_context import open_context
from receiving_app.cli import Chosen
from receiving_app.cli.output import DONE, PARTLY, fail, print_json, shown
from receiving_app.data.integrity import Problem
from receiving_app.domain.archive import Flaw
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.errors import DomainError
from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.place import place_of
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--archive", default="", metavar="DIR", help="check an archive, not the database")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(chosen: Chosen, words: Wording) -> int:
    """Check the database, or an archive; damage that prevents even opening it is damage too."""
    if chosen.arguments.archive:
        return _archive(Path(chosen.arguments.archive), chosen, words)
    place = place_of(chosen.options)
    problems: list[Problem] = []
    if place.may_exist():
        try:
            with contextlib.closing(open_context(chosen.options)) as context:
                problems.extend(context.problems())
        except NotADatabase as error:
            problems.append(Problem("file", place.name, str(words.error(error))))
        except DomainError as error:
            return fail(words, error)
    sound = "messages.verify.sound" if place.may_exist() else "messages.doctor.no_database"
    return _report(chosen, problems, words.text(sound, path=place.name))


def _archive(folder: Path, chosen: Chosen, words: Wording) -> int:
    from receiving_app.exchange.archive import check_archive

    if not folder.is_dir():
        return fail(words, UnreadableFile(str(folder), "not_a_folder" if folder.exists() else "missing"))
    sound = words.text("messages.verify.sound_archive", path=str(folder))
    return _report(chosen, list(check_archive(folder)), sound)


def _report(chosen: Chosen, problems: Sequence[Problem | Flaw], sound: str) -> int:
    if chosen.arguments.json:
        print_json({"sound": not problems, "problems": [asdict(problem) for problem in problems]})
    elif problems:
        for problem in problems:
            print(shown(f"{problem.kind} {problem.subject}: {problem.detail}"), file=sys.stderr)
    else:
        print(sound)
    return PARTLY if problems else DONE

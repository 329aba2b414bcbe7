"""``restore FILE``: a backup in the place of the database, compared first; what is lost is said before."""

import argparse
from pathlib import Path

from receiving_app.backup_words import comparison
from receiving_app.cli import Chosen
from receiving_app.cli.output import DONE, print_json, shown
from receiving_app.domain.backups import LossNotAccepted
from receiving_app.restoring import Prepared, finish, give_up, prepare
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", help="the backup")
    parser.add_argument("--accept-loss", action="store_true", help="restore although something is lost")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(chosen: Chosen, words: Wording) -> int:
    """Say how the backup differs from the database, then put it in its place.

    Raises:
        LossNotAccepted: something would be lost; nothing was changed.
        BackupUnsound, BackupFailed, DatabaseProblem: it cannot be restored; nothing was changed.
    """
    arguments = chosen.arguments
    prepared = prepare(chosen.options, Path(arguments.file).expanduser())
    found = prepared.comparison
    if not arguments.json:
        for line in comparison(words, found):
            print(shown(line))
    if not (found.loses_nothing or arguments.accept_loss):
        give_up(prepared)
        raise LossNotAccepted(arguments.file, len(found.lost), found.lost_acts)
    kept = finish(chosen.options, prepared)
    if arguments.json:
        print_json(_facts(prepared, kept))
    else:
        print(shown(words.text("backup.restored", path=arguments.file, kept=str(kept))))
    return DONE


def _facts(prepared: Prepared, kept: Path) -> dict[str, object]:
    found = prepared.comparison
    return {
        "backup": str(prepared.backup),
        "kept": str(kept),
        "documents": found.backup.documents,
        "acts": found.backup.acts,
        "lost": [one.number for one in found.lost],
        "lost_acts": found.lost_acts,
        "same_history": found.same_history,
    }

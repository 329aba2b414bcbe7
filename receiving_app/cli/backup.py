"""``backup``: a verified copy of the database, in its folder or in a file, while the bench goes on working."""

import argparse
from pathlib import Path

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE, print_json, shown
from receiving_app.domain.backups import BackupsOnServer
from receiving_app.services.backups import back_up, never
from receiving_app.wording import Wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--to", default="", metavar="FILE", help="a new file instead of the backups' folder")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(context: AppContext, arguments: argparse.Namespace, words: Wording) -> int:
    """Write a backup and say where it is.

    Raises:
        BackupFailed: it cannot be written there; nothing is left.
        BackupUnsound: the copy shows defects, and so does the database.
    """
    path = _written(context, arguments.to)
    size = path.stat().st_size
    if arguments.json:
        print_json({"path": str(path), "bytes": size, "verified": True})
    else:
        print(shown(words.text("backup.made", path=str(path), size=f"{size / 1e6:.1f}")))
    return DONE


def _written(context: AppContext, to: str) -> Path:
    if not to:
        return Path(back_up(context.bench, context.backup_shelf()).path)
    from receiving_app.data.backup_shelf import write_backup
    from receiving_app.verifying import problems_of

    if context.on_server:
        raise BackupsOnServer(context.place.name)
    path = Path(to).expanduser().absolute()
    write_backup(Path(context.store.path), path, problems_of, never)
    return path

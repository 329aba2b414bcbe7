"""What is done once the window is gone: the backup of what the day brought."""

from contextlib import closing

from receiving_app.app_context import open_context
from receiving_app.domain.backups import Backup
from receiving_app.options import Options
from receiving_app.place import place_of
from receiving_app.services.backups import back_up_at_close


def last_backup(options: Options) -> Backup | None:
    """Make a backup unless nothing happened since the last one; nobody waits for it.

    Raises:
        BackupFailed, BackupUnsound, DatabaseProblem: it was not made; earlier ones are kept.
    """
    if place_of(options).address:
        return None  # a server's backups are made there
    with closing(open_context(options)) as context:
        return back_up_at_close(context.bench, context.backup_shelf())

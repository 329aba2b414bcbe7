"""The store of the place that was chosen, and the scratch store of what is checked before it is stored."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from receiving_app.data.database import SqliteStore
from receiving_app.data.file_access import mend_permissions, refuse_network_share
from receiving_app.domain.sending_errors import KeyringUnavailable
from receiving_app.options import Options
from receiving_app.place import Place

if TYPE_CHECKING:
    from receiving_app.data.postgres.server import PostgresStore
    from receiving_app.data.scratch import SqlScratch
    from receiving_app.data.store import Store

Heard = Callable[[datetime], None]


def open_store(place: Place, options: Options, heard: Heard = lambda _now: None) -> "Store":
    """Open the database, creating it where there is none.

    Args:
        place: where it is.
        options: what the command line chose.
        heard: told what a server's clock says.

    Raises:
        DatabaseProblem: it cannot be used; its subclasses say why.
        NetworkShare: its file lies on one, and nobody said that this is meant.
    """
    if place.address:
        return open_server(place, heard=heard)
    if not options.network_share:
        refuse_network_share(place.file)
    store = SqliteStore.open(place.file)
    for left in mend_permissions(place.folder, place.file):
        logging.getLogger(__name__).warning("others may read %s, and only its owner can change that", left)
    return store


def open_server(place: Place, *, create: bool = True, heard: Heard = lambda _now: None) -> "PostgresStore":
    """Open the database on a server, with the password that the keyring has for it.

    Raises:
        DatabaseProblem: it cannot be used.
    """
    from receiving_app.data.postgres.server import PostgresStore

    return PostgresStore.open(place.address, password=stored_password(place), create=create, heard=heard)


def stored_password(place: Place) -> str:
    """Return the password that the keyring has for a server; none where libpq is to find it."""
    if not place.chosen_here:
        return ""
    from receiving_app.wiring.secrets import LazyPasswords

    try:
        return LazyPasswords().get(place.name)
    except KeyringUnavailable:
        return ""


def scratch() -> "SqlScratch":
    """Return a new scratch store; its code is loaded with the first."""
    from receiving_app.data.scratch import SqlScratch

    return SqlScratch()

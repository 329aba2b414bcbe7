"""Where the database is: a file of this bench's own, or a server that several benches share.

The choice is this machine's, and stands in ``database.toml`` of the data folder; ``--database`` beats it.
A password never stands in it: it is in the system's keyring, or in libpq's own ``.pgpass``.
"""

import errno
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from receiving_app.domain.database_errors import NotADatabase
from receiving_app.options import Options
from receiving_app.paths import data_folder, database_file

CHOICE = "database.toml"
_NO_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the database is.

    Attributes:
        folder: of this user's data.
        file: of SQLite; where a server is chosen, the one that it stands for.
        address: of a server; empty for a file.
        chosen_here: whether the address stands in ``database.toml``, its password in the keyring.
    """

    folder: Path
    file: Path
    address: str = ""
    chosen_here: bool = False

    @property
    def name(self) -> str:
        """What the database is called in errors and reports."""
        if not self.address:
            return str(self.file)
        from receiving_app.data.postgres.address import without_password

        return without_password(self.address)

    def address_with(self, password: str) -> str:
        """Return the address with a password in it, for nobody's eyes."""
        if not password:
            return self.address
        from receiving_app.data.postgres.address import with_password

        return with_password(self.address, password)

    def may_exist(self) -> bool:
        """Tell whether there may be a database: a file that is there, or any server."""
        return bool(self.address) or self.file.exists()


def is_address(chosen: str) -> bool:
    """Tell whether what names a database is a server's address, and no file."""
    return chosen.lower().startswith(_SCHEMES)


def place_of(options: Options) -> Place:
    """Return where the database is.

    Raises:
        NotADatabase: ``database.toml`` cannot be read as what it is.
        PasswordInAddress: a server is named, and a password in its address cannot be told from the rest.
    """
    place = _place_of(options)
    if place.address:
        from receiving_app.data.postgres.address import require_readable

        require_readable(place.address)
    return place


def _place_of(options: Options) -> Place:
    folder = data_folder(options.data_dir)
    if is_address(options.database):
        return Place(folder, database_file(folder), options.database)
    file = database_file(folder, options.database)
    address = "" if options.database else _chosen(folder / CHOICE)
    return Place(folder, file, address, chosen_here=bool(address))


def choose_server(folder: Path, address: str) -> None:
    """Have this machine use a server from its next start on; an empty address means the file again.

    Raises:
        OSError: the choice cannot be written.
    """
    choice = folder / CHOICE
    if not address:
        choice.unlink(missing_ok=True)
        return
    keep_choices(choice, {"address": address})


def keep_choices(file: Path, choices: Mapping[str, str]) -> None:
    """Write what was chosen for this machine, whole and to the disk, in place of what was there.

    Raises:
        OSError: it cannot be written; what was there is still there.
    """
    from receiving_app.exchange.whole_files import settle, write_durably  # with the first choice

    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = file.with_suffix(".part")
    text = "".join(f"{_name_in_toml(key)} = {_in_toml(value)}\n" for key, value in choices.items())
    write_durably(written, text.encode())
    written.replace(file)
    settle(file.parent)


def _in_toml(text: str) -> str:
    """Return a text as TOML writes it: as JSON does, but that surrogates name no letter, nor DEL itself."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _name_in_toml(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else _in_toml(name)


def _chosen(choice: Path) -> str:
    try:
        address = tomllib.loads(choice.read_text("utf-8"))["address"]
    except (OSError, ValueError, KeyError) as error:
        if isinstance(error, OSError) and error.errno in _NO_FILE:
            return ""  # what is wrong with the folder itself is said where the database is opened
        raise NotADatabase(str(choice), str(error) or "unreadable") from error
    if not isinstance(address, str) or not is_address(address):
        raise NotADatabase(str(choice), "address")
    return address

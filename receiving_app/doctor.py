"""What is installed, missing and writable: the first thing to run when something does not work."""

import importlib.metadata
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from receiving_app.app_context import open_context
from receiving_app.domain.errors import DomainError
from receiving_app.options import Options
from receiving_app.place import place_of
from receiving_app.resources import resource_path
from receiving_app.wording import Wording

PACKAGES = (
    "PySide6",
    "peewee",
    "reportlab",
    "python-barcode",
    "python-stdnum",
    "pikepdf",
    "argon2-cffi",
    "platformdirs",
)
FILES = (("fonts", "NotoSans-Regular.ttf"), ("fonts", "NotoSans-Bold.ttf"), ("i18n", "reception_fr.qm"))
OLDEST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is as it should be, and the facts."""

    name: str
    good: bool
    detail: str


def examine(options: Options, words: Wording) -> Iterator[Finding]:
    """Look at everything the program needs, without changing an existing database."""
    version = sys.version.split()[0]
    yield Finding("python", sys.version_info[:2] >= OLDEST_PYTHON, version)
    for name in PACKAGES:
        yield _package(name)
    for parts in FILES:
        yield Finding("/".join(parts), resource_path(*parts).is_file(), words.text("messages.doctor.file"))
    yield _folder(options, words)
    yield _database(options, words)


def _package(name: str) -> Finding:
    try:
        return Finding(name, good=True, detail=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, good=False, detail="-")


def _folder(options: Options, words: Wording) -> Finding:
    folder = place_of(options).file.parent
    existing = _nearest(folder)
    free = shutil.disk_usage(existing).free
    good = os.access(existing, os.W_OK) and free >= LEAST_FREE_BYTES
    detail = words.text("messages.doctor.folder", path=str(folder), free=str(free // (1024 * 1024)))
    return Finding("data_folder", good, detail)


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that exists."""
    return next(path for path in (folder, *folder.absolute().parents) if path.is_dir())


def _database(options: Options, words: Wording) -> Finding:
    place = place_of(options)
    if not place.may_exist():
        missing = words.text("messages.doctor.no_database", path=place.name)
        return Finding("database", good=True, detail=missing)
    try:
        open_context(options).close()
    except DomainError as error:
        return Finding("database", good=False, detail=str(words.error(error)))
    return Finding("database", good=True, detail=place.name)

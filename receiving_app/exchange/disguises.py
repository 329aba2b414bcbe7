"""What a file is that calls itself a workbook, or begins like one, and is none that can be read."""

from pathlib import Path
from zipfile import ZipFile

WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
# Every document of office software of before 2007 is such a container, and so is each that a password protects.
CONTAINER = b"\xd0\xcf\x11\xe0"
EMPTY_ZIP = b"PK\x05\x06"
_TYPES = "[Content_Types].xml"
_BLOCK = 1 << 20
_LONGEST = 64
# What stands in a container, by the names of its parts: the first that is there tells.
_PARTS = (("EncryptedPackage", "xlsx_protected"), ("Workbook", "xls"), ("Book", "xls"))
# What CSV or JSON that is none is called; of a workbook none of it would say what to do.
_NO_TABLE = frozenset({"not_ours", "binary", "utf16", "json_broken"})


def in_container(path: Path) -> str:
    """Return what a container of office software holds: ``xlsx_protected``, ``xls``, or another ``document``.

    Raises:
        OSError: the system's own refusal.
    """
    wanted = {name.encode("utf-16-le"): problem for name, problem in _PARTS}
    found = set()
    with path.open("rb") as stream:
        kept = b""
        while block := stream.read(_BLOCK):
            seen = kept + block
            found |= {name for name in wanted if name in seen}
            kept = seen[-_LONGEST:]
    return next((problem for name, problem in wanted.items() if name in found), "document")


def in_archive(archive: ZipFile) -> str:
    """Return what an archive is that is no workbook of rows; empty where it seems to be one.

    Raises:
        BadZipFile: it is damaged.
    """
    names = {part.filename for part in archive.infolist()}
    if "mimetype" in names:
        return "ods" if b"opendocument.spreadsheet" in _beginning(archive, "mimetype") else "document"
    if _TYPES not in names:
        return "zip"
    types = _beginning(archive, _TYPES)
    if b"sheet.binary" in types:
        return "xlsb"
    return "" if b"spreadsheetml" in types else "document"


def as_workbook(path: Path, problem: str) -> str:
    """Return what to say of a file of another kind whose name is that of a workbook, or may be."""
    return "xlsx_none" if path.suffix.lower() in WORKBOOKS and problem in _NO_TABLE else problem


def _beginning(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(_BLOCK)

"""Files that come with the program: fonts, words, themes, sample data."""

from pathlib import Path, PurePosixPath

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of a file under ``resources/``.

    Raises:
        ValueError: a part is absolute or climbs out of the folder; a mistake in the program.
    """
    relative = PurePosixPath(*parts)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"not inside the resources: {relative}")
    return _ROOT.joinpath(*relative.parts)

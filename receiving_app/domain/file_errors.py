"""Refusals about files that are read or written."""

from dataclasses import dataclass

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class UnreadableFile(DomainError):
    """A file cannot be read as what it should be."""

    path: str
    problem: str


@dataclass(eq=False)
class MissingColumns(UnreadableFile):
    """A file to import lacks columns that it must have."""

    columns: tuple[str, ...]


@dataclass(eq=False)
class ColumnsTwice(UnreadableFile):
    """Several columns of a file to import mean the same, so that none can be trusted."""

    columns: tuple[str, ...]


@dataclass(eq=False)
class UnwritableFile(DomainError):
    """A file cannot be written where it was asked for."""

    path: str
    problem: str


@dataclass(eq=False)
class ChoicesNotKept(UnwritableFile):
    """What was chosen at this machine cannot be written into its data folder."""


@dataclass(eq=False)
class ChoicesLost(UnreadableFile):
    """What was chosen at this machine cannot be read any more; it counts as not chosen.

    Attributes:
        choices: names of the choices.
    """

    choices: tuple[str, ...] = ()

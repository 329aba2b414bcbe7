"""What is said of labels that are read well but open nothing by themselves."""

from dataclasses import dataclass

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class BadgeAlone(DomainError):
    """A badge of this installation was read, where nothing asks for one: it never acts alone."""

    badge: str


@dataclass(eq=False)
class ForeignBadge(DomainError):
    """A badge was signed by nobody, by another installation, or with a key that is no longer in force."""

    badge: str

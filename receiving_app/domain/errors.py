"""What every refusal is, as a type whose attributes carry the facts, and those of values and settings.

The others stand by their subject in ``*_errors.py`` beside this. The words shown to people are in
``resources/i18n/messages.*.toml``, under the error's ``code``.
"""

import re
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import ClassVar


@dataclass(eq=False)
class DomainError(Exception):
    """Base of all refusals; a subclass adds the facts as fields."""

    code: ClassVar[str] = "domain_error"

    def __init_subclass__(cls) -> None:
        """Derive the message key from the class name: ``UnknownReturn`` → ``unknown_return``."""
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def data(self) -> dict[str, object]:
        """Return the facts by name, for the sentence shown and for the log."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        """Name the error and its facts; for logs, never for people."""
        facts = ", ".join(f"{name}={value!r}" for name, value in self.data().items())
        return f"{self.code}({facts})"


@dataclass(eq=False)
class InvalidIdentifier(DomainError):
    """A text is not an identifier of the kind expected."""

    kind: str
    text: str


@dataclass(eq=False)
class InvalidCheckCharacter(InvalidIdentifier):
    """A text has the shape of the identifier, but its check character or digits disagree."""


@dataclass(eq=False)
class InvalidAmount(DomainError):
    """A price, amount or percentage is out of its range or has too many decimals."""

    what: str
    value: str


@dataclass(eq=False)
class InvalidQuantity(DomainError):
    """A quantity is not a whole number within its bounds."""

    what: str
    value: int
    least: int
    most: int


@dataclass(eq=False)
class UnsupportedVat(DomainError):
    """Country, rate and VAT number do not make a VAT treatment we know (decision rule 9)."""

    country: str
    rate: Decimal
    vat_number: str


@dataclass(eq=False)
class InvalidRule(DomainError):
    """A fee rule contradicts itself or the policy (decision rule 7)."""

    rule: str
    problem: str


@dataclass(eq=False)
class InvalidText(DomainError):
    """A text is too long or holds characters that must not be stored or printed."""

    what: str
    problem: str


@dataclass(eq=False)
class Interrupted(DomainError):
    """The operator stopped a command; what was stored before stays."""


@dataclass(eq=False)
class RealProfile(DomainError):
    """The act is for sample data, and this database has a real company's profile."""

    act: str


@dataclass(eq=False)
class MissingProfile(DomainError):
    """The database has no company profile yet."""


@dataclass(eq=False)
class InvalidSetting(DomainError):
    """A setting cannot be what it was set to; ``what`` is a field, ``problem`` a setting problem."""

    what: str
    problem: str

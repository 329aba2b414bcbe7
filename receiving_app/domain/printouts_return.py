"""The sheet that a customer gets with the number of a return: the policy in short, and a label."""

from dataclasses import dataclass

from receiving_app.domain.printouts import RmaLabel
from receiving_app.domain.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class SheetArticle:
    """What is expected back of a line; serials and MACs as announced."""

    quantity: int
    sku: str
    name: str
    serials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnSheet:
    """The sheet, in the language of its label."""

    label: RmaLabel
    reason: Reason
    articles: tuple[SheetArticle, ...]

"""What the use cases need of the catalogue."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from receiving_app.domain.catalogue import Playbook, Product


class Catalogue(Protocol):
    """Products and playbooks."""

    def products(self, skus: Iterable[str]) -> dict[str, Product]:
        """Return the products known among these references."""

    def find(self, text: str, limit: int) -> tuple[Product, ...]:
        """Return the products whose reference, maker or name has words that begin like these."""

    def by_gtin(self, gtin: str) -> Product | None:
        """Return the product of a GTIN."""

    def put(self, product: Product) -> bool:
        """Store a product with its checklist; tell whether anything changed."""

    def playbooks(self) -> tuple[Playbook, ...]:
        """Return every playbook."""

    def put_playbooks(self, playbooks: Sequence[Playbook]) -> None:
        """Replace the playbooks."""

"""Who has which return in hand, in memory."""

from typing import TYPE_CHECKING

from receiving_app.domain.benches import NamedBench
from receiving_app.domain.claims import Claim

if TYPE_CHECKING:
    from tests.fakes import Store


class FakeClaims:
    """The ``Claims`` port over a store in memory."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def get(self, rma: str) -> Claim | None:
        return self._store.claims.get(rma)

    def put(self, claim: Claim) -> None:
        self.leave(claim.bench)
        self._store.claims[claim.rma] = claim

    def leave(self, bench: str) -> None:
        self._store.claims = {rma: claim for rma, claim in self._store.claims.items() if claim.bench != bench}


class FakeBenches:
    """The ``Benches`` port over a store in memory."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def get(self, name: str) -> NamedBench | None:
        return self._store.benches.get(name)

    def put(self, bench: NamedBench) -> None:
        self._store.benches[bench.name] = bench

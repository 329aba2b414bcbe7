"""What people do with goods that left quarantine by mistake; joined to the machine of ``test_no_parcel_is_lost``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from receiving_app.domain.quarantine import QuarantineOutcome
from receiving_app.services.match_parcel import take_back_match

if TYPE_CHECKING:
    from receiving_app.domain.quarantine import QuarantineRecord
    from tests.fakes import FakeBench


class MatchesAreTakenBack:
    """A match is taken back from the record, or from its return, until the return was worked on."""

    bench: "FakeBench"
    _try: Callable[[Callable[[], Any]], Any]

    def _matched(self) -> "list[QuarantineRecord]":
        return [one for one in self.bench.store.records if one.outcome is QuarantineOutcome.MATCHED]

    @precondition(lambda self: self._matched())
    @rule(data=st.data())
    def a_match_is_taken_back(self, data: st.DataObject) -> None:
        record = data.draw(st.sampled_from(self._matched()))
        back = self._try(lambda: take_back_match(self.bench, record.number))
        if back is not None:
            assert back == record.back_from_return()

    @invariant()
    def goods_come_back_from_a_return_only_with_both_traces(self) -> None:
        for number in {entry.rma for entry in self.bench.store.entries if entry.rma.startswith("Q-")}:
            said = [entry.act for entry in self.bench.store.entries if entry.rma == number]
            assert said.count("matched") - said.count("match_taken_back") in (0, 1)
            record = next(one for one in self.bench.store.records if one.number == number)
            matched = said.count("matched") > said.count("match_taken_back")
            assert matched == (record.outcome is QuarantineOutcome.MATCHED)

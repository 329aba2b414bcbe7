"""Several benches issue, fail and cancel at the same time: every series goes on without a gap."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.credit_note_ports import IssuedFiles
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from tests.builders import an_approval
from tests.data.stores import a_numbered_case, a_real_bench, make_store, reading, rma
from tests.fakes import FakeDocuments
from tests.services.issuing import inspect

ISSUE, FAIL, CANCEL = "issue", "fail", "cancel"
SHARES = st.lists(
    st.lists(st.sampled_from([ISSUE, ISSUE, FAIL, CANCEL]), min_size=1, max_size=4), min_size=2, max_size=3
)


class Failing(FakeDocuments):
    """Refuses the documents of some returns, after their number was looked up."""

    def __init__(self, refused: frozenset[str]) -> None:
        super().__init__()
        self.refused = refused

    def credit_note(self, note: CreditNote, logo: bytes) -> IssuedFiles:
        if note.rma in self.refused:
            raise UnprintableCharacters("buyer_name", "x")
        return super().credit_note(note, logo)


def _work(bench: Bench, store: Store, start: Barrier, acts: list[tuple[str, str]]) -> None:
    start.wait()
    try:
        for number, act in acts:
            if act == FAIL:
                with pytest.raises(UnprintableCharacters):
                    conclude(bench, number)
                continue
            note = conclude(bench, number).note
            assert note is not None
            if act == CANCEL:
                cancel_and_reissue(bench, note.number, an_approval())
    finally:
        store.close_thread()


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(shares=SHARES)
def test_whatever_the_benches_do_at_once_no_number_is_lost_and_none_comes_twice(
    shares: list[list[str]],
) -> None:
    flat = [(place, act) for place, share in enumerate(shares) for act in share]
    acts = [(place, rma(number), act) for number, (place, act) in enumerate(flat, start=1)]
    with tempfile.TemporaryDirectory() as folder, closing(make_store(Path(folder))) as store:
        bench = a_real_bench(store, *(a_numbered_case(number) for number in range(1, len(acts) + 1)))
        for _place, number, _act in acts:
            inspect(bench, number)
        bench = replace(bench, documents=Failing(frozenset(n for _, n, act in acts if act == FAIL)))
        start = Barrier(len(shares))
        with ThreadPoolExecutor(len(shares)) as benches:
            running = [
                benches.submit(_work, bench, store, start, [(n, act) for at, n, act in acts if at == place])
                for place in range(len(shares))
            ]
            for one in running:
                one.result()
        assert list(check(store)) == []
        with reading(store) as uow:
            issued = [row.number for row in uow.credit_notes.latest(100)][::-1]
    done = [act for _, _, act in acts if act != FAIL]
    for prefix, count in (("AV", len(done)), ("AN", done.count(CANCEL))):
        numbers = [number for number in issued if number.startswith(prefix)]
        assert numbers == [f"{prefix}-2026-{sequence:06d}" for sequence in range(1, count + 1)]

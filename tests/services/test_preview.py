"""The credit note can be looked at before it is issued, and nothing is stored for it."""

import pytest

from receiving_app.domain.credit_note_errors import NothingToCredit
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.inspect_unit import confirm_all_present
from receiving_app.services.preview import preview_pdf
from receiving_app.services.scan import scan
from tests.builders import RMA, a_bench, a_case, a_line, serials


def test_the_preview_has_the_amounts_and_no_number() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    scan(bench, RMA)
    confirm_all_present(bench, RMA, 1, Condition.UNUSED_ORIGINAL_PACKAGING)
    assert b"91.28" in preview_pdf(bench, RMA)
    assert bench.store.documents == ()


def test_there_is_nothing_to_look_at_while_nothing_is_credited() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    scan(bench, RMA)
    with pytest.raises(NothingToCredit):
        preview_pdf(bench, RMA)

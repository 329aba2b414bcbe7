"""What leaves of a period: its documents in order, their entries, and a line in the journal."""

from dataclasses import replace
from datetime import date

import pytest

from receiving_app.domain.credit_note_errors import SellerIncomplete
from receiving_app.domain.errors import Interrupted, InvalidSetting, MissingProfile
from receiving_app.domain.export_errors import NothingIssued
from receiving_app.domain.period import Period
from receiving_app.domain.vocabulary import FeeTreatment
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.company import save_profile
from receiving_app.services.export_period import accounting_entries, company_siren, issued_in, record_export
from receiving_app.services.sending_ports import Reporting
from tests.builders import TODAY, a_bench, a_case, a_profile, a_seller, an_approval
from tests.fakes import FakeBench
from tests.services.issuing import issued, numbered

TODAY_ONLY = Period(TODAY, TODAY)


def cancelled(**changes: object) -> FakeBench:
    profile = a_profile(**changes)
    bench = a_bench(a_case(), numbered(2), profile=profile)
    note = issued(bench)
    cancel_and_reissue(bench, note.number, an_approval())
    issued(bench, numbered(2).rma)
    return bench


def test_documents_of_every_kind_come_in_the_order_of_issue_with_their_bytes() -> None:
    bench = cancelled()
    told: list[tuple[int, int]] = []
    found = list(issued_in(bench, TODAY_ONLY, Reporting(progress=lambda *step: told.append(step))))
    assert [one.document.kind for one in found] == ["credit_note", "cancellation", "credit_note"]
    assert [one.pdf for one in found] == [stored.pdf for stored in bench.store.documents]
    assert [one.link["number"] for one in found] == [one.document.number for one in found]
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_period_without_documents_is_said_and_stopping_stops() -> None:
    bench = a_bench(a_case())
    with pytest.raises(NothingIssued):
        next(issued_in(bench, TODAY_ONLY, Reporting()))
    issued(bench)
    with pytest.raises(NothingIssued):
        next(issued_in(bench, Period(date(2026, 11, 1), date(2026, 11, 22)), Reporting()))
    with pytest.raises(Interrupted):
        next(issued_in(bench, TODAY_ONLY, Reporting(cancelled=lambda: True)))


def test_what_was_taken_back_leaves_nothing_on_the_accounts() -> None:
    for treatment in FeeTreatment:
        profile = a_profile()
        policy = replace(profile.policy, fee_treatment=treatment)
        bench = a_bench(a_case(), profile=replace(profile, policy=policy))
        cancel_and_reissue(bench, issued(bench).number, an_approval())
        sums: dict[str, object] = {}
        for entry in accounting_entries(bench, TODAY_ONLY, Reporting()):
            assert entry.balanced
            for line in entry.movements:
                sums[line.account.number] = sums.get(line.account.number, 0) + line.debit - line.credit  # type: ignore[operator]  # amounts
        assert len(sums) >= 4
        assert set(sums.values()) == {0}


def test_the_file_needs_the_companys_siren() -> None:
    bench = a_bench(profile=a_profile(seller=a_seller(siren="")))
    with pytest.raises(SellerIncomplete):
        company_siren(bench)
    bench.store.profile = None
    with pytest.raises(MissingProfile):
        company_siren(bench)
    assert company_siren(a_bench()) == "999820004"


def test_an_export_is_journalled() -> None:
    bench = a_bench()
    record_export(bench, "accounting", TODAY_ONLY, 3)
    (entry,) = bench.store.entries
    assert (entry.act, entry.facts) == (
        "exported",
        {"what": "accounting", "from": TODAY, "to": TODAY, "documents": 3},
    )


def test_accounts_that_cannot_be_are_not_saved() -> None:
    bench = a_bench()
    accounting = replace(a_profile().accounting, journal="")
    with pytest.raises(InvalidSetting):
        save_profile(bench, replace(a_profile(), accounting=accounting))

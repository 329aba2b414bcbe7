"""A bench on a real database with documents of every kind, for the tests of what leaves it."""

from dataclasses import replace
from typing import Any

from receiving_app.data.database import SqliteStore
from receiving_app.domain.vocabulary import FeeTreatment
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.inspect_unit import confirm_all_present
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from receiving_app.services.scan import scan
from tests.builders import FRENCH, an_approval
from tests.data.stores import a_numbered_case, put
from tests.services.issuing import UNUSED


def credit(bench: Bench, store: SqliteStore, sequence: int, **customer: Any) -> str:
    """Take a return through the bench, and return the number of its credit note."""
    case = a_numbered_case(sequence, customer=replace(FRENCH, **customer))
    put(store, case)
    return conclude_again(bench, case.rma)


def conclude_again(bench: Bench, rma: str) -> str:
    scan(bench, rma)
    confirm_all_present(bench, rma, condition=UNUSED)
    note = conclude(bench, rma).note
    assert note is not None
    return note.number


def every_kind(bench: Bench, store: SqliteStore) -> None:
    """Issue two credit notes, take one back, and one with its fee due beside it."""
    number = credit(bench, store, 1)
    credit(bench, store, 2, name='=HYPERLINK("http://x";"y")', code="C|2")
    cancel_and_reissue(bench, number, an_approval())
    profile = load_profile(bench)
    policy = replace(profile.policy, fee_treatment=FeeTreatment.SEPARATE)
    save_profile(bench, replace(profile, policy=policy))
    credit(bench, store, 3, name="Łódź Telecom\t“VoIP” œuvre €")

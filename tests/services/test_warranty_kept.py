"""What decided a defective unit is kept with it: a catalogue edited later changes nothing that was decided."""

from dataclasses import replace
from datetime import date

from receiving_app.domain.catalogue import Playbook, Product
from receiving_app.domain.decision import Explanation
from receiving_app.domain.inspection import DecisionBasis
from receiving_app.domain.reception_slip import ReceptionSlip
from receiving_app.domain.vocabulary import Condition, Decision, Reason, Status
from receiving_app.domain.warranty import COMMON, told_by_basis
from receiving_app.services.batches import take_out
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.decide import resume
from receiving_app.services.edit_catalogue import save_product
from receiving_app.services.inspect_unit import confirm_all_present, read_serial
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.reception_slip import reception_slip
from receiving_app.services.scan import scan
from receiving_app.services.undo import undo
from receiving_app.wording import in_language
from tests.builders import GRANDSTREAM, RMA, SKU, TODAY, a_bench, a_case, a_line, serials
from tests.fakes import FakeBench

INVOICED = date(2025, 3, 14)


def inspected(**facts: object) -> FakeBench:
    """A telephone invoiced in March 2025, defective, with its ticket, ready to be decided."""
    line = a_line(serials=serials(), **{"manufacturer_ticket": "4711", "invoiced_on": INVOICED, **facts})
    bench = a_bench(a_case(line, reason=Reason.DEFECTIVE))
    scan(bench, RMA)
    read_serial(bench, RMA, 1, serials()[0])
    confirm_all_present(bench, RMA, condition=Condition.USED)
    return bench


def warranty_becomes(bench: FakeBench, months: int) -> None:
    known = bench.store.catalogue[SKU]
    save_product(bench, replace(known, warranty_months=months), known)


def told(bench: FakeBench) -> Explanation | None:
    case = bench.case(RMA)
    return told_by_basis(case, case.unit(1))


def test_a_decision_under_warranty_says_the_same_after_the_catalogue_changed() -> None:
    bench = inspected()
    conclude(bench, RMA)
    said = told(bench)
    assert said is not None
    assert in_language("fr").explanation(said) == (
        "Garantie jusqu'au 14/03/2027 : il restait 111 jours le 23/11/2026 "
        "(facture du 14/03/2025, 24 mois ; procédure Grandstream, version 1)."
    )
    slip = reception_slip(bench, RMA)

    warranty_becomes(bench, 6)

    assert told(bench) == said
    assert reception_slip(bench, RMA) == slip
    printed = bench.documents.printed[-1]
    assert isinstance(printed, ReceptionSlip)
    assert any("14/03/2027" in why for why in printed.units[0].why)


def test_the_act_says_what_it_went_by_and_cites_it() -> None:
    bench = inspected()
    bench.store.books = (
        replace(GRANDSTREAM, valid_to=date(2026, 11, 20)),
        replace(GRANDSTREAM, version=2, valid_from=date(2026, 11, 21)),
    )
    conclude(bench, RMA)
    act = next(entry for entry in bench.store.entries if entry.act == "concluded")
    assert act.facts["warranty"] == {
        "1": {"until": date(2027, 3, 14), "months": 24, "playbook": "Grandstream", "version": 1}
    }
    rules = act.facts["rules"]
    assert isinstance(rules, dict)
    playbook = bench.store.cited[rules["playbooks"]["Grandstream"]]
    product = bench.store.cited[rules["checklists"][SKU]]
    # The one in force when the return was opened decided, and no later one.
    assert isinstance(playbook, Playbook)
    assert playbook.version == 1
    assert isinstance(product, Product)
    assert product.warranty_months == 24


def test_a_hold_out_of_warranty_keeps_its_reason_until_it_is_lifted() -> None:
    bench = inspected(invoiced_on=date(2024, 1, 10))
    held = conclude(bench, RMA).sheet
    assert held.case.status is Status.ON_HOLD
    said = told(bench)
    assert said is not None
    assert said.code == "decided_out_of_warranty"
    assert dict(said.facts)["days"] == 0

    warranty_becomes(bench, 60)

    (decided,) = open_sheet(bench, RMA).decided.units
    assert decided.why[0].code == "out_of_warranty"
    assert dict(decided.why[0].facts)["months"] == 24
    resume(bench, RMA)
    assert told(bench) is None
    (decided,) = open_sheet(bench, RMA).decided.units
    assert decided.decision is Decision.SEND_TO_MANUFACTURER
    assert conclude(bench, RMA).sheet.case.unit(1).basis == DecisionBasis(
        TODAY, 60, date(2024, 1, 10), "Grandstream", 1
    )


def test_a_decision_that_is_taken_back_goes_by_the_catalogue_again() -> None:
    bench = inspected()
    conclude(bench, RMA)
    assert undo(bench, RMA).sheet.case.unit(1).basis is None
    conclude(bench, RMA)
    take_out(bench, "B-2026-000001", (RMA, 1), "wrong box")
    assert told(bench) is None


def test_an_order_error_has_no_warranty_to_keep() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, RMA)
    assert told(bench) is None
    assert "warranty" not in bench.store.entries[-1].facts


def test_a_warranty_that_ended_after_the_return_was_opened_says_so() -> None:
    bench = inspected(invoiced_on=date(2024, 11, 20))
    (decided,) = open_sheet(bench, RMA).decided.units
    assert decided.why[1].code == "was_under_warranty"


def test_the_procedure_of_all_others_is_named_so() -> None:
    bench = inspected(support_ticket="TK-1")
    bench.store.books = tuple(book for book in bench.store.books if book.manufacturer == "*")
    conclude(bench, RMA)
    said = told(bench)
    assert said is not None
    assert dict(said.facts)["playbook"] == COMMON

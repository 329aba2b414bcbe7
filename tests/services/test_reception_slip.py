"""The reception slip is put together from what is on file, kept as printed, and made again the same."""

from dataclasses import replace

import pytest

from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.domain.printouts import RoutingLabel
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.reception_slip import ReceptionSlip
from receiving_app.domain.return_errors import UnknownReturn, UnknownUnit
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Condition, Decision, Reason
from receiving_app.services.inspect_unit import confirm_all_present, describe_parcel, record_item
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.match_parcel import match
from receiving_app.services.photos import add_photo, strike_out
from receiving_app.services.quarantine import Box, quarantine, set_apart
from receiving_app.services.reception_slip import keep_papers, kept_slips, reception_slip
from receiving_app.services.scan import scan
from tests.builders import BELGIAN, RMA, a_bench, a_case, a_line, serials
from tests.fakes import FakeBench


def at_the_bench(case: ReturnCase) -> FakeBench:
    bench = a_bench(case)
    scan(bench, case.rma)
    return bench


def told(bench: FakeBench) -> ReceptionSlip:
    reception_slip(bench, RMA)
    slip = bench.documents.printed[-1]
    assert isinstance(slip, ReceptionSlip)
    return slip


def test_the_slip_tells_parcel_unit_accessories_and_decision() -> None:
    bench = at_the_bench(a_case(a_line(serials=serials()), tracking="XY0617671405788"))
    describe_parcel(bench, RMA, 1, well_packed=True)
    confirm_all_present(bench, RMA, 1, Condition.UNUSED_ORIGINAL_PACKAGING)
    record_item(bench, RMA, 1, "cable", 0)
    slip = told(bench)
    assert (slip.parcels[0].tracking, slip.parcels[0].well_packed) == ("XY0617671405788", True)
    unit = slip.units[0]
    assert unit.serial == serials()[0]
    assert [(item.name, item.found) for item in unit.items] == [("handset (fr)", 1), ("cable (fr)", 0)]
    assert (unit.decision, unit.portal) == (Decision.CREDIT, "")
    assert unit.why[0].startswith("Erreur de commande")
    assert unit.next.startswith("Votre avoir est en cours")
    assert bench.acts[-1] == "item_recorded"


def test_what_was_carried_out_is_told_with_its_credit_note_and_its_reason() -> None:
    bench = at_the_bench(a_case())
    confirm_all_present(bench, RMA, 1, Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, RMA)
    unit = told(bench).units[0]
    assert unit.decision is Decision.CREDIT
    assert "AV-2026-000001" in unit.next
    assert unit.why[0].startswith("Erreur de commande")


def test_what_was_decided_otherwise_than_the_rules_say_now_is_not_explained_by_them() -> None:
    bench = at_the_bench(a_case())
    case = bench.case(RMA)
    scrapped = replace(case.unit(1), decision=Decision.SCRAP)
    bench.store.cases[RMA] = replace(case, units=(scrapped,))
    unit = told(bench).units[0]
    assert (unit.decision, unit.why) == (Decision.SCRAP, ())
    assert unit.next == "L'article est mis au rebut."


def test_an_undecided_unit_says_that_the_inspection_goes_on_and_counted_away_ones_are_left_out() -> None:
    bench = at_the_bench(a_case(a_line(), a_line(number=2)))
    case = bench.case(RMA)
    bench.store.cases[RMA] = replace(case, units=(case.unit(1), replace(case.unit(2), quantity=0)))
    (unit,) = told(bench).units
    assert (unit.decision, unit.why) == (None, ())
    assert unit.next.startswith("Nous terminons")


def test_a_manufacturer_that_handles_its_returns_itself_is_named_with_its_portal() -> None:
    line = a_line(sku="U6-PRO", fault="no link")
    bench = at_the_bench(a_case(line, reason=Reason.DEFECTIVE))
    confirm_all_present(bench, RMA, 1, Condition.USED)
    unit = told(bench).units[0]
    assert unit.portal == "rma.ui.com"
    assert any("Ubiquiti" in text for text in unit.why)


def test_a_defective_unit_that_goes_through_us_has_no_portal() -> None:
    bench = at_the_bench(a_case(a_line(fault="no sound"), reason=Reason.DEFECTIVE))
    assert told(bench).units[0].portal == ""


def test_the_customer_reads_no_words_of_other_customers_and_its_own_language() -> None:
    bench = at_the_bench(a_case(customer=replace(BELGIAN, language="en")))
    confirm_all_present(bench, RMA, 1, Condition.UNUSED_ORIGINAL_PACKAGING)
    slip = told(bench)
    assert slip.language == "en"
    assert slip.units[0].why[0].startswith("Order error")


def test_photos_struck_out_are_left_off_and_the_pictures_go_along() -> None:
    bench = at_the_bench(a_case())
    kept, struck = (
        add_photo(bench, PhotoCase.of_return(RMA), PhotoStep.DAMAGE, b"picture " + name)
        for name in (b"1", b"2")
    )
    strike_out(bench, struck.id, "blurred")
    pdf = reception_slip(bench, RMA)
    assert b"picture 1" in pdf
    assert b"picture 2" not in pdf
    assert [one.sha256 for one in told(bench).photos] == [kept.sha256]
    bench.store.pictures.clear()
    assert b"picture" not in reception_slip(bench, RMA)


def test_a_photo_of_the_whole_box_is_on_the_slip_of_what_was_set_apart_and_said_to_be_one() -> None:
    bench = at_the_bench(a_case())
    whole = quarantine(bench, Box(QuarantineCause.SEVERAL_RETURNS, ("SN-A", "SN-B"))).number
    add_photo(bench, PhotoCase.of_quarantine(whole), PhotoStep.DAMAGE, b"picture of all")
    part = set_apart(bench, whole, ("SN-B",)).number
    add_photo(bench, PhotoCase.of_quarantine(part), PhotoStep.CONTENTS, b"picture of the part")
    match(bench, part, RMA)
    assert [(one.step, one.before_split) for one in told(bench).photos] == [
        (PhotoStep.DAMAGE, True),
        (PhotoStep.CONTENTS, False),
    ]


def test_slip_and_label_are_made_together_kept_and_made_again_the_same() -> None:
    bench = at_the_bench(a_case())
    first = keep_papers(bench, RMA, 1)
    assert isinstance(bench.documents.printed[-2], RoutingLabel)
    confirm_all_present(bench, RMA, 1, Condition.DAMAGED)
    second = keep_papers(bench, RMA, 1)
    assert first.slip != second.slip
    assert kept_slips(bench, RMA) == (first.slip, second.slip)
    assert [entry.facts for entry in bench.store.entries if entry.act == "slip_printed"] == [
        {"number": 1, "unit": 1},
        {"number": 2, "unit": 1},
    ]


def test_a_slip_printed_again_has_the_logo_that_it_had() -> None:
    bench = at_the_bench(a_case())
    printed = []
    for logo in (b"", b"<old logo>", b"<new logo>"):
        assert bench.store.profile is not None
        bench.store.profile = replace(bench.store.profile, logo=logo)
        printed.append(keep_papers(bench, RMA, 1).slip)
        assert printed[-1].endswith(logo)
    assert kept_slips(bench, RMA) == tuple(printed)


def test_nothing_is_kept_for_what_is_not_there() -> None:
    bench = a_bench(a_case())
    with pytest.raises(UnknownUnit):
        keep_papers(bench, RMA, 9)
    with pytest.raises(UnknownReturn):
        reception_slip(bench, "RMA-2026-000002-W")
    assert bench.store.slips == ()

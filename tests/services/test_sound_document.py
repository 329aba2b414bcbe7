"""The document recomputes itself: a sound one has no error, and no mutant passes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.inspect_unit import confirm_all_present, record_item
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan
from tests.builders import RMA, SWISS, a_bench, a_case, a_line
from tests.fakes import FakeBench

UNUSED = Condition.UNUSED_ORIGINAL_PACKAGING


def _inspected(bench: FakeBench) -> FakeBench:
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=UNUSED)
    return bench


def _issued(bench: FakeBench) -> CreditNote:
    note = conclude(_inspected(bench), RMA).note
    assert note is not None
    return note


def _mutants(note: CreditNote) -> dict[str, CreditNote]:
    cent = Decimal("0.01")
    line, off, row, fee = note.lines[0], note.allowances[0], note.vat[0], note.fees[0]
    rest = note.lines[1:], note.allowances[1:], note.vat[1:]
    return {
        "goods": replace(note, goods=note.goods + cent),
        "net": replace(note, net=note.net + cent),
        "tax": replace(note, tax=note.tax + cent),
        "gross": replace(note, gross=note.gross + cent),
        "no line": replace(note, lines=()),
        "line net": replace(note, lines=(replace(line, net=line.net + cent), *rest[0])),
        "line price": replace(note, lines=(replace(line, unit_price=line.unit_price - 1), *rest[0])),
        "line quantity": replace(note, lines=(replace(line, quantity=0), *rest[0])),
        "line rate": replace(note, lines=(replace(line, rate=Decimal(10)), *rest[0])),
        "line position": replace(note, lines=(replace(line, position=9), *rest[0])),
        "allowance amount": replace(note, allowances=(replace(off, amount=off.amount + cent), *rest[1])),
        "allowance sign": replace(note, allowances=(replace(off, amount=-off.amount), *rest[1])),
        "allowance percent": replace(note, allowances=(replace(off, percent=Decimal(16)), *rest[1])),
        "allowance base": replace(note, allowances=(replace(off, base=None), *rest[1])),
        "allowance rate": replace(note, allowances=(replace(off, rate=Decimal(10)), *rest[1])),
        "allowance reason": replace(note, allowances=(replace(off, reason=""), *rest[1])),
        "vat base": replace(note, vat=(replace(row, base=row.base + cent), *rest[2])),
        "vat amount": replace(note, vat=(replace(row, vat=row.vat + cent), *rest[2])),
        "vat twice": replace(note, vat=(row, *note.vat)),
        "exemption on a taxed row": replace(note, vat=(replace(row, exemption_code="X"), *rest[2])),
        "fee charged": replace(note, fees=(replace(fee, charged=fee.charged + cent),)),
        "fee assessed": replace(note, fees=(replace(fee, assessed=fee.assessed + cent),)),
        "fee waived": replace(note, fees=(replace(fee, assessed=fee.assessed + cent, waived=cent),)),
        "fee forgotten": replace(note, fees=()),
        "seller": replace(note, seller=replace(note.seller, siren="")),
        "seller's luhn key": replace(note, seller=replace(note.seller, siren="999820005")),
        "buyer": replace(note, buyer=replace(note.buyer, name=" ")),
        "settlement": replace(note, settlement=""),
        "number": replace(note, number=""),
        "rma": replace(note, rma=""),
    }


def _sound() -> CreditNote:
    bench = _inspected(a_bench(a_case(a_line("100.00"), a_line("50.00", number=2, vat_rate=Decimal("5.5")))))
    record_item(bench, RMA, 1, "cable", 0)
    note = conclude(bench, RMA).note
    assert note is not None
    return note


MUTANTS = _mutants(_sound())


def test_a_sound_document_has_no_error() -> None:
    assert (*_sound().errors(), *_sound().omissions()) == ()


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutated_document_is_found_out(name: str) -> None:
    assert (*MUTANTS[name].errors(), *MUTANTS[name].omissions()) != ()


def test_an_exempt_row_without_its_reason_is_found_out() -> None:
    note = _issued(a_bench(a_case(a_line(vat_rate=Decimal(0)), customer=SWISS)))
    assert note.errors() == ()

    for change in ({"exemption_code": ""}, {"exemption_reason": ""}):
        assert replace(note, vat=(replace(note.vat[0], **change),)).errors() != ()

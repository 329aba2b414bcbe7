"""Catalogue and playbooks are edited in one transaction each, and what was stored meanwhile is not lost."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from receiving_app.domain.catalogue import LocalText, Playbook, PlaybookKind, TicketNeeded
from receiving_app.domain.catalogue_errors import (
    ChangedElsewhere,
    GtinOfAnotherProduct,
    TicketNotAsWritten,
    UnknownProduct,
)
from receiving_app.domain.vocabulary import Condition, Decision, Reason
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.edit_catalogue import (
    copy_product,
    one_product,
    product_list,
    retire_product,
    save_product,
)
from receiving_app.services.edit_playbooks import amend_playbook, end_playbook, playbook_list
from receiving_app.services.inspect_unit import confirm_all_present, record_item, record_tickets
from receiving_app.services.list_export import csv_list, list_file
from receiving_app.services.scan import scan
from tests.builders import (
    CABLE,
    GRANDSTREAM,
    HANDSET,
    OTHER_SKU,
    PRODUCTS,
    RMA,
    SKU,
    TODAY,
    a_bench,
    a_case,
    a_line,
    a_product,
    serials,
)

DEARER = replace(CABLE, replacement_price=Decimal("9.00"))
TEXT = LocalText("À faire valider.", "To be validated.")


def test_a_price_changed_during_an_inspection_does_not_change_what_was_counted() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    record_item(bench, RMA, 1, "cable", 0)

    save_product(bench, a_product(checklist=(HANDSET, DEARER)), PRODUCTS[SKU])
    confirm_all_present(bench, RMA, 1)
    sheet = record_item(bench, RMA, 1, "cable", 0)

    decided = sheet.decision(1)
    assert decided is not None
    assert [item.key for item in decided.missing] == ["cable"]
    assert bench.acts.count("product_saved") == 1


def test_an_unchanged_product_is_not_journalled() -> None:
    bench = a_bench()
    save_product(bench, PRODUCTS[SKU], PRODUCTS[SKU])
    assert bench.acts == []


def test_a_product_changed_meanwhile_is_not_overwritten() -> None:
    bench = a_bench()
    bench.store.catalogue[SKU] = a_product(warranty_months=36)
    with pytest.raises(ChangedElsewhere):
        save_product(bench, a_product(warranty_months=12), PRODUCTS[SKU])
    with pytest.raises(ChangedElsewhere):
        copy_product(bench, SKU, OTHER_SKU, "taken")


def test_two_products_do_not_share_a_barcode() -> None:
    bench = a_bench()
    first = save_product(bench, a_product(gtin="4006381333931"), PRODUCTS[SKU])
    with pytest.raises(GtinOfAnotherProduct) as refused:
        save_product(bench, a_product(OTHER_SKU, gtin="4006381333931"), PRODUCTS[OTHER_SKU])
    assert refused.value.sku == SKU
    save_product(bench, replace(first, family="desk phone"), first)


def test_a_product_copied_from_a_similar_one_has_its_checklist() -> None:
    bench = a_bench()
    copy = copy_product(bench, SKU, "grp2616", "GRP2616 Phone")

    assert one_product(bench, "grp2616") == copy
    assert copy.checklist == PRODUCTS[SKU].checklist
    with pytest.raises(UnknownProduct):
        copy_product(bench, "NOBODY", "GRP2617", "x")


def test_a_retired_product_is_listed_apart_and_known_in_hand() -> None:
    bench = a_bench(a_case())
    retired = retire_product(bench, PRODUCTS[SKU])

    assert SKU not in [one.sku for one in product_list(bench)]
    assert product_list(bench, "grp", retired=True) == (retired,)
    assert scan(bench, RMA).sheet is not None
    assert open_sheet(bench, RMA).product(SKU).checklist == PRODUCTS[SKU].checklist
    assert retire_product(bench, retired, retired=False) == PRODUCTS[SKU]


def test_a_new_version_of_a_playbook_decides_returns_opened_from_then_on() -> None:
    line = a_line(serials=serials(), manufacturer_ticket="4711", sku=SKU)
    bench = a_bench(
        a_case(line, reason=Reason.DEFECTIVE, opened_on=TODAY - timedelta(days=1)),
    )
    scan(bench, RMA)
    wanted = replace(GRANDSTREAM, kind=PlaybookKind.DIRECT, text=TEXT)
    books = amend_playbook(bench, wanted, seen=1)

    confirm_all_present(bench, RMA)
    decided = open_sheet(bench, RMA).decision(1)
    assert decided is not None
    assert "direct" not in [why.code for why in decided.why]
    assert [(one.manufacturer, one.version) for one in playbook_list(bench)] == [
        ("Grandstream", 2),
        ("Grandstream", 1),
        ("Ubiquiti", 1),
        ("*", 1),
    ]
    assert books[-1].valid_from == TODAY
    assert bench.acts[-2:] == ["playbook_amended", "all_present_attested"]


def test_a_playbook_stored_meanwhile_is_not_overwritten_unseen() -> None:
    bench = a_bench()
    amend_playbook(bench, replace(GRANDSTREAM, text=TEXT), seen=1)
    for act in (
        lambda: amend_playbook(bench, replace(GRANDSTREAM, text=TEXT), seen=1),
        lambda: end_playbook(bench, "Grandstream", seen=1),
    ):
        with pytest.raises(ChangedElsewhere):
            act()


def test_an_ended_playbook_leaves_its_manufacturer_to_our_own_support() -> None:
    bench = a_bench()
    end_playbook(bench, "Ubiquiti", seen=1)
    new = Playbook(
        "Snom", PlaybookKind.DIRECT, TicketNeeded.NONE, "snom.com", TODAY, TODAY + timedelta(days=9), TEXT
    )
    amend_playbook(bench, new)

    ended = next(one for one in playbook_list(bench) if one.manufacturer == "Ubiquiti")
    assert ended.valid_to == TODAY - timedelta(days=1)
    assert bench.acts == ["playbook_ended", "playbook_amended"]


def test_a_ticket_not_written_as_the_playbook_says_is_refused_or_holds_the_unit() -> None:
    line = a_line(serials=serials(), manufacturer_ticket="imported")
    bench = a_bench(a_case(line, reason=Reason.DEFECTIVE))
    bench.store.books = (replace(GRANDSTREAM, ticket_format="######"), *bench.store.books[1:])
    scan(bench, RMA)
    with pytest.raises(TicketNotAsWritten) as refused:
        record_tickets(bench, RMA, 1, manufacturer="4711")
    assert (refused.value.manufacturer, refused.value.format) == ("Grandstream", "######")
    sheet = record_tickets(bench, RMA, 1, support="anything")
    assert sheet.case.lines[0].manufacturer_ticket == "imported"
    sheet = record_tickets(bench, RMA, 1, manufacturer="471100")
    assert sheet.case.lines[0].manufacturer_ticket == "471100"


def test_an_imported_ticket_of_another_form_puts_the_unit_on_hold_and_says_how_it_is_written() -> None:
    line = a_line(serials=serials(), manufacturer_ticket="imported")
    bench = a_bench(a_case(line, reason=Reason.DEFECTIVE))
    bench.store.books = (replace(GRANDSTREAM, ticket_format="######"), *bench.store.books[1:])
    scan(bench, RMA)
    sheet = confirm_all_present(bench, RMA, condition=Condition.USED)

    decided = sheet.decision(1)
    assert decided is not None
    assert (decided.decision, decided.why[0].code) == (Decision.HOLD, "odd_manufacturer_ticket")


def test_figures_and_days_stay_what_they_are_in_either_language() -> None:
    moment = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    row = (Decimal("-1234.50"), date(2026, 11, 24), moment, 7)
    french = csv_list(("a", "b", "c", "d"), [row]).decode("utf-8-sig").splitlines()
    assert french[1] == "-1234,50;24/11/2026;24/11/2026 09:05;7"
    english = csv_list(("a", "b", "c", "d"), [row], "en").decode("utf-8-sig").splitlines()
    assert english[1] == "-1234.50;2026-11-24;2026-11-24 09:05;7"


def test_a_name_that_ends_in_xlsx_asks_for_a_workbook() -> None:
    bench = a_bench()
    assert list_file(bench, ".XLSX", ("a",), [("b",)]).startswith(b"workbook of 1 rows")
    assert list_file(bench, ".csv", ("a",), [("b",)]) == csv_list(("a",), [("b",)])


def test_a_list_is_written_as_french_office_software_opens_it() -> None:
    assert csv_list(("Nº", "Panne"), [("1", '=HYPERLINK("x");y')]) == (
        '\ufeffNº;Panne\r\n1;"\'=HYPERLINK(""x"");y"\r\n'.encode()
    )

"""The accounting entry of each kind of document: which account takes which amount, balanced to the cent."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.accounting_entry import Entry, Movement
from receiving_app.domain.accounts import Account, Accounting, VatAccounts
from receiving_app.domain.credit_note import Cited, CreditNote
from receiving_app.domain.debit_statement import DebitStatement, StatementLine
from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.export_errors import MissingAccount
from receiving_app.domain.money import VatCategory
from receiving_app.domain.vocabulary import DocumentKind
from tests.documents.snapshots import (
    BUYER,
    ISSUED,
    RMA,
    SELLER,
    any_note,
    belgian,
    deduction,
    fee,
    line,
    missing_cable,
    note,
    swiss,
    two_rates,
)

USUAL = Accounting()
# An account for each thing, so that nothing is added up by chance.
APART = Accounting(
    by_vat=tuple(
        VatAccounts(
            VatCategory.STANDARD, Decimal(rate), Account(f"7071{n}", f"V {n}"), Account(f"4457{n}", "T")
        )
        for n, rate in enumerate(("20", "10", "5.5"))
    )
)


def rows(entry: Entry) -> list[tuple[str, str, str]]:
    return [(one.account.number, str(one.debit), str(one.credit)) for one in entry.movements]


def a_statement(total: str = "13.43", **changes: object) -> DebitStatement:
    lines = (StatementLine(1, "F-02 v1", "15 %", Decimal("89.50"), Decimal(total)),)
    made = DebitStatement(
        *("RD-2026-000001", ISSUED, "fr", RMA, "AV-2026-000001", SELLER, BUYER, lines, Decimal(total)),
        operator="Sam",
        settlement="à réception",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # by field name


def test_a_credit_note_takes_the_sale_back_and_keeps_fee_and_deduction() -> None:
    entry = Entry.of(missing_cable(), USUAL)
    assert rows(entry) == [
        ("707000", "89.50", "0.00"),
        ("445710", "14.71", "0.00"),
        ("708810", "0.00", "2.50"),
        ("708800", "0.00", "13.43"),
        ("411000", "0.00", "88.28"),
    ]
    assert entry.balanced
    assert entry.movements[-1].auxiliary == ("C1001", "Télécom Ouest SARL")
    assert (entry.document, entry.day, entry.journal) == ("AV-2026-000001", ISSUED, "AV")
    assert entry.label == "Avoir AV-2026-000001 Télécom Ouest SARL"


def test_each_rate_has_its_accounts() -> None:
    entry = Entry.of(two_rates(), APART)
    assert rows(entry) == [
        ("70710", "100.00", "0.00"),
        ("70712", "50.00", "0.00"),
        ("44570", "17.00", "0.00"),
        ("44572", "2.34", "0.00"),
        ("708800", "0.00", "22.50"),
        ("411000", "0.00", "146.84"),
    ]


@pytest.mark.parametrize(("document", "sales"), [(belgian(), "707200"), (swiss(), "707300")])
def test_a_document_without_vat_moves_no_vat_account(document: CreditNote, sales: str) -> None:
    accounts = [account for account, *_ in rows(Entry.of(document, USUAL))]
    assert accounts[0] == sales
    assert "445710" not in accounts


def test_a_contrary_document_moves_the_same_amounts_the_other_way() -> None:
    given_back = Entry.of(missing_cable(), USUAL)
    cited = Cited("AV-2026-000001", ISSUED, "erreur")
    contrary = missing_cable(number="AN-2026-000001", kind=DocumentKind.CANCELLATION, cancels=cited)
    asked_again = Entry.of(contrary, USUAL)
    assert rows(asked_again) == [(account, credit, debit) for account, debit, credit in rows(given_back)]
    assert asked_again.label.startswith("Annulation d'avoir AN-2026-000001")


def test_the_fee_due_beside_the_credit_note_is_debited_to_the_customer() -> None:
    entry = Entry.of(a_statement(), USUAL)
    assert rows(entry) == [("411000", "13.43", "0.00"), ("758000", "0.00", "13.43")]
    assert entry.label.startswith("Relevé de frais RD-2026-000001")
    cited = Cited("RD-2026-000001", ISSUED, "erreur")
    undone = Entry.of(a_statement(kind=DocumentKind.STATEMENT_CANCELLATION, cancels=cited), USUAL)
    assert rows(undone) == [("411000", "0.00", "13.43"), ("758000", "13.43", "0.00")]


def test_a_fee_on_the_sales_account_is_taken_off_it() -> None:
    sales = USUAL.of(VatCategory.STANDARD, Decimal(20)).returns
    entry = Entry.of(note([line()], [fee("13.43")]), replace(USUAL, fee=sales))
    assert rows(entry)[0] == ("707000", "76.07", "0.00")
    assert entry.balanced


def test_a_fee_that_takes_the_whole_credit_leaves_the_customers_account_alone() -> None:
    entry = Entry.of(note([line(1, "10.00")], [fee("10.00", "10.00", percent=Decimal(100))]), USUAL)
    assert rows(entry) == [("707000", "10.00", "0.00"), ("708800", "0.00", "10.00")]


def test_a_customer_without_a_code_is_told_apart_by_siren_or_not_at_all() -> None:
    for buyer, auxiliary in (
        (replace(BUYER, code=""), ("999810005", BUYER.name)),
        (replace(BUYER, code="", siren=""), ("", "")),
    ):
        assert Entry.of(missing_cable(buyer=buyer), USUAL).movements[-1].auxiliary == auxiliary


def test_a_vat_rate_without_accounts_is_named() -> None:
    with pytest.raises(MissingAccount) as refused:
        Entry.of(missing_cable(), replace(USUAL, by_vat=USUAL.by_vat[1:]))
    assert refused.value.data() == {"category": "S", "rate": Decimal(20)}


@given(any_note(), st.booleans())
def test_every_entry_balances_to_the_cent_and_gives_the_customer_the_gross(
    document: CreditNote, apart: bool
) -> None:
    entry = Entry.of(document, APART if apart else USUAL)
    assert entry.balanced
    assert all(min(one.debit, one.credit) == 0 < max(one.debit, one.credit) for one in entry.movements)
    assert sum(one.credit for one in entry.movements if one.auxiliary[0]) == document.gross
    taxes = {row.vat for row in (APART if apart else USUAL).by_vat}
    assert sum(one.debit for one in entry.movements if one.account in taxes) == document.tax


@given(
    st.lists(st.tuples(st.integers(1, 10**7), st.sampled_from(["20", "10", "5.5"])), min_size=1, max_size=9)
)
def test_fees_and_deductions_keep_the_balance(goods: list[tuple[int, str]]) -> None:
    lines = [line(n, str(Decimal(cents) / 100), rate=rate) for n, (cents, rate) in enumerate(goods, start=1)]
    kept = [
        made(str(each.net * share // 1 + Decimal("0.01") if each.net > 1 else each.net), None, rate=each.rate)
        for made, share, each in zip((fee, _deducted), (Decimal("0.15"), Decimal("0.3")), lines, strict=False)
    ]
    kept = [replace(off, percent=None, base=None) for off in kept]
    assert Entry.of(note(lines, kept), APART).balanced


def _deducted(amount: str, _base: None, **changes: object) -> object:
    return deduction(amount, **changes)


def test_an_entry_that_does_not_balance_says_so() -> None:
    entry = Entry.of(missing_cable(), USUAL)
    broken = replace(entry, movements=(*entry.movements, Movement(USUAL.fee, debit=Decimal("0.01"))))
    assert not broken.balanced


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"journal": "A V"}, "journal"),
        ({"journal": ""}, "journal"),
        ({"journal_label": " "}, "journal"),
        ({"customers": Account("41", "Clients")}, "account"),
        ({"fee": Account("4A1000", "Frais")}, "account"),
        ({"deduction": Account("708810", " ")}, "account"),
        ({"statement": Account("758|000", "x")}, "account"),
        ({"by_vat": (*USUAL.by_vat, USUAL.by_vat[0])}, "twice"),
    ],
)
def test_settings_that_no_accounting_program_would_read_are_refused(
    changes: dict[str, object], problem: str
) -> None:
    USUAL.check()
    with pytest.raises(InvalidSetting) as refused:
        replace(USUAL, **changes).check()  # type: ignore[arg-type]  # by field name
    assert refused.value.problem == problem


@pytest.mark.parametrize("rate", ["20", "10", "5.5", "2.1", "8.5"])
def test_every_french_rate_overseas_too_has_its_usual_accounts(rate: str) -> None:
    document = note([line(1, "100.00", rate=rate)])
    assert Entry.of(document, USUAL).balanced


def test_a_rate_that_the_rules_have_besides_gets_the_usual_accounts_and_known_ones_keep_theirs() -> None:
    corsican = Decimal(13)
    with pytest.raises(MissingAccount):
        APART.of(VatCategory.STANDARD, corsican)
    widened = APART.with_rates([Decimal(20), corsican, corsican])
    assert widened.of(VatCategory.STANDARD, corsican).vat == USUAL.of(VatCategory.STANDARD, Decimal(20)).vat
    assert widened.by_vat[:3] == APART.by_vat
    assert len(widened.by_vat) == 4
    widened.check()

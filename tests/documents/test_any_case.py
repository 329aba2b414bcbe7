"""For arbitrary cases, from the bench to the file: one set of figures in snapshot, pages and XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.facturx_figures import Figures, parse
from receiving_app.documents.issued import issue
from receiving_app.documents.schematron import schematrons
from receiving_app.documents.xml_checks import XmlChecks
from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.credit_note import FEE, CreditNote
from receiving_app.domain.money import CENT, ZERO
from receiving_app.domain.profile import Policy
from receiving_app.domain.restocking import FeeRule, FeeTable
from receiving_app.domain.return_parts import Customer, ReturnLine
from receiving_app.domain.vocabulary import Condition, FeeTreatment
from receiving_app.services.credit_note_ports import IssuedFiles
from receiving_app.services.inspect_unit import confirm_all_present, record_item
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan
from tests.builders import BARE_SKU, FRENCH, RMA, SKU, a_bench, a_case, a_line, a_profile
from tests.documents.reading import whole_text

UNUSED = Condition.UNUSED_ORIGINAL_PACKAGING
cents = st.integers(0, 60_000).map(lambda n: Decimal(n) / 100)
prices = st.integers(1, 10**9).map(lambda n: Decimal(n) / 1_000_000) | cents
names = st.text("abcdéèœ&<>\"'«»€ABCZ -()", min_size=1, max_size=60).filter(str.strip)


@dataclass(frozen=True)
class Situation:
    """What happened, before anything is decided."""

    lines: tuple[ReturnLine, ...]
    rule: FeeRule
    treatment: FeeTreatment
    missing: frozenset[int]
    customer: Customer


@st.composite
def fee_rules(draw: st.DrawFn) -> FeeRule:
    if draw(st.booleans()):
        return FeeRule("F-09", LocalText("forfait"), fixed=draw(cents))
    least = draw(st.just(ZERO) | cents)
    most = draw(st.none() | cents.map(lambda more: least + more))
    percent = Decimal(draw(st.integers(0, 1000))) / 10
    return FeeRule("F-09", LocalText("frais"), percent=percent, minimum=least, maximum=most)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    count = draw(st.integers(1, 5))
    lines = tuple(
        a_line(
            str(draw(prices)),
            draw(st.integers(1, 30)),
            number,
            vat_rate=Decimal(draw(st.sampled_from(["20", "10", "5.5"]))),
            sku=draw(st.sampled_from([SKU, BARE_SKU])),
        )
        for number in range(1, count + 1)
    )
    return Situation(
        lines,
        draw(fee_rules()),
        draw(st.sampled_from(FeeTreatment)),
        frozenset(draw(st.sets(st.integers(1, count)))),
        replace(FRENCH, name=draw(names), language=draw(st.sampled_from(["fr", "en"]))),
    )


def credited(situation: Situation) -> CreditNote | None:
    """Take the case through the bench."""
    policy = Policy(serial_read_above=Decimal(10**9), fee_treatment=situation.treatment)
    profile = a_profile(policy=policy, fees=FeeTable((situation.rule,)))
    bench = a_bench(a_case(*situation.lines, customer=situation.customer), profile=profile)
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=UNUSED)
    for unit in bench.case(RMA).units:
        if unit.line in situation.missing and unit.sku == SKU:
            record_item(bench, RMA, unit.number, "cable", 0)
    note = conclude(bench, RMA).note
    due = [document.total for document in bench.store.issued if not isinstance(document, CreditNote)]
    if note is not None:
        assert due == ([_charged(note)] if note.statement else [])
    return note


def _charged(note: CreditNote) -> Decimal:
    return sum((fee.charged for fee in note.fees), ZERO)


@pytest.fixture(scope="module")
def checks() -> Iterator[XmlChecks]:
    made = XmlChecks()
    yield made
    made.close()


TINY = Situation(
    (a_line("0.01"), a_line("0.01", number=2, vat_rate=Decimal(10))),
    FeeRule("F-09", LocalText("forfait"), fixed=Decimal("10.00")),
    FeeTreatment.REDUCTION,
    frozenset({1, 2}),
    FRENCH,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@example(situation=TINY)
@given(situation=situations())
def test_snapshot_pages_and_xml_agree_to_the_cent_and_hold_every_rule(
    checks: XmlChecks, situation: Situation
) -> None:
    note = credited(situation)
    assume(note is not None)
    assert note is not None
    files = issue(note, b"", checks)
    # The same snapshot gives the same bytes.
    assert issue(note, b"", checks) == files
    _sums_hold(note)
    assert list(Figures.of_xml(parse(files.xml)).differences(Figures.of_note(note))) == []
    assert schematrons().findings(files.xml) == ()
    _everything_is_read_back(note, files)


def _sums_hold(note: CreditNote) -> None:
    """Printed totals are the sums of what is printed; nothing is below zero, no fee above its base."""
    taken_off = sum((off.amount for off in note.allowances), ZERO)
    assert note.goods == sum((line.net for line in note.lines), ZERO)
    assert note.net == note.goods - taken_off == sum((row.base for row in note.vat), ZERO) >= 0
    assert note.tax == sum((row.vat for row in note.vat), ZERO) >= 0
    assert note.gross == note.net + note.tax
    assert all(value == value.quantize(CENT) for value in (note.goods, note.net, note.tax, note.gross))
    for row in note.vat:
        key = (row.category, row.rate)
        goods = sum((line.net for line in note.lines if (line.category, line.rate) == key), ZERO)
        off = [each for each in note.allowances if (each.category, each.rate) == key]
        assert sum((each.amount for each in off if each.kind == FEE), ZERO) <= goods
        assert sum((each.amount for each in off), ZERO) <= goods
    if note.statement:
        assert _charged(note) <= note.goods
        assert not any(off.kind == FEE for off in note.allowances)


def _everything_is_read_back(note: CreditNote, files: IssuedFiles) -> None:
    """Every amount, name and number stands on the pages."""
    words = NoteWords.of(note.language)
    text = _closed_up(whole_text(files.pdf))
    amounts = (
        *(line.net for line in note.lines),
        *(off.amount for off in note.allowances),
        *(value for row in note.vat for value in (row.base, row.vat)),
        *(note.goods, note.net, note.tax, note.gross),
    )
    said = (
        *map(words.money, amounts),
        *(words.price(line.unit_price) for line in note.lines),
        *(words.percent(row.rate) for row in note.vat),
        *(str(line.quantity) for line in note.lines),
        *(part for line in note.lines for part in (line.sku, line.name, line.invoice)),
        *(
            note.number,
            note.rma,
            note.buyer.name,
            note.seller.name,
            note.seller.siren,
            note.seller.vat_number,
        ),
    )
    assert [each for each in said if _closed_up(each) not in text] == []


def _closed_up(text: str) -> str:
    """Leave out what a line break puts in or takes away: spaces and hyphens."""
    return re.sub(r"[\s\-\u00a0\ufffe]", "", text)

"""Random and mutated scans: no exception, no change to any return, each in the journal."""

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from receiving_app.domain.scans import RawScan, Source
from receiving_app.services.commands import command_sheet
from receiving_app.services.scan import Result, scan
from receiving_app.services.scan_answer import printable
from tests.builders import BARE_SKU, RMA, SKU, a_bench, a_case, a_line, a_product
from tests.fakes import FakeBench
from tests.scanning.hosts import LAYOUTS, SYSTEMS, typed

GTIN = "6947554001234"
SEEDS = (
    RMA,
    "20EZ2F960001",
    "C0:74:AD:25:33:D9",
    f"]C1010{GTIN}21ABC\x1d10LOT",
    f"010{GTIN}",
    "00106947554001234564",
    "CMD-ISSUE-0123456789",
    "BDG-SAM-0123456789",
    "Q-2026-000001",
    "B-2026-000001",
    "1Z999AA10123456784",
    "%007500105221234567890328250",
    "https://id.gs1.org/01/06947554001234/21/ABC?sn=1&mac=2",
    "S/N: 20EZ2F960063 MAC: C074AD2533D9",
    "'; DROP TABLE returns; --",
    '" OR 1=1 /*',
    "<para><font color='red'>&lt;&#x0;</font></para>",
    "../../../../etc/passwd\x00.pdf",
    "C:\\Windows\\System32\\con",
    '=HYPERLINK("http://x";"y")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "(01)(21)(((((",
    "\x1d\x1d\x1d",
    "]C1",
    "{0.__class__}%s%n",
    "FA-2026-29432",
    "9" * 4096,
    "\u202eZ-101400\u2066",
)
SERIALS, MACS = ("SN-OF-UNIT-0001", "SN-OF-UNIT-0002"), ("02:00:00:00:00:01",)
# What is on the labels of the units that are awaited is counted or read, as it should be: hypothesis also tries
# the texts that stand in the program.
AWAITED = {BARE_SKU, *SERIALS, *MACS}
ANYTHING = st.text(st.characters(codec=None), max_size=60)  # lone surrogates included


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sound code, damaged: cut, doubled, with something put in, in another case or layout."""
    code = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(code)))
        code = draw(
            st.sampled_from(
                (
                    code[:place],
                    code[place:],
                    code[:place] + draw(ANYTHING) + code[place:],
                    code + code,
                    code.swapcase(),
                    code[:place] + code[place + 1 :],
                    code[::-1],
                    draw(st.sampled_from(SEEDS)) + code,
                )
            )
        )
    layout, system = draw(st.sampled_from(LAYOUTS)), draw(st.sampled_from(SYSTEMS))
    return draw(st.sampled_from((code, typed(code, layout, system, caps=draw(st.booleans())))))[:5000]


SCANS = (
    mutated()
    | ANYTHING
    | st.binary(max_size=120).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
    | st.text("0123456789", min_size=1, max_size=40)
    | st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-", min_size=1, max_size=40)
).filter(lambda text: text.strip().upper() not in AWAITED)


def a_busy_bench() -> FakeBench:
    lines = (
        a_line(announced=2, serials=SERIALS, macs=MACS),
        a_line("1.95", 5, number=2, sku=BARE_SKU),
    )
    bench = a_bench(a_case(*lines))
    bench.store.catalogue[SKU] = a_product(gtin="4006381333931")
    command_sheet(bench, "fr")
    scan(bench, RMA)
    return bench


def hold(bench: FakeBench, text: str, source: Source) -> None:
    """Scan, and hold the answer to what it promises."""
    before, entries = dict(bench.store.cases), len(bench.store.entries)
    notes, records = bench.store.documents, bench.store.records

    answer = scan(bench, RawScan(text, source), RMA)

    assert bench.store.cases == before
    assert answer.result is not Result.COMMAND
    assert (bench.store.documents, bench.store.records) == (notes, records)
    assert len(bench.store.entries) == entries + 1
    assert bench.store.entries[-1].facts["raw"] == printable(answer.reading.masked or text.strip())
    assert "CMD-ISSUE-0" not in repr(bench.store.entries[entries:])
    assert len(answer.raw) <= 4096
    answer.raw.encode()  # can be stored: no lone surrogate is left


@settings(max_examples=1_500, deadline=None)
@given(scans=st.lists(st.tuples(SCANS, st.sampled_from(Source)), min_size=1, max_size=3))
def test_hostile_scans_change_nothing_and_are_all_journalled(scans: list[tuple[str, Source]]) -> None:
    bench = a_busy_bench()
    for text, source in scans:
        hold(bench, text, source)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_a_hundred_thousand_hostile_scans_change_nothing(part: int) -> None:
    @seed(part)
    @settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
    @given(one=st.tuples(SCANS, st.sampled_from(Source)))
    def holds(one: tuple[str, Source]) -> None:
        hold(a_busy_bench(), *one)

    holds()

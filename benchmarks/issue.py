"""A one-page credit note, from its number to its committed bytes, against its bare pages with their XML."""

import tempfile
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from time import thread_time

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.issued_files import by_lines, issued_for, render_and_embed, schematrons_apart
from benchmarks.measuring import Measured, Plan, milliseconds, percentile, timed
from benchmarks.raw_commits import recorded, twin_of
from benchmarks.synthetic import open_returns, untouched
from receiving_app.app_context import AppContext
from receiving_app.documents.fonts import BOLD, REGULAR, load_fonts
from receiving_app.domain.vocabulary import Condition
from receiving_app.resources import resource_path
from receiving_app.services.credit_note_ports import StoredCreditNote
from receiving_app.services.inspect_unit import confirm_all_present, read_serial
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan

SAMPLES = 200
TARGET = 2.5
PAGE_TARGET = 4.0
_WARM_UP = 5
_BARE = ("BareRegular", "BareBold")
_YARDSTICKS = ("same_page", "bare_page", "barest_page")
_BAREST = ("BarestRegular", "BarestBold")
_WORDS = (
    "Avoir sur facture : produit neuf, dans son emballage d'origine, repris au prix facturé, "
    "déduction faite des frais de remise en stock convenus. À valoir sur vos factures."
)


def measure(plan: Plan) -> Measured:
    """Measure ``conclude``, Factur-X included, alternating with what it is compared with.

    The process of the schematrons is not started meanwhile: they are measured apart.
    """
    count = plan.samples_or(SAMPLES)
    load_fonts()
    _register(_BARE, ascii_readable=True)
    _register(_BAREST, ascii_readable=False)
    size = plan.sizes_or(count + _WARM_UP)[0]
    with (
        tempfile.TemporaryDirectory(prefix="reception-rma-") as folder,
        closing(open_returns(Plan(Path(folder)), size)) as context,
    ):
        taken, documents = _alternate(context, list(islice(untouched(context, size), count)))
    lines, growth = by_lines(documents[0])
    ratio = {
        f"p{percent}_to_{name}_p{percent}": percentile(taken["issued"], percent)
        / percentile(taken[name], percent)
        for name in _YARDSTICKS
        for percent in (95, 50)
    }
    # Less of the other tenants' noise, and nothing of the disk.
    ratio["cpu_p95_to_same_page_cpu_p95"] = percentile(taken["issued_cpu"], 95) / percentile(
        taken["same_page_cpu"], 95
    )
    ratio["line_of_500_to_line_of_100"] = growth
    return Measured(
        {
            "number_to_committed_bytes": milliseconds(taken["issued"]),
            "schematrons_apart": schematrons_apart(documents),
            **lines,
        },
        {name: milliseconds(taken[name]) for name in (*_YARDSTICKS, "bare_commit_of_the_same_rows")},
        ratio,
        f"p95 ≤ {TARGET:g} × p95 of the bare render and embedding of the same page, "
        f"and ≤ {PAGE_TARGET:g} × p95 of the barest page with the same two fonts",
        ratio["p95_to_same_page_p95"] <= TARGET and ratio["p95_to_barest_page_p95"] <= PAGE_TARGET,
    )


def _alternate(
    context: AppContext, numbers: list[str]
) -> tuple[dict[str, list[float]], list[StoredCreditNote]]:
    for rma in numbers:
        _decided(context, rma)
    taken: dict[str, list[float]] = defaultdict(list)
    documents = []
    with twin_of(context.store) as twin:
        for rma in numbers:
            with recorded() as written:
                _measure(taken, "issued", partial(conclude, context.bench, rma))
            taken["bare_commit_of_the_same_rows"].append(twin.commit(written))
            (document,) = issued_for(context, rma)
            documents.append(document)
            _measure(taken, "same_page", partial(render_and_embed, document))
            taken["bare_page"].append(timed(partial(bare_page, *_BARE)))
            taken["barest_page"].append(timed(partial(bare_page, *_BAREST)))
    kept = slice(_WARM_UP if len(numbers) > 2 * _WARM_UP else 0, None)
    return {name: seconds[kept] for name, seconds in taken.items()}, documents[kept]


def _measure(taken: dict[str, list[float]], name: str, call: Callable[[], object]) -> None:
    """Note how long a call takes by the clock, and of the processor."""
    start = thread_time()
    taken[name].append(timed(call))
    taken[f"{name}_cpu"].append(thread_time() - start)


def _decided(context: AppContext, rma: str) -> None:
    """Receive and inspect a return, so that its decision is there to carry out."""
    sheet = scan(context.bench, rma).sheet
    if sheet is None:
        raise LookupError(rma)
    read_serial(context.bench, rma, 1, sheet.case.units[0].announced_serial)
    confirm_all_present(context.bench, rma, 1, Condition.UNUSED_ORIGINAL_PACKAGING)


def _register(names: tuple[str, str], *, ascii_readable: bool) -> None:
    """Register the document's two fonts as plain reportlab fonts of their own."""
    for name, file in zip(names, (REGULAR, BOLD), strict=True):
        font = TTFont(name, str(resource_path("fonts", f"{file}.ttf")), asciiReadable=ascii_readable)
        # reportlab takes fonts of one face name for one font, the program's own included.
        font.face.name = name.encode("ascii")
        pdfmetrics.registerFont(font)


def bare_page(regular: str, bold: str) -> bytes:
    """Return a page with one title and one paragraph, drawn by reportlab and nothing else.

    Args:
        regular: a registered TrueType font. As reportlab registers it by default, all of ASCII is
            embedded; in the barest page, only what is drawn.
        bold: another one.
    """
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595.28, 841.89), pdfVersion=(1, 7))
    canvas.setFont(bold, 14)
    canvas.drawString(60, 760, "Avoir AV-2026-000001")
    canvas.setFont(regular, 9)
    text = canvas.beginText(60, 730)
    for line in (_WORDS[at : at + 90] for at in range(0, len(_WORDS), 90)):
        text.textLine(line)
    canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()

"""A one-page credit note, from its number to its committed bytes, against a bare reportlab page."""

import tempfile
from contextlib import closing
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measuring import Measured, Plan, milliseconds, percentile, timed
from benchmarks.raw_commits import recorded, twin_of
from benchmarks.synthetic import open_returns, untouched
from receiving_app.app_context import AppContext
from receiving_app.documents.fonts import BOLD, REGULAR, load_fonts
from receiving_app.domain.vocabulary import Condition
from receiving_app.resources import resource_path
from receiving_app.services.inspect_unit import confirm_all_present, read_serial
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan

SAMPLES = 200
TARGET = 4.0
_WARM_UP = 5
_BARE = ("BareRegular", "BareBold")
_BAREST = ("BarestRegular", "BarestBold")
_WORDS = (
    "Avoir sur facture : produit neuf, dans son emballage d'origine, repris au prix facturé, "
    "déduction faite des frais de remise en stock convenus. À valoir sur vos factures."
)


def measure(plan: Plan) -> Measured:
    """Measure ``conclude``, alternating with the bare page and the bare commit."""
    count = plan.samples_or(SAMPLES)
    load_fonts()
    _register(_BARE, ascii_readable=True)
    _register(_BAREST, ascii_readable=False)
    size = plan.sizes_or(count + _WARM_UP)[0]
    with (
        tempfile.TemporaryDirectory(prefix="reception-rma-") as folder,
        closing(open_returns(Plan(Path(folder)), size)) as context,
    ):
        issued, page, barest, commits = _alternate(context, list(islice(untouched(context, size), count)))
    p95 = percentile(issued, 95)
    ratio = {
        "p95_to_bare_page_p95": p95 / percentile(page, 95),
        "p50_to_bare_page_p50": percentile(issued, 50) / percentile(page, 50),
        "p95_to_bare_page_p50": p95 / percentile(page, 50),
        "p95_to_barest_page_p95": p95 / percentile(barest, 95),
        "p50_to_barest_page_p50": percentile(issued, 50) / percentile(barest, 50),
    }
    return Measured(
        {"number_to_committed_bytes": milliseconds(issued)},
        {
            "bare_page": milliseconds(page),
            "barest_page": milliseconds(barest),
            "bare_commit_of_the_same_rows": milliseconds(commits),
        },
        ratio,
        f"p95 ≤ {TARGET:g} × p95 of the barest page with the same two fonts",
        ratio["p95_to_barest_page_p95"] <= TARGET,
    )


def _alternate(
    context: AppContext, numbers: list[str]
) -> tuple[list[float], list[float], list[float], list[float]]:
    for rma in numbers:
        _decided(context, rma)
    issued, page, barest, commits = [], [], [], []
    with twin_of(context.store) as twin:
        for rma in numbers:
            with recorded() as written:
                issued.append(timed(partial(conclude, context.bench, rma)))
            commits.append(twin.commit(written))
            page.append(timed(partial(bare_page, *_BARE)))
            barest.append(timed(partial(bare_page, *_BAREST)))
    kept = slice(_WARM_UP if len(numbers) > 2 * _WARM_UP else 0, None)
    return issued[kept], page[kept], barest[kept], commits[kept]


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

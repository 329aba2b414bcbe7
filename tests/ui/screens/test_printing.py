"""Documents go to a printer page by page; a file stands in for the printer."""

from pathlib import Path

import pypdfium2
import pytest

from receiving_app.app_context import AppContext
from receiving_app.domain.sending_errors import NoPrinterChosen, PrintRefused
from receiving_app.services.reprint import latest_credit_notes, stored_credit_note
from receiving_app.wording import in_language
from tests.ui.screens.conftest import printer_into
from ui.courier import SystemPrinter
from ui.printing import make_printer, print_pdf

A4 = (595, 842)


def test_every_page_is_printed_on_a4_as_large_as_it_is(busy: AppContext, tmp_path: Path) -> None:
    stored = stored_credit_note(busy.bench, latest_credit_notes(busy.bench)[0].number)
    path = tmp_path / "out.pdf"
    print_pdf(stored.pdf, printer_into(path), "AV")
    printed, original = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument(stored.pdf)
    assert len(printed) == len(original)
    assert tuple(round(side) for side in printed[0].get_size()) == A4
    pictures = [
        document[0].render(scale=1, grayscale=True).to_pil().crop((0, 0, *A4))
        for document in (printed, original)
    ]
    # The same ink in the same places, but for the smoothing of a second rendering.
    differing = sum(abs(a - b) > 96 for a, b in zip(*(one.tobytes() for one in pictures), strict=True))
    assert differing < 0.01 * A4[0] * A4[1]
    printed.close()
    original.close()


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PrintRefused):
        print_pdf(b"not a document", printer_into(tmp_path / "out.pdf"), "AV")


def test_a_printer_that_is_not_installed_is_refused() -> None:
    with pytest.raises(PrintRefused) as refused:
        make_printer("Imprimante absente")
    assert refused.value.data() == {"printer": "Imprimante absente", "problem": "missing"}


@pytest.mark.parametrize("label", [False, True])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_where_no_printer_is_chosen_and_the_system_has_none_that_is_said_and_where_to_choose_one(
    label: bool, language: str
) -> None:
    with pytest.raises(NoPrinterChosen) as refused:
        SystemPrinter().send("", b"%PDF", "AV", label=label)
    said = in_language(language).error(refused.value)
    words = {
        "fr": ("aucune imprimante n'est choisie", "Réglages"),
        "en": ("no printer is chosen", "Settings"),
    }
    assert (words[language][0] in said.what, words[language][1] in said.next_step) == (True, True)
    assert "—" not in said.what


def test_a_label_goes_to_its_printer_as_a_label_and_a_sheet_as_a_sheet(
    busy: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = stored_credit_note(busy.bench, latest_credit_notes(busy.bench)[0].number).pdf
    monkeypatch.setattr("ui.printing.make_printer", lambda name: printer_into(tmp_path / f"{name}.pdf"))
    assert SystemPrinter().send("Zebra", pdf, "AV", label=True) == "Zebra"
    assert SystemPrinter().send("Bureau", pdf, "AV") == "Bureau"
    sizes = []
    for name in ("Zebra", "Bureau"):
        with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as printed:
            sizes.append(tuple(round(side / 72 * 25.4) for side in printed[0].get_size()))
    assert sizes == [(100, 50), (210, 297)]

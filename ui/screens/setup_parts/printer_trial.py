"""The page that shows whether the printer chosen here keeps sizes and bars."""

import importlib
from collections.abc import Callable
from typing import Any

from receiving_app.domain.printouts import Paper
from receiving_app.services.ports import Bench
from receiving_app.services.print_labels import printer_test


def print_test_page(
    bench: Bench, chosen: str, title: str, printer_factory: Callable[[str], Any] | None = None
) -> str:
    """Print it, and return the printer's name.

    Args:
        bench: where it is printed.
        chosen: name of the printer; empty for the system's default.
        title: of the print job.
        printer_factory: makes the printer of a name; the system's without one.

    Raises:
        NoPrinterChosen: none was chosen, and the system has none.
        PrintRefused: the printer is not there, or did not take it.
    """
    printing = importlib.import_module("ui.printing")  # with the first print: the window starts without it
    name: str = printing.default_printer(chosen)
    printer = (printer_factory or printing.make_printer)(name)
    printing.print_pdf(printer_test(bench, name, Paper.A4), printer, title)
    return name

"""The screens about manufacturers and their products, made when first shown."""

from collections.abc import Callable
from pathlib import Path

from receiving_app.services.ports import Bench
from ui.main_window import MainWindow
from ui.screens.batches_screen import BatchesScreen
from ui.screens.catalogue_screen import CatalogueScreen
from ui.screens.playbooks_screen import PlaybooksScreen
from ui.screens.screen import Screen

BATCH_FILES = "lots"


def make(name: str, bench: Bench, language: str, open_return: Callable[[str], None], folder: Path) -> Screen:
    """Make the screen of a name.

    Args:
        name: as the menu knows it.
        bench: where it works.
        language: of its words.
        open_return: shows a return.
        folder: of the data; files that nobody chose a place for go below it.
    """
    if name == "batches":
        batches = BatchesScreen(bench, language, folder=folder / BATCH_FILES)
        batches.return_chosen.connect(open_return)
        return batches
    return CatalogueScreen(bench, language) if name == "catalogue" else PlaybooksScreen(bench, language)


def show_batch(window: MainWindow, number: str) -> None:
    """Show a batch whose label was scanned."""
    window.show_screen("batches")
    screen = window.screen_named("batches")
    if isinstance(screen, BatchesScreen):
        screen.show_batch(number)

"""The screens of the program in the states that matter, over the sample data, in every look.

The contact sheet takes their pictures, the tests hold each of them to what is promised of all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QTabWidget

from receiving_app.domain.look import Look
from receiving_app.resources import resource_path
from receiving_app.services.company import load_profile
from ui.app import App
from ui.demo import STORIES
from ui.driver import Driver

LANGUAGES = ("fr", "en")
THEMES = ("light", "dark", "high_contrast")
# Width, height, text size in per cent.
SIZES = ((1366, 768, 100), (1920, 1080, 100), (1366, 768, 200))
_UNKNOWN = "RMA-2026-004999-0"
_WAITING = "RMA-2026-004107-N"
_SETTINGS_PAGES = 6
# A misspelt reason in a file makes rows to refuse.
_RIGHT, _WRONG = "erreur_commande", "erreur de comande"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to look at every screen; ``text_size`` in per cent."""

    language: str
    width: int
    height: int
    text_size: int
    theme: str

    def __str__(self) -> str:
        """Return the name of its folder."""
        return f"{self.language}-{self.width}x{self.height}-{self.text_size}-{self.theme}"


VARIANTS = tuple(
    Variant(language, *size, theme) for language, size, theme in product(LANGUAGES, SIZES, THEMES)
)


class Scenes:
    """Shows a screen in a state, in a variant.

    Args:
        bench: the window over the samples.
        folder: where files to import may be written.
    """

    def __init__(self, bench: App, folder: Path) -> None:
        self._bench = bench
        self._folder = folder
        self._driver = Driver(bench)
        self._scenes: dict[str, Callable[[], None]] = {
            "home": partial(self._screen, "home"),
            "unknown-number": self._unknown,
            "return-arrived": partial(self._return, _WAITING),
            "return-missing-accessory": partial(self._return, STORIES[1].rma),
            "return-defective": partial(self._return, STORIES[3].rma),
            "return-credited": partial(self._return, STORIES[0].rma),
            "search": partial(self._search, "Ouest"),
            "nothing-found": partial(self._search, "zzzz"),
            "credit-notes": partial(self._screen, "credit_notes"),
            "import": partial(self._screen, "import"),
            "import-report": self._report,
            "batches": partial(self._screen, "batches"),
            "catalogue": partial(self._screen, "catalogue"),
            "playbooks": partial(self._screen, "playbooks"),
            "sending": partial(self._screen, "sending"),
            "journal": partial(self._screen, "journal"),
            "export": partial(self._screen, "export"),
            "scanner": partial(self._screen, "scanner"),
            "setup": partial(self._screen, "setup"),
            "palette": partial(self._over, "home", "Ctrl+K"),
            "help": partial(self._over, "return", "F1"),
            **{f"settings-{page + 1}": partial(self._settings, page) for page in range(_SETTINGS_PAGES)},
        }

    def names(self) -> tuple[str, ...]:
        """Name the scenes."""
        return tuple(self._scenes)

    def prepare(self) -> None:
        """Credit one return, take two up to the decision, and let one wait at the bench."""
        for story in (STORIES[0], STORIES[1], STORIES[3]):
            self._arrive(story.rma)
            for key in story.keys[:2]:
                self._driver.press(key)
                self._driver.settle()
        self._arrive(_WAITING)

    def look(self, variant: Variant) -> None:
        """Put a variant in force under the open window."""
        look = Look.of(load_profile(self._bench.home.bench))
        self._bench.window.resize(variant.width, variant.height)
        self._bench.use_look(replace(look, theme=variant.theme, text_size=variant.text_size))
        self._bench.use_language(variant.language)
        self._driver.spin(50)

    def show(self, name: str) -> None:
        """Show a scene, with every call answered."""
        self._scenes[name]()

    # --- scenes -----------------------------------------------------------------------------

    def _arrive(self, rma: str) -> None:
        self._screen("home")
        self._bench.home.submit(rma)
        self._driver.until(lambda: self._bench.window.current() == "return", rma)

    def _screen(self, name: str) -> None:
        self._bench.window.clear_messages()
        self._bench.window.show_screen(name)
        self._driver.settle()

    def _unknown(self) -> None:
        self._screen("home")
        self._bench.home.submit(_UNKNOWN)
        self._driver.settle()

    def _return(self, rma: str) -> None:
        self._screen("home")
        self._bench.window.return_chosen.emit(rma)
        self._driver.until(lambda: self._bench.window.current() == "return", rma)
        self._driver.settle()

    def _search(self, text: str) -> None:
        self._screen("search")
        self._bench.window.search_requested.emit(text)
        self._driver.settle()

    def _report(self) -> None:
        """Try a file of which some rows are refused; nothing is changed by it."""
        rows = resource_path("catalogue", "retours_autorises.csv").read_text("cp1252")
        spoilt = self._folder / "retours du 23 novembre.csv"
        spoilt.write_text(rows.replace(_RIGHT, _WRONG), "cp1252")
        self._bench.window.file_dropped.emit(spoilt)
        self._driver.settle()

    def _settings(self, page: int) -> None:
        self._screen("settings")
        tabs = self._bench.window.findChild(QTabWidget, "settingsTabs")
        if not isinstance(tabs, QTabWidget):
            raise TypeError(type(tabs))
        tabs.setCurrentIndex(page)
        self._driver.settle()

    def _over(self, screen: str, key: str) -> None:
        self._screen(screen)
        self._driver.press(key)
        self._driver.settle()

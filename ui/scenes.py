"""The screens of the program in the states that matter, over the sample data, in every look.

The contact sheet takes their pictures, the tests hold each of them to what is promised of all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QTableView, QTabWidget, QWidget

from receiving_app.domain.batches import BatchState
from receiving_app.domain.holds import HoldCause
from receiving_app.domain.look import Look
from receiving_app.domain.profile import SetupStep
from receiving_app.domain.vocabulary import Status
from receiving_app.resources import resource_path
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.company import load_profile
from receiving_app.services.decide import Hold, put_on_hold
from ui.app import App
from ui.demo import STORIES
from ui.driver import Driver
from ui.scene_batches import batch_in, fill_batches
from ui.scene_goods import fill_shelves
from ui.widgets.big_toggle import BigToggle
from ui.widgets.sheet import Sheet

Kind = TypeVar("Kind", bound=QWidget)

LANGUAGES = ("fr", "en")
THEMES = ("light", "dark", "high_contrast")
# Width, height, text size in per cent.
SIZES = ((1366, 768, 100), (1920, 1080, 100), (1366, 768, 200))
_UNKNOWN = "RMA-2026-004999-0"
_WAITING = "RMA-2026-004107-N"
_READY, _USED = "RMA-2026-004233-D", "RMA-2026-004242-B"
_CREDITED, _MISSING, _DEFECTIVE = STORIES[0].rma, STORIES[1].rma, STORIES[3].rma
# Returns that are worked on before they are shown, with the keys of each act.
_WORKED = (
    (_CREDITED, STORIES[0].keys),
    (_MISSING, STORIES[1].keys[:2]),
    (_DEFECTIVE, STORIES[3].keys[:2]),
    (_READY, ("F6",)),
    (_USED, ("F5", "Alt+3")),
)
# Returns that are put on hold, one of them with an answer that is late.
_HELD = (
    ("RMA-2026-004110-Z", Hold("câble réseau", HoldCause.ACCESSORY, days=-2)),
    ("RMA-2026-004113-T", Hold("", HoldCause.ACCESSORY, days=5)),
    ("RMA-2026-004119-H", Hold("", HoldCause.SUPPORT, days=7)),
)
_WITH_TABS = {"settings": "settingsTabs", "scanner": "scannerTabs", "people": "peopleTabs"}
# Screens that have scenes of their own.
_SHOWN = ("home", "return", "search", "credit_notes", "import", "setup")
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
    """Shows a screen in a state, in a variant; ``SCENES`` says which there are.

    Args:
        bench: the window over the samples.
        folder: where files to import may be written.
    """

    def __init__(self, bench: App, folder: Path) -> None:
        self._bench = bench
        self._folder = folder
        self._driver = Driver(bench)
        self._scenes: dict[str, Callable[[Scenes], None]] = {}

    def names(self) -> tuple[str, ...]:
        """Name the scenes: those of ``SCENES``, each page of the screens with tabs, and every other screen."""
        if not self._scenes:
            for screen, tabs in _WITH_TABS.items():
                self._bench.window.screen_named(screen)
                for page in range(self._named(QTabWidget, tabs).count()):
                    self._scenes[f"{screen}-{page + 1}"] = partial(
                        Scenes.page, screen=screen, tabs=tabs, page=page
                    )
            shown = (*_SHOWN, *_WITH_TABS)
            others = [name for name in self._bench.window.screen_names() if name not in shown]
            self._scenes |= {name: partial(Scenes.screen, name=name) for name in others} | SCENES
        return tuple(self._scenes)

    def prepare(self) -> None:
        """Credit one return, take three up to the decision, fill the quarantine, and let one wait at the bench."""
        # Keys are for the active window only, and no window manager makes one so where there is none.
        self._bench.window.activateWindow()
        self._driver.until(self._bench.window.isActiveWindow, "the window is active")
        for rma, keys in _WORKED:
            self._arrive(rma)
            for key in keys:
                self._act(key)
        fill_shelves(self._bench.home.bench)
        fill_batches(self._bench.home.bench)
        self.screen("home")
        self._driver.scan(_WAITING)
        self._driver.until(lambda: self._bench.window.current() == "return", _WAITING)

    def look(self, variant: Variant) -> None:
        """Put a variant in force under the open window."""
        look = Look.of(load_profile(self._bench.home.bench))
        self._bench.window.resize(variant.width, variant.height)
        self._bench.use_look(replace(look, theme=variant.theme, text_size=variant.text_size))
        self._bench.use_language(variant.language)
        self._driver.spin(50)

    def show(self, name: str) -> None:
        """Show a scene, with every call answered."""
        self.names()
        self._scenes[name](self)

    # --- what scenes are made of ------------------------------------------------------------

    def screen(self, name: str) -> None:
        """Show a screen; the home screen with its boards, whatever was listed there."""
        self._bench.window.clear_messages()
        for sheet in self._bench.window.findChildren(Sheet):
            if sheet.isVisible():
                sheet.give_up()
        if name == "home":
            self._bench.home.run_command("BACK")
        self._bench.window.show_screen(name)
        self._driver.settle()

    def returned(self, rma: str) -> None:
        """Show a return."""
        self.screen("home")
        self._bench.window.return_chosen.emit(rma)
        self._driver.until(lambda: self._bench.window.current() == "return", rma)
        self._driver.settle()

    def scanned(self, text: str) -> None:
        """Show what a scan on the home screen led to."""
        self.screen("home")
        self._bench.home.submit(text)
        self._driver.settle()

    def found(self, text: str) -> None:
        """Show what was searched for."""
        self.screen("search")
        self._bench.window.search_requested.emit(text)
        self._driver.settle()

    def page(self, screen: str, tabs: str, page: int) -> None:
        """Show a page behind a tab."""
        self.screen(screen)
        self._named(QTabWidget, tabs).setCurrentIndex(page)
        self._driver.settle()

    def touched(self, screen: str, button: str) -> None:
        """Show what a control of a screen leads to."""
        self.screen(screen)
        self._named(QAbstractButton, button).click()
        self._driver.settle()

    def unfolded(self, screen: str, button: str, part: str) -> None:
        """Show a screen with a part that a control shows and hides."""
        self.screen(screen)
        if not self._is_seen(part):
            self._named(QAbstractButton, button).click()
            self._driver.settle()

    def on_hold(self) -> None:
        """Show what is on hold, counted by its causes."""
        self._hold()
        self.touched("home", "tile_on_hold")

    def held(self) -> None:
        """Show a return that waits, and whose answer is late."""
        self._hold()
        self.returned(_HELD[0][0])

    def batch(self, state: BatchState, key: str, shown: str) -> None:
        """Show over the batch that stands so what is asked of it."""
        self.screen("batches")
        self._bench.home.submit(batch_in(self._bench.home.bench, state).number)
        self._driver.settle()
        self.over(key, shown)

    def _hold(self) -> None:
        for rma, hold in _HELD:
            bench = self._bench.home.bench
            if open_sheet(bench, rma).case.status is not Status.ON_HOLD:
                self._arrive(rma)
                put_on_hold(bench, rma, hold)

    def over(self, key: str, shown: str) -> None:
        """Show over the screen what a key opens, of which one part is named."""
        self._driver.press(key)
        self._driver.until(lambda: self._is_seen(shown), f"{key} opens {shown}")
        self._driver.settle()

    def report(self) -> None:
        """Try a file of which some rows are refused; nothing is changed by it."""
        rows = resource_path("catalogue", "retours_autorises.csv").read_text("cp1252")
        spoilt = self._folder / "retours du 23 novembre.csv"
        spoilt.write_text(rows.replace(_RIGHT, _WRONG), "cp1252")
        self.screen("import")
        dry_run = self._named(BigToggle, "dryRun")
        if dry_run.state() != "ok":
            dry_run.click()
        self._bench.window.file_dropped.emit(spoilt)
        self._driver.settle()

    def document(self) -> None:
        """Show the credit note of the return that is credited."""
        self.screen("credit_notes")
        notes = self._named(QTableView, "creditNotes")
        notes.selectRow(0)
        self._driver.until(self._named(QAbstractButton, "print").isEnabled, "the document is shown")
        self._driver.settle()

    # --- how --------------------------------------------------------------------------------

    def _named(self, kind: type[Kind], name: str) -> Kind:
        found = self._bench.window.findChild(kind, name)
        if found is None:
            raise LookupError(name)
        return found

    def _is_seen(self, name: str) -> bool:
        found = self._bench.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def _arrive(self, rma: str) -> None:
        self.screen("home")
        self._bench.home.submit(rma)
        self._driver.until(lambda: self._bench.window.current() == "return", rma)

    def _act(self, key: str) -> None:
        before = self._bench.return_screen.revision()
        self._driver.press(key)
        self._driver.until(lambda: self._bench.return_screen.revision() > before, key)
        self._driver.settle()


def _over_a_return(rma: str, key: str, shown: str) -> Callable[[Scenes], None]:
    def show(scenes: Scenes) -> None:
        # From another return, since what is asked or looked up goes with the return that it is about.
        scenes.returned(_WAITING)
        scenes.returned(rma)
        scenes.over(key, shown)

    return show


def _over_home(key: str, shown: str) -> Callable[[Scenes], None]:
    def show(scenes: Scenes) -> None:
        scenes.screen("home")
        scenes.over(key, shown)

    return show


# A line here puts a state of a screen onto the contact sheet and under every test of tests/ui/scenes; each
# screen of the window is there by itself, as it is when it is opened.
SCENES: dict[str, Callable[[Scenes], None]] = {
    "home": lambda scenes: scenes.screen("home"),
    "on-hold": lambda scenes: scenes.on_hold(),
    "unknown-number": lambda scenes: scenes.scanned(_UNKNOWN),
    "return-arrived": lambda scenes: scenes.returned(_WAITING),
    "return-ready": lambda scenes: scenes.returned(_READY),
    "return-missing-accessory": lambda scenes: scenes.returned(_MISSING),
    "return-used": lambda scenes: scenes.returned(_USED),
    "return-defective": lambda scenes: scenes.returned(_DEFECTIVE),
    "return-held": lambda scenes: scenes.held(),
    "return-credited": lambda scenes: scenes.returned(_CREDITED),
    "hold": _over_a_return(_READY, "F8", "holdCause"),
    "history": _over_a_return(_MISSING, "Ctrl+H", "historyCard"),
    "preview": _over_a_return(_MISSING, "Ctrl+D", "previewClose"),
    "search": lambda scenes: scenes.found("Ouest"),
    "nothing-found": lambda scenes: scenes.found("zzzz"),
    "credit-notes": lambda scenes: scenes.document(),
    "import": lambda scenes: scenes.screen("import"),
    "import-report": lambda scenes: scenes.report(),
    **{
        f"setup-{n + 1}": partial(Scenes.touched, screen="setup", button=f"step_{step}")
        for n, step in enumerate(SetupStep)
    },
    "batch-leaves": partial(Scenes.batch, state=BatchState.OPEN, key="F12", shown="close_confirm"),
    "batch-answer": partial(Scenes.batch, state=BatchState.SENT, key="F8", shown="answer_confirm"),
    "journal-filters": lambda scenes: scenes.unfolded("journal", "journalNarrow", "journalFilters"),
    "palette": _over_home("Ctrl+K", "paletteField"),
    "help": _over_a_return(_MISSING, "F1", "closeHelp"),
    "last-scans": _over_home("Ctrl+R", "scanHistoryClose"),
}

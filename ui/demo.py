"""The demonstration: the samples, the real window, real key events, four returns.

With a screen it shows itself working; without one it runs offscreen. Either way it leaves the credit
notes and pictures of the screens in a folder, and lists them.
"""

import sys
import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.errors import DomainError
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.reprint import latest_credit_notes, stored_credit_note
from receiving_app.wording import in_language
from ui.app import App
from ui.driver import Driver

_WATCHING_MS = 700


@dataclass(frozen=True, slots=True)
class Story:
    """A return taken through the bench.

    Attributes:
        keys: what the operator does after the scan: a key, or ``scan`` and a text.
    """

    name: str
    rma: str
    keys: tuple[str, ...]


STORIES = (
    Story("erreur-de-commande", "RMA-2026-004101-Z", ("F6", "F12")),
    Story("accessoire-manquant", "RMA-2026-004173-5", ("F6", "Ctrl+2", "F12")),
    Story("erreur-de-livraison", "RMA-2026-004116-N", ("scan UB7A8869047", "F6", "Alt+5", "F12")),
    Story("defectueux", "RMA-2026-004257-Y", ("F5", "Alt+3", "F12")),
)
# Screens besides the four returns, with the name of their picture.
VISITS = (
    ("home", "accueil"),
    ("search", "recherche"),
    ("credit_notes", "avoirs"),
    ("import", "import"),
    ("settings", "reglages"),
)


def run(app: QApplication, options: Options, output: Path) -> int:
    """Play the demonstration and return the program's exit code."""
    words = in_language(options.language)
    with tempfile.TemporaryDirectory(prefix="reception-demo-") as folder:
        try:
            context = open_samples(options, folder)
        except DomainError as error:
            sys.stderr.write(f"{words.error(error)}\n")
            return 2
        output.mkdir(parents=True, exist_ok=True)
        demo = Demo(context, app, output)
        try:
            demo.play()
        finally:
            demo.close()
    sys.stdout.write("\n".join([f"{output.resolve()}:", *(f"  {path.name}" for path in demo.made)]) + "\n")
    return 0


def open_samples(options: Options, folder: str) -> AppContext:
    """Open a new database with the example company, its catalogue and its authorised returns."""
    context = open_context(replace(options, data_dir=folder, database="", today=SAMPLE_DAY))
    context.install_example()
    return context


class Demo:
    """Drives a window over an open context.

    Attributes:
        made: the files left behind.
    """

    def __init__(self, context: AppContext, app: QApplication, output: Path) -> None:
        self.made: list[Path] = []
        self._context = context
        self._output = output
        watched = app.platformName() not in ("offscreen", "minimal")
        self._bench = App(context, app)
        self._driver = Driver(self._bench, _WATCHING_MS if watched else 0)
        self._bench.window.resize(1366, 768)
        self._bench.window.show()

    def play(self) -> None:
        """Take the four returns through the bench, visit the other screens, save the documents."""
        for number, story in enumerate(STORIES, start=1):
            self._tell(number, story)
        for name, picture in VISITS:
            self._bench.window.show_screen(name)
            self._driver.pause()
            self._grab(f"ecran-{picture}")
        self._save_documents()

    def close(self) -> None:
        """Close window and database."""
        self._bench.window.close()
        self._bench.shut_down()

    def _tell(self, number: int, story: Story) -> None:
        screen = self._bench.return_screen
        self._bench.window.show_screen("home")
        self._driver.pause()
        self._driver.scan(story.rma)
        self._driver.until(
            lambda: screen.rma() == story.rma and self._bench.window.current() == "return", story.rma
        )
        self._grab(f"{number}-{story.name}-1-arrivee")
        for step in story.keys:
            if step == story.keys[-1]:
                self._grab(f"{number}-{story.name}-2-decision")
            revision = screen.revision()
            self._driver.press(step)
            self._driver.until(partial(self._moved, revision), f"{story.rma} {step}")
        self._driver.pause()
        self._grab(f"{number}-{story.name}-3-fait")

    def _moved(self, revision: int) -> bool:
        return self._bench.return_screen.revision() > revision

    def _grab(self, name: str) -> None:
        # What was just shown is laid out and painted with the next turns of the event loop.
        self._driver.settle()
        path = self._output / f"{name}.png"
        self._bench.window.grab().save(str(path))
        self.made.append(path)

    def _save_documents(self) -> None:
        for row in reversed(latest_credit_notes(self._context.bench)):
            path = self._output / f"{row.number}.pdf"
            path.write_bytes(stored_credit_note(self._context.bench, row.number).pdf)
            self.made.append(path)

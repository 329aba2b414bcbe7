"""Every screen in every language, size and theme, from the real program over the sample data.

Leaves one picture each and one sheet with all of them in a folder, and refreshes the pictures of the
documentation.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtWidgets import QApplication, QTabWidget

from receiving_app.domain.look import Look
from receiving_app.options import Options
from receiving_app.resources import resource_path
from receiving_app.services.company import load_profile
from ui.app import App
from ui.demo import STORIES, open_samples
from ui.driver import Driver

LANGUAGES = ("fr", "en")
THEMES = ("light", "dark", "high_contrast")
# Width, height, text size in per cent.
SIZES = ((1366, 768, 100), (1920, 1080, 100), (1366, 768, 200))
# Pictures that the documentation shows, by scene; in French, at 1366 × 768, in the light theme.
DOCUMENTED = {
    "return-missing-accessory": "return.png",
    "credit-notes": "credit-notes.png",
    "home": "home.png",
    "setup": "setup.png",
    "palette": "palette.png",
}
_UNKNOWN = "RMA-2026-004999-0"
_WAITING = "RMA-2026-004107-N"
_THUMB = 320
_LABEL = 20


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


def run(app: QApplication, options: Options, output: Path, documentation: Path | None) -> int:
    """Grab everything and return the program's exit code."""
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="reception-pictures-") as folder:
        bench = App(open_samples(options, folder), app)
        bench.window.show()
        try:
            pictures = list(_Camera(bench, output).take())
        finally:
            bench.window.close()
            bench.shut_down()
    sheet = output / "sheet.png"
    _sheet(pictures).save(sheet)
    if documentation is not None:
        _document(pictures, documentation)
    sys.stdout.write(f"{sheet.resolve()}: {len(pictures)} pictures\n")
    return 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was taken: of what, how, and where it is."""

    scene: str
    variant: Variant
    path: Path


class _Camera:
    """Shows each scene in each variant and grabs the window."""

    def __init__(self, bench: App, output: Path) -> None:
        self._bench = bench
        self._output = output
        self._driver = Driver(bench)
        self._scenes: dict[str, Callable[[], None]] = {
            "home": partial(self._screen, "home"),
            "unknown-number": self._unknown,
            "return-arrived": partial(self._return, _WAITING),
            "return-missing-accessory": partial(self._return, STORIES[1].rma),
            "return-defective": partial(self._return, STORIES[3].rma),
            "return-credited": partial(self._return, STORIES[0].rma),
            "search": self._search,
            "credit-notes": partial(self._screen, "credit_notes"),
            "import": partial(self._screen, "import"),
            "sending": partial(self._screen, "sending"),
            "export": partial(self._screen, "export"),
            "settings": partial(self._screen, "settings"),
            "scanner": partial(self._screen, "scanner"),
            "setup": partial(self._screen, "setup"),
            "palette": partial(self._over, "home", "Ctrl+K"),
            "help": partial(self._over, "return", "F1"),
        }

    def take(self) -> Iterator[Picture]:
        """Bring returns into the states to show, then take every picture."""
        self._prepare()
        for variant in VARIANTS:
            self._look(variant)
            for scene, show in self._scenes.items():
                show()
                yield self._grab(scene, variant)
            yield from self._settings_pages(variant)

    def _settings_pages(self, variant: Variant) -> Iterator[Picture]:
        """Take the pages of the settings after the first."""
        self._screen("settings")
        tabs = self._bench.window.findChild(QTabWidget, "settingsTabs")
        if not isinstance(tabs, QTabWidget):
            raise TypeError(type(tabs))
        for tab in range(1, tabs.count()):
            tabs.setCurrentIndex(tab)
            self._driver.settle()
            yield self._grab(f"settings-{tab + 1}", variant)
        tabs.setCurrentIndex(0)

    def _prepare(self) -> None:
        """Credit one return, take two up to the decision, and let one wait at the bench."""
        for story, keys in ((STORIES[0], 2), (STORIES[1], 2), (STORIES[3], 2)):
            self._arrive(story.rma)
            for key in story.keys[:keys]:
                self._driver.press(key)
                self._driver.settle()
        self._arrive(_WAITING)

    def _arrive(self, rma: str) -> None:
        self._screen("home")
        self._bench.home.submit(rma)
        self._driver.until(lambda: self._bench.window.current() == "return", rma)

    def _look(self, variant: Variant) -> None:
        look = Look.of(load_profile(self._bench.home.bench))
        self._bench.window.resize(variant.width, variant.height)
        self._bench.use_look(replace(look, theme=variant.theme, text_size=variant.text_size))
        self._bench.use_language(variant.language)
        self._driver.spin(50)

    def _grab(self, scene: str, variant: Variant) -> Picture:
        path = self._output / str(variant) / f"{scene}.png"
        path.parent.mkdir(exist_ok=True)
        self._bench.window.grab().save(str(path))
        return Picture(scene, variant, path)

    # --- scenes -----------------------------------------------------------------------------

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

    def _search(self) -> None:
        self._bench.window.search_requested.emit("Ouest")
        self._driver.settle()

    def _over(self, screen: str, key: str) -> None:
        self._screen(screen)
        self._driver.press(key)
        self._driver.settle()


def _sheet(pictures: list[Picture]) -> Image.Image:
    """Lay all pictures out: a row for each scene, a column for each variant."""
    scenes = list(dict.fromkeys(picture.scene for picture in pictures))
    font = ImageFont.truetype(str(resource_path("fonts", "NotoSans-Bold.ttf")), 12)
    cell = (_THUMB + 8, _THUMB * 9 // 16 + _LABEL + 8)
    sheet = Image.new("RGB", (cell[0] * len(VARIANTS), cell[1] * len(scenes)), "white")
    draw = ImageDraw.Draw(sheet)
    for picture in pictures:
        left = VARIANTS.index(picture.variant) * cell[0]
        top = scenes.index(picture.scene) * cell[1]
        draw.text((left + 4, top + 2), f"{picture.scene} · {picture.variant}"[:52], "black", font)
        with Image.open(picture.path) as whole:
            whole.thumbnail((_THUMB, _THUMB))
            sheet.paste(whole.convert("RGB"), (left, top + _LABEL))
    return sheet


def _document(pictures: list[Picture], folder: Path) -> None:
    """Copy the pictures that the documentation shows, with as few colours as they have."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in pictures:
        if picture.variant == VARIANTS[0] and picture.scene in DOCUMENTED:
            with Image.open(picture.path) as whole:
                whole.convert("RGB").quantize(128).save(folder / DOCUMENTED[picture.scene], optimize=True)

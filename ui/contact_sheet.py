"""Every screen in every language, size and theme, from the real program over the sample data.

Leaves one picture each and one sheet with all of them in a folder, and refreshes the pictures of the
documentation.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtWidgets import QApplication

from receiving_app.options import Options
from receiving_app.resources import resource_path
from ui.app import App
from ui.demo import open_samples
from ui.scenes import VARIANTS, Scenes, Variant

# Pictures that the documentation shows, by scene; in French, at 1366 × 768, in the light theme.
DOCUMENTED = {
    "return-missing-accessory": "return.png",
    "credit-notes": "credit-notes.png",
    "home": "home.png",
    "setup-1": "setup.png",
    "palette": "palette.png",
    "quarantine": "quarantine.png",
}
_THUMB = 320
_LABEL = 20


def run(app: QApplication, options: Options, output: Path, documentation: Path | None) -> int:
    """Grab everything and return the program's exit code."""
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="reception-pictures-") as folder:
        bench = App(open_samples(options, folder), app)
        bench.window.show()
        try:
            pictures = list(_take(bench, Path(folder), output))
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


def _take(bench: App, folder: Path, output: Path) -> Iterator[Picture]:
    """Show each scene in each variant and grab the window."""
    scenes = Scenes(bench, folder)
    scenes.prepare()
    for variant in VARIANTS:
        scenes.look(variant)
        for scene in scenes.names():
            scenes.show(scene)
            path = output / str(variant) / f"{scene}.png"
            path.parent.mkdir(exist_ok=True)
            bench.window.grab().save(str(path))
            yield Picture(scene, variant, path)


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

"""The contact sheet: every screen of the real program, grabbed in every variant."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from receiving_app.options import Options
from ui import contact_sheet


def test_each_language_size_and_theme_is_a_variant_once() -> None:
    assert len(contact_sheet.VARIANTS) == 18
    assert len({str(variant) for variant in contact_sheet.VARIANTS}) == 18


def test_every_screen_is_grabbed_onto_one_sheet_and_the_documentation_is_refreshed(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(contact_sheet, "VARIANTS", contact_sheet.VARIANTS[:1])
    output, documentation = tmp_path / "pictures", tmp_path / "docs"
    assert contact_sheet.run(qapp, Options(), output, documentation) == 0
    taken = sorted(path.stem for path in (output / "fr-1366x768-100-light").iterdir())
    assert {"home", "return-missing-accessory", "credit-notes", "settings-1", "settings-4", "setup-1"} <= set(
        taken
    )
    assert f"{len(taken)} pictures" in capsys.readouterr().out
    with Image.open(output / "sheet.png") as sheet:
        assert sheet.height > len(taken) * 150
    assert {path.name for path in documentation.iterdir()} == set(contact_sheet.DOCUMENTED.values())
    with Image.open(documentation / "return.png") as picture:
        assert picture.size == (1366, 768)

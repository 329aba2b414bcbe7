"""Texts keep 7:1 against every ground they are used on, parts and rings 3:1 (WCAG 2.2: 1.4.6, 1.4.11)."""

import pytest
from PySide6.QtGui import QColor

from receiving_app.domain.own_choices import THEMES
from tests.ui.contrast import contrast
from ui.tokens import load_theme

OWN_THEMES = [name for name in THEMES if name != "system"]
TEXTS = [
    ("text", "background"),
    ("text", "surface"),
    ("text", "info_soft"),
    ("text", "success_soft"),
    ("text", "warning_soft"),
    ("text", "danger_soft"),
    ("muted", "background"),
    ("muted", "surface"),
    ("on_header", "header"),
    ("on_accent", "accent"),
    ("on_success", "success"),
    ("on_danger", "danger"),
    ("on_warning", "warning"),
    ("accent", "surface"),
    ("text", "accent_soft"),
    ("success", "surface"),
    ("success", "success_soft"),
    ("danger", "surface"),
    ("danger", "danger_soft"),
    ("danger", "background"),
    ("warning", "warning_soft"),
    ("info", "info_soft"),
]
PARTS = [
    ("border", "surface"),
    ("border", "background"),
    ("focus", "surface"),
    ("focus", "background"),
    ("accent", "surface"),
    ("accent", "background"),
    # How far a progress bar is, beside and under its words.
    ("accent", "accent_soft"),
    ("warning", "warning_soft"),
    ("danger", "danger_soft"),
    ("success", "success_soft"),
    ("info", "info_soft"),
    ("danger", "surface"),
    ("success", "surface"),
    ("warning", "background"),
    ("on_header", "header"),
    ("on_accent", "accent"),
    ("success", "background"),
    # Not asked of what is disabled, and kept all the same: it is read from 1.5 m.
    ("disabled", "background"),
    ("disabled", "surface"),
]


def test_the_measure_gives_21_for_black_on_white() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("name", OWN_THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_a_text_keeps_seven_to_one_on_its_ground(name: str, text: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour(text), theme.colour(ground)) >= 7


@pytest.mark.parametrize("name", OWN_THEMES)
@pytest.mark.parametrize(("part", "ground"), PARTS)
def test_a_part_keeps_three_to_one_on_its_ground(name: str, part: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour(part), theme.colour(ground)) >= 3


@pytest.mark.parametrize("name", OWN_THEMES)
@pytest.mark.parametrize("ground", ["accent", "success", "surface", "header"])
def test_a_focus_ring_or_its_inner_line_stands_out_on_every_button(name: str, ground: str) -> None:
    theme = load_theme(name)
    ring = [contrast(theme.colour(line), theme.colour(ground)) for line in ("focus", "surface")]
    assert max(ring) >= 3

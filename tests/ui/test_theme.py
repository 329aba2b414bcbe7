"""Themes: tokens become fonts, palette and style sheet, and a wrong token is named."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QIcon, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.resources import resource_path
from ui.theme import active, apply_theme, icon, icon_pixmap, set_state, set_type
from ui.tokens import ThemeError, load_theme, make_theme


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    apply_theme(qapp, "light")


def _tokens() -> tuple[dict[str, Any], dict[str, Any]]:
    light = load_theme("light")
    base = {role: colour.name() for role, colour in light.colours.items()}
    roles = {role: role for role in base}
    sizes = {table: dict.fromkeys(steps, 1.0) for table, steps in light.sizes.items()}
    return {"dark": False, "base": base, "roles": roles}, {"base_font": 16, **sizes}


def test_a_theme_is_made_of_base_colours_that_roles_refer_to() -> None:
    colours, sizes = _tokens()
    colours["base"]["ruby"] = "#aa0011"
    colours["roles"]["danger"] = "ruby"
    assert make_theme("mine", colours, sizes).colour("danger").name() == "#aa0011"


def test_a_role_that_refers_to_nothing_is_named() -> None:
    colours, sizes = _tokens()
    colours["roles"]["danger"] = "no such colour"
    with pytest.raises(ThemeError, match="theme mine: no colour for danger"):
        make_theme("mine", colours, sizes)


def test_a_colour_that_is_none_is_named() -> None:
    colours, sizes = _tokens()
    colours["base"]["text"] = "#12345g"
    with pytest.raises(ThemeError, match="no colour for text"):
        make_theme("mine", colours, sizes)


def test_a_missing_role_is_named() -> None:
    colours, sizes = _tokens()
    del colours["roles"]["focus"]
    with pytest.raises(ThemeError, match="no colour for focus"):
        make_theme("mine", colours, sizes)


@pytest.mark.parametrize("table", ["base", "roles"])
def test_a_missing_table_is_named(table: str) -> None:
    colours, sizes = _tokens()
    del colours[table]
    with pytest.raises(ThemeError, match=rf"no table \[{table}\]"):
        make_theme("mine", colours, sizes)


@pytest.mark.parametrize(
    ("table", "step"),
    [
        ("type", "verdict"),
        ("space", "m"),
        ("radius", "m"),
        ("icon", "xl"),
        ("line", "focus"),
        ("motion", "blink"),
    ],
)
def test_a_missing_step_is_named(table: str, step: str) -> None:
    colours, sizes = _tokens()
    del sizes[table][step]
    with pytest.raises(ThemeError, match=rf"\[{table}\] wants {step}"):
        make_theme("mine", colours, sizes)


def test_sizes_without_a_base_font_are_refused() -> None:
    colours, sizes = _tokens()
    del sizes["base_font"]
    with pytest.raises(ThemeError, match="base_font"):
        make_theme("mine", colours, sizes)


def test_texts_and_icons_grow_with_the_scale_and_distances_stay() -> None:
    usual, large = load_theme("light"), load_theme("light", 2.0)
    assert large.font("body").pixelSize() == 2 * usual.font("body").pixelSize() == 32
    assert large.icon("m") == 2 * usual.icon("m")
    assert large.space("l") == usual.space("l")
    assert large.radius() == usual.radius()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_a_target_is_touched_easily_and_holds_its_words(app: QApplication, scale: float) -> None:
    theme = apply_theme(app, "light", scale)
    assert theme.target() >= 48
    assert theme.target() > QFontMetrics(theme.font(bold=True)).height()


def test_the_text_size_changes_under_a_window_that_is_open(app: QApplication, qtbot: QtBot) -> None:
    label, field = QLabel("Retour"), QLineEdit("RMA-2026-0041")
    set_type(label, "title", bold=True)
    for widget in (label, field):
        qtbot.addWidget(widget)
        widget.show()
    apply_theme(app, "light")
    usual = label.fontMetrics().height(), label.sizeHint().width(), field.sizeHint().height()
    theme = apply_theme(app, "light", 2.0)
    assert label.font().pixelSize() == theme.text_pixels("title")
    assert label.font().bold()
    assert field.font().pixelSize() == theme.text_pixels("body")
    assert label.fontMetrics().height() > 1.8 * usual[0]
    assert label.sizeHint().width() > 1.8 * usual[1]
    assert field.sizeHint().height() > usual[2]
    assert field.text() == "RMA-2026-0041"


def test_reduced_motion_stops_what_moves(app: QApplication) -> None:
    apply_theme(app, "light", motion="system")
    assert app.cursorFlashTime() > 0
    assert active().motion("flash") > 0
    apply_theme(app, "light", motion="reduced")
    assert app.cursorFlashTime() == 0
    assert active().motion("flash") == 0
    assert not app.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    assert not app.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)


def test_applying_a_theme_sets_the_palette_and_the_typeface(app: QApplication) -> None:
    theme = apply_theme(app, "dark")
    assert active() is theme
    assert app.palette().color(QPalette.ColorRole.Window) == theme.colour("background")
    assert QFontInfo(app.font()).family() == "Noto Sans"


def test_no_token_is_left_in_the_style_sheet(app: QApplication) -> None:
    apply_theme(app, "high_contrast")
    rules = "\n".join(line for line in app.styleSheet().splitlines() if not line.startswith("/*"))
    assert "@" not in rules
    assert "%" not in rules


def test_the_system_theme_follows_the_desktop_when_it_turns_dark(app: QApplication) -> None:
    apply_theme(app, "system")
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert active().name == "dark"
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert active().name == "light"


def test_the_system_theme_follows_the_desktop_to_high_contrast(app: QApplication) -> None:
    apply_theme(app, "system")
    hints = app.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert active().name == "high_contrast"
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert active().name == "light"


def test_a_chosen_theme_stays_whatever_the_desktop_does(app: QApplication) -> None:
    apply_theme(app, "system")
    apply_theme(app, "high_contrast")
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert active().name == "high_contrast"


def test_figures_are_all_of_one_width(app: QApplication) -> None:
    apply_theme(app, "light")
    for bold in (False, True):
        metrics = QFontMetrics(active().font("total", bold=bold))
        assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("file", ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"])
@pytest.mark.parametrize("character", "€œŒéÀÇ×·’\N{NARROW NO-BREAK SPACE}\N{MINUS SIGN}")
def test_the_bundled_fonts_draw_what_screens_and_documents_say(
    qapp: QApplication, file: str, character: str
) -> None:
    font = QRawFont(str(resource_path("fonts", file)), 16)
    assert font.supportsCharacter(ord(character))


def test_an_icon_is_drawn_once_for_a_colour_and_a_size(app: QApplication) -> None:
    colour = active().colour("danger")
    assert icon_pixmap("check", colour, 24).cacheKey() == icon_pixmap("check", colour, 24).cacheKey()


def test_an_icon_has_the_colour_of_its_role(app: QApplication) -> None:
    drawn = icon_pixmap("circle-filled", active().colour("danger"), 24).toImage()
    assert drawn.pixelColor(12, 12) == active().colour("danger")


def test_an_icon_on_a_selected_row_has_the_colour_of_its_text(app: QApplication) -> None:
    chosen = icon("circle-filled").pixmap(24, QIcon.Mode.Selected).toImage()
    assert chosen.pixelColor(12, 12) == active().colour("on_accent")


def test_every_icon_is_recoloured(qapp: QApplication) -> None:
    files = sorted(resource_path("icons").glob("*.svg"))
    assert files
    assert [file.name for file in files if "currentColor" not in file.read_text("utf-8")] == []


def test_a_state_restyles_the_widget(app: QApplication, qtbot: QtBot) -> None:
    theme = apply_theme(app, "light")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(200, 48)
    set_state(field, "state", "refused")
    assert field.property("state") == "refused"
    assert field.grab().toImage().pixelColor(100, 0) == theme.colour("danger")

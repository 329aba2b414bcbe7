"""The look: tokens from ``resources/themes``, made into a palette first and a style sheet for the rest.

Own widgets paint themselves from the active theme; that is quicker than style sheets, and the return
screen has one frame to appear in.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from receiving_app.resources import resource_path

THEMES = ("system", "light", "dark", "high_contrast")
FAMILY = "Noto Sans"
TOUCH_TARGET = 48
_ROLES = [
    "background",
    "surface",
    "text",
    "muted",
    "header",
    "on_header",
    "border",
    "divider",
    "focus",
    "accent",
    "on_accent",
    "accent_soft",
    "success",
    "on_success",
    "success_soft",
    "danger",
    "on_danger",
    "danger_soft",
    "warning",
    "on_warning",
    "warning_soft",
    "info",
    "info_soft",
    "disabled",
]
# Type scale in pixels at 100 %: from 1.5 m the number, the verdict and the total are read.
_TYPE = {
    "caption": 13,
    "small": 14,
    "body": 16,
    "strong": 17,
    "title": 20,
    "verdict": 22,
    "total": 28,
    "number": 32,
}


class ThemeError(Exception):
    """A theme file lacks a colour or holds one that is none; a mistake in the program."""


@dataclass(frozen=True)
class Theme:
    """One set of tokens.

    Attributes:
        scale: text and targets relative to 100 %.
    """

    name: str
    dark: bool
    colours: Mapping[str, QColor]
    scale: float = 1.0
    _fonts: dict[tuple[str, bool], QFont] = field(default_factory=dict, compare=False, repr=False)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return self.colours[role]

    def px(self, size: float) -> int:
        """Return a size at this scale, in pixels."""
        return round(size * self.scale)

    def font(self, role: str = "body", *, bold: bool = False) -> QFont:
        """Return the font of a step of the type scale."""
        font = self._fonts.get((role, bold))
        if font is None:
            font = QFont(FAMILY)
            font.setPixelSize(self.px(_TYPE[role]))
            font.setBold(bold)
            self._fonts[role, bold] = font
        return font


@cache
def load_theme(name: str, scale: float = 1.0) -> Theme:
    """Read a theme.

    Raises:
        ThemeError: the file is incomplete or a colour is not one.
    """
    with resource_path("themes", f"{name}.toml").open("rb") as stream:
        data = tomllib.load(stream)
    return make_theme(name, data, scale)


def make_theme(name: str, data: Mapping[str, object], scale: float = 1.0) -> Theme:
    """Make a theme of its parsed tokens.

    Raises:
        ThemeError: a role is missing or its colour is not one.
    """
    given = data.get("colours")
    colours = {role: QColor(str(given.get(role, ""))) for role in _ROLES} if isinstance(given, dict) else {}
    wrong = [role for role in _ROLES if role not in colours or not colours[role].isValid()]
    if wrong:
        raise ThemeError(f"theme {name}: no colour for {', '.join(wrong)}")
    return Theme(name, bool(data.get("dark")), colours, scale)


class _Active:
    """The theme in force; one per process, as there is one application."""

    theme: Theme | None = None


def active() -> Theme:
    """Return the theme in force; the light one before any was applied."""
    if _Active.theme is None:
        _Active.theme = load_theme("light")
    return _Active.theme


def apply_theme(app: QApplication, name: str = "system", scale: float = 1.0) -> Theme:
    """Put a theme in force: fonts, palette, style sheet; every widget repaints.

    Args:
        app: the application.
        name: one of ``THEMES``; ``system`` follows the desktop's light or dark.
        scale: text size, 1.0 to 2.0.
    """
    load_fonts()
    if name == "system":
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        name = "dark" if dark else "light"
    theme = load_theme(name, scale)
    _Active.theme = theme
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(theme.font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))
    return theme


@cache
def load_fonts() -> None:
    """Register the bundled typeface, so that screens look the same everywhere."""
    for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource_path("fonts", file)))


def icon_pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """Return an icon drawn in a colour, cached."""
    return _pixmap(name, colour.name(), size, _device_ratio())


def icon(name: str, role: str = "text", size: int = 24) -> QIcon:
    """Return an icon in the colour of a role of the active theme."""
    return QIcon(icon_pixmap(name, active().colour(role), active().px(size)))


def _device_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    svg = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "background",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "background",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Link: "accent",
    }
    for role, token in roles.items():
        palette.setColor(role, theme.colour(token))
    return palette


def _style_sheet(theme: Theme) -> str:
    sheet = resource_path("styles", "base.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"@([a-z_]+)", lambda match: theme.colour(match[1]).name(), sheet)
    return re.sub(r"%(\d+)px", lambda match: f"{theme.px(int(match[1]))}px", sheet)


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Set a dynamic property and restyle the widget, only where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)

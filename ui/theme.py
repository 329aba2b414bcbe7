"""The look: tokens from ``resources/themes``, made into a palette first and a style sheet for the rest.

Own widgets paint themselves from the active theme; that is quicker than style sheets, and the return
screen has one frame to appear in.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QMetaObject, QObject, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
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
_ROLES = (
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
)
_WRAPPED = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value)
_STEPS = ("caption", "small", "body", "strong", "title", "verdict", "total", "number")


class ThemeError(Exception):
    """A theme file lacks a token or holds one that is none; a mistake in the program."""


@dataclass(frozen=True)
class Theme:
    """One set of tokens.

    Attributes:
        colours: by role.
        type_scale: text sizes by step, in pixels at 100 %.
        scale: text and targets relative to 100 %.
    """

    name: str
    dark: bool
    colours: Mapping[str, QColor]
    type_scale: Mapping[str, float]
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
            font = _font(self.px(self.type_scale[role]), bold)
            self._fonts[role, bold] = font
        return font

    def text_width(self, text: str, role: str = "body", *, bold: bool = False) -> int:
        """Return the width of a text on one line, in pixels."""
        return _text_width(text, self.px(self.type_scale[role]), bold)

    def wrapped_height(self, text: str, width: int, role: str = "body", *, bold: bool = False) -> int:
        """Return the height of a text broken into lines of this width, in pixels."""
        return _wrapped_height(text, width, self.px(self.type_scale[role]), bold)


def _font(pixels: int, bold: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


# One layout of the return screen asks hundreds of times for the widths of the same words.
@lru_cache(maxsize=4096)
def _text_width(text: str, pixels: int, bold: bool) -> int:
    return QFontMetrics(_font(pixels, bold)).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _wrapped_height(text: str, width: int, pixels: int, bold: bool) -> int:
    room = QRect(0, 0, width, 10_000)
    return QFontMetrics(_font(pixels, bold)).boundingRect(room, _WRAPPED, text).height()


@cache
def load_theme(name: str, scale: float = 1.0) -> Theme:
    """Read a theme.

    Raises:
        ThemeError: the file is incomplete or a token is not one.
    """
    return make_theme(name, _tokens(name), _tokens("sizes"), scale)


def _tokens(name: str) -> Mapping[str, object]:
    with resource_path("themes", f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def make_theme(
    name: str, colours: Mapping[str, object], sizes: Mapping[str, object], scale: float = 1.0
) -> Theme:
    """Make a theme of its parsed tokens.

    Raises:
        ThemeError: a role or a step is missing, refers to nothing, or its value is not one.
    """
    base, roles = _table(name, colours, "base"), _table(name, colours, "roles")
    made = {role: QColor(str(base.get(str(roles.get(role)), ""))) for role in _ROLES}
    wrong = [role for role in _ROLES if not made[role].isValid()]
    if wrong:
        raise ThemeError(f"theme {name}: no colour for {', '.join(wrong)}")
    base_font, steps = sizes.get("base_font"), _table("sizes", sizes, "type")
    if not isinstance(base_font, int) or not all(isinstance(steps.get(step), float) for step in _STEPS):
        raise ThemeError(f"theme sizes: base_font and {', '.join(_STEPS)} are wanted")
    type_scale = {step: base_font * float(str(steps[step])) for step in _STEPS}
    return Theme(name, bool(colours.get("dark")), made, type_scale, scale)


def _table(name: str, data: Mapping[str, object], key: str) -> Mapping[str, object]:
    table = data.get(key)
    if not isinstance(table, dict):
        raise ThemeError(f"theme {name}: no table [{key}]")
    return table


class _Active:
    """The theme in force; one per process, as there is one application."""

    theme: Theme | None = None
    _following: QMetaObject.Connection | None = None

    @classmethod
    def follow(cls, app: QApplication, scale: float) -> None:
        """Change with the desktop from now on."""
        cls.stop_following()

        def change(scheme: Qt.ColorScheme) -> None:
            _put_in_force(app, load_theme("dark" if scheme is Qt.ColorScheme.Dark else "light", scale))

        cls._following = QGuiApplication.styleHints().colorSchemeChanged.connect(change)

    @classmethod
    def stop_following(cls) -> None:
        """Stay as it is, whatever the desktop does."""
        if cls._following is not None:
            QObject.disconnect(cls._following)
            cls._following = None


def active() -> Theme:
    """Return the theme in force; the light one before any was applied."""
    if _Active.theme is None:
        _Active.theme = load_theme("light")
    return _Active.theme


def apply_theme(app: QApplication, name: str = "system", scale: float = 1.0) -> Theme:
    """Put a theme in force: fonts, palette, style sheet; every widget repaints.

    Args:
        app: the application.
        name: one of ``THEMES``; ``system`` follows the desktop's light or dark, also when it changes.
        scale: text size, 1.0 to 2.0.
    """
    load_fonts()
    hints = QGuiApplication.styleHints()
    if name == "system":
        hints.unsetColorScheme()
        _Active.follow(app, scale)
        theme = load_theme("dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light", scale)
    else:
        _Active.stop_following()
        theme = load_theme(name, scale)
        # Window frames and the desktop's own dialogs.
        hints.setColorScheme(Qt.ColorScheme.Dark if theme.dark else Qt.ColorScheme.Light)
    _put_in_force(app, theme)
    return theme


def _put_in_force(app: QApplication, theme: Theme) -> None:
    _Active.theme = theme
    # A style sheet hides the style's name: without one, none was chosen yet, unless before the start.
    if not app.styleSheet() and not os.environ.get("QT_STYLE_OVERRIDE"):
        app.setStyle("Fusion")
    app.setFont(theme.font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))


@cache
def load_fonts() -> None:
    """Register the bundled typeface, so that screens look the same everywhere."""
    for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource_path("fonts", file)))
    # What was measured before was measured in another typeface.
    _text_width.cache_clear()
    _wrapped_height.cache_clear()


def icon_pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """Return an icon drawn in a colour, cached."""
    return _pixmap(name, colour.name(), size, _device_ratio())


def icon(name: str, role: str = "text", size: int = 24) -> QIcon:
    """Return an icon in the colour of a role of the active theme; readable on a selected row, too."""
    theme = active()
    made = QIcon(icon_pixmap(name, theme.colour(role), theme.px(size)))
    chosen = icon_pixmap(name, theme.colour("on_accent"), theme.px(size))
    made.addPixmap(chosen, QIcon.Mode.Selected)
    return made


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

"""The look in force: tokens made into a palette first and a style sheet for the rest.

Own widgets paint themselves from the active theme; that is quicker than style sheets, and the return
screen has one frame to appear in. Theme and text size change under a running window: every widget is
styled and laid out again, none is made anew, so that nothing typed is lost.
"""

import os
import re
from functools import cache

from PySide6.QtCore import QByteArray, QMetaObject, QObject, QRectF, Qt
from PySide6.QtGui import (
    QColor,
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
from ui.tokens import Theme, forget_measures, load_theme

_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class _Active:
    """The theme in force; one per process, as there is one application."""

    theme: Theme | None = None
    _following: tuple[QMetaObject.Connection, ...] = ()

    @classmethod
    def follow(cls, app: QApplication, scale: float, *, still: bool) -> None:
        """Change with the desktop from now on."""
        cls.stop_following()
        hints = QGuiApplication.styleHints()

        def change(name: str) -> None:
            _put_in_force(app, load_theme(name, scale, still=still))

        cls._following = (
            hints.colorSchemeChanged.connect(lambda scheme: change(_like_desktop(scheme=scheme))),
            hints.accessibility().contrastPreferenceChanged.connect(
                lambda contrast: change(_like_desktop(contrast=contrast))
            ),
        )

    @classmethod
    def stop_following(cls) -> None:
        """Stay as it is, whatever the desktop does."""
        for connection in cls._following:
            QObject.disconnect(connection)
        cls._following = ()


def active() -> Theme:
    """Return the theme in force; the light one before any was applied."""
    if _Active.theme is None:
        _Active.theme = load_theme("light")
    return _Active.theme


def apply_theme(app: QApplication, name: str = "system", scale: float = 1.0, motion: str = "system") -> Theme:
    """Put a theme in force: fonts, palette, style sheet; every widget follows at once.

    Args:
        app: the application.
        name: one of ``domain.own_choices.THEMES``; ``system`` follows the desktop's light, dark or high contrast, also when
            it changes.
        scale: text size, 1.0 to 2.0.
        motion: one of ``domain.own_choices.MOTIONS``; ``system`` moves what the desktop moves.
    """
    load_fonts()
    still = motion == "reduced" or _desktop_is_still()
    hints = QGuiApplication.styleHints()
    if name == "system":
        hints.unsetColorScheme()
        _Active.follow(app, scale, still=still)
        theme = load_theme(_like_desktop(), scale, still=still)
    else:
        _Active.stop_following()
        theme = load_theme(name, scale, still=still)
        # Window frames and the desktop's own dialogs.
        hints.setColorScheme(Qt.ColorScheme.Dark if theme.dark else Qt.ColorScheme.Light)
    _put_in_force(app, theme)
    return theme


def _like_desktop(scheme: Qt.ColorScheme | None = None, contrast: Qt.ContrastPreference | None = None) -> str:
    """Return the name of the theme that is like the desktop's, as it is or as it was just told to be."""
    hints = QGuiApplication.styleHints()
    if (contrast or hints.accessibility().contrastPreference()) is Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if (scheme or hints.colorScheme()) is Qt.ColorScheme.Dark else "light"


@cache
def _desktop_is_still() -> bool:
    """Tell whether the desktop asks for reduced motion: its text cursor does not blink.

    Qt passes on no other wish of this kind, and the program sets this one itself: it is read once.
    """
    return QGuiApplication.styleHints().cursorFlashTime() <= 0


def _put_in_force(app: QApplication, theme: Theme) -> None:
    if theme is _Active.theme and app.styleSheet():
        return
    _Active.theme = theme
    # A style sheet hides the style's name: without one, none was chosen yet, unless before the start.
    if not app.styleSheet() and not os.environ.get("QT_STYLE_OVERRIDE"):
        app.setStyle("Fusion")
    if theme.still:
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)
    app.setCursorFlashTime(theme.motion("blink"))
    app.setFont(theme.font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))


@cache
def load_fonts() -> None:
    """Register the bundled typeface, so that screens look the same everywhere."""
    for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource_path("fonts", file)))
    # What was measured before was measured in another typeface.
    forget_measures()


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
    """Fill the tokens into the style sheet: ``@role`` a colour, ``@table-step`` a length."""
    sheet = resource_path("styles", "base.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"@([a-z]+)-([a-z]+)", lambda match: f"{_length(theme, match[1], match[2])}px", sheet)
    return re.sub(r"@([a-z_]+)", lambda match: theme.colour(match[1]).name(), sheet)


def _length(theme: Theme, table: str, step: str) -> int:
    if table == "type":
        return theme.text_pixels(step)
    if table == "target":
        return theme.target(step)
    if table == "field":
        # What a touch target leaves inside of a field's frame and padding.
        return theme.target(step) - 2 * (theme.space("xs") + theme.line("border"))
    return theme.icon(step) if table == "icon" else int(theme.sizes[table][step])


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Set a dynamic property and restyle the widget, only where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_type(widget: QWidget, step: str, *, bold: bool = False) -> None:
    """Give a label or field a step of the type scale; unlike ``setFont``, it follows the text size."""
    widget.setProperty("type", step)
    widget.setProperty("bold", bold)

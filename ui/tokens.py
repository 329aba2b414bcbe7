"""Design tokens: colours by role, type scale, spaces, radii, icons, lines and motion, from ``resources/themes``."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF

from receiving_app.resources import resource_path

FAMILY = "Noto Sans"
TOUCH_TARGET = 48
# What a touch target keeps free above and below its words.
_AROUND_WORDS = 12
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
_STEPS = {
    "type": ("caption", "small", "body", "strong", "title", "verdict", "total", "number"),
    "space": ("xxs", "xs", "s", "m", "l", "xl", "xxl"),
    "radius": ("s", "m", "l"),
    "icon": ("s", "m", "l", "xl", "xxl"),
    "line": ("thin", "border", "focus"),
    "motion": ("flash", "blink"),
}
_WRAPPED = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value)


class ThemeError(Exception):
    """A theme file lacks a token or holds one that is none; a mistake in the program."""


@dataclass(frozen=True)
class Theme:
    """One set of tokens.

    Attributes:
        colours: by role.
        sizes: by table (type, space, radius, icon, line, motion) and step; the type's are pixels at 100 %.
        scale: text relative to 100 %.
        still: whether reduced motion is asked for.
    """

    name: str
    dark: bool
    colours: Mapping[str, QColor]
    sizes: Mapping[str, Mapping[str, float]]
    scale: float = 1.0
    still: bool = False
    _fonts: dict[tuple[str, bool], QFont] = field(default_factory=dict, compare=False, repr=False)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return self.colours[role]

    def px(self, size: float) -> int:
        """Return a length that grows with the text, in pixels."""
        return round(size * self.scale)

    def space(self, step: str) -> int:
        """Return a distance, in pixels; it stays when texts grow."""
        return int(self.sizes["space"][step])

    def radius(self, step: str = "m") -> int:
        """Return a corner's radius, in pixels."""
        return int(self.sizes["radius"][step])

    def icon(self, step: str = "m") -> int:
        """Return the size of an icon, in pixels; it grows with the text."""
        return self.px(self.sizes["icon"][step])

    def line(self, step: str) -> int:
        """Return the thickness of a line, in pixels."""
        return int(self.sizes["line"][step])

    def motion(self, name: str) -> int:
        """Return a duration, in milliseconds; 0 where nothing shall move."""
        return 0 if self.still else int(self.sizes["motion"][name])

    def target(self, step: str = "body") -> int:
        """Return the least height of what is touched: 48 px, more where its words need it."""
        return max(TOUCH_TARGET, self.line_height(step, bold=True) + _AROUND_WORDS)

    def line_height(self, role: str = "body", *, bold: bool = False) -> int:
        """Return the height of one line of text, in pixels."""
        return _line_height(self.text_pixels(role), bold)

    def font(self, role: str = "body", *, bold: bool = False) -> QFont:
        """Return the font of a step of the type scale."""
        font = self._fonts.get((role, bold))
        if font is None:
            font = _font(self.text_pixels(role), bold)
            self._fonts[role, bold] = font
        return font

    def text_pixels(self, role: str) -> int:
        """Return the size of a step of the type scale, in pixels."""
        return self.px(self.sizes["type"][role])

    def text_width(self, text: str, role: str = "body", *, bold: bool = False) -> int:
        """Return the width of a text on one line, in pixels."""
        return _text_width(text, self.text_pixels(role), bold)

    def widest_word(self, text: str, role: str = "body", *, bold: bool = False) -> int:
        """Return the width of the longest word: a text cannot be broken into narrower lines."""
        return max((self.text_width(word, role, bold=bold) for word in text.split()), default=0)

    def wrapped_height(self, text: str, width: int, role: str = "body", *, bold: bool = False) -> int:
        """Return the height of a text broken into lines of this width, in pixels."""
        if "\n" not in text and self.text_width(text, role, bold=bold) <= width:
            return self.line_height(role, bold=bold)
        return _wrapped_height(text, width, self.text_pixels(role), bold)


def _font(pixels: int, bold: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


# One layout of the return screen asks hundreds of times for the widths of the same words.
@lru_cache(maxsize=4096)
def _text_width(text: str, pixels: int, bold: bool) -> int:
    # Whole pixels and one more: a text is drawn on one line wherever this much room is.
    return math.ceil(QFontMetricsF(_font(pixels, bold)).horizontalAdvance(text)) + 1 if text else 0


@lru_cache(maxsize=4096)
def _wrapped_height(text: str, width: int, pixels: int, bold: bool) -> int:
    room = QRect(0, 0, width, 10_000)
    return QFontMetrics(_font(pixels, bold)).boundingRect(room, _WRAPPED, text).height()


@lru_cache(maxsize=64)
def _line_height(pixels: int, bold: bool) -> int:
    return QFontMetrics(_font(pixels, bold)).height()


def forget_measures() -> None:
    """Measure texts anew: the typeface was another one before."""
    _line_height.cache_clear()
    _text_width.cache_clear()
    _wrapped_height.cache_clear()


@cache
def load_theme(name: str, scale: float = 1.0, *, still: bool = False) -> Theme:
    """Read a theme.

    Raises:
        ThemeError: the file is incomplete or a token is not one.
    """
    return make_theme(name, _tokens(name), _tokens("sizes"), scale, still=still)


def _tokens(name: str) -> Mapping[str, object]:
    with resource_path("themes", f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def make_theme(
    name: str,
    colours: Mapping[str, object],
    sizes: Mapping[str, object],
    scale: float = 1.0,
    *,
    still: bool = False,
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
    return Theme(name, bool(colours.get("dark")), made, _sizes(sizes), scale, still)


def _sizes(data: Mapping[str, object]) -> Mapping[str, Mapping[str, float]]:
    made: dict[str, dict[str, float]] = {}
    for table, steps in _STEPS.items():
        given = _table("sizes", data, table)
        wrong = [step for step in steps if not isinstance(given.get(step), int | float)]
        if wrong:
            raise ThemeError(f"theme sizes: [{table}] wants {', '.join(wrong)}")
        made[table] = {step: float(str(given[step])) for step in steps}
    base_font = data.get("base_font")
    if not isinstance(base_font, int):
        raise ThemeError("theme sizes: base_font is wanted")
    made["type"] = {step: base_font * factor for step, factor in made["type"].items()}
    return made


def _table(name: str, data: Mapping[str, object], key: str) -> Mapping[str, object]:
    table = data.get(key)
    if not isinstance(table, dict):
        raise ThemeError(f"theme {name}: no table [{key}]")
    return table

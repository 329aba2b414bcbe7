"""The contrast of two colours as WCAG 2.2 measures it."""

from functools import cache

from PySide6.QtGui import QColor


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


@cache
def _luminance(rgb: int) -> float:
    colour = QColor.fromRgb(rgb)
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor | int, second: QColor | int) -> float:
    """Return the contrast of two colours, given as such or as RGB values: 1 to 21."""
    values = [one.rgb() if isinstance(one, QColor) else one for one in (first, second)]
    dark, light = sorted(_luminance(value) for value in values)
    return (light + 0.05) / (dark + 0.05)

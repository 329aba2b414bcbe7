"""Figures as keys of a few large buttons: the first is 1."""

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent

from ui.widgets.painted_button import PaintedButton


def show_figures(buttons: Sequence[PaintedButton]) -> None:
    """Show on each button the figure that does the same."""
    for number, button in enumerate(buttons, start=1):
        button.set_shortcut_hint(str(number))


def button_of(event: QKeyEvent, buttons: Sequence[PaintedButton]) -> PaintedButton | None:
    """Return the button whose figure was typed; None for any other key."""
    text = event.text()
    figure = int(text) if text.isascii() and text.isdigit() else 0
    return buttons[figure - 1] if 1 <= figure <= len(buttons) else None

"""The card that asks which one, where a code can be several things or a picture holds several codes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.models.rows_model import Column
from ui.overlays.list_card import ListCard


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its words, what tells it from the others, and what choosing it does."""

    words: str
    detail: str
    choose: Callable[[], object]


class ChooseCard(ListCard):
    """Offers choices; closing it chooses nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "chooseCard")
        self.row_chosen.connect(self._on_self_row_chosen)

    def ask(self, title: str, choices: tuple[Choice, ...]) -> None:
        """Ask which one."""
        columns = (
            Column(self.tr("What it can be"), lambda choice: choice.words),
            Column(self.tr("How it was read"), lambda choice: choice.detail),
        )
        self.show_rows(title, columns, choices)
        self.open()

    def _on_self_row_chosen(self, choice: Choice) -> None:
        self.close_card()
        choice.choose()

"""The next thing to do, as an order to the operator: what the bench waits for now."""

from PySide6.QtWidgets import QWidget

from ui.widgets.painted_band import BandLook, PaintedBand


class StepBand(PaintedBand):
    """Shows one step on a full ground, with the key that does it; a verdict is on a soft one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._text, self._detail = "", "", ""
        self._icon, self._shown_key = "arrow-forward", ""

    def show_step(
        self, stage: str, text: str, detail: str = "", *, icon: str = "arrow-forward", key: str = ""
    ) -> None:
        """Show how far the work is, the step, another way to do it, its icon and its key."""
        shown = (stage, text, detail, icon, key)
        if shown != (self._stage, self._text, self._detail, self._icon, self._shown_key):
            self._stage, self._text, self._detail, self._icon, self._shown_key = shown
            self.setAccessibleName(f"{stage} : {text}")
            self.setAccessibleDescription(detail)
            self._changed()

    def text(self) -> str:
        """Return the step shown."""
        return self._text

    def stage(self) -> str:
        """Return how far the work is said to be."""
        return self._stage

    def detail(self) -> str:
        """Return the other way shown."""
        return self._detail

    def key(self) -> str:
        """Return the key shown."""
        return self._shown_key

    def _look(self) -> BandLook:
        return BandLook("accent", "on_accent", "accent", self._icon, "on_accent")

    def _words(self) -> tuple[str, str, str]:
        return self._stage.upper(), self._text, self._detail

    def _key(self) -> str:
        return self._shown_key

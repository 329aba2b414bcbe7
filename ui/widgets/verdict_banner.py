"""The verdict in large words, with icon and colour: what the rules say of what is in hand."""

from PySide6.QtWidgets import QWidget

from ui.widgets.painted_band import BandLook, PaintedBand

_LOOKS = {
    "ok": BandLook("success_soft", "success", "success", "circle-check-filled"),
    "attention": BandLook("warning_soft", "warning", "warning", "alert-triangle"),
    "refused": BandLook("danger_soft", "danger", "danger", "alert-circle"),
    "info": BandLook("info_soft", "info", "info", "info-circle"),
    # A document exists: the ground itself is green, which nothing else on a screen is.
    "done": BandLook("success", "on_success", "success", "circle-check-filled", "on_success"),
}


class VerdictBanner(PaintedBand):
    """Shows one verdict: a few large words, and why in smaller ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._text, self._detail = "info", "", ""

    def show_verdict(self, kind: str, text: str, detail: str = "") -> None:
        """Show a verdict of kind ok, attention, refused, info or done, and what more there is to say."""
        if (kind, text, detail) != (self._kind, self._text, self._detail):
            self._kind, self._text, self._detail = kind, text, detail
            self.setAccessibleName(text)
            self.setAccessibleDescription(detail)
            self._changed()

    def text(self) -> str:
        """Return the verdict shown."""
        return self._text

    def detail(self) -> str:
        """Return what more is said."""
        return self._detail

    def kind(self) -> str:
        """Return the kind shown."""
        return self._kind

    def _look(self) -> BandLook:
        return _LOOKS[self._kind]

    def _steps(self) -> tuple[str, ...]:
        steps = super()._steps()
        return ("number" if self._large else "total", *steps) if self._kind == "done" else steps

    def _words(self) -> tuple[str, str, str]:
        return "", self._text, self._detail

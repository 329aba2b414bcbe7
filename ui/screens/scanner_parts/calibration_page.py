"""Calibration: one scan of the calibration barcode, what it told, and what is stored for the bench."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from receiving_app.domain.calibration import Advice, Calibration
from receiving_app.domain.scans import Keystroke, RawScan, ScannerProfile, Source
from receiving_app.scanning.calibration import calibrate
from ui.screens.scanner_parts.gathering import GatheredKeys
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.form_page import FormPage
from ui.widgets.verdict_banner import VerdictBanner
from ui.widgets.wrap_row import WrapRow

# Fewer keys are somebody's hand on the keyboard.
_SHORTEST = 8


class CalibrationPage(FormPage):
    """Asks for the calibration barcode, and says in words what was found.

    Signals:
        found: a scan was looked at; carries its ``Calibration``.
        forget_requested: what is stored is to be forgotten.
    """

    found = Signal(object)
    forget_requested = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._last: Calibration | None = None
        self._by_keys = True
        self._profile = ScannerProfile()
        self._gathered = GatheredKeys(self)
        self._gathered.ended.connect(self._on_gathered_ended)
        self._banner = VerdictBanner(self)
        self._banner.set_large(large=True)
        self._banner.setObjectName("calibrationPrompt")
        self._stored = QLabel(self)
        self._stored.setObjectName("storedScanner")
        self._stored.setWordWrap(True)
        self.forget = ActionButton("secondary", "trash", self)
        self.forget.setObjectName("forgetScanner")
        self.forget.clicked.connect(self.forget_requested)
        self.layout_of_groups.addWidget(self._banner)
        self.layout_of_groups.setSpacing(active().space("l"))
        self._group = self.add_group()
        self.layout_of_groups.addWidget(self._stored)
        acts = WrapRow()
        acts.addWidget(self.forget)
        self.layout_of_groups.addLayout(acts)
        self.end()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._group.set_words(
            self.tr("Stored for this bench"),
            self.tr("Every scan goes by this. Calibrate again for another scanner or another computer."),
        )
        self.forget.setText(self.tr("Forget this scanner"))
        self._render()

    def ask_anew(self) -> None:
        """Ask for the barcode again."""
        self._gathered.forget()
        self._last, self._by_keys = None, True
        self._render()

    def show_profile(self, profile: ScannerProfile) -> None:
        """Show what is stored."""
        self._profile = profile
        self._render()

    def take(self, scan: RawScan) -> None:
        """Take a scan, or the beginning of one."""
        if scan.source is Source.WEDGE:
            self._gathered.add(scan)
        else:
            self._last, self._by_keys = None, False
            self._render()

    def take_typed(self, keys: tuple[Keystroke, ...]) -> None:
        """Take keys that looked like typing: a slow scanner's do until it is calibrated."""
        self._gathered.add_typed(keys)

    @Slot(object)
    def _on_gathered_ended(self, scan: RawScan) -> None:
        result = calibrate(scan, scan.terminator)
        if not result.recognised and len(scan.text) < _SHORTEST:
            return
        self._last, self._by_keys = result, True
        self._render()
        self.found.emit(result)

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        self._banner.show_verdict(*self._verdict())
        known = self._profile.calibrated_at
        self.forget.setEnabled(known is not None)
        if known is None:
            self._stored.setText(self.tr("This bench's scanner is not calibrated yet."))
            return
        when = self.tr("Calibrated on {moment}.").format(moment=self.wording.moment(known))
        self._stored.setText("\n".join((when, *self._facts())))

    def _verdict(self) -> tuple[str, str, str]:
        if not self._by_keys:
            text = self.tr("This code did not come through the keyboard")
            return "info", text, self.tr("Serial ports and pictures need no calibration.")
        if self._last is None:
            text = self.tr("Scan the calibration code")
            return "info", text, self.tr("It is on the calibration sheet. Then leave the keyboard alone.")
        said = self.wording.calibration(self._last)
        advice = " ".join(said[len(said) - len(self._last.advice) :])
        if not self._last.recognised:
            return "refused", self.tr("This was not the calibration code"), advice
        if self._last.advice:
            return "attention", self.tr("Calibrated. To change:"), advice
        return "ok", self.tr("Calibrated"), said[-1]

    def _facts(self) -> tuple[str, ...]:
        """Return what is stored in words, without what was advised."""
        last = self._last
        by_position = last is not None and last.recognised and last.by_position
        said = self.wording.calibration(
            Calibration(self._profile, recognised=True, by_position=by_position, advice=(Advice.NO_END,))
        )
        return said[:-1]

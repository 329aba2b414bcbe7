"""The self-test: the codes of the calibration sheet, ticked as they are read right."""

from difflib import SequenceMatcher

from PySide6.QtWidgets import QWidget

from receiving_app.domain.calibration import TESTS
from receiving_app.domain.scans import RawScan, Reading, Source
from receiving_app.services.ports import Bench
from ui.screens.scanner_parts.arrivals import label_text
from ui.widgets.action_button import ActionButton
from ui.widgets.form_page import FormPage
from ui.widgets.verdict_banner import VerdictBanner
from ui.widgets.wrap_row import WrapRow

# Share of a test code that must have arrived for it to be meant.
_LIKE = 0.5


class SelfTestPage(FormPage):
    """Shows each test code with what was read of it."""

    def __init__(self, bench: Bench, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._bench = bench
        self._read: dict[str, str] = {}
        self._other = ""
        self._banner = VerdictBanner(self)
        self._banner.setObjectName("selfTest")
        self._rows = {text: VerdictBanner(self) for _name, text in TESTS}
        for (name, _text), row in zip(TESTS, self._rows.values(), strict=True):
            row.setObjectName(f"test_{name}")
        self.again = ActionButton("secondary", "refresh", self)
        self.again.setObjectName("testAgain")
        self.again.clicked.connect(self.start_anew)
        self.layout_of_groups.addWidget(self._banner)
        self._group = self.add_group(*self._rows.values())
        acts = WrapRow()
        acts.addWidget(self.again)
        self.layout_of_groups.addLayout(acts)
        self.end()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._group.set_words(
            self.tr("Test codes"), self.tr("They are on the calibration sheet, in any order.")
        )
        self.again.setText(self.tr("Start again"))
        self._render()

    def start_anew(self) -> None:
        """Forget what was read."""
        self._read.clear()
        self._other = ""
        self._render()

    def take(self, scan: RawScan, reading: Reading) -> bool:
        """Take a scan and tell whether a test code was read right."""
        self._other = ""
        meant = next((text for text in self._rows if self._is(text, reading)), "")
        if meant:
            self._read[meant] = meant
        elif like := self._likest(scan, reading):
            self._read[like] = label_text(reading)
        else:
            self._other = label_text(reading)
        self._render()
        return bool(meant)

    def _is(self, text: str, reading: Reading) -> bool:
        """Tell whether the program takes a scan for what is printed."""
        if reading.text == text:
            return True
        printed = self._bench.interpreter.read(RawScan(text, Source.SERIAL)).best
        return printed is not None and reading.best is not None and reading.best.identity == printed.identity

    def _likest(self, scan: RawScan, reading: Reading) -> str:
        """Return the test code that was probably meant; empty where it is none."""
        came = {scan.text, reading.text, *(meaning.text for meaning in reading.meanings)}
        alike = {
            text: max(SequenceMatcher(None, text, one.upper(), autojunk=False).ratio() for one in came)
            for text in self._rows
        }
        best = max(alike, key=lambda text: alike[text])
        return best if alike[best] >= _LIKE else ""

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        for (name, text), row in zip(TESTS, self._rows.values(), strict=True):
            words = f"{self.wording.text(f'calibration.test.{name}')} · {text}"
            row.show_verdict(self._kind(text), words, self._detail(text))
        right = sum(self._kind(text) == "ok" for text in self._rows)
        if self._other:
            said = self.tr("{code} is no code of the sheet").format(code=self._other)
            self._banner.show_verdict("attention", said, self.tr("Scan one of the test codes."))
        elif right == len(self._rows):
            self._banner.show_verdict("ok", self.tr("The scanner reads every test code right"))
        elif self._read and right < len(self._read):
            advice = self.tr("Scan it once more. If it stays so, calibrate the scanner.")
            self._banner.show_verdict("refused", self.tr("A code was read otherwise"), advice)
        else:
            count = self.tr("{right} of {all} read right").format(right=right, all=len(self._rows))
            self._banner.show_verdict("info", self.tr("Scan each test code of the sheet"), count)

    def _kind(self, text: str) -> str:
        read = self._read.get(text)
        return "info" if read is None else "ok" if read == text else "refused"

    def _detail(self, text: str) -> str:
        read = self._read.get(text)
        if read is None:
            return self.tr("Not read yet")
        return self.tr("Read right") if read == text else self.tr("Read as: {code}").format(code=read)

"""The live monitor for support: the keys as they came, their rhythm, and what was made of them."""

from collections import deque

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from receiving_app.domain.scans import Hints, Keystroke, Meaning, RawScan, Reading, ScannerProfile, Source
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column, RowsModel
from ui.scanner.keys import platform_of_codes
from ui.screens.list_export import ListExportButton
from ui.screens.scanner_parts.arrivals import Arrival, KeyRow
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.form_page import FormPage
from ui.widgets.placing import line

REMEMBERED = 10
# Keys typed within this time of one another are one line of the monitor.
_TOGETHER_MS = 1_000
_LONGEST_TYPED = 200


class MonitorPage(FormPage):
    """Shows the last arrivals; nothing secret is shown or copied.

    Signals:
        copied: what is shown is in the clipboard, as text.
    """

    copied = Signal()

    def __init__(self, bench: Bench, language: str, screen: Screen) -> None:
        super().__init__(language, screen)
        self._bench = bench
        self._profile = ScannerProfile()
        self._count = 0
        self._arrivals: deque[Arrival] = deque(maxlen=REMEMBERED)
        self._last = QLabel(self)
        self._last.setObjectName("lastArrival")
        set_type(self._last, "strong", bold=True)
        self._details = QLabel(self)
        self._details.setObjectName("decoded")
        for label in (self._last, self._details):
            label.setWordWrap(True)
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("keys")
        self._table.setMinimumHeight(active().px(300))
        self.copy = ActionButton("secondary", "checklist", self)
        self.copy.setObjectName("copyMonitor")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.clear = ActionButton("secondary", "trash", self)
        self.clear.setObjectName("clearMonitor")
        self.clear.clicked.connect(self.forget)
        export = ListExportButton(screen, self._rows, "touches")
        export.setObjectName("exportKeys")
        acts = line(self.copy, self.clear, export)
        layout = self.layout_of_groups
        layout.setSpacing(active().space("m"))
        for widget in (self._last, self._details):
            layout.addWidget(widget)
        layout.addLayout(acts)
        layout.addWidget(self._table, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.copy.setText(self.tr("Copy as text"))
        self.clear.setText(self.tr("Clear"))
        self._table.setAccessibleName(self.tr("Keys as they came"))
        self._rows.set_columns(
            (
                Column(self.tr("No."), lambda row: str(row.arrival), figure=True),
                Column(self.tr("Key"), lambda row: row.text),
                Column(self.tr("Held"), lambda row: row.held),
                Column(self.tr("After (ms)"), _gap, figure=True),
                Column(self.tr("Native code"), lambda row: row.code),
            )
        )
        self._render()

    def show_profile(self, profile: ScannerProfile) -> None:
        """Decode by this scanner from now on."""
        self._profile = profile

    def take(self, scan: RawScan) -> Reading:
        """Show a scan, and return how it was read."""
        reading = self._read(scan)
        self._add(scan, reading, typed=False)
        return reading

    def take_typed(self, keys: tuple[Keystroke, ...]) -> None:
        """Show keys that were typed; those close to one another together."""
        last = self._arrivals[-1] if self._arrivals else None
        if last is not None and last.typed and self._goes_on(last, keys):
            self._arrivals.pop()
            self._count -= 1
            keys = (*last.raw.keys, *keys)
        text = "".join(key.text for key in keys)
        scan = RawScan(text, Source.WEDGE, keys, platform_of_codes())
        self._add(scan, self._read(scan), typed=True)

    @Slot()
    def forget(self) -> None:
        """Show nothing any longer."""
        self._arrivals.clear()
        self._count = 0
        self._render()

    def text(self) -> str:
        """Return all that is shown, as text to send to support."""
        return "\n\n".join(self._as_text(arrival) for arrival in self._arrivals)

    def _read(self, scan: RawScan) -> Reading:
        return self._bench.interpreter.read(scan, Hints(scanner=self._profile))

    def _add(self, scan: RawScan, reading: Reading, *, typed: bool) -> None:
        self._count += 1
        self._arrivals.append(Arrival(self._count, scan, reading, typed))
        self._render()

    @staticmethod
    def _goes_on(last: Arrival, keys: tuple[Keystroke, ...]) -> bool:
        before = last.raw.keys
        near = bool(keys and before) and keys[0].at_ms - before[-1].at_ms <= _TOGETHER_MS
        return near and len(before) < _LONGEST_TYPED

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        rows = tuple(row for arrival in self._arrivals for row in arrival.rows())
        self._rows.set_rows(rows)
        self._table.fit_columns()
        self._table.scrollToBottom()
        for button in (self.copy, self.clear):
            button.setEnabled(bool(self._arrivals))
        if not self._arrivals:
            self._last.setText(self.tr("Scan any code, or type: every key is shown here"))
            self._details.setText(self.tr("Scans open nothing while this page is shown."))
            return
        newest = self._arrivals[-1]
        self._last.setText(f"{newest.number} · {self._what(newest)} · {newest.read()}")
        self._details.setText(" · ".join(self._facts(newest)))

    def _what(self, arrival: Arrival) -> str:
        if arrival.typed:
            return self.tr("Typed")
        sources = {Source.SERIAL: self.tr("Serial port"), Source.CAMERA: self.tr("Picture")}
        return sources.get(arrival.raw.source, self.tr("Scan"))

    def _facts(self, arrival: Arrival) -> tuple[str, ...]:
        reading = arrival.reading
        facts = [
            self.tr("As it came: {code}").format(code=arrival.came()),
            self.tr("Taken for: {kind}").format(kind=self.wording.text(f"scanner.kind.{reading.kind}")),
        ]
        known: Meaning | None = reading.best or reading.decoding
        if known is not None:
            layout = self.wording.text(f"calibration.layout.{known.layout or 'unknown'}")
            facts.append(self.tr("Keyboard layout: {layout}").format(layout=layout))
            state = self.wording.text(f"calibration.state.{'on' if known.caps_lock else 'off'}")
            facts.append(self.wording.text("calibration.caps_line", state=state).rstrip("."))
        if arrival.raw.keys:
            facts.append(self.tr("Longest gap: {gap} ms").format(gap=arrival.longest_gap()))
        if not arrival.typed:
            end = self.wording.text(f"calibration.end.{arrival.raw.terminator or 'none'}")
            facts.append(self.wording.text("calibration.end_line", end=end).rstrip("."))
        if arrival.raw.platform:
            facts.append(self.tr("System: {platform}").format(platform=arrival.raw.platform))
        return tuple(facts)

    def _as_text(self, arrival: Arrival) -> str:
        head = f"{arrival.number}. {self._what(arrival)}: {arrival.read()}"
        keys = (f"{row.text}\t{row.held}\t{_gap(row)}\t{row.code}" for row in arrival.rows())
        return "\n".join((head, *self._facts(arrival), *keys))

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self.copied.emit()


def _gap(row: KeyRow) -> str:
    return "" if row.gap is None else str(row.gap)

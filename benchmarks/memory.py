"""The memory of one window after thousands of returns, each entered, inspected and credited with real keys.

What a window needs once (screens, fonts, the first document) is there after the first tenth: from then on
nothing may grow. The schematrons have a process of their own, which is not counted.
"""

import gc
import os
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from benchmarks.measuring import Figures, Measured, Plan
from benchmarks.synthetic import number_of, open_returns
from benchmarks.window_probe import Bench, NotPainted, bench_over

RETURNS = 10_000
_PARTS = 10
_TARGET = 1.10
_MB = 1024 * 1024


def measure(plan: Plan) -> Measured:
    """Take returns through one window and measure its memory after each tenth."""
    count = plan.samples_or(RETURNS)
    marks = sorted({max(1, count * part // _PARTS) for part in range(1, _PARTS + 1)})
    with tempfile.TemporaryDirectory(prefix="reception-rma-") as folder:
        taken: dict[int, float] = {}
        with (
            closing(open_returns(replace(plan, folder=Path(folder)), count)) as context,
            bench_over(context) as bench,
        ):
            # As the program does: without their checks, documents would wait for them here.
            bench.app.companions.prepare_documents()
            bench.wait_until(bench.app.lanes.idle)
            begin = _resident()
            for position in range(count):
                _credit(bench, number_of(position))
                if position + 1 in marks:
                    gc.collect()
                    taken[position + 1] = _resident()
    first, last = taken[marks[0]], taken[marks[-1]]
    figures: Figures = {f"resident_mb_after_{mark}": round(megabytes, 1) for mark, megabytes in taken.items()}
    yardstick: Figures = {"resident_mb_of_the_window_at_rest": round(begin, 1)}
    growth = last / first
    ratio = {"last_to_first_tenth": growth, "last_to_window_at_rest": last / begin}
    return Measured(figures, yardstick, ratio, f"≤ {_TARGET:g} × after the first tenth", growth <= _TARGET)


def _credit(bench: Bench, rma: str) -> None:
    """Enter the number, confirm that all is there and unused, issue; then wait for the next parcel."""
    screen = bench.app.return_screen
    bench.go_home()
    field = bench.app.home.findChild(QLineEdit, "scan")
    if field is None:
        raise NotPainted("the scan field is not there")
    # Entered, not typed at a scanner's pace: over hours a busy machine would tear one number or another.
    field.setText(rma)
    QTest.keyClick(field, Qt.Key.Key_Return)
    bench.wait_until(lambda: screen.rma() == rma and bench.app.window.current() == "return")
    for key in ("F6", "F12"):
        revision = screen.revision()
        bench.wait_until(bench.app.lanes.idle)
        QTest.keySequence(bench.app.window, QKeySequence(key))
        bench.wait_until(lambda before=revision: screen.revision() > before)  # type: ignore[misc]  # a default cannot be inferred
    bench.wait_until(bench.app.lanes.idle)


def _resident() -> float:
    """Return this process' memory in MB; where the system has no such file, its height so far."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / _MB
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB

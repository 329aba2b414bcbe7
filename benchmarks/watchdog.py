"""How long the main thread is ever kept from its event loop, while the program works hard.

A timer of one millisecond beats in the main thread; a beat that comes late is a block: a key pressed
then would wait as long. Watched during an import, issues and prints. The yardstick is the same beat in
the idle window.
"""

import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from benchmarks.import_returns import write_file
from benchmarks.measuring import FRAME_MS, Figures, Measured, Plan, milliseconds
from benchmarks.synthetic import open_returns, untouched
from benchmarks.window_probe import Bench, bench_over, settle
from receiving_app.services.ports import Bench as ServicesBench
from receiving_app.services.reprint import latest_credit_notes, prepare_print
from ui.operations import BACKGROUND, Operation, Progress
from ui.printing import print_pdf, set_page

ON_FILE = 1_000
SAMPLES = 30
ROWS_FOR_EACH = 300
_IDLE_MS = 1_000


class Heart(QObject):
    """Beats every millisecond and keeps how late each beat was, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._on_timer_timeout)

    def watch(self, work: Callable[[], None]) -> list[float]:
        """Do some work and return how late the beats meanwhile were."""
        self.late = []
        self._last = perf_counter()
        self._timer.start()
        work()
        self._timer.stop()
        return self.late

    def _on_timer_timeout(self) -> None:
        now = perf_counter()
        self.late.append(max(0.0, now - self._last - 0.001))
        self._last = now


def measure(plan: Plan) -> Measured:
    """Watch the window idle, importing, issuing and printing."""
    size, count = plan.sizes_or(ON_FILE)[0], plan.samples_or(SAMPLES)
    heart = Heart()
    with tempfile.TemporaryDirectory(prefix="reception-rma-") as folder:
        kept = Plan(Path(folder))
        file = write_file(Path(folder) / "returns.csv", count * ROWS_FOR_EACH)
        with closing(open_returns(kept, size)) as context:
            numbers = list(islice(untouched(context, size), count + 1))
            with bench_over(context) as bench:
                _issue(bench, numbers[:1])
                bench.go_home()
                seen = {
                    "idle": heart.watch(partial(settle, _IDLE_MS)),
                    "import": heart.watch(partial(_import, bench, context.import_file, file)),
                    "issue": heart.watch(partial(_issue, bench, numbers[1:])),
                    "print": heart.watch(partial(_print, bench, context.bench, Path(folder))),
                }
    figures: Figures = {
        name: {**milliseconds(late), "over_a_frame": sum(beat * 1000 > FRAME_MS for beat in late)}
        for name, late in seen.items()
        if name != "idle"
    }
    worst = max(max(late) for name, late in seen.items() if name != "idle")
    ratio = {"longest_block_to_longest_idle": worst / max(seen["idle"])}
    target = f"longest block ≤ {FRAME_MS} ms"
    return Measured(figures, {"idle": milliseconds(seen["idle"])}, ratio, target, worst * 1000 <= FRAME_MS)


def _import(bench: Bench, importer: Callable[..., object], file: Path) -> None:
    progress = Progress()
    call = partial(importer, file, progress=progress.report, cancelled=progress.cancelled)
    _in_lane(bench, call, BACKGROUND, progress)


def _in_lane(bench: Bench, call: Callable[[], object], lane: str, progress: Progress | None = None) -> None:
    finished: list[object] = []
    Operation(bench.app, call, finished.append, finished.append, lane=lane, progress=progress).start()
    while not finished:
        settle(5)


def _issue(bench: Bench, numbers: list[str]) -> None:
    """Take returns from the scan to the credit note, by keys."""
    for rma in numbers:
        bench.scan(rma)
        for key in ("F6", "F12"):
            QTest.keySequence(bench.app.window.focusWidget(), QKeySequence(key))
            bench.wait_until(bench.app.lanes.idle)
        bench.go_home()


def _print(window: Bench, bench: ServicesBench, folder: Path) -> None:
    """Print every credit note into a file, in the lane of printing."""

    def send() -> None:
        for row in latest_credit_notes(bench):
            job = prepare_print(bench, row.number)
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(folder / f"{row.number}.pdf"))
            set_page(printer)
            print_pdf(job.pdf, printer, job.number)

    _in_lane(window, send, "printing")

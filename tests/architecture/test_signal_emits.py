"""Some releases of PySide6 lose a reference to True or None at each emit, and abort much later."""

import subprocess
import sys

EMIT_MANY_TIMES = """
from PySide6.QtCore import QCoreApplication, QObject, Signal


class Emitter(QObject):
    toggled = Signal(bool)
    answered = Signal(object)


app = QCoreApplication([])
emitter = Emitter()
seen = []
emitter.toggled.connect(seen.append)
emitter.answered.connect(seen.append)
for _ in range(5_000):
    emitter.toggled.emit(True)
    emitter.answered.emit(True)
    emitter.answered.emit(None)
assert len(seen) == 15_000
"""


def test_emitting_true_and_none_thousands_of_times_ends_cleanly() -> None:
    # In a child process, since the abort may come at exit, after the tests said "passed".
    emitted = subprocess.run(
        [sys.executable, "-c", EMIT_MANY_TIMES], capture_output=True, text=True, check=False
    )
    assert (emitted.returncode, emitted.stderr) == (0, "")

"""The understanding of scans, wired."""

import importlib
from typing import Any

from receiving_app.domain.scans import NO_HINTS, Hints, RawScan, Reading


class LazyInterpreter:
    """The ``Interpreter`` port; layouts and GS1 are loaded at the first scan, or by ``prepare``."""

    def read(self, scan: RawScan, hints: Hints = NO_HINTS) -> Reading:
        """Understand a scan; see the port."""
        reading: Reading = self._interpreter().read(scan, hints)
        return reading

    def prepare(self) -> None:
        """Load what the first scan needs; see the port."""
        importlib.import_module("receiving_app.services.scan_resolve")
        self._interpreter().prepare()

    def _interpreter(self) -> Any:
        return importlib.import_module("receiving_app.scanning.interpreter").ScanInterpreter()

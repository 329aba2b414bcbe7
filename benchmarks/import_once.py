"""Import one file in a process of its own and say how long it took and the memory at its height."""

import json
import sys
from contextlib import closing
from pathlib import Path
from time import perf_counter

from receiving_app.app_context import open_context
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY


def import_once(database: Path, file: Path) -> dict[str, float]:
    """Import a file into a new database."""
    options = Options(data_dir=str(database.parent), database=str(database), today=SAMPLE_DAY)
    with closing(open_context(options)) as context:
        # Not the sample company: hashing its supervisor code takes more memory than the import.
        context.install_defaults()
        start = perf_counter()
        report = context.import_file(file)
        seconds = perf_counter() - start
    return {"seconds": seconds, "peak_mb": _peak(), "created": report.created, "refused": report.refused}


def _peak() -> float:
    """Return the megabytes of this process at its height.

    Not by ``getrusage``: on Linux its figure begins with that of the process which started this one.
    """
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    print(json.dumps(import_once(Path(sys.argv[1]), Path(sys.argv[2]))))

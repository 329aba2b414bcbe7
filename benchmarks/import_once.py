"""Import one file in a process of its own and say how long it took and the memory at its height."""

import json
import resource
import sys
from contextlib import closing
from pathlib import Path
from time import perf_counter

from receiving_app.app_context import Options, open_context
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
    # Kilobytes, on Linux.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "peak_mb": peak, "created": report.created, "refused": report.refused}


if __name__ == "__main__":
    print(json.dumps(import_once(Path(sys.argv[1]), Path(sys.argv[2]))))

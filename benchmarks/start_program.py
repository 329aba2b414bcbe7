"""Start the program as ``main.py window`` does and say when it is ready to scan; run by ``start``.

Ready: the scan field has the focus, and the window with it in it is painted. Prints one JSON object:
the moment on the monotonic clock in seconds, which the parent process shares, and the memory in MB.
"""

import gc
import sys
from importlib import import_module
from pathlib import Path


def run(arguments: list[str]) -> int:
    """Run the program with its window watched and return its exit code."""
    # As ``main.main`` does before it imports the window, which is imported here before it runs.
    gc.disable()
    sys.path.insert(0, str(Path(__file__).parent.parent))
    # Also in its order: the command line comes before Qt.
    import_module("receiving_app.cli")
    window = import_module("ui.start")
    vars(window)["App"] = import_module("benchmarks.ready").watched(vars(window)["App"])
    code: int = import_module("main").main(arguments)
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

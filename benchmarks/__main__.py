"""``python -m benchmarks`` measures everything; ``python -m benchmarks NAME`` one thing.

Each benchmark runs in a process of its own, prints one JSON object in one line, and asserts nothing.
"""

import argparse
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.measuring import Measured, Plan, print_report

MODULES = {
    "start": "start",
    "scan": "scan",
    "decode": "decode",
    "action": "action",
    "benches": "benches",
    "server": "server",
    "issue": "issue",
    "search": "search",
    "screens": "screens",
    "watchdog": "watchdog",
    "keystroke": "keystroke",
    "import": "import_returns",
    "memory": "memory",
}
KEPT = Path(tempfile.gettempdir()) / "reception-rma-benchmarks"


def main(arguments: list[str]) -> int:
    """Run the benchmarks named, or all, and return the exit code."""
    chosen = _parser().parse_args(arguments)
    if len(chosen.names) == 1:
        plan = Plan(Path(chosen.kept), chosen.sizes, chosen.samples)
        measured: Measured = import_module(f"benchmarks.{MODULES[chosen.names[0]]}").measure(plan)
        print_report(chosen.names[0], measured)
        return 0
    options = ["--kept", chosen.kept, "--samples", str(chosen.samples)]
    if chosen.sizes:
        options += ["--sizes", ",".join(map(str, chosen.sizes))]
    # One process each: none warms the caches or fills the memory of the next.
    codes = [
        subprocess.run([sys.executable, "-m", "benchmarks", name, *options], check=False).returncode
        for name in chosen.names or MODULES
    ]
    return max(codes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*MODULES, []], metavar="NAME", help=", ".join(MODULES))
    parser.add_argument(
        "--sizes", type=_sizes, default=(), metavar="N,N", help="returns on file, or rows to import"
    )
    parser.add_argument("--samples", type=int, default=0, metavar="N", help="how often each is measured")
    parser.add_argument("--kept", default=str(KEPT), metavar="DIR", help="where big databases are kept")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

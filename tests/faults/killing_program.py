"""A program of its own that starts ``simulate`` again and again and kills it at random moments.

``python -m tests.faults.killing_program FOLDER KILLS SEED``: loads the program once, and forks a process for each
run; that process is killed with SIGKILL after some of its lines and some more milliseconds. At the end it
prints every line that was read from any of them: each was acknowledged.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from main import main as program

MOST_LINES, MOST_S = 4, 0.08


def killed_run(folder: Path, seed: int, chance: random.Random) -> list[str]:
    """Run ``simulate``, kill it at some moment, and return the whole lines it had printed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        words = ["--data-dir", str(folder), "--today", "2026-11-23", "simulate", "--returns", "1000"]
        os._exit(program([*words, "--seed", str(seed)]))
    os.close(writing)
    lines: list[str] = []
    with os.fdopen(reading, encoding="utf-8") as output:
        lines += [output.readline() for _ in range(chance.randrange(MOST_LINES))]
        # No wait for anything: the moment is meant to be any.
        time.sleep(chance.random() * MOST_S)
        os.kill(child, signal.SIGKILL)
        lines += output.readlines()
    os.waitpid(child, 0)
    return [line for line in lines if line.endswith("\n")]


def main() -> None:
    """Kill so many times; what was acknowledged goes to standard output."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)  # noqa: S311 - when to kill is no secret
    # Loaded here once instead of in each process.
    program(["--data-dir", str(folder), "--today", "2026-11-23", "simulate", "--returns", "1"])
    sys.stdout.flush()
    for number in range(kills):
        sys.stdout.writelines(killed_run(folder, seed + number, chance))
        sys.stdout.flush()


if __name__ == "__main__":
    main()

"""Notes of an import: what was put under a key comes back, from disk, and goes with the import."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.data.scratch import SqlScratch

ROOT = Path(__file__).resolve().parents[2]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.dictionaries(TEXTS, TEXTS, max_size=5)), max_size=20))
def test_notes_come_back_as_from_a_dictionary_by_topic(steps: list[tuple[str, dict[str, str]]]) -> None:
    expected: dict[str, dict[str, str]] = {"a": {}, "b": {}}
    with SqlScratch() as scratch:
        for topic, notes in steps:
            scratch.remember(topic, notes)
            expected[topic] |= notes
        for topic, notes in expected.items():
            assert scratch.recall(topic, [*notes, "never put"]) == notes


def test_two_places_know_nothing_of_each_other() -> None:
    with SqlScratch() as one, SqlScratch() as other:
        one.remember("return", {"RMA-1": "x"})
        assert other.recall("return", ["RMA-1"]) == {}


FULL = """
import resource, signal, sys
sys.path.insert(0, sys.argv[1])
from receiving_app.data.scratch import SqlScratch
from receiving_app.domain.database_errors import DatabaseProblem
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
with SqlScratch() as scratch:
    try:
        for number in range(100_000):
            scratch.remember("return", {f"{number}-{place}": "x" * 100 for place in range(100)})
    except DatabaseProblem:
        sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_full_disk_is_said_in_our_words() -> None:
    done = subprocess.run([sys.executable, "-c", FULL, str(ROOT)], timeout=300, check=False)
    assert done.returncode == 7


GROWING = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from receiving_app.data.scratch import SqlScratch
def used():
    with open("/proc/self/statm") as sizes:
        return int(sizes.read().split()[1]) * resource.getpagesize()
with SqlScratch() as scratch:
    for number in range(2_000):
        scratch.remember("return", {f"{number}-{place}": "x" * 50 for place in range(100)})
        if number == 200:
            before = used()
    print(used() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_does_not_grow_with_the_notes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", GROWING, str(ROOT)], timeout=300, check=True, capture_output=True, text=True
    )
    # 180,000 notes more are some 14 MB.
    assert int(done.stdout) < 2_000_000
